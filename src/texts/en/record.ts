import type { Texts } from '../catalogue.ts';

/** Names for what a record is made of, as the youth office and the Kitas read them. */

/** What happened. */
export const steps: Texts['steps'] = {
  registered: 'Registration received',
  wishesChanged: 'Wishes changed',
  withdrawn: 'Registration withdrawn',
  dataChanged: 'Details changed',
  movedAway: 'Moved to the area of another youth office',
  endUndone: 'End taken back',
  wishReviewed: 'Registration reviewed',
  visitConfirmed: 'Visit to the day-care centre confirmed',
  offerPrepared: 'Offer prepared',
  offerReleased: 'Offer released',
  draftDropped: 'Prepared offer dropped',
  offerSent: 'Offer sent',
  offerMade: 'Offer made',
  offerRevoked: 'Offer taken back',
  offerAccepted: 'Offer accepted',
  offerDeclined: 'Offer declined',
  offerExtended: 'Time to answer extended',
  offerRevived: 'Lapsed offer accepted after all',
  consented: 'A parent agreed',
  slotsProposed: 'Appointments suggested',
  slotBooked: 'Appointment booked',
  appointmentCancelled: 'Appointment cancelled',
  appointmentMissed: 'Appointment missed',
  contractConcluded: 'Contract signed',
  contractCorrected: 'Contract corrected',
  contractFailed: 'No contract came about',
  carriedOver: 'Carried over into the next round',
  closedWithoutPlace: 'Ended without a place',
  enrolmentClosed: 'Time to register ended',
  offerReminded: 'Reminded of the offer',
  offerLapsed: 'Offer lapsed, place free again',
  overdueTold: 'Overdue matter reported to the youth office',
  allocationTold: 'Told how the allocation stands',
  endReminded: 'Reminded of the end',
  roundNoted: 'Changed dates of the round noted',
  caseClosed: 'Case closed',
};

/** What a person asked for. */
export const actions: Texts['actions'] = {
  register: 'Register a child',
  changeWishes: 'Change wishes',
  changeData: 'Change details',
  moveAway: 'Report a move',
  withdraw: 'Withdraw the registration',
  undoWithdraw: 'Take the end back',
  markReviewed: 'Note as reviewed',
  confirmVisit: 'Confirm a visit',
  prepareOffer: 'Prepare an offer',
  releaseOffer: 'Release an offer',
  makeOffer: 'Make an offer',
  revokeOffer: 'Take an offer back',
  acceptOffer: 'Accept an offer',
  declineOffer: 'Decline an offer',
  reviveOffer: 'Accept a lapsed offer',
  guardianConsent: 'Agree',
  proposeSlots: 'Suggest appointments',
  bookSlot: 'Book an appointment',
  cancelAppointment: 'Cancel an appointment',
  recordNoShow: 'Note a missed appointment',
  concludeContract: 'Conclude a contract',
  correctContract: 'Correct a contract',
  contractFailed: 'No contract',
  carryOver: 'Carry over into the next round',
  closeWithoutPlace: 'End without a place',
  extendDeadline: 'Extend the time to answer',
};

/** What a case does by itself. */
export const timedActions: Texts['timedActions'] = {
  closeEnrolment: 'The time to register ends',
  sendOffer: 'The released offer goes out',
  remindOfOffer: 'The family is reminded of the offer',
  lapseOffer: 'The offer lapses and the place becomes free',
  tellOverdue: 'The overdue matter is reported to the youth office',
  tellAllocation: 'The family is told how the allocation stands',
  remindOfEnd: 'The family is reminded of the end',
  closeCase: 'The case is closed',
};

/** Whose turn it is. */
export const waitingFor: Texts['waitingFor'] = {
  family: 'Family',
  kita: 'Day-care centre',
  office: 'Youth office',
  nobody: 'nobody',
};

/** Who did something. */
export const actors: Texts['actors'] = {
  family: 'Family',
  kita: 'Day-care centre',
  office: 'Youth office',
  case: 'by itself',
  service: 'the portal',
};

export const noticeKinds: Texts['noticeKinds'] = {
  receipt: 'Receipt',
  wishesChanged: 'Wishes changed',
  offer: 'Offer',
  offerReminder: 'Reminder of the offer',
  offerLapsed: 'Offer lapsed',
  offerRevoked: 'Offer taken back',
  offerDeclined: 'Offer declined',
  acceptance: 'Offer accepted',
  slots: 'Appointments suggested',
  appointment: 'Appointment booked',
  contract: 'Contract signed',
  withdrawal: 'Registration withdrawn',
  roundMoved: 'Changed dates of the round',
  dataChanged: 'Details changed',
  offerExtended: 'Time to answer extended',
  consent: 'A parent agreed',
  appointmentCancelled: 'Appointment cancelled',
  appointmentMissed: 'Appointment missed',
  contractCorrected: 'Contract corrected',
  contractFailed: 'No contract',
  movedAway: 'Moved away',
  carriedOver: 'Carried over into the next round',
  withoutPlace: 'Ended without a place',
  endReminder: 'Reminder of the end',
  endUndone: 'End taken back',
  allocation: 'How the allocation stands',
  erasureAnnounced: 'Deletion announced',
  erasureReminder: 'Reminder of the deletion',
  erasureTakenBack: 'Deletion taken back',
  waitingListInvitation: 'Invitation to register (waiting list)',
  waitingListReminder: 'Reminder to register (waiting list)',
  digest: 'Daily digest',
  familyLink: 'Link to the registrations',
  passwordLink: 'Link for a new password',
  invitation: 'Invitation to the portal',
};

export const noticeStatuses: Texts['noticeStatuses'] = {
  pending: 'being sent',
  sent: 'sent',
  refused: 'refused',
  obsolete: 'obsolete, no longer sent',
  to_print: 'to print',
  printed: 'printed',
};

export const channels: Texts['channels'] = { mail: 'E-mail', letter: 'Letter' };

export const slotStatuses: Texts['slotStatuses'] = {
  proposed: 'Suggested',
  taken: 'Given to another family',
  booked: 'Booked',
  released: 'No longer valid',
  cancelled: 'Cancelled',
  missed: 'Missed',
};

export const ageGroups: Texts['ageGroups'] = { u3: 'under 3', o3: '3 and older' };

/** The dates of a round; decision days are numbered. */
export const roundDates: Texts['roundDates'] = {
  opensAt: 'Start of registration',
  deadlineAt: 'End of registration',
  editFreezeAt: 'Wishes can be changed until',
  reviewEndsAt: 'Day-care centres review until',
  offersFromAt: 'Offers from',
  endsAt: 'End of the round',
  decisionDay: (index) => `Decision day ${index + 1}`,
};
