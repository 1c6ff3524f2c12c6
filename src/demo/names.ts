import { numberFrom } from './seeded.ts';

const CHILDREN =
  'Ada Alma Amir Anton Aurelia Bela Bo Carlotta Cem Clara Dario Edda Elias Emil Enna Fiete Finja Frida Friedrich Greta Hanna Hassan Henri Ida Ilja Jakob Jette Jonte Juna Kaan Karla Konrad Lale Lasse Leni Leo Levin Lio Lotte Luan Luis Maja Malik Malin Marlo Mats Merle Milan Mira Nele Nika Noah Nora Olivia Paula Quentin Rana Romy Ronja Selma Sofia Theo Thilo Tilda Tomke Wanda Yara Yusuf Zoë'.split(
    ' ',
  );
const LAST_NAMES =
  'Ahlenbrock Altenwerth Bergkemper Bietenbeck Borgschulte Brinkhaus Çelikbaş Dahlhoff Dreckmann-Voss Ebbinghoff Eikermann Feldhues Fischediek Gausepohl Giesbrecht Haarmeier Hagedornsen Heimeroth Hohenkirch Hüttebräuker Isenbeck Jablonska Kamphorst Kleinewächter Knappstein Köttelwesch Kruithof Lindhorster Löbbeke Mehrkens Meschkowski Möhlenkamp Nadolny Niggemeier Oberkötter Osthues Özgürel Papenfort Petrenko Pottgießer Quasthoff Rademaker Rebbelmund Rüschhoff Schlüterkamp Schmalenstroer Schürenkämper Siebenbürger Sommerkamp Strathmann-Ley Szymaniak Tacke-Ortmann Thieleking Tölle Uhlenkott Vielhaber Vogelsänger Wachtendonk Wältermann Wittkämper Wördehoff Yavuzcan Zellerhoff Zurmühlen'.split(
    ' ',
  );
const GUARDIANS =
  'Adriana Aleksander Anja Benedikt Birgit Carsten Claudia Daria Dirk Eike Elif Fatma Florian Gesine Hatice Heike Inga Irina Jens Jochen Jusuf Katrin Kerstin Lars Leila Mareike Marius Mehmet Nadja Nils Olga Pawel Petra Ralf Ronja Sabine Samir Stefan Svenja Tanja Tobias Ute Volker Wiebke'.split(
    ' ',
  );
const STREETS = [
  'Ahornweg',
  'Alte Poststraße',
  'Am Bahndamm',
  'An der Kirche',
  'Birkenstraße',
  'Drosselgasse',
  'Eichenallee',
  'Fichtenweg',
  'Im Winkel',
  'Kastanienweg',
  'Lindenplatz',
  'Mühlenstraße',
  'Rosenweg',
  'Schützenstraße',
  'Wiesenstraße',
];

/** A family that was never there: names, address and numbers belong to nobody. */
export interface Identity {
  readonly childFirstName: string;
  readonly childLastName: string;
  readonly guardianFirstName: string;
  readonly guardianLastName: string;
  /** Of a second guardian. */
  readonly guardian2FirstName: string;
  readonly street: string;
  readonly postcode: string;
  readonly email: string;
  readonly phone: string;
}

/**
 * One of the seed's families.
 *
 * @param number sets families of one seed apart, also in what they are called
 */
export function identity(seed: string, number: number, postcodes: readonly string[]): Identity {
  const pick = (what: string, of: readonly string[]): string =>
    of[numberFrom(`${seed}/${number}/${what}`, 0, of.length - 1)] ?? '';
  const guardianFirstName = pick('guardian', GUARDIANS);
  const lastName = pick('last name', LAST_NAMES);
  const others = GUARDIANS.filter((name) => name !== guardianFirstName);
  return {
    childFirstName: pick('child', CHILDREN),
    childLastName: lastName,
    guardianFirstName,
    guardianLastName: lastName,
    guardian2FirstName: pick('second guardian', others),
    street: `${pick('street', STREETS)} ${numberFrom(`${seed}/${number}/house`, 1, 90)}`,
    postcode: pick('postcode', postcodes),
    email: `${plain(guardianFirstName)}.${plain(lastName)}.${number}@example.org`,
    phone: `02921 5550${String(number).padStart(3, '0')}`,
  };
}

/** A twin is called otherwise. */
export const otherName = (name: string): string =>
  CHILDREN[(CHILDREN.indexOf(name) + 7) % CHILDREN.length] ?? name;

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replaceAll(/[^a-z]/gu, '');
