import { zonedDay } from '../../src/calendar/zone.ts';
import type { Round } from '../../src/domain/round.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import { ButtonLink } from '../components/elements.tsx';
import { useTexts } from '../components/texts.ts';

/** Which year a family needs a place for, in its own words: months, not rounds. */
export function ChooseRoundPage({
  rounds,
  now,
}: {
  readonly rounds: readonly Round[];
  readonly now: number;
}) {
  const t = useTexts();
  const { choose } = t.rounds;
  return (
    <>
      <h1 class="kern-heading-x-large">{choose.title}</h1>
      <p class="kern-body">{choose.text}</p>
      <ul class="stack">
        {rounds.map((round) => (
          <li>
            <ButtonLink href={`/anmelden?jahr=${round.year}`}>
              {roundLabel(round, now, t)}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </>
  );
}

/** `Ab August 2027`; of a year that has begun: `Noch für dieses Jahr, bis Juli 2027`. */
export function roundLabel(
  { year, dates: { careStartsOn } }: Round,
  now: number,
  { dates, rounds }: Texts,
): string {
  return careStartsOn > zonedDay(now)
    ? rounds.from(dates.plainMonth(careStartsOn))
    : rounds.thisYear(dates.plainMonth(`${year + 1}-07-31`));
}
