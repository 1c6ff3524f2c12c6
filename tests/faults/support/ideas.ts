import { randomUUID } from 'node:crypto';
import {
  acceptedOffer,
  bookedSlot,
  liveDrafts,
  missingConsents,
  openOffers,
  type CaseState,
} from '../../../src/domain/case.ts';
import { DATA_FIELDS, type PersonAction } from '../../../src/domain/commands.ts';
import type { Person } from '../../../src/persistence/actor.ts';
import { DAY, type TestKita } from '../../support/portal.ts';
import type { Random } from './random.ts';
import type { Click } from './stage.ts';

const OFFICE: Person = { kind: 'office', ref: 'jugendamt', role: 'head' };
const NONE = { id: randomUUID(), kitaId: null };

/** A case as whoever has the idea sees it. */
export interface Seen {
  readonly id: string;
  readonly state: CaseState;
  /** The case's present, UTC milliseconds. */
  readonly now: number;
  readonly kitas: readonly TestKita[];
  /** What a Kita would propose. */
  readonly slots: readonly { readonly startsAt: number; readonly endsAt: number }[];
  /** The round a child could be carried over into. */
  readonly laterYear: number;
}

/** What somebody might ask of a case: mostly what makes sense where it stands, sometimes anything. */
export function ideaOf(random: Random, seen: Seen): Click {
  const { id: applicationId, state } = seen;
  const family: Person = { kind: 'family', ref: applicationId, guardian: 1 };
  const by = (actor: Person, action: PersonAction, facts: object): Click => ({
    actor,
    action,
    request: { applicationId, clientKey: randomUUID(), ...facts },
  });
  const kitaActor = (id: string | null | undefined): Person => ({
    kind: 'kita',
    ref: id ?? '',
    role: 'head',
  });
  const offer = random.pick(openOffers(state)) ?? random.pick(state.offers);
  const wish = random.pick(state.wishes.filter((candidate) => candidate.status !== 'removed'));
  const accepted = acceptedOffer(state);
  const kitaIds = random
    .shuffled(seen.kitas)
    .slice(0, random.between(1, 5))
    .map((kita) => kita.id);
  const offerId = offer?.id ?? randomUUID();

  const draft = random.pick(state.drafts);
  const slotId = random.pick(state.slots)?.id ?? randomUUID();
  const wishId = wish?.id ?? randomUUID();
  const draftId = draft?.id ?? randomUUID();
  const acceptedId = accepted?.id ?? offerId;
  const byWished = (action: PersonAction) => () => by(kitaActor(wish?.kitaId), action, { wishId });
  const byFamily =
    (action: PersonAction, facts: object = {}) =>
    () =>
      by(family, action, facts);
  const byOffice = (action: PersonAction, facts: object) => () => by(OFFICE, action, facts);
  const ofAccepted =
    (action: PersonAction, facts: object = {}) =>
    () =>
      by(kitaActor(accepted?.kitaId ?? offer?.kitaId), action, { offerId: acceptedId, ...facts });
  const ideas = {
    changeWishes: byFamily('changeWishes', { kitaIds, childminding: random.chance(0.5) }),
    changeData: byFamily('changeData', { change: { fields: [random.pick(DATA_FIELDS)] } }),
    moveAway: byFamily('moveAway'),
    withdraw: byFamily('withdraw', { note: 'Umzug' }),
    undoWithdraw: byFamily('undoWithdraw'),
    markReviewed: byWished('markReviewed'),
    confirmVisit: byWished('confirmVisit'),
    prepareOffer: byWished('prepareOffer'),
    releaseOffer: () => by(kitaActor(draft?.kitaId), 'releaseOffer', { offerId: draftId }),
    makeOffer: byWished('makeOffer'),
    revokeOffer: () => {
      const { id, kitaId } = draft !== undefined && random.chance(0.3) ? draft : (offer ?? NONE);
      return by(kitaActor(kitaId), 'revokeOffer', { offerId: id, note: 'Versehen' });
    },
    acceptOffer: byFamily('acceptOffer', { offerId }),
    declineOffer: byFamily('declineOffer', { offerId, note: 'Zu weit' }),
    reviveOffer: byFamily('reviveOffer', { offerId }),
    // A family's own session counts as the guardian it is; the other one signs on paper.
    guardianConsent: random.chance(0.3)
      ? byFamily('guardianConsent', { guardian: 1 })
      : ofAccepted('guardianConsent', { guardian: random.between(1, 3) }),
    proposeSlots: ofAccepted('proposeSlots', { slots: seen.slots }),
    bookSlot: byFamily('bookSlot', { slotId }),
    cancelAppointment: () => {
      const slot = bookedSlot(state);
      const facts = { slotId: slot?.id ?? slotId, note: 'Krank' };
      const actor = random.chance(0.5) ? family : kitaActor(slot?.kitaId);
      return by(actor, 'cancelAppointment', facts);
    },
    recordNoShow: () => {
      const slot = bookedSlot(state);
      return by(kitaActor(slot?.kitaId), 'recordNoShow', { slotId: slot?.id ?? slotId });
    },
    concludeContract: ofAccepted('concludeContract'),
    correctContract: ofAccepted('correctContract', { startsOn: '2030-08-01', hours: 45 }),
    contractFailed: ofAccepted('contractFailed', { reason: 'otherReason', note: 'Umzug' }),
    carryOver: byOffice('carryOver', { year: seen.laterYear }),
    closeWithoutPlace: byOffice('closeWithoutPlace', { note: 'Kein Platz frei' }),
    extendDeadline: byOffice('extendDeadline', { offerId, dueAt: seen.now + 20 * DAY }),
  } satisfies Record<PersonAction, () => Click>;
  const all = Object.keys(ideas) as PersonAction[];
  const sensible = random.chance(0.85) ? sensibleNow(seen, random) : all;
  return ideas[random.pick(sensible) ?? 'withdraw']();
}

function sensibleNow({ state, now }: Seen, random: Random): readonly PersonAction[] {
  if (state.end !== null)
    return state.end.reason === 'contract'
      ? ['correctContract', 'contractFailed']
      : ['undoWithdraw'];
  if (random.chance(0.04)) return ['withdraw', 'moveAway', 'changeData', 'confirmVisit'];
  if (missingConsents(state).length > 0 && random.chance(0.5)) return ['guardianConsent'];
  if (state.phase === 'chosen') return ['proposeSlots', 'proposeSlots', 'contractFailed'];
  if (state.phase === 'appointment') {
    const booked = bookedSlot(state);
    if (booked === undefined) return ['bookSlot', 'bookSlot', 'proposeSlots'];
    return booked.startsAt <= now
      ? ['concludeContract', 'recordNoShow', 'recordNoShow']
      : ['concludeContract', 'concludeContract', 'cancelAppointment', 'bookSlot'];
  }
  if (state.round.dates.offersFromAt > now) return ['changeWishes', 'changeData'];
  if (liveDrafts(state).length > 0 && random.chance(0.5)) return ['releaseOffer', 'revokeOffer'];
  if (openOffers(state).length > 0)
    return [
      'acceptOffer',
      'acceptOffer',
      'declineOffer',
      'makeOffer',
      'revokeOffer',
      'extendDeadline',
    ];
  if (state.offers.some(({ status }) => status === 'lapsed') && random.chance(0.5))
    return ['reviveOffer'];
  return random.chance(0.08)
    ? ['carryOver', 'closeWithoutPlace']
    : ['makeOffer', 'makeOffer', 'prepareOffer', 'prepareOffer', 'markReviewed'];
}
