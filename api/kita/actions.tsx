import type { KitaSide } from '../../src/cases/read/kita-side.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import type { ActionProps } from './action-form.tsx';
import { Cancel, NoShow, Propose } from './appointment-forms.tsx';
import { Conclude, Consents, Correct, Failed } from './contract-forms.tsx';
import { Draft, Offer, Review, Revoke, Visit } from './offer-forms.tsx';
import { SLOT_NUMBERS, slotField } from './slots.ts';

export const hasSomethingToDo = ({ possible }: KitaSide): boolean =>
  possible.makeOffer === 'offer.no_place' ||
  Object.values(possible).some((answer) => answer === 'yes');

/** Only what the rules would carry out now is offered, what is most likely wanted first. */
export function Actions(props: ActionProps) {
  const { possible, draft, offerId } = props.side;
  const isOpen = offerId !== null && !props.side.isAccepted;
  return (
    <>
      {possible.markReviewed === 'yes' && !isOpen && <Review {...props} />}
      <Offer {...props} />
      <Draft {...props} />
      {possible.concludeContract === 'yes' && <Conclude {...props} />}
      {possible.guardianConsent === 'yes' && <Consents {...props} />}
      {possible.proposeSlots === 'yes' && <Propose {...props} />}
      {possible.recordNoShow === 'yes' && <NoShow {...props} />}
      {possible.cancelAppointment === 'yes' && <Cancel {...props} />}
      {possible.correctContract === 'yes' && <Correct {...props} />}
      {possible.contractFailed === 'yes' && <Failed {...props} />}
      {possible.revokeOffer === 'yes' && draft === null && <Revoke {...props} />}
      {possible.confirmVisit === 'yes' && <Visit {...props} />}
    </>
  );
}

/** The fields of all these forms, as an error summary names them. */
export function actionLabels({
  kita: { revokeOffer, proposeSlots },
  kitaActions,
}: Texts): Readonly<Record<string, string>> {
  const labels: Record<string, string> = {
    note: revokeOffer.note,
    minutes: proposeSlots.length,
    childminderId: kitaActions.childminder,
    startsOn: kitaActions.terms.startsOn,
    hours: kitaActions.terms.hours,
    reason: kitaActions.failed.reason,
    failedNote: kitaActions.failed.note,
    cancelNote: kitaActions.cancel.note,
  };
  for (const number of SLOT_NUMBERS) {
    const slot = proposeSlots.slot(number);
    labels[slotField(number, 'date')] = `${slot}, ${proposeSlots.date}`;
    labels[slotField(number, 'time')] = `${slot}, ${proposeSlots.time}`;
  }
  return labels;
}
