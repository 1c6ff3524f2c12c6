import type { Texts } from '../catalogue.ts';

/** Where a case stands, as a short name for lists and badges. */
export const phases: Texts['phases'] = {
  registered: 'Registered',
  review: 'Under review',
  offers: 'Offers',
  chosen: 'Offer accepted',
  appointment: 'Appointment',
  contract: 'Contract due',
  ended: 'Closed',
};

export const endReasons: Texts['endReasons'] = {
  contract: 'Contract signed',
  withdrawn: 'Withdrawn',
  movedAway: 'Moved away',
  carriedOver: 'Carried over into the next round',
  withoutPlace: 'Ended without a place',
};

export const offerStatuses: Texts['offerStatuses'] = {
  open: 'Waits for an answer',
  accepted: 'Accepted',
  declined: 'Declined',
  lapsed: 'Lapsed',
  revoked: 'Taken back',
  returned: 'Given back',
  failed: 'No contract',
};

export const wishStatuses: Texts['wishStatuses'] = {
  open: 'Open',
  declined: 'Offer declined',
  ended: 'Ended',
  removed: 'Removed',
};
