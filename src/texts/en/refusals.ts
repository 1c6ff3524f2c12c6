import { signInErrors } from './sign-in.ts';
import type { Texts } from '../catalogue.ts';

/** Why a request was not carried out, said to whoever asked. One sentence, sometimes with what to do instead. */
export const refusals: Texts['refusals'] = {
  'case.not_now': 'This is not possible at the moment, because the registration has moved on.',
  'case.ended': 'This registration has ended. All that can still be changed is how we reach you.',
  'case.closed': 'This registration is closed. Nothing about it can be changed any more.',
  'case.has_offer':
    'There is an offer for this child, or one is being prepared. That has to be settled first.',
  'end.not_undoable': 'This end cannot be taken back.',
  'data.unchanged': 'You have not changed anything.',
  'case.registered_twice':
    'This child is registered for this year once more. Two registrations of the same child are not possible.',
  'round.edit_freeze': 'Wishes could only be changed until the time for changes ended.',
  'round.no_offers_yet': 'Offers are not possible yet in this registration round.',
  'round.no_decision_day':
    'There is not enough time left for another offer in this registration round.',
  'round.offers_in_windows':
    'In this round offers go out together. Please prepare the offer and release it.',
  'round.no_carry_over': 'In this round registrations are not carried over.',
  'round.not_later': 'A registration can only be carried over into a later round.',
  'wishes.too_many_kitas':
    'There are more day-care centres among the wishes than this round allows.',
  'wishes.too_many_childminders': 'You can wish for a childminder only once.',
  'wishes.none': 'Please name at least one wish.',
  'wishes.same_kita_twice': 'You can wish for a day-care centre only once.',
  'wish.unknown': 'This wish is no longer part of the registration.',
  'wish.not_open': 'This wish is settled already.',
  'wish.has_offer': 'There is an offer for this registration. Please answer it first.',
  'wish.already_reviewed': 'This wish has been looked at already.',
  'wish.already_visited': 'The visit is confirmed already.',
  'wish.paused':
    'The family already has an open offer. In this round its other wishes rest until that is settled.',
  'offer.unknown': 'There is no such offer in this registration.',
  'offer.not_open': 'This offer is no longer open.',
  'offer.lapsed': 'The time to answer this offer is over.',
  'offer.not_lapsed': 'This offer has not lapsed.',
  'offer.not_later': 'The new deadline has to be after the old one.',
  'offer.already_prepared': 'An offer is already prepared for this wish.',
  'offer.already_released': 'This offer is already released.',
  'offer.already_made': 'There is already an offer for this wish.',
  'offer.already_accepted': 'An offer has been accepted already.',
  'offer.no_place': 'In this age group and with these hours there is no free place any more.',
  'slot.unknown': 'This appointment can no longer be chosen.',
  'slot.none': 'Please name at least one appointment.',
  'slot.in_past': 'An appointment has to be in the future, and end after it begins.',
  'slot.taken': 'This appointment has just been given to another family.',
  'slot.already_booked': 'An appointment is booked already.',
  'slot.not_booked': 'This appointment is not booked.',
  'slot.too_late':
    'It is too late for this: the appointment is very soon. Please call the day-care centre.',
  'consent.not_needed': 'Nobody else has to agree here.',
  'consent.already_given': 'This person has agreed already.',
  'contract.consent_missing': 'A parent still has to agree.',
  'contract.none': 'There is no contract in this case.',
  'contract.no_appointment': 'An appointment has to be made before the contract.',
  'contract.exists': 'There is already a contract for this child in this year.',
  'timer.obsolete': 'This has been settled in the meantime.',
  'command.unknown': 'The portal does not know this action.',
  'command.impossible':
    'The portal cannot carry out what was entered. Nothing has changed. Please contact the youth office.',
};

/** Why a door turned something away; nothing has changed then. */
export const doorErrors: Texts['doorErrors'] = {
  'case.not_found': 'This page does not exist, or it is not meant for you.',
  'action.forbidden': 'You do not have permission for this.',
  'idempotency.key_reused': 'This form was already sent with other details. Please open it again.',
  'input.invalid': 'Please check what you entered.',
  'round.none_open': 'You cannot register at the moment.',
  'registration.duplicate':
    'This child is already registered for this year. You do not need to register it again. The case number is on your receipt; with it you open the registration. Can you not find the receipt? Then we help you: kitaportal@kreis-soest.de, phone 02921/302065.',
  'registration.too_many_from_network':
    'A great many registrations have just come from your network. Yours has not arrived yet. Please wait a quarter of an hour and then send it once more. Is it urgent? Then call us: phone 02921/302065. You can also register your child at the day-care centre you would like.',
  'round.out_of_order': 'The dates of the registration round would no longer be in order.',
  'round.same_instant': 'This date is on this day already.',
  'round.enrolments_overlap': 'The times to register of two years would overlap.',
  'round.exists': 'There is already a round for this year, with other details.',
  'claim.unknown':
    'Case number and access code do not belong together. Please check both on your receipt.',
  'claim.too_many_attempts':
    'These were too many attempts. Please wait a quarter of an hour and try again.',
  ...signInErrors,
  'offer.no_place': 'In this age group and with these hours there is no free place any more.',
  'slot.all_taken':
    'Other families have appointments at the day-care centre at these times. Please choose another time.',
  'revision.stale':
    'Something has changed here meanwhile. Please look at how it stands now, and then try again.',
  'token.unknown': 'This token is unknown, has expired or was revoked.',
  'token.too_many': 'Your Kita has as many valid tokens as is possible. Please revoke one first.',
  'rate.limited': 'That was too many requests. Please wait a minute.',
  'idempotency.in_progress': 'The same request is being worked on. Please wait a moment.',
  'erasure.case_open':
    'This registration is still running. It has to be withdrawn or to end first, so that places become free.',
  'waiting_list.registered': 'This child has been registered meanwhile.',
  'erasure.not_open': 'No deletion is announced for this registration, or it has begun already.',
  'temporal.unavailable': 'This is not possible at the moment. Please try again in some minutes.',
  'database.unavailable':
    'The portal is disturbed at the moment. Please try again in some minutes.',
};
