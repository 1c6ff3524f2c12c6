import type { EntityManager } from '@mikro-orm/postgresql';
import { claimCodeOf, isClaimCode } from '../cases/claim-code.ts';
import type { Round } from '../domain/round.ts';
import type { Step, StepKind } from '../domain/steps.ts';
import { Application } from '../persistence/entities/application.ts';
import { CaseCommand, CaseEvent } from '../persistence/entities/record.ts';
import { roundRevision } from '../persistence/rounds.ts';
import { siblingsOf } from '../persistence/siblings.ts';
import { slotIn, type CaseFile } from './case-file.ts';
import type { NoticeDetails, SiblingFacts } from './notice-facts.ts';

/** The appointment that was booked before the step and still lay ahead, if any. */
export async function appointmentBefore(
  file: CaseFile,
): Promise<NoticeDetails['withdrawal']['appointment']> {
  const booked = (await eventsBefore(file, 'slotBooked')).at(-1);
  if (booked === undefined) return null;
  const { kita, startsAt, endsAt } = slotIn(file, booked.slotId);
  return startsAt > file.event.at.getTime() ? { kita, startsAt, endsAt } : null;
}

/** The round as the case knew it before the step, one revision after the other. */
export async function roundsBefore(file: CaseFile): Promise<readonly Round[]> {
  const { year, registrationRoundRevision } = file.application;
  const noted = await eventsBefore(file, 'roundNoted');
  return [
    await roundRevision(file.em, year, registrationRoundRevision),
    ...noted.map(({ round }) => round),
  ];
}

async function eventsBefore<Kind extends StepKind>(
  { em, notice: { applicationId, revision } }: CaseFile,
  kind: Kind,
): Promise<readonly Extract<Step, { kind: Kind }>[]> {
  const events = await em.find(
    CaseEvent,
    { applicationId, kind, revision: { $lt: revision } },
    { orderBy: { revision: 'asc' } },
  );
  return events.map(({ step }) => step as Extract<Step, { kind: Kind }>);
}

/** The free text of the command that caused the step. */
export async function noteTo({ em, event }: CaseFile): Promise<string | null> {
  if (event.commandId == null) return null;
  const { body } = await em.findOneOrFail(CaseCommand, { id: event.commandId });
  return body.note?.trim() || null;
}

/**
 * The recipient's claim code: a case that was carried over keeps the one of the case it came from. null: none that is
 * derived today opens it.
 */
export async function claimCodeIn({
  em,
  application,
  guardian,
  context,
}: CaseFile): Promise<string | null> {
  for (let id: string | null = application.id; id !== null; id = await carriedFrom(em, id)) {
    const code = claimCodeOf(context.secret, id, guardian.position);
    if (await isClaimCode(code, guardian.claimCodeHash)) return code;
  }
  return null;
}

async function carriedFrom(em: EntityManager, id: string): Promise<string | null> {
  return (await em.findOne(Application, { id }))?.carriedFrom ?? null;
}

/** The children whose applications are linked with this one; null: none. */
export async function siblingFacts({ em, application }: CaseFile): Promise<SiblingFacts | null> {
  const siblings = (await siblingsOf(em, [application.id])).get(application.id) ?? [];
  const [first] = siblings;
  if (first === undefined) return null;
  return {
    onlyTogether: siblings.some(({ together }) => together === 'onlyTogether'),
    firstNames: siblings.map(({ firstName }) => firstName ?? ''),
  };
}
