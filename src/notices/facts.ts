import type { EntityManager, Loaded } from '@mikro-orm/postgresql';
import { allocationNotice } from '../calendar/allocation-notice.ts';
import { zonedDay } from '../calendar/zone.ts';
import { claimCodeOf, isClaimCode } from '../cases/claim-code.ts';
import {
  acceptedOffer,
  liveWishes,
  missingConsents,
  type CaseState,
  type Offer,
} from '../domain/case.ts';
import type { NoticeKind } from '../domain/notices.ts';
import { changedDates } from '../domain/round-moves.ts';
import { isLate, type Round } from '../domain/round.ts';
import type { Step, StepKind } from '../domain/steps.ts';
import { readCaseState } from '../persistence/case-state.ts';
import { Application, Guardian } from '../persistence/entities/application.ts';
import { Childminder } from '../persistence/entities/childminding.ts';
import { Kita } from '../persistence/entities/places.ts';
import {
  CaseCommand,
  CaseEvent,
  isCaseNotice,
  isWaitingListNotice,
  type CaseNotice,
  type Notice,
} from '../persistence/entities/record.ts';
import { roundRevision } from '../persistence/rounds.ts';
import { siblingsOf } from '../persistence/siblings.ts';
import { erasureFacts } from './erasure-facts.ts';
import type {
  CaseNoticeFacts,
  ChangedDate,
  KitaFacts,
  NoticeDetails,
  NoticeFacts,
  OpenOffer,
  SiblingFacts,
  WishFact,
} from './notice-facts.ts';
import { readWaitingListFacts } from './waiting-list-facts.ts';

const DAY_MS = 86_400_000;

export interface NoticeContext {
  /** The portal's origin, without a slash at its end. */
  readonly publicOrigin: string;
  /** The key of the claim codes. */
  readonly secret: string;
  /** UTC milliseconds. */
  readonly now: number;
}

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

/** What the record holds of the case a notice belongs to. */
interface CaseFile {
  readonly em: EntityManager;
  readonly context: NoticeContext;
  readonly notice: CaseNotice;
  readonly application: Loaded<Application, 'child'>;
  readonly guardian: Guardian;
  readonly state: CaseState;
  readonly event: CaseEvent;
  readonly kitas: ReadonlyMap<string, KitaFacts>;
  /** Whose places were offered. */
  readonly childminders: readonly Childminder[];
}

async function readCaseFile(
  em: EntityManager,
  notice: CaseNotice,
  context: NoticeContext,
): Promise<CaseFile> {
  const { applicationId, revision } = notice;
  const state = await readCaseState(em, applicationId);
  if (state === null) throw new Error('a notice without its case');
  const application = await em.findOneOrFail(
    Application,
    { id: applicationId },
    { populate: ['child'] },
  );
  const kitaIds = state.wishes.flatMap(({ kitaId }) => kitaId ?? []);
  const kitas = await em.find(Kita, { id: { $in: kitaIds } });
  return {
    em,
    context,
    notice,
    application,
    guardian: await em.findOneOrFail(Guardian, { id: notice.guardianId }),
    state,
    event: await em.findOneOrFail(CaseEvent, { applicationId, revision }),
    kitas: new Map(kitas.map((kita) => [kita.id, toKitaFacts(kita)])),
    childminders: await em.find(Childminder, {
      id: { $in: state.offers.flatMap(({ childminderId }) => childminderId ?? []) },
    }),
  };
}

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
    const proposed = file.state.slots.filter((slot) => slot.status === 'proposed');
    return {
      kita: kitaIn(file, kitaId),
      slots: slots.toSorted((a, b) => a.startsAt - b.startsAt),
      isOpen: slots.some((slot) => proposed.some(({ id }) => id === slot.id)),
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
  dataChanged: (file) => ({ fields: stepOf(file, 'dataChanged').fields }),
  offerExtended: async (file) => ({
    ...offerFacts(file),
    hours: file.application.hours,
    siblings: await siblingFacts(file),
  }),
  consent: (file) => ({
    kita: acceptedPlace(file) ?? UNKNOWN_PLACE,
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
    return { kita: acceptedPlace(file) ?? UNKNOWN_PLACE, startsOn, hours };
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

/** The step that caused the notice; another kind than its own is a broken record. */
function stepOf<Kind extends StepKind>(
  { event }: CaseFile,
  kind: Kind,
): Extract<Step, { kind: Kind }> {
  if (event.kind !== kind) throw new Error('a notice of another step');
  return event.step as Extract<Step, { kind: Kind }>;
}

function offerFacts(
  file: CaseFile,
  offerId = file.notice.subject.offerId,
): OpenOffer & { readonly isOpen: boolean } {
  const offer = offerIn(file, offerId);
  return {
    kita: placeOf(file, offer),
    dueAt: offer.dueAt,
    isOpen: offer.status === 'open',
  };
}

function offerIn(file: CaseFile, offerId = file.notice.subject.offerId): Offer {
  const offer = file.state.offers.find((candidate) => candidate.id === offerId);
  if (offer === undefined) throw new Error('a notice without its offer');
  return offer;
}

/** Where the accepted place is. */
function acceptedPlace(file: CaseFile): KitaFacts | null {
  const offer = acceptedOffer(file.state);
  return offer === undefined ? null : placeOf(file, offer);
}

/** Said by a notice whose place the family has given back before it was sent. */
const UNKNOWN_PLACE: KitaFacts = { name: 'Angebot nicht mehr angenommen', address: null };

/** Where an offered place is: in a Kita, or with a childminder. */
function placeOf(
  file: CaseFile,
  { kitaId, childminderId }: Pick<Offer, 'kitaId' | 'childminderId'>,
): KitaFacts {
  if (kitaId !== null) return kitaIn(file, kitaId);
  const childminder = file.childminders.find(({ id }) => id === childminderId);
  if (childminder === undefined) throw new Error('a notice without its childminder');
  return {
    name: childminder.displayName,
    isChildminding: true,
    address: childminder.municipality,
  };
}

const openWishesOf = (file: CaseFile): readonly WishFact[] =>
  wishFacts(
    file,
    file.state.wishes.filter(({ status }) => status === 'open'),
  );

/** The slots the family can still choose from. */
const proposals = ({ state, event }: CaseFile) =>
  state.slots.filter(
    ({ status, startsAt }) => status === 'proposed' && startsAt > event.at.getTime(),
  );

function openOffersOf(file: CaseFile): readonly OpenOffer[] {
  return file.state.offers
    .filter((offer) => offer.status === 'open')
    .map((offer) => ({ kita: placeOf(file, offer), dueAt: offer.dueAt }))
    .toSorted((a, b) => a.dueAt - b.dueAt);
}

/** The Kitas whose places the step gave back. */
function returnedBy(file: CaseFile): readonly KitaFacts[] {
  return file.state.offers
    .filter(
      ({ status, settledAt }) => status === 'returned' && settledAt === file.event.at.getTime(),
    )
    .map((offer) => placeOf(file, offer));
}

function slotIn(file: CaseFile, slotId: string) {
  const slot = file.state.slots.find((candidate) => candidate.id === slotId);
  if (slot === undefined) throw new Error('a notice without its slot');
  const { startsAt, endsAt, status } = slot;
  return { kita: kitaIn(file, slot.kitaId), slotId, startsAt, endsAt, status };
}

/** The appointment that was booked before the step and still lay ahead, if any. */
async function appointmentBefore(
  file: CaseFile,
): Promise<NoticeDetails['withdrawal']['appointment']> {
  const booked = (await eventsBefore(file, 'slotBooked')).at(-1);
  if (booked === undefined) return null;
  const { kita, startsAt, endsAt } = slotIn(file, booked.slotId);
  return startsAt > file.event.at.getTime() ? { kita, startsAt, endsAt } : null;
}

/** The round as the case knew it before the step, one revision after the other. */
async function roundsBefore(file: CaseFile): Promise<readonly Round[]> {
  const { year, registrationRoundRevision } = file.application;
  const noted = await eventsBefore(file, 'roundNoted');
  return [
    await roundRevision(file.em, year, registrationRoundRevision),
    ...noted.map(({ round }) => round),
  ];
}

async function eventsBefore<Kind extends StepKind>(
  { em, notice: { applicationId, revision } }: CaseFile,
  kind: Kind,
): Promise<readonly Extract<Step, { kind: Kind }>[]> {
  const events = await em.find(
    CaseEvent,
    { applicationId, kind, revision: { $lt: revision } },
    { orderBy: { revision: 'asc' } },
  );
  return events.map(({ step }) => step as Extract<Step, { kind: Kind }>);
}

/** The free text of the command that caused the step. */
async function noteTo({ em, event }: CaseFile): Promise<string | null> {
  if (event.commandId == null) return null;
  const { body } = await em.findOneOrFail(CaseCommand, { id: event.commandId });
  return body.note?.trim() || null;
}

async function claimCodeIn({ application, guardian, context }: CaseFile): Promise<string | null> {
  const code = claimCodeOf(context.secret, application.id, guardian.position);
  return (await isClaimCode(code, guardian.claimCodeHash)) ? code : null;
}

async function siblingFacts({ em, application }: CaseFile): Promise<SiblingFacts | null> {
  const siblings = (await siblingsOf(em, [application.id])).get(application.id) ?? [];
  const [first] = siblings;
  if (first === undefined) return null;
  return {
    onlyTogether: siblings.some(({ together }) => together === 'onlyTogether'),
    firstNames: siblings.map(({ firstName }) => firstName ?? ''),
  };
}

function wishFacts(
  file: CaseFile,
  wishes: readonly { readonly kitaId: string | null; readonly rank: number }[],
): readonly WishFact[] {
  return wishes
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ kitaId }) => (kitaId === null ? null : kitaIn(file, kitaId).name));
}

function kitaIn({ kitas }: CaseFile, kitaId: string): KitaFacts {
  const kita = kitas.get(kitaId);
  if (kita === undefined) throw new Error('a notice without its Kita');
  return kita;
}

function toKitaFacts({ name, street, postcode, municipality }: Kita): KitaFacts {
  const town = [postcode, municipality].filter((part) => part !== '').join(' ');
  const address = [street, town].filter((part) => part !== '').join(', ');
  return { name, address: address === '' ? null : address };
}
