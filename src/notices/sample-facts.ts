import { allocationNotice } from '../calendar/allocation-notice.ts';
import { startOfDay, zonedInstant } from '../calendar/zone.ts';
import { NOTICE_KINDS, type NoticeKind } from '../domain/notices.ts';
import type { RoundDates } from '../domain/round.ts';
import { WAITING_LIST_NOTICE_KINDS, type WaitingListNoticeKind } from '../domain/waiting-list.ts';
import type {
  CaseNoticeFacts,
  FactsOf,
  NoticeDetails,
  NoticeFacts,
  NoticeFrame,
  WaitingListFacts,
} from './notice-facts.ts';

/** Invented facts of every kind of notice, for the page that shows all of them and for tests. A kind without does not compile. */

export const SAMPLE_DATES: RoundDates = {
  opensAt: startOfDay('2026-10-01'),
  deadlineAt: startOfDay('2026-11-16'),
  editFreezeAt: startOfDay('2026-11-16'),
  reviewEndsAt: startOfDay('2026-12-01'),
  offersFromAt: startOfDay('2026-12-01'),
  decisionDays: [startOfDay('2026-12-16'), startOfDay('2027-01-20')],
  endsAt: startOfDay('2027-08-01'),
  careStartsOn: '2027-08-01',
  ageCutOffOn: '2027-11-01',
  overrides: [],
};

export const SAMPLE_FRAME: NoticeFrame = {
  channel: 'mail',
  language: 'de',
  recipient: { name: 'Kim Beispiel', email: 'kim@example.org' },
  caseNumber: '7K4M-2QXD',
  childFirstName: 'Mia',
  openUrl: 'https://portal.example.org/oeffnen',
  happenedAt: zonedInstant('2026-10-14T20:12'),
  isEnded: false,
};

export const SAMPLE_KITA = { name: 'Kita Sonnenschein', address: 'Musterweg 7, 59514 Welver' };
const OTHER_KITA = { name: 'Kita Wiesengrund', address: null };

const FIRST_DECISION_DAY = startOfDay('2026-12-16');
const APPOINTMENT = {
  startsAt: zonedInstant('2027-01-12T14:00'),
  endsAt: zonedInstant('2027-01-12T15:00'),
};
const LATER_APPOINTMENT = {
  startsAt: zonedInstant('2027-01-13T09:00'),
  endsAt: zonedInstant('2027-01-13T10:00'),
};
const OTHER_OFFER = { kita: OTHER_KITA, dueAt: startOfDay('2027-01-20') };

const ERASURE: NoticeDetails['erasureAnnounced'] = {
  reason: 'request',
  requestedAt: zonedInstant('2028-01-10T09:30'),
  dueAt: zonedInstant('2028-02-09T09:30'),
  isOpen: true,
};

const WAITING_LIST: WaitingListFacts['details'] = {
  year: 2027,
  code: 'AAAA-BBBB-CCCC',
  opensAt: SAMPLE_DATES.opensAt,
  deadlineAt: SAMPLE_DATES.deadlineAt,
  now: SAMPLE_FRAME.happenedAt,
  registerUrl: 'https://portal.example.org/einladung',
  isDone: false,
};

const SAMPLE_DETAILS: NoticeDetails = {
  receipt: {
    receivedAt: SAMPLE_FRAME.happenedAt,
    enteredAt: null,
    late: false,
    claimCode: 'AAAA-BBBB-CCCC',
    wishes: ['Kita Sonnenschein', 'Kita Wiesengrund', null],
    hours: 35,
    wishedStartOn: '2027-08-01',
    dates: SAMPLE_DATES,
    answerDays: 14,
    allocationNotice: allocationNotice('2026-10-14', '2027-08-01'),
  },
  wishesChanged: {
    wishes: ['Kita Wiesengrund', 'Kita Sonnenschein'],
    receivedAt: SAMPLE_FRAME.happenedAt,
    editFreezeAt: SAMPLE_DATES.editFreezeAt,
  },
  offer: {
    kita: SAMPLE_KITA,
    hours: 35,
    dueAt: FIRST_DECISION_DAY,
    isOpen: true,
    siblings: { onlyTogether: false, firstNames: ['Ben'] },
  },
  offerReminder: {
    kita: SAMPLE_KITA,
    hours: 35,
    dueAt: FIRST_DECISION_DAY,
    isOpen: true,
    daysLeft: 7,
  },
  offerLapsed: {
    kita: SAMPLE_KITA,
    dueAt: FIRST_DECISION_DAY,
    revivableUntil: zonedInstant('2026-12-18T00:01'),
    openOffers: [OTHER_OFFER],
  },
  offerRevoked: {
    kita: SAMPLE_KITA,
    reason: 'Der Platz war versehentlich zweimal vergeben. Das tut uns leid.',
    openOffers: [OTHER_OFFER],
  },
  offerDeclined: {
    kita: SAMPLE_KITA,
    openOffers: [OTHER_OFFER],
    openWishes: ['Kita Wiesengrund', null],
  },
  acceptance: {
    kita: SAMPLE_KITA,
    hours: 35,
    returned: [OTHER_KITA],
    endsOtherWishes: true,
    consentMissing: true,
    isChildminding: false,
  },
  slots: {
    kita: SAMPLE_KITA,
    slots: [APPOINTMENT, LATER_APPOINTMENT],
    allTaken: false,
    isOpen: true,
  },
  appointment: {
    ...APPOINTMENT,
    kita: SAMPLE_KITA,
    isBooked: true,
    cancelUntil: APPOINTMENT.startsAt - 86_400_000,
  },
  contract: {
    kita: SAMPLE_KITA,
    concludedAt: APPOINTMENT.endsAt,
    closesAt: startOfDay('2027-01-27'),
  },
  withdrawal: {
    withdrawnAt: zonedInstant('2027-01-08T18:30'),
    closesAt: startOfDay('2027-01-23'),
    returned: [SAMPLE_KITA],
    appointment: { ...APPOINTMENT, kita: SAMPLE_KITA },
  },
  dataChanged: { fields: ['address', 'contact', 'secondGuardian'] },
  offerExtended: {
    kita: SAMPLE_KITA,
    hours: 35,
    dueAt: startOfDay('2026-12-23'),
    isOpen: true,
    siblings: null,
  },
  consent: { kita: SAMPLE_KITA, isComplete: false },
  appointmentCancelled: {
    ...APPOINTMENT,
    kita: SAMPLE_KITA,
    by: 'kita',
    reason: 'Die Leitung ist an diesem Tag leider nicht im Haus.',
    proposals: [LATER_APPOINTMENT],
  },
  appointmentMissed: {
    ...APPOINTMENT,
    kita: SAMPLE_KITA,
    givesBack: false,
    proposals: [LATER_APPOINTMENT],
  },
  contractCorrected: { kita: SAMPLE_KITA, startsOn: '2027-08-16', hours: 45 },
  contractFailed: {
    kita: SAMPLE_KITA,
    reason: 'familyDeclined',
    note: 'Die Familie hat im Gespräch am 12. Januar abgesagt.',
    openWishes: ['Kita Wiesengrund', null],
  },
  movedAway: { closesAt: startOfDay('2027-01-23'), returned: [SAMPLE_KITA] },
  carriedOver: { year: 2028, caseNumber: '9XPT-44HW' },
  withoutPlace: {
    closesAt: startOfDay('2027-08-15'),
    reason: 'In allen gewünschten Kitas sind die Plätze vergeben.',
  },
  endReminder: { reason: 'withdrawn', closesAt: startOfDay('2027-01-23'), isEnded: true },
  endUndone: { wishes: ['Kita Sonnenschein', 'Kita Wiesengrund', null] },
  allocation: {
    weeks: 8,
    wishedStartOn: '2027-08-01',
    kita: SAMPLE_KITA,
    openOffers: [],
  },
  erasureAnnounced: ERASURE,
  erasureReminder: ERASURE,
  erasureTakenBack: { ...ERASURE, isOpen: false },
  roundMoved: {
    year: 2027,
    changes: [
      {
        name: 'deadlineAt',
        from: SAMPLE_DATES.deadlineAt,
        to: startOfDay('2026-12-01'),
        kitas: null,
      },
      {
        name: 'decisionDays.1',
        from: startOfDay('2027-01-20'),
        to: startOfDay('2027-01-27'),
        kitas: null,
      },
      {
        name: 'offersFromAt',
        from: SAMPLE_DATES.offersFromAt,
        to: startOfDay('2026-12-12'),
        kitas: [SAMPLE_KITA.name],
      },
    ],
    nowInTime: true,
    openOffers: [{ ...OTHER_OFFER, dueAt: startOfDay('2027-01-27') }],
    hasPlace: false,
  },
};

/** The invented facts of one kind, with another frame or details where they are given. */
export function sampleFacts<Kind extends NoticeKind>(
  kind: Kind,
  frame: Partial<NoticeFrame> = {},
  details: Partial<NoticeDetails[Kind]> = {},
): FactsOf<Kind> {
  return {
    ...SAMPLE_FRAME,
    ...frame,
    kind,
    details: { ...SAMPLE_DETAILS[kind], ...details },
  };
}

/** One notice of every kind. */
export const everySample = (frame: Partial<NoticeFrame>): readonly NoticeFacts[] => [
  ...NOTICE_KINDS.map((kind) => sampleFacts(kind, frame) as CaseNoticeFacts),
  ...WAITING_LIST_NOTICE_KINDS.map((kind) => waitingListSample(kind, frame)),
];

function waitingListSample(
  kind: WaitingListNoticeKind,
  frame: Partial<NoticeFrame>,
): WaitingListFacts {
  const { channel, language, recipient, childFirstName } = { ...SAMPLE_FRAME, ...frame };
  return { channel, language, recipient, childFirstName, kind, details: WAITING_LIST };
}
