import type { KitaSide } from '../../src/cases/read/kita-side.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import { useTexts } from '../components/texts.ts';
import type { ActionProps } from './action-form.tsx';
import { Allowed } from './allowed.tsx';
import { Cancel, NoShow, Propose } from './appointment-forms.tsx';
import { Conclude, Consents, Correct, Failed } from './contract-forms.tsx';
import { Draft, Offer, Review, Revoke, Visit } from './offer-forms.tsx';
import { SLOT_NUMBERS, slotField } from './slots.ts';

export const hasSomethingToDo = ({ possible }: KitaSide): boolean =>
  possible.makeOffer === 'offer.no_place' ||
  Object.values(possible).some((answer) => answer === 'yes');

/**
 * Only what the rules would carry out now is offered, what is most likely wanted first; whoever lacks the permission
 * reads who has it.
 */
export function Actions(props: ActionProps) {
  const { kita, kitaActions } = useTexts();
  const { possible, draft, offerId } = props.side;
  const isOpen = offerId !== null && !props.side.isAccepted;
  return (
    <>
      {possible.markReviewed === 'yes' && !isOpen && (
        <Allowed permission="markReviewed" heading={kita.review.heading}>
          <Review {...props} />
        </Allowed>
      )}
      <Offer {...props} />
      <Draft {...props} />
      {possible.concludeContract === 'yes' && (
        <Allowed permission="concludeContract" heading={kita.concludeContract.heading}>
          <Conclude {...props} />
        </Allowed>
      )}
      {possible.guardianConsent === 'yes' && <Consents {...props} />}
      {possible.proposeSlots === 'yes' && (
        <Allowed permission="proposeSlots" heading={kita.proposeSlots.heading}>
          <Propose {...props} />
        </Allowed>
      )}
      {possible.recordNoShow === 'yes' && (
        <Allowed permission="recordNoShow" heading={kitaActions.noShow.heading}>
          <NoShow {...props} />
        </Allowed>
      )}
      {possible.cancelAppointment === 'yes' && (
        <Allowed permission="cancelAppointment" heading={kitaActions.cancel.heading}>
          <Cancel {...props} />
        </Allowed>
      )}
      {possible.correctContract === 'yes' && (
        <Allowed permission="correctContract" heading={kitaActions.correct.heading}>
          <Correct {...props} />
        </Allowed>
      )}
      {possible.contractFailed === 'yes' && (
        <Allowed permission="contractFailed" heading={kitaActions.failed.heading}>
          <Failed {...props} />
        </Allowed>
      )}
      {possible.revokeOffer === 'yes' && draft === null && (
        <Allowed permission="revokeOffer" heading={kita.revokeOffer.heading}>
          <Revoke {...props} />
        </Allowed>
      )}
      {possible.confirmVisit === 'yes' && (
        <Allowed permission="confirmVisit" heading={kitaActions.visit.heading}>
          <Visit {...props} />
        </Allowed>
      )}
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
