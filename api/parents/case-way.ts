import type { FamilyCase, FamilyEvent } from '../../src/cases/read/family-case.ts';
import { acceptedOffer, bookedSlot, liveWishes, openOffers } from '../../src/domain/case.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import type { TimelineEntry } from '../components/elements.tsx';
import { consentHeading } from './consent.tsx';

const DAY_MS = 86_400_000;

/** The case's line of time: what happened, what is now, what comes; each with an instant and a name. */
export function wayOf(theCase: FamilyCase, t: Texts): readonly TimelineEntry[] {
  return [...past(theCase, t), ...present(theCase, t), ...future(theCase, t)];
}

/** The name of a Kita the case speaks of, or of childminding. */
export function placeName(
  theCase: FamilyCase,
  kitaId: string | null | undefined,
  t: Texts,
): string {
  if (kitaId === null) return t.familyCase.childminding;
  return theCase.kitas.get(kitaId ?? '')?.name ?? t.familyCase.aKita;
}

/** The Kita whose offer the family took. */
export const chosenKita = (theCase: FamilyCase, t: Texts): string =>
  placeName(theCase, acceptedOffer(theCase.state)?.kitaId, t);

/** Whether nothing but childminding is still wished for: then no Kita reviews or offers anything. */
export function isChildmindingOnly({ state }: FamilyCase): boolean {
  const open = liveWishes(state).filter(({ status }) => status === 'open');
  return open.length > 0 && open.every(({ kitaId }) => kitaId === null);
}

/** Who goes on after an acceptance, by the same rules as `turn`. */
export function whoAfterChoice({ state, turn }: FamilyCase): 'kita' | 'childminder' | 'office' {
  if (acceptedOffer(state)?.kitaId === null) return 'childminder';
  return turn.waitingFor === 'office' ? 'office' : 'kita';
}

/** Of no interest to a family, or said by another entry. */
const UNSAID = [
  'caseClosed',
  'offerReminded',
  'overdueTold',
  'offerPrepared',
  'offerReleased',
  'draftDropped',
] as const satisfies readonly FamilyEvent['kind'][];

/** What a family reads as its way; a released offer that goes out is an offer like any other. */
type SaidKind = Exclude<FamilyEvent['kind'], (typeof UNSAID)[number] | 'offerSent'>;

function saidAs(kind: FamilyEvent['kind']): SaidKind | undefined {
  if (kind === 'offerSent') return 'offerMade';
  return UNSAID.some((unsaid) => unsaid === kind) ? undefined : (kind as SaidKind);
}

/** What several Kitas do side by side is told together, though it comes in any order. */
const SIDE_BY_SIDE = new Set<SaidKind>(['wishReviewed', 'offerMade']);

/** Happens when a day is over: midnight would leave open which one. */
const AT_AN_END = new Set<FamilyEvent['kind']>(['enrolmentClosed', 'offerLapsed']);

interface Run {
  readonly kind: SaidKind;
  readonly events: FamilyEvent[];
}

function past(theCase: FamilyCase, t: Texts): readonly TimelineEntry[] {
  const runs: Run[] = [];
  for (const event of theCase.events) {
    const kind = saidAs(event.kind);
    if (kind === undefined) continue;
    const joined = runs.findLast((run) => run.kind === kind);
    const between = joined === undefined ? [] : runs.slice(runs.indexOf(joined));
    const isJoinable = SIDE_BY_SIDE.has(kind) && between.every((run) => SIDE_BY_SIDE.has(run.kind));
    if (joined !== undefined && isJoinable) joined.events.push(event);
    else runs.push({ kind, events: [event] });
  }
  const years = new Set(theCase.events.map(({ at }) => t.dates.year(at)));
  const said = years.size > 1 ? inFull(t) : inShort(t);
  return runs.map((run) => ({
    state: 'done',
    title: titleOf(run, theCase, t),
    when: run.events.flatMap((event) => linesOf(event, theCase, said, t)),
  }));
}

/** How an instant is said, and how the end of a day. */
type Said = Readonly<Record<'instant' | 'end', (at: number) => string>>;

const inShort = ({ dates }: Texts): Said => dates;

/** For a way through several years, where a day alone could be of either. */
const inFull = ({ dates }: Texts): Said => ({ instant: dates.fullInstant, end: dates.fullEnd });

function titleOf({ kind, events: together }: Run, { state }: FamilyCase, t: Texts): string {
  const { events } = t.familyCase.way;
  if (kind === 'registered') return state.late ? events.registeredLate : events.registered;
  return kind === 'offerMade' ? events.offerMade(together.length) : events[kind];
}

function linesOf(event: FamilyEvent, theCase: FamilyCase, said: Said, t: Texts): readonly string[] {
  const { way } = t.familyCase;
  const when = AT_AN_END.has(event.kind) ? said.end(event.at) : said.instant(event.at);
  const who = whoIn(event, theCase, t);
  return [
    who === undefined ? when : way.whenAndWho(when, who),
    ...(event.note === undefined ? [] : [way.reason(event.note)]),
  ];
}

function whoIn(event: FamilyEvent, theCase: FamilyCase, t: Texts): string | undefined {
  const { state } = theCase;
  if (event.slotId !== undefined) {
    const slot = state.slots.find(({ id }) => id === event.slotId);
    return (
      slot && `${placeName(theCase, slot.kitaId, t)}, ${t.dates.span(slot.startsAt, slot.endsAt)}`
    );
  }
  const of = event.offerId === undefined ? state.wishes : state.offers;
  const id = event.offerId ?? event.wishId;
  const named = of.find((candidate) => candidate.id === id);
  return named && placeName(theCase, named.kitaId, t);
}

function present(theCase: FamilyCase, t: Texts): readonly TimelineEntry[] {
  const { state, turn } = theCase;
  const { dates } = state.round;
  const { way } = t.familyCase;
  const now = (title: string, when: string): readonly TimelineEntry[] => [
    { state: 'now', title, when: [when] },
  ];
  switch (turn.phase) {
    case 'registered':
      return now(way.now.registered, way.until(t.dates.end(dates.deadlineAt)));
    case 'review':
      if (isChildmindingOnly(theCase)) return now(way.now.searching, way.officeTurn);
      return now(way.now.review, way.until(t.dates.endDay(dates.reviewEndsAt)));
    case 'offers': {
      const first = openOffers(state).toSorted((a, b) => a.dueAt - b.dueAt)[0];
      if (first !== undefined) return now(way.now.offers, way.yourTurn(t.dates.end(first.dueAt)));
      return isChildmindingOnly(theCase)
        ? now(way.now.searching, way.officeTurn)
        : now(way.now.waiting, answerTime(theCase, t));
    }
    case 'chosen':
      return now(
        {
          kita: way.now.chosen,
          childminder: way.now.chosenChildminding,
          office: way.now.chosenOffice,
        }[whoAfterChoice(theCase)],
        turnAfterChoice(theCase, t),
      );
    case 'appointment': {
      const slot = bookedSlot(state);
      if (slot !== undefined)
        return now(
          way.now.booked,
          way.whenAndWho(t.dates.span(slot.startsAt, slot.endsAt), chosenKita(theCase, t)),
        );
      return theCase.turn.waitingFor === 'family'
        ? now(way.now.slots, way.yourTurnOpen)
        : now(way.now.chosen, way.theirTurn(chosenKita(theCase, t)));
    }
    case 'contract':
      return now(way.now.contract, turnAfterChoice(theCase, t));
    case 'ended':
      return [];
  }
}

function turnAfterChoice(theCase: FamilyCase, t: Texts): string {
  const { way } = t.familyCase;
  return (
    consentHeading(theCase, t) ??
    {
      kita: way.theirTurn(chosenKita(theCase, t)),
      childminder: way.childminderTurn,
      office: way.officeTurn,
    }[whoAfterChoice(theCase)]
  );
}

const ORDER = ['registered', 'review', 'offers', 'chosen', 'appointment', 'contract'] as const;

function future(theCase: FamilyCase, t: Texts): readonly TimelineEntry[] {
  const { turn, state } = theCase;
  const startsOn = theCase.contractStartsOn ?? theCase.wishedStartOn;
  const { way } = t.familyCase;
  const { phase } = turn;
  if (phase === 'ended') {
    return state.end?.reason === 'contract'
      ? [{ state: 'next', title: way.careStarts(t.dates.plainDay(startsOn)), when: [] }]
      : [];
  }
  const { dates } = state.round;
  const isForChildminder = isChildmindingOnly(theCase) || acceptedOffer(state)?.kitaId === null;
  const own: Upcoming[] = isForChildminder
    ? [{ before: 'review', title: way.next.searching, when: way.officeTurn }]
    : [
        {
          before: 'review',
          title: way.next.review,
          when: way.until(t.dates.endDay(dates.reviewEndsAt)),
        },
        { before: 'chosen', title: way.next.appointment, when: way.afterAcceptance },
      ];
  const steps: Upcoming[] = [
    ...own,
    {
      before: 'offers',
      title: way.next.offers,
      when: way.fromAndAnswer(t.dates.day(dates.offersFromAt), answerTime(theCase, t)),
    },
    {
      before: 'contract',
      title: way.next.contract,
      when: way.careStarts(t.dates.plainDay(startsOn)),
    },
  ];
  return steps
    .filter(({ before }) => ORDER.indexOf(before) > ORDER.indexOf(phase))
    .toSorted((a, b) => ORDER.indexOf(a.before) - ORDER.indexOf(b.before))
    .map(({ title, when }) => ({ state: 'next', title, when: [when] }));
}

interface Upcoming {
  /** The phase that begins with it. */
  readonly before: (typeof ORDER)[number];
  readonly title: string;
  readonly when: string;
}

const answerTime = ({ state }: FamilyCase, t: Texts): string =>
  t.familyCase.way.answerTime(Math.floor(state.round.rules.minAnswerMs / DAY_MS));
