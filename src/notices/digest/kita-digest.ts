import { sql, type EntityManager } from '@mikro-orm/postgresql';
import { addDays, startOfDay, zonedDay } from '../../calendar/zone.ts';
import { kitaStanding, type Standing } from '../../cases/read/kita-standing.ts';
import { acceptedOffer, bookedSlot, type CaseState } from '../../domain/case.ts';
import { whoseTurn } from '../../domain/turn.ts';
import { asActor, type Actor } from '../../persistence/actor.ts';
import { toCaseState } from '../../persistence/case-state.ts';
import { WishRow } from '../../persistence/entities/application.ts';
import { allRounds } from '../../persistence/rounds.ts';
import type { Answer, Cases, KitaDigest, Since } from './digest-facts.ts';

/** Appointments are told so many days ahead, today included. */
const APPOINTMENT_DAYS = 3;

/** One case as row-level security shows it to the Kita. */
interface OwnCase {
  readonly caseNumber: string;
  readonly state: CaseState;
  readonly standing: Standing;
  /** On the case's own clock. */
  readonly now: number;
}

/** @param reader who reads; the cases themselves are read as the Kita, so that it is told of nothing else. */
export async function readKitaDigest(
  em: EntityManager,
  kitaId: string,
  {
    reader,
    clock,
    since,
  }: { readonly reader: Actor; readonly clock: number; readonly since: Since },
): Promise<KitaDigest> {
  const cases = await asActor(em, [{ kind: 'kita', ref: kitaId, role: 'head' }, reader], () =>
    readOwnCases(em, kitaId, clock),
  );
  const numbersOf = (wanted: (one: OwnCase) => boolean): Cases =>
    cases.filter(wanted).map(({ caseNumber }) => caseNumber);
  const isOverdue = (what: 'slots' | 'contract') =>
    numbersOf(({ state }) => acceptedOffer(state) !== undefined && state.overdue.includes(what));
  return {
    toReview: numbersOf(({ standing }) => standing === 'toReview'),
    answered: await readAnswered(em, kitaId, since),
    prepared: numbersOf(({ standing }) => standing === 'prepared'),
    noSlotLeft: numbersOf(({ state, now }) => hasNoSlotLeft(state, now)),
    appointments: cases.flatMap(appointmentOf).toSorted((a, b) => a.startsAt - b.startsAt),
    overdue: { slots: isOverdue('slots'), contract: isOverdue('contract') },
  };
}

async function readOwnCases(
  em: EntityManager,
  kitaId: string,
  clock: number,
): Promise<readonly OwnCase[]> {
  const wishes = await em.find(
    WishRow,
    { kitaId, status: { $ne: 'removed' }, application: { closedAt: null } },
    {
      populate: [
        'application.wishes',
        'application.drafts',
        'application.offers',
        'application.slots',
      ],
      orderBy: { application: { caseNumber: 'asc' } },
    },
  );
  const rounds = new Map((await allRounds(em)).map((round) => [round.year, round]));
  return Promise.all(
    wishes.map(async ({ application, status, reviewedAt }) => {
      const state = await toCaseState(em, application);
      const round = rounds.get(application.year) ?? state.round;
      const now = clock + application.clockOffsetMs;
      const wish = { status, reviewedAt: reviewedAt?.getTime() ?? null };
      const standing = kitaStanding(state, wish, round, now);
      return { caseNumber: application.caseNumber, state, standing, now };
    }),
  );
}

const hasNoSlotLeft = (state: CaseState, now: number): boolean =>
  state.phase === 'appointment' &&
  acceptedOffer(state) !== undefined &&
  whoseTurn(state, now).waitingFor === 'kita' &&
  bookedSlot(state) === undefined;

function appointmentOf({ caseNumber, state, now }: OwnCase): KitaDigest['appointments'] {
  const slot = bookedSlot(state);
  const today = zonedDay(now);
  const until = startOfDay(addDays(today, APPOINTMENT_DAYS));
  return slot !== undefined && slot.startsAt >= startOfDay(today) && slot.startsAt < until
    ? [{ caseNumber, startsAt: slot.startsAt, endsAt: slot.endsAt }]
    : [];
}

/** A lapse that was written down late counts from then, or a digest in between would never tell of it. */
async function readAnswered(
  em: EntityManager,
  kitaId: string,
  { after, upTo }: Since,
): Promise<KitaDigest['answered']> {
  const rows = await em.execute<{ status: string; caseNumber: string }[]>(sql`
    select o.status, a.case_number as "caseNumber"
    from offer o join application a on a.id = o.application_id
    where o.kita_id = ${kitaId} and exists (
      select from case_event e
      where e.application_id = o.application_id and e.at = o.settled_at
        and e.recorded_at > ${after} and e.recorded_at <= ${upTo})
    order by a.case_number`);
  const withStatus = (wanted: Answer): Cases =>
    rows.filter(({ status }) => status === wanted).map(({ caseNumber }) => caseNumber);
  return {
    accepted: withStatus('accepted'),
    declined: withStatus('declined'),
    lapsed: withStatus('lapsed'),
    returned: withStatus('returned'),
  };
}
