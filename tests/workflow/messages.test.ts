import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { reloadCase } from '../../src/cases/tell-case.ts';
import {
  applicationWorkflowId,
  caseStatusQuery,
  FACT_SIGNALS,
  type CommandMessage,
} from '../../workflows/application/application.messages.ts';
import { DAY, eventually, startTestPortal, type TestPortal } from '../support/portal.ts';
import { CHAPTERS, tellStory } from '../support/story.ts';

const SLACK_MS = 2000;

describe('signals and the query', () => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
    });
  });
  afterAll(() => portal.stop());

  it.concurrent('a wish is reviewed once, however often it is said', async () => {
    const told = await tellStory(portal, 'offers');
    const reviewed = (await portal.commands(told.id)).find(
      ({ action }) => action === 'markReviewed',
    );
    if (reviewed === undefined) throw new Error('the wish was not reviewed');
    const message: CommandMessage<'markReviewed'> = {
      commandId: reviewed.id,
      receivedAt: reviewed.receivedAt.getTime(),
      caseRevision: reviewed.caseRevision,
      round: (await told.state()).round,
      body: reviewed.body.message as CommandMessage<'markReviewed'>['body'],
    };
    const signalled = portal.workflow(told.id);
    await Promise.all([1, 2, 3].map(() => signalled.signal(FACT_SIGNALS.markReviewed, message)));
    expect(await told.review()).toEqual({ kind: 'refused', code: 'wish.already_reviewed' });
    expect((await told.events()).filter((kind) => kind === 'wishReviewed')).toHaveLength(1);
    expect(await told.offer()).toEqual({ kind: 'done' });
  });

  it.concurrent('a reload reads the row again and arms the timer anew', async () => {
    const told = await tellStory(portal, 'offerOpen');
    const offer = await told.offerOf();
    const dueAt = offer.dueAt + 3 * DAY;
    // As a restore of PostgreSQL might leave it: the row says something else than the workflow remembers.
    const em = portal.owner.em.fork();
    await em.execute('update offer set due_at = ? where id = ?', [new Date(dueAt), offer.id]);
    await reloadCase(portal.deps.client, told.id);
    const status = await eventually(
      () => portal.workflow(told.id).query(caseStatusQuery),
      (seen) => seen?.next?.at === dueAt - 7 * DAY,
    );
    expect(status?.wakesAt).toBe(dueAt - 7 * DAY + SLACK_MS);
    await reloadCase(portal.deps.client, randomUUID());
  });

  it.concurrent('the query tells phase, turn, next step and what the workflow itself knows', async () => {
    const told = await tellStory(portal, 'registered');
    await portal.untilAtRest(told.id);
    const { dates } = portal.round;
    const seen: unknown[] = [];
    const due = new Map<string, number | null | undefined>();
    for (const chapter of CHAPTERS.slice(0, -1)) {
      await told.goOn(chapter);
      const at = await portal.now(told.id);
      const status = await portal.workflow(told.id).query(caseStatusQuery, { at });
      const { revision } = await told.state();
      expect(status).toMatchObject({ revision, roundRevision: 1 });
      expect(status?.wakesAt).toBe(status?.next == null ? null : status.next.at + SLACK_MS);
      seen.push([chapter, status?.phase, status?.waitingFor, status?.next?.action]);
      due.set(chapter, status?.dueAt);
    }
    expect(due.get('registered')).toBe(dates.deadlineAt);
    expect(due.get('review')).toBe(dates.reviewEndsAt);
    expect(due.get('offerOpen')).toBe((await told.offerOf()).dueAt);
    expect(seen).toEqual([
      ['registered', 'registered', 'nobody', 'closeEnrolment'],
      ['review', 'review', 'kita', 'tellAllocation'],
      ['offers', 'offers', 'kita', 'tellAllocation'],
      ['offerOpen', 'offers', 'family', 'remindOfOffer'],
      ['chosen', 'chosen', 'kita', 'tellOverdue'],
      ['slotsProposed', 'appointment', 'family', 'tellAllocation'],
      ['slotBooked', 'appointment', 'nobody', 'tellOverdue'],
      ['contract', 'contract', 'kita', 'tellOverdue'],
      ['concluded', 'ended', 'nobody', 'closeCase'],
    ]);
  });

  it.concurrent('the phase in the search attribute is the stored one, written once per phase', async () => {
    const told = await tellStory(portal, 'closed');
    const history = await portal.history(told.id);
    const upserts = history.filter((event) => event.upsertWorkflowSearchAttributesEventAttributes);
    expect(upserts).toHaveLength(4);
    const { typedSearchAttributes } = await portal.deps.client.workflow
      .getHandle(applicationWorkflowId(told.id))
      .describe();
    expect(JSON.stringify(typedSearchAttributes)).toContain('ended');
  });
});
