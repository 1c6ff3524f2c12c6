import { addDays, zonedDay, zonedInstant } from '../calendar/zone.ts';
import { municipalityOf } from '../cases/responsibility.ts';
import { readList } from '../csv.ts';
import type { Round } from '../domain/round.ts';
import { demoKitas, type DemoKita } from './kitas.ts';
import { shuffled } from './seeded.ts';

/** A family's registration as if it had been typed at an instant of the past. */
export interface DemoRegistration {
  readonly receivedAt: number;
  readonly input: Readonly<Record<string, unknown>>;
}

/** The families of data/kreis-soest/families.csv, all invented, as registrations in a round. */
export function demoRegistrations(round: Round): readonly DemoRegistration[] {
  return rows.map((row, index) => ({
    receivedAt: zonedInstant(
      `${addDays(zonedDay(round.dates.opensAt), Number(row.received_day))}T${row.received_time}`,
    ),
    input: {
      childFirstName: row.child_first_name,
      childLastName: row.child_last_name,
      birthDate: `${round.year - Number(row.birth_years_before)}-${row.birth_day}`,
      street: row.street,
      postcode: row.postcode,
      guardianFirstName: row.guardian_first_name,
      guardianLastName: row.guardian_last_name,
      email: row.email,
      phone: row.phone,
      custody: 'shared',
      hours: row.hours,
      wishedStartOn: round.dates.careStartsOn,
      kitaIds: wishedKitas(`family/${index}`, row.postcode, Number(row.kitas)).map(({ id }) => id),
      childminding: row.childminding === 'yes',
    },
  }));
}

const rows = readList('data/kreis-soest/families.csv', [
  'child_first_name',
  'child_last_name',
  'birth_years_before',
  'birth_day',
  'guardian_first_name',
  'guardian_last_name',
  'street',
  'postcode',
  'email',
  'phone',
  'hours',
  'kitas',
  'childminding',
  'received_day',
  'received_time',
]);

const wishedKitas = (seed: string, postcode: string, count: number): readonly DemoKita[] =>
  kitasAround(seed, postcode).slice(0, count);

/** Every Kita, those nearby first: of the family's own municipality, then of any other. */
export function kitasAround(seed: string, postcode: string): readonly DemoKita[] {
  const home = municipalityOf(postcode)?.name;
  return shuffled(seed, demoKitas, ({ id }) => id).toSorted(
    (a, b) => Number(b.municipality === home) - Number(a.municipality === home),
  );
}
