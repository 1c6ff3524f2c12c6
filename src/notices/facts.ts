import type { EntityManager } from '@mikro-orm/postgresql';
import { allocationNotice } from '../calendar/allocation-notice.ts';
import { zonedDay } from '../calendar/zone.ts';
import { liveWishes, missingConsents } from '../domain/case.ts';
import { fieldsToldTo } from '../domain/commands.ts';
import type { NoticeKind } from '../domain/notices.ts';
import { changedDates } from '../domain/round-moves.ts';
import { isLate, type Round } from '../domain/round.ts';
import { Application } from '../persistence/entities/application.ts';
import {
  isCaseNotice,
  isWaitingListNotice,
  type CaseNotice,
  type Notice,
} from '../persistence/entities/record.ts';
import {
  acceptedPlace,
  offerFacts,
  offerIn,
  openOffersOf,
  openWishesOf,
  placeAcceptedThen,
  placeOf,
  proposals,
  readCaseFile,
  returnedBy,
  slotIn,
  stepOf,
  type CaseFile,
  type NoticeContext,
  wishFacts,
  kitaIn,
} from './case-file.ts';
import {
  appointmentBefore,
  roundsBefore,
  noteTo,
  claimCodeIn,
  siblingFacts,
} from './case-record.ts';
import { erasureFacts } from './erasure-facts.ts';
import type { CaseNoticeFacts, ChangedDate, NoticeDetails, NoticeFacts } from './notice-facts.ts';
import { readWaitingListFacts } from './waiting-list-facts.ts';

const DAY_MS = 86_400_000;

/**
 * Reads everything a notice's text needs: what happened from the step that caused it, what follows from it from the
 * case as it stands now. The actor of the unit of work must see the case. Throws when the record is broken.
 */
export async function readNoticeFacts(
  em: EntityManager,
  notice: Notice,
  context: NoticeContext,
): Promise<NoticeFacts> {
  if (isWaitingListNotice(notice)) return readWaitingListFacts(em, notice, context);
  if (isCaseNotice(notice)) return readCaseFacts(em, notice, context);
  throw new Error('a notice without its recipient');
}

async function readCaseFacts(
  em: EntityManager,
  notice: CaseNotice,
  context: NoticeContext,
): Promise<CaseNoticeFacts> {
  const file = await readCaseFile(em, notice, context);
  const { application, guardian, event } = file;
  return {
    channel: notice.channel,
    language: notice.language,
    recipient: {
      name: `${guardian.firstName} ${guardian.lastName}`,
      email: guardian.email ?? null,
    },
    caseNumber: application.caseNumber,
    childFirstName: application.child.firstName || UNNAMED[notice.language],
    openUrl: `${context.publicOrigin}/oeffnen`,
    happenedAt: event.at.getTime(),
    isEnded: file.state.end !== null,
    kind: notice.kind,
    details: await DETAILS[notice.kind](file),
  } as CaseNoticeFacts;
}

/** A child that is not born may have no name yet. Texts keep a child's name out of the dative, where this would not fit. */
const UNNAMED = { de: 'Ihr Kind', en: 'your child' } as const;

const DETAILS: {
  readonly [Kind in NoticeKind]: (
    file: CaseFile,
  ) => NoticeDetails[Kind] | Promise<NoticeDetails[Kind]>;
} = {
  receipt: async (file) => ({
    receivedAt: file.state.receivedAt,
    enteredAt: file.application.enteredAt?.getTime() ?? null,
    late: file.state.late,
    claimCode: await claimCodeIn(file),
    wishes: wishFacts(file, liveWishes(file.state)),
    hours: file.application.hours,
    wishedStartOn: file.application.wishedStartOn,
    dates: file.state.round.dates,
    answerDays: Math.floor(file.state.round.rules.minAnswerMs / DAY_MS),
    allocationNotice: allocationNotice(
      zonedDay(file.state.receivedAt),
      file.application.wishedStartOn,
    ),
  }),
  wishesChanged: (file) => ({
    wishes: wishFacts(file, stepOf(file, 'wishesChanged').wishes),
    receivedAt: file.state.receivedAt,
    editFreezeAt: file.state.round.dates.editFreezeAt,
  }),
  offer: async (file) => ({
    ...offerFacts(file),
    hours: file.application.hours,
    siblings: await siblingFacts(file),
  }),
  offerReminder: (file) => {
    const offer = offerFacts(file);
    const now = file.context.now + file.application.clockOffsetMs;
    const days = Math.ceil((offer.dueAt - now) / DAY_MS);
    const planned = file.notice.subject.daysBefore ?? days;
    // A mail held up for days must not promise time that has passed.
    return {
      ...offer,
      hours: file.application.hours,
      daysLeft: Math.max(1, Math.min(planned, days)),
    };
  },
  offerLapsed: (file) => ({
    ...offerFacts(file),
    revivableUntil: file.event.at.getTime() + file.state.round.rules.reviveWithinMs,
    openOffers: openOffersOf(file),
  }),
  offerRevoked: async (file) => ({
    kita: offerFacts(file).kita,
    reason: await noteTo(file),
    openOffers: openOffersOf(file),
  }),
  offerDeclined: (file) => ({
    kita: offerFacts(file).kita,
    openOffers: openOffersOf(file),
    openWishes: openWishesOf(file),
  }),
  acceptance: (file) => ({
    kita: offerFacts(file).kita,
    hours: file.application.hours,
    returned: returnedBy(file),
    endsOtherWishes: file.state.wishes.some((wish) => wish.status === 'ended'),
    consentMissing: missingConsents(file.state).length > 0,
    isChildminding: offerIn(file).kitaId === null,
  }),
  slots: (file) => {
    const { kitaId, slots } = stepOf(file, 'slotsProposed');
    const status = (id: string) => file.state.slots.find((slot) => slot.id === id)?.status;
    const free = slots.filter(({ id }) => status(id) === 'proposed');
    return {
      kita: kitaIn(file, kitaId),
      slots: (free.length > 0 ? free : slots).toSorted((a, b) => a.startsAt - b.startsAt),
      isOpen: free.length > 0,
      allTaken: free.length === 0 && slots.some(({ id }) => status(id) === 'taken'),
    };
  },
  appointment: (file) => {
    const slot = slotIn(file, stepOf(file, 'slotBooked').slotId);
    const cancelUntil = slot.startsAt - file.state.round.rules.cancelUntilMs;
    return { ...slot, isBooked: slot.status === 'booked', cancelUntil };
  },
  contract: (file) => {
    const { at, closesAt, offerId } = stepOf(file, 'contractConcluded');
    return { kita: offerFacts(file, offerId).kita, concludedAt: at, closesAt };
  },
  withdrawal: async (file) => {
    const { at, closesAt } = stepOf(file, 'withdrawn');
    return {
      withdrawnAt: at,
      closesAt,
      returned: returnedBy(file),
      appointment: await appointmentBefore(file),
    };
  },
  dataChanged: (file) => ({
    fields: fieldsToldTo(file.guardian.position, stepOf(file, 'dataChanged')),
  }),
  offerExtended: async (file) => ({
    ...offerFacts(file),
    hours: file.application.hours,
    siblings: await siblingFacts(file),
  }),
  consent: (file) => ({
    kita: placeAcceptedThen(file),
    isComplete: missingConsents(file.state).length === 0,
  }),
  appointmentCancelled: async (file) => {
    const { slotId, by } = stepOf(file, 'appointmentCancelled');
    return { ...slotIn(file, slotId), by, reason: await noteTo(file), proposals: proposals(file) };
  },
  appointmentMissed: (file) => {
    const { slotId, givesBack } = stepOf(file, 'appointmentMissed');
    return { ...slotIn(file, slotId), givesBack, proposals: proposals(file) };
  },
  contractCorrected: (file) => {
    const { startsOn, hours } = stepOf(file, 'contractCorrected');
    return { kita: placeAcceptedThen(file), startsOn, hours };
  },
  contractFailed: async (file) => {
    const { offerId, reason } = stepOf(file, 'contractFailed');
    return {
      kita: offerFacts(file, offerId).kita,
      reason,
      note: await noteTo(file),
      openWishes: openWishesOf(file),
    };
  },
  movedAway: (file) => {
    const { closesAt } = stepOf(file, 'movedAway');
    return { closesAt, returned: returnedBy(file) };
  },
  carriedOver: async (file) => {
    const { year, newApplicationId: id } = stepOf(file, 'carriedOver');
    const next = await file.em.findOneOrFail(Application, { id });
    return { year, caseNumber: next.caseNumber };
  },
  withoutPlace: async (file) => {
    const { closesAt } = stepOf(file, 'closedWithoutPlace');
    return { closesAt, reason: await noteTo(file) };
  },
  endReminder: ({ state: { end } }) => ({
    reason: end?.reason ?? 'withdrawn',
    closesAt: end?.closesAt ?? 0,
    isEnded: end !== null && !end.closed,
  }),
  endUndone: (file) => ({ wishes: openWishesOf(file) }),
  allocation: (file) => ({
    weeks: stepOf(file, 'allocationTold').weeks,
    wishedStartOn: file.application.wishedStartOn,
    kita: acceptedPlace(file),
    openOffers: openOffersOf(file),
  }),
  roundMoved: async (file) => {
    const { round } = stepOf(file, 'roundNoted');
    const { state } = file;
    const earlier = await roundsBefore(file);
    const previous = earlier.at(-1) ?? round;
    const wasLate = earlier.every((known) => isLate(state.receivedAt, known.dates));
    return {
      year: round.year,
      changes: changesFor(file, previous, round),
      nowInTime: wasLate && !isLate(state.receivedAt, round.dates),
      openOffers: openOffersOf(file),
      hasPlace: state.offers.some((offer) => offer.status === 'accepted'),
    };
  },
  erasureAnnounced: erasureFacts,
  erasureReminder: erasureFacts,
  erasureTakenBack: erasureFacts,
};

/** Of a Kita's own first day of offers the family is told where it wishes for that Kita, by the Kita's name. */
function changesFor(file: CaseFile, before: Round, after: Round): readonly ChangedDate[] {
  return changedDates(before.dates, after.dates).flatMap(
    ({ kitaIds, ...change }): ChangedDate[] => {
      if (kitaIds === null) return [{ ...change, kitas: null }];
      const kitas = liveWishes(file.state)
        .filter(({ kitaId }) => kitaId !== null && kitaIds.includes(kitaId))
        .map(({ kitaId }) => placeOf(file, { kitaId, childminderId: null }).name);
      return kitas.length === 0 ? [] : [{ ...change, kitas }];
    },
  );
}
