import { readList } from '../../src/csv.ts';
import { numberFrom } from '../../src/demo/seeded.ts';

/** The round the sample is written for. */
const YEAR = 2027;
const CHILDREN = 200;
/** So many of the demonstration's registered children were on the old list as well. */
const REGISTERED = 8;

const FIRST_NAMES =
  'Ada Alma Amira Anton Ben Carl Clara Dilara Edda Elif Emil Fiete Finja Frida Greta Hanna Henri Ida Ilja Jakob Jette Jonte Juna Kaan Karla Lale Lasse Leni Levin Lio Lotte Luis Maja Malik Marlo Mats Milan Nele Nika Noah Oskar Paula Piet Rana Romy Selma Theo Tilda Yara Zoë';
const LAST_NAMES =
  'Ahlenbusch Birkenkötter Brüggenwirt Çınarlı Dornhege Eichenbrink Feldkötter Große-Lindhof Haselhoff Immenkamp Jablonowsky Kesselmüller Lohöfer Möhnebach Niederkamp Ostlinning Petrowic Quellhorst Rüthenbrock Schlehdorn Tannenwirt Uhlenbrock Vossebein Weidenfeld Yılmazer Zurheide';
const GUARDIANS =
  'Anja Birgit Cem Daria Eike Fatma Gero Heike Inga Jens Katrin Lars Mareike Nils Olga Pawel Ronja Sven Tanja Ute';
const STREETS =
  'Ahornweg Birkenstraße Drosselgasse Eichenallee Fichtenweg Gartenstraße Hellweg Im Winkel Kastanienweg Lindenplatz';
const TOWNS = [
  ['59609', 'Anröchte'],
  ['59505', 'Bad Sassendorf'],
  ['59469', 'Ense'],
  ['59597', 'Erwitte'],
  ['59590', 'Geseke'],
  ['59510', 'Lippetal'],
  ['59519', 'Möhnesee'],
  ['59602', 'Rüthen'],
  ['59514', 'Welver'],
  ['59457', 'Werl'],
  ['58739', 'Wickede'],
] as const;

const HEADER =
  'nummer;vorname_kind;nachname_kind;geburtsdatum;vorname_elternteil;nachname_elternteil;email;strasse;plz;ort;sprache';

/** The old waiting list of an office, wholly invented: the same on every machine, dates written in three ways. */
export function waitingListSample(): string {
  const lines = Array.from({ length: CHILDREN }, (_, index) =>
    index < REGISTERED ? registeredChild(index) : inventedChild(index),
  );
  return `${[HEADER, ...lines].join('\n')}\n`;
}

function inventedChild(index: number): string {
  const pick = <T>(what: string, of: readonly T[]): T =>
    of[numberFrom(`waiting-list/${index}/${what}`, 0, of.length - 1)] as T;
  const number = (what: string, min: number, max: number): number =>
    numberFrom(`waiting-list/${index}/${what}`, min, max);
  const lastName = pick('last name', LAST_NAMES.split(' '));
  const guardian = pick('guardian', GUARDIANS.split(' '));
  const birthDate = [
    number('year', YEAR - 4, YEAR - 2),
    number('month', 1, 12),
    number('day', 1, 28),
  ]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  const byMail = number('mail', 1, 100) <= 70;
  const [postcode, town] = pick('town', TOWNS);
  const street = `${pick('street', STREETS.split(/ (?!Winkel)/u))} ${number('house', 1, 60)}`;
  return [
    numberOf(index),
    pick('first name', FIRST_NAMES.split(' ')),
    lastName,
    written(index, birthDate),
    guardian,
    lastName,
    byMail ? `${plain(guardian)}.${plain(lastName)}.${index}@example.org` : '',
    byMail ? '' : street,
    byMail ? '' : postcode,
    byMail ? '' : town,
    number('language', 1, 100) <= 10 ? 'en' : '',
  ].join(';');
}

const families = readList('data/kreis-soest/families.csv', [
  'child_first_name',
  'child_last_name',
  'birth_years_before',
  'birth_day',
  'guardian_first_name',
  'guardian_last_name',
  'email',
  'street',
  'postcode',
]);

function registeredChild(index: number): string {
  const family = families[index * 3];
  if (family === undefined) throw new Error('more families');
  const town = TOWNS.find(([postcode]) => postcode === family.postcode)?.[1] ?? '';
  return [
    numberOf(index),
    family.child_first_name,
    family.child_last_name,
    written(index, `${YEAR - Number(family.birth_years_before)}-${family.birth_day}`),
    family.guardian_first_name,
    family.guardian_last_name,
    family.email,
    ...(family.email === '' ? [family.street, family.postcode, town] : ['', '', '']),
    '',
  ].join(';');
}

const numberOf = (index: number): string => `WL-${String(index + 1).padStart(4, '0')}`;

/** A day in one of the three ways offices write it. */
function written(index: number, day: string): string {
  const [year = '', month = '', dayOfMonth = ''] = day.split('-');
  return (
    [
      day,
      `${dayOfMonth}.${month}.${year}`,
      `${Number(dayOfMonth)}.${Number(month)}.${year.slice(2)}`,
    ][index % 3] ?? day
  );
}

const plain = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^a-z]/gu, '');
