import {
  acceptedOffer,
  bookedSlot,
  liveDrafts,
  missingConsents,
  openOffers,
  type CaseState,
} from '../../domain/case.ts';
import type { Command, PersonAction } from '../../domain/commands.ts';
import { decide } from '../../domain/decide.ts';
import type { RefusalCode } from '../../domain/refusals.ts';
import type { Round } from '../../domain/round.ts';

export const KITA_ACTIONS = [
  'markReviewed',
  'confirmVisit',
  'prepareOffer',
  'releaseOffer',
  'makeOffer',
  'revokeOffer',
  'proposeSlots',
  'cancelAppointment',
  'recordNoShow',
  'guardianConsent',
  'concludeContract',
  'correctContract',
  'contractFailed',
] as const satisfies readonly PersonAction[];
export type KitaAction = (typeof KITA_ACTIONS)[number];

/** What would become of each action now: `yes`, or the code it would be refused with. */
export type KitaPossibilities = Readonly<Record<KitaAction, 'yes' | RefusalCode>>;

/** What of a case one Kita, or the office for a childminder, speaks of. */
export interface OwnPart {
  readonly wishId: string;
  readonly drafts: CaseState['drafts'];
  readonly offers: CaseState['offers'];
  readonly slots: CaseState['slots'];
}

/** The part of a case that belongs to one wish. */
export function partOf(state: CaseState, wishId: string): OwnPart {
  const offers = state.offers.filter((offer) => offer.wishId === wishId);
  return {
    wishId,
    drafts: state.drafts.filter((draft) => draft.wishId === wishId),
    offers,
    slots: state.slots.filter((slot) => offers.some(({ id }) => id === slot.offerId)),
  };
}

/**
 * Asks the rules themselves, so that a page offers exactly what would be carried out. What other Kitas and families do
 * meanwhile can still change the answer.
 *
 * @param state the case, as far as whoever asks sees it
 * @param hasPlace whether a place that fits the child is free
 * @param childminding whether the wish is met by a childminder
 */
export function kitaPossibilities(
  state: CaseState,
  part: OwnPart,
  { hasPlace, childminding }: { readonly hasPlace: boolean; readonly childminding: boolean },
  round: Round,
  at: number,
): KitaPossibilities {
  const own = { ...state, ...part };
  const { wishId } = part;
  const acceptedId = acceptedOffer(own)?.id ?? '';
  const slotId = bookedSlot(own)?.id ?? '';
  const draftId = liveDrafts(own)[0]?.id;
  const terms = { startsOn: '', hours: 0 };
  const ask = (command: Command): 'yes' | RefusalCode => {
    const decision = decide(state, command, at, round);
    return decision.kind === 'step' ? 'yes' : decision.code;
  };
  const offering = (kind: 'makeOffer' | 'prepareOffer'): 'yes' | RefusalCode => {
    const childminderId = childminding ? '' : null;
    const answer = ask({ kind, offerId: '', wishId, placesId: '', childminderId });
    return answer === 'yes' && !hasPlace ? 'offer.no_place' : answer;
  };
  // The rules take note of it for a settled wish as well; nobody needs to be asked for it then.
  const isOpen = state.wishes.some(({ id, status }) => id === wishId && status === 'open');
  const ofWish = (kind: 'markReviewed' | 'confirmVisit'): 'yes' | RefusalCode =>
    isOpen ? ask({ kind, wishId }) : 'wish.not_open';
  return {
    markReviewed: ofWish('markReviewed'),
    confirmVisit: ofWish('confirmVisit'),
    prepareOffer: offering('prepareOffer'),
    makeOffer: offering('makeOffer'),
    releaseOffer: ask({ kind: 'releaseOffer', offerId: draftId ?? '' }),
    revokeOffer: ask({ kind: 'revokeOffer', offerId: draftId ?? openOffers(own)[0]?.id ?? '' }),
    proposeSlots: ask({
      kind: 'proposeSlots',
      offerId: acceptedId,
      slots: [{ id: '', startsAt: at + 1, endsAt: at + 2 }],
    }),
    cancelAppointment: ask({ kind: 'cancelAppointment', slotId, by: 'kita' }),
    recordNoShow: ask({ kind: 'recordNoShow', slotId }),
    guardianConsent:
      acceptedId === ''
        ? 'case.not_now'
        : ask({ kind: 'guardianConsent', guardian: missingConsents(state)[0] ?? 0 }),
    concludeContract: ask({
      kind: 'concludeContract',
      offerId: acceptedId,
      contractId: '',
      ...terms,
    }),
    correctContract:
      acceptedId === ''
        ? 'contract.none'
        : ask({ kind: 'correctContract', contractId: '', ...terms }),
    contractFailed: ask({ kind: 'contractFailed', offerId: acceptedId, reason: 'otherReason' }),
  };
}
