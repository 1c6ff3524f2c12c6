import { Timeline, type TimelineEntry, ButtonLink } from '../components/elements.tsx';
import { useTexts } from '../components/texts.ts';
import { zonedDay } from '../../src/calendar/zone.ts';
import type { AnnouncedRound } from '../../src/cases/read/rounds.ts';
import type { Round } from '../../src/domain/round.ts';
import { roundLabel } from './choose-round.tsx';
import { PostcodeForm } from './responsibility.tsx';
import type { Texts } from '../../src/texts/catalogue.ts';

const DAY_MS = 86_400_000;

/** @param props.rounds most important first. @param props.hasDraft this browser has begun a registration. */
export function StartPage({
  rounds,
  hasDraft,
  now,
}: {
  readonly rounds: readonly AnnouncedRound[];
  readonly hasDraft: boolean;
  readonly now: number;
}) {
  const t = useTexts();
  const { start } = t.parents;
  const [first, ...others] = rounds;
  const round = first?.round;
  return (
    <>
      <h1 class="kern-heading-x-large">{start.title}</h1>
      {round !== undefined && (
        <p class="kern-body kern-body--large">
          {start.intro(t.dates.kindergartenYear(round.year), wishesText(round, t))}
        </p>
      )}
      <RoundBox announced={first} hasDraft={hasDraft} now={now} />
      {others.map((other) => (
        <OtherRound announced={other} now={now} />
      ))}
      <div class="two">
        {round !== undefined && (
          <section>
            <h2 class="kern-heading-large">
              {start.way.heading(t.dates.kindergartenYear(round.year))}
            </h2>
            <Timeline entries={roundEntries(round, now, t)} />
          </section>
        )}
        <div class="part">
          <section class="part">
            <h2 class="kern-heading-medium">{start.responsibility.heading}</h2>
            <PostcodeForm />
          </section>
          <section class="part">
            <h2 class="kern-heading-medium">{start.kitas.heading}</h2>
            <p class="kern-body">{start.kitas.text}</p>
            <div class="actions">
              <ButtonLink href="/kitas" kind="secondary">
                {start.kitas.link}
              </ButtonLink>
            </div>
          </section>
        </div>
      </div>
      <section>
        <h2 class="kern-heading-large">{start.good.heading}</h2>
        <div class="cards cards--text">
          {start.good.topics.slice(isForThisYear(others, now) ? 1 : 0).map(({ title, text }) => (
            <section class="card">
              <h3 class="kern-heading-small">{title}</h3>
              <p class="kern-body">{text}</p>
            </section>
          ))}
        </div>
      </section>
    </>
  );
}

/** What a family can do now, first on the page. */
function RoundBox({
  announced,
  hasDraft,
  now,
}: {
  readonly announced: AnnouncedRound | undefined;
  readonly hasDraft: boolean;
  readonly now: number;
}) {
  const t = useTexts();
  const { start } = t.parents;
  const { heading, text, isOpen } = announcement(announced, now, t);
  return (
    <section class="turn">
      <h2 class="kern-heading-medium">{heading}</h2>
      <p class="kern-body">{text}</p>
      <div class="actions">
        {isOpen && (
          <ButtonLink href="/anmelden">{hasDraft ? start.resume : start.register}</ButtonLink>
        )}
        <ButtonLink href="/oeffnen" kind={isOpen ? 'secondary' : 'primary'}>
          {start.openCase}
        </ButtonLink>
      </div>
    </section>
  );
}

/** Another year that can be registered for now, or next. */
function OtherRound({
  announced: { round, isOpen },
  now,
}: {
  readonly announced: AnnouncedRound;
  readonly now: number;
}) {
  const t = useTexts();
  const { also, notReleased } = t.rounds;
  const { opensAt, deadlineAt, endsAt } = round.dates;
  const openText = now < deadlineAt ? also.open : also.late;
  const closedText = now < opensAt ? also.upcoming(t.dates.fullStart(opensAt)) : notReleased.text;
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{also.heading(t.dates.kindergartenYear(round.year))}</h2>
      <p class="kern-body">{isOpen ? openText : closedText}</p>
      {isOpen && now >= deadlineAt && (
        <ul class="kern-body">
          <li>{also.answer(Math.floor(round.rules.minAnswerMs / DAY_MS))}</li>
          {hasBegun(round, now) && <li>{also.waitingList}</li>}
          <li>{also.until(t.dates.fullEndDay(endsAt))}</li>
        </ul>
      )}
      {isOpen && (
        <div class="actions">
          <ButtonLink href={`/anmelden?jahr=${round.year}`} kind="secondary">
            {roundLabel(round, now, t)}
          </ButtonLink>
        </div>
      )}
    </section>
  );
}

/** Whether one of them is for a year in which care has begun: then nobody needs the Kita-Karte on paper. */
const isForThisYear = (rounds: readonly AnnouncedRound[], now: number): boolean =>
  rounds.some(({ round, isOpen }) => isOpen && hasBegun(round, now));

const hasBegun = ({ dates }: Round, now: number): boolean => dates.careStartsOn <= zonedDay(now);

function announcement(
  announced: AnnouncedRound | undefined,
  now: number,
  { dates, parents: { start }, rounds }: Texts,
): { readonly heading: string; readonly text: string; readonly isOpen: boolean } {
  if (announced === undefined) return { ...start.noRound, isOpen: false };
  const { round, isReleased } = announced;
  const { opensAt, deadlineAt, endsAt } = round.dates;
  if (now < opensAt) {
    const { heading, text } = start.upcoming;
    return { heading: heading(dates.fullStart(opensAt)), text, isOpen: false };
  }
  if (!isReleased && now < endsAt) return { ...rounds.notReleased, isOpen: false };
  if (now < deadlineAt) {
    const { heading, text } = start.open;
    const until = dates.fullEnd(deadlineAt);
    return {
      heading: heading(until),
      text: text(dates.remaining(deadlineAt, now)),
      isOpen: true,
    };
  }
  if (now < endsAt) {
    const { heading, text } = start.late;
    return { heading, text: text(dates.fullEndDay(deadlineAt)), isOpen: true };
  }
  const { heading, text } = start.over;
  return { heading: heading(dates.kindergartenYear(round.year)), text, isOpen: false };
}

function wishesText({ rules }: Round, { parents: { start } }: Texts): string {
  return rules.maxKitas === null ? start.anyKitas : start.upToKitas(rules.maxKitas);
}

function roundEntries(round: Round, now: number, t: Texts): readonly TimelineEntry[] {
  const { dates: d, parents } = t;
  const { way } = parents.start;
  const { opensAt, deadlineAt, reviewEndsAt, offersFromAt, decisionDays, careStartsOn } =
    round.dates;
  const lastDay = decisionDays.at(-1) ?? offersFromAt;
  const at = (from: number, to: number): TimelineEntry['state'] => {
    if (now >= to) return 'done';
    return now >= from ? 'now' : 'next';
  };
  return [
    {
      state: at(opensAt, deadlineAt),
      title: way.enrolment,
      when: [way.fromTo(d.day(opensAt), d.fullEndDay(deadlineAt))],
    },
    {
      state: at(deadlineAt, offersFromAt),
      title: way.review,
      when: [way.until(d.fullEndDay(reviewEndsAt))],
    },
    {
      state: at(offersFromAt, lastDay),
      title: way.offers,
      when: [way.offersWhen(d.fullDay(offersFromAt), Math.floor(round.rules.minAnswerMs / DAY_MS))],
    },
    { state: 'next', title: way.appointment, when: [way.afterAcceptance] },
    { state: 'next', title: way.care, when: [d.plainDay(careStartsOn)] },
  ];
}
