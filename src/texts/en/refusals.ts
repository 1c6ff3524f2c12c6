import type { Texts } from '../catalogue.ts';

export const refusals: Texts['refusals'] = {
  'case.not_now':
    'This is not possible at the moment, because the application is at another point.',
  'case.closed': 'This application is closed. Nothing in it can be changed any more.',
  'case.has_offer':
    'There is an offer for this child, or one is being prepared. That has to be settled first.',
  'end.not_undoable': 'This end cannot be taken back.',
  'data.unchanged': 'You have not changed anything.',
  'case.registered_twice':
    'This child is registered once more for this Kita year. Two equal applications are not possible.',
  'round.edit_freeze': 'Wishes could be changed only until the end of the period for changes.',
  'round.no_offers_yet': 'Offers are not possible yet in this round of registration.',
  'round.no_decision_day': 'There is not enough time left in this round for another offer.',
  'round.offers_in_windows':
    'In this round offers go out together. Please prepare the offer and release it.',
  'round.no_carry_over': 'In this round applications are not carried over.',
  'round.not_later': 'An application can only be carried over into a later round.',
  'wishes.too_many_kitas': 'More Kitas are wished for than is possible in this round.',
  'wishes.too_many_childminders': 'Childminding can be wished for only once.',
  'wishes.none': 'Please name at least one wish.',
  'wishes.same_kita_twice': 'A Kita can be wished for only once.',
  'wish.unknown': 'This wish is no longer part of the application.',
  'wish.not_open': 'This wish is settled already.',
  'wish.has_offer': 'There is an offer for this application. Please answer it first.',
  'wish.already_reviewed': 'This wish has been looked at already.',
  'wish.already_visited': 'The visit has been confirmed already.',
  'wish.paused':
    'The family has an open offer already. In this round its other wishes rest until then.',
  'offer.unknown': 'There is no such offer for this application.',
  'offer.not_open': 'This offer is no longer open.',
  'offer.lapsed': 'The time to answer this offer is over.',
  'offer.not_lapsed': 'This offer has not lapsed.',
  'offer.not_later': 'The new deadline has to be later than the one before.',
  'offer.already_prepared': 'An offer has been prepared for this wish already.',
  'offer.already_released': 'This offer has been released already.',
  'offer.already_made': 'There is an offer for this wish already.',
  'offer.already_accepted': 'An offer has been accepted already.',
  'offer.no_place': 'No place is free any more in this age group and with these hours.',
  'slot.unknown': 'This appointment is no longer to be chosen.',
  'slot.none': 'Please name at least one appointment.',
  'slot.in_past': 'An appointment has to be in the future, and to end after it begins.',
  'slot.taken': 'This appointment has just been given to another family.',
  'slot.already_booked': 'An appointment has been agreed already.',
  'slot.not_booked': 'This appointment is not booked.',
  'slot.too_late': 'It is too late for that: the appointment is close. Please call the Kita.',
  'consent.not_needed': 'A second consent is not needed here.',
  'consent.already_given': 'This consent has been given already.',
  'contract.consent_missing': 'The consent of one parent is still missing.',
  'contract.none': 'There is no contract for this application.',
  'contract.no_appointment': 'Before the contract an appointment has to be agreed.',
  'contract.exists': 'There is a contract for this child in this Kita year already.',
  'timer.obsolete': 'This has been settled meanwhile.',
  'command.unknown': 'The portal does not know this action.',
  'command.impossible':
    'The portal cannot carry out this input. Nothing has changed. Please get in touch with the youth office.',
};

export const doorErrors: Texts['doorErrors'] = {
  'case.not_found': 'This page does not exist, or it is not meant for you.',
  'action.forbidden': 'You are not allowed to do this.',
  'idempotency.key_reused':
    'This form has been sent already with other details. Please open it anew.',
  'input.invalid': 'Please check your details.',
  'round.none_open': 'No registration is possible at the moment.',
  'registration.duplicate':
    'This child is registered for this Kita year already. You do not need to register it again. The case number is on your receipt; you open the application with it. Can you not find the receipt? We will help you: kitaportal@kreis-soest.de, telephone 02921/302065.',
  'round.out_of_order': 'The dates of the round would no longer be in the right order.',
  'round.same_instant': 'This date is on this day already.',
  'round.enrolments_overlap': 'The registration periods of two Kita years would overlap.',
  'round.exists': 'There is a round with other details for this Kita year already.',
  'revision.stale':
    'Something has changed here meanwhile. Please look at how it stands now, and then try again.',
  'token.unknown': 'This token is unknown, has expired or was revoked.',
  'token.too_many': 'Your Kita has as many valid tokens as is possible. Please revoke one first.',
  'rate.limited': 'That was too many requests. Please wait a minute.',
  'idempotency.in_progress': 'The same request is being worked on. Please wait a moment.',
  'claim.unknown':
    'Case number and access code do not belong together. Please check both on your receipt.',
  'claim.too_many_attempts':
    'That was too many attempts. Please wait a quarter of an hour and then try again.',
  'offer.no_place': 'No place is free any more in this age group and with these hours.',
  'erasure.case_open':
    'This application is still under way. It has to be withdrawn or to end first, so that places it holds become free.',
  'erasure.not_open': 'No erasure is announced for this application, or it has begun already.',
  'temporal.unavailable': 'This is not possible at the moment. Please try again in a few minutes.',
  'database.unavailable':
    'The portal is disturbed at the moment. Please try again in a few minutes.',
};
