import { expect, inject } from 'vitest';
import type { CommandResult } from '../../../src/cases/errors.ts';
import { readFamilyCase, type FamilyCase } from '../../../src/cases/read/family-case.ts';
import type { NoticeKind } from '../../../src/domain/notices.ts';
import type { RefusalCode } from '../../../src/domain/refusals.ts';
import type { Round } from '../../../src/domain/round.ts';
import type { WaitingFor } from '../../../src/domain/turn.ts';
import type { Phase } from '../../../src/domain/phase.ts';
import { startDispatcher } from '../../../src/notices/dispatcher.ts';
import { startMailServer } from '../../support/mail-server.ts';
import {
  DAY,
  eventually,
  openRound,
  startTestPortal,
  type TestKita,
  type TestPortal,
} from '../../support/portal.ts';
import { messageId, ORIGIN } from '../../support/post-office.ts';
import { CHAPTERS, tellStory, type Chapter, type Story } from '../../support/story.ts';
import { actsOf, type Acts } from '../../support/acts.ts';

/** The rounds paths run in; they differ in their rules. */
export type RoundName = 'parallel' | 'paused' | 'window' | 'postponed' | 'next';

/** A case and all its people, as a path tells it. */
export type Told = Story & Acts;

/** A way a case can take, told through the real doors on virtual time. */
export interface Path {
  readonly name: string;
  readonly tell: (world: World) => Promise<Told>;
}

/** A portal with several rounds, and the mails that leave it. Every story has two Kitas of one place of its own. */
export interface World {
  readonly portal: TestPortal;
  portalOf(round: RoundName): TestPortal;
  story(until: Chapter, options?: StoryOptions): Promise<Told>;
  /** The mails the family got so far, in the order of what they tell; reminders of offers aside. */
  expectMails(told: { readonly id: string }, kinds: readonly NoticeKind[]): Promise<void>;
  /** What the family reads on its page: the phase, and whose turn it is. */
  expectPage(told: Told, phase: Phase, waitingFor: WaitingFor): Promise<FamilyCase>;
  expectPromised(told: Told, first: number, second?: number): Promise<void>;
  stop(): Promise<void>;
}

interface StoryOptions {
  readonly round?: RoundName;
  readonly kitas?: readonly TestKita[];
}

export const DONE: CommandResult = { kind: 'done' };
export const refused = (code: RefusalCode): CommandResult => ({ kind: 'refused', code });

/** @param stories how many stories one round has Kitas for */
export async function openWorld(stories: number): Promise<World> {
  const now = Date.now();
  const base = openRound(now);
  const own = { kitas: 2 * stories, capacity: 1 };
  const mailServer = await startMailServer();
  const portal = await startTestPortal({
    postgresUrl: inject('postgresUrl'),
    temporalAddress: inject('temporalAddress'),
    round: base,
    ...own,
  });
  const dispatcher = startDispatcher({
    ...portal.deps,
    publicOrigin: ORIGIN,
    smtpUrl: mailServer.url,
    mailFrom: 'Kita-Portal <kita-portal@example.org>',
    perRound: 200,
    pauseMs: 200,
  });
  const rounds: Record<RoundName, TestPortal> = {
    parallel: portal,
    paused: await portal.withRound(
      () => withRules(base, -1, { offerMode: 'paused', secondNoShow: 'offers' }),
      own,
    ),
    window: await portal.withRound(() => withRules(base, 2, { offerMode: 'window' }), own),
    postponed: await portal.withRound(
      (kitas) => ({
        ...withRules(base, -2, {}),
        dates: {
          ...base.dates,
          careStartsOn: `${base.year - 2}-08-01`,
          ageCutOffOn: `${base.year - 2}-11-01`,
          // Every second Kita, so that each story has one of either kind.
          overrides: [
            {
              kitaIds: kitas.filter((_, index) => index % 2 === 1).map(({ id }) => id),
              offersFromAt: base.dates.offersFromAt + 8 * DAY,
            },
          ],
        },
      }),
      own,
    ),
    next: await portal.withRound(() => withRules(openRound(now + 60 * DAY, base.year), 1, {}), own),
  };
  const used = new Map<RoundName, number>();

  return {
    portal,
    portalOf: (round) => rounds[round],
    async story(until, { round = 'parallel', kitas } = {}) {
      const from = used.get(round) ?? 0;
      used.set(round, from + 2);
      const wished = kitas ?? rounds[round].kitas.slice(from, from + 2);
      const told = await tellStory(rounds[round], 'registered', {
        kitas: wished,
        // A mailbox of its own: what a family's clicks send to one is limited.
        email: `familie.${round}.${from}@example.org`,
      });
      // A mail that is overtaken by what follows is never sent: each chapter waits for its own.
      const goOn = async (to: Chapter): Promise<void> => {
        for (const chapter of CHAPTERS.slice(0, CHAPTERS.indexOf(to) + 1)) {
          await told.goOn(chapter);
          await eventually(
            () => portal.notices(told.id),
            (notices) => notices.every(({ status }) => status !== 'pending'),
          );
        }
      };
      await goOn(until);
      return { ...told, ...actsOf(told), goOn };
    },
    async expectMails({ id }, kinds) {
      const expected = kinds.join(' ');
      const arrived = await eventually(
        async () => {
          const ids = new Set(mailServer.mails.map((mail) => mail.messageId));
          const notices = await portal.notices(id);
          return notices
            .filter((notice) => ids.has(messageId(notice)) && notice.kind !== 'offerReminder')
            .map((notice) => notice.kind)
            .join(' ');
        },
        (seen) => seen.length >= expected.length,
        60_000,
      ).catch((error: unknown) => String(error));
      expect(arrived).toBe(expected);
    },
    async expectPage(told, phase, waitingFor) {
      const page = await readFamilyCase(portal.deps, told.family, told.id);
      expect([page.turn.phase, page.turn.waitingFor]).toEqual([phase, waitingFor]);
      return page;
    },
    async expectPromised({ kita, other }, first, second = 0) {
      expect([await portal.promised(kita), await portal.promised(other)]).toEqual([first, second]);
    },
    async stop() {
      await dispatcher.stop();
      await portal.stop();
      await mailServer.stop();
    },
  };
}

/** The same dates in another year, with other rules. */
function withRules(base: Round, yearsLater: number, rules: Partial<Round['rules']>): Round {
  const year = base.year + yearsLater;
  return {
    ...base,
    year,
    dates: { ...base.dates, careStartsOn: `${year}-08-01`, ageCutOffOn: `${year}-11-01` },
    rules: { ...base.rules, ...rules },
  };
}
