import {
  ANSWER_TIME,
  GRACE,
  type CardDates,
  type CardPaper,
  type CardWish,
  type CaseCard,
} from './case-card.ts';
import { DAY } from './season.ts';

/** What time and the office's calendar bring to a card. */

interface Duty {
  readonly when: number;
  readonly carryOut: () => void;
}

/** Carries out what comes by itself until now, one thing after the other. */
export function catchUp(card: CaseCard): void {
  const until = card.now;
  for (;;) {
    const [next] = duties(card).toSorted((a, b) => a.when - b.when);
    if (next === undefined || next.when > until) return;
    // Whatever is late is taken down as of its day.
    card.now = next.when;
    next.carryOut();
    card.now = until;
  }
}

/**
 * Newer dates, read by the case at once.
 *
 * @param forAll whether a date moved that holds for everyone; otherwise only one Kita's own first day of offers may have.
 */
export function newDates(card: CaseCard, change: CardDates, forAll: boolean): void {
  const before = card.dates.days;
  const isNews = forAll || card.wishes.some((wish) => movedForKita(card, wish, change));
  const went = new Map(card.onDesks().map((paper) => [paper, goesOut(card, paper)?.when]));
  Object.assign(card.dates, { ...change, days: [...change.days], own: new Map(change.own) });
  for (const offer of card.out()) {
    // The offer belongs to the day it lapses on; if that was moved to an earlier date, to the last day before.
    const mine = before.filter((day) => day <= offer.due).length - 1;
    const day = card.dates.days[mine] ?? 0;
    if (mine >= 0 && day > offer.due) {
      offer.due = day;
      offer.watchedFrom = card.now;
      offer.remindersWritten.length = 0;
    }
  }
  for (const [paper, was] of went) {
    const goes = goesOut(card, paper)?.when ?? Infinity;
    if (goes < card.now && goes < (was ?? Infinity)) paper.from = card.now;
  }
  if (!card.over && isNews) card.letters.push('roundMoved');
}

const movedForKita = ({ dates }: CaseCard, { kita, state }: CardWish, change: CardDates): boolean =>
  kita !== null && state !== 'struck' && dates.own.get(kita) !== change.own.get(kita);

export function firstDay(dates: CardDates, kita: string | null): number {
  return Math.max(dates.offersFrom, kita === null ? 0 : (dates.own.get(kita) ?? 0));
}

/** The next instant at which such an offer may go out, if nothing else holds it back. */
export function nextOpening(
  { dates, rules }: CaseCard,
  kita: string | null,
  from: number,
): number | undefined {
  const first = firstDay(dates, kita);
  if (rules.mode !== 'window') return Math.max(first, from);
  return from <= first ? first : dates.days.find((day) => day > first && day >= from);
}

export const answerDay = (dates: CardDates, at: number): number | undefined =>
  dates.days.find((day) => day - at >= ANSWER_TIME);

function goesOut(card: CaseCard, paper: CardPaper): { when: number; due: number } | undefined {
  if (paper.state !== 'let go' || card.over || card.stage !== 'hoping') return undefined;
  const pauses = card.rules.mode === 'paused';
  if (pauses && card.out().length > 0) return undefined;
  const settled = pauses ? card.offers.map(({ settledAt }) => settledAt) : [];
  const when = nextOpening(card, paper.wish.kita, Math.max(paper.from, ...settled));
  const due = when === undefined ? undefined : answerDay(card.dates, when);
  return when === undefined || due === undefined ? undefined : { when, due };
}

function duties(card: CaseCard): Duty[] {
  if (card.filed) return [];
  if (card.over) return lastDuties(card);
  return [...sendings(card), ...ofOffers(card), ...notes(card), ...statutory(card)];
}

function lastDuties(card: CaseCard): Duty[] {
  const until = card.overSince + GRACE;
  const close = { when: until, carryOut: () => (card.filed = true) };
  if (card.over === 'signed' || card.overReminded) return [close];
  const remind = (): void => {
    card.overReminded = true;
    card.letters.push('endReminder');
  };
  return [{ when: until - 2 * DAY, carryOut: remind }, close];
}

/** The family's better wish first. */
function sendings(card: CaseCard): Duty[] {
  const papers = card.onDesks().toSorted((a, b) => a.wish.rank - b.wish.rank);
  return papers.flatMap((paper) => {
    const goes = goesOut(card, paper);
    if (!goes) return [];
    const { when, due } = goes;
    const send = (): void => {
      const { id, wish, pool } = paper;
      paper.state = 'sent';
      const sent = { id, wish, pool, due, watchedFrom: when, settledAt: 0, state: 'out' } as const;
      card.offers.push({ ...sent, remindersWritten: [] });
      card.letters.push(`offer ${id}`);
    };
    return [{ when, carryOut: send }];
  });
}

function ofOffers(card: CaseCard): Duty[] {
  return card.out().flatMap((offer) => {
    const reminders = [7, 2].map((days) => ({ days, when: offer.due - days * DAY }));
    const lapse = (): void => {
      card.settle(offer, 'lapsed');
      card.letters.push(`offerLapsed ${offer.id}`);
    };
    return [
      ...reminders
        .filter(
          ({ days, when }) => when > offer.watchedFrom && !offer.remindersWritten.includes(days),
        )
        .map(({ days, when }) => ({
          when,
          carryOut: () => {
            offer.remindersWritten.push(days);
            card.letters.push(`offerReminder ${offer.id} ${days}`);
          },
        })),
      { when: offer.due, carryOut: lapse },
    ];
  });
}

/** What the Kita is late with. */
function notes(card: CaseCard): Duty[] {
  const note = (what: 'slots' | 'contract', when: number): Duty[] =>
    card.noted.has(what)
      ? []
      : [
          {
            when,
            carryOut: () => {
              card.noted.add(what);
              card.notes.push(`${what} ${when}`);
            },
          },
        ];
  const meeting = card.meeting();
  if (meeting) return note('contract', meeting.ends + 14 * DAY);
  const waits = card.stage === 'chosen' && card.taken()?.wish.kita != null;
  return waits ? note('slots', card.stageSince + 7 * DAY) : [];
}

function statutory(card: CaseCard): Duty[] {
  const { allocation } = card;
  if (!allocation) return [];
  const days = [
    { weeks: 8, when: allocation.usual },
    { weeks: 6, when: allocation.latest },
  ] as const;
  return days
    .filter(({ weeks }) => !allocation.told.has(weeks))
    .map(({ weeks, when }) => ({
      when,
      carryOut: () => {
        allocation.told.add(weeks);
        // With a place in hand there is no more to tell.
        if (card.taken()) allocation.told.add(8).add(6);
        card.letters.push(`allocation ${weeks}`);
      },
    }));
}
