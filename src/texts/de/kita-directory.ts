import type { ProviderKind } from '../../cases/read/kita-directory.ts';
import type { AgeGroup } from '../../domain/age.ts';

/** The Kitas as parents look them up. */
export const kitaDirectory = {
  title: 'Kitas im Gebiet des Kreisjugendamts',
  intro:
    'Hier lernen Sie die Kitas kennen, bevor Sie sich eine wünschen. Fragen zum Alltag beantwortet die Kita selbst am besten: Rufen Sie dort an, oder besuchen Sie sie.',
  filter: {
    heading: 'Kitas eingrenzen',
    search: 'Name, Ort oder Träger',
    municipality: 'Gemeinde',
    providerKind: 'Art des Trägers',
    ageGroup: 'Alter des Kindes',
    hours: 'Stunden pro Woche',
    any: 'Alle',
    button: 'Anzeigen',
    reset: 'Alle Kitas anzeigen',
  },
  found: (count: number) => (count === 1 ? '1 Kita' : `${count} Kitas`),
  none: 'Zu diesen Angaben gibt es keine Kita. Lassen Sie eine Angabe weg, oder fragen Sie uns.',
  columns: { kita: 'Kita', place: 'Ort', provider: 'Träger', ages: 'Alter', hours: 'Stunden' },
  hoursValue: (hours: readonly number[]) => hours.join(', ').replace(/, (\d+)$/u, ' oder $1'),
  ages: { u3: 'unter 3 Jahren', o3: 'ab 3 Jahren' } satisfies Record<AgeGroup, string>,
  providerKinds: {
    municipal: 'Gemeinde oder Stadt',
    catholic: 'katholische Kirche',
    protestant: 'evangelische Kirche',
    awo: 'Arbeiterwohlfahrt (AWO)',
    drk: 'Deutsches Rotes Kreuz (DRK)',
    parents_initiative: 'Elterninitiative',
    other: 'anderer Träger',
    unknown: 'nicht bekannt',
  } satisfies Record<ProviderKind, string>,
  invented: 'Kontakt, Öffnungszeiten und Plätze sind für die Vorführung erfunden.',
  childminding:
    'Kindertagespflege steht nicht in dieser Liste. Sie können sie bei der Anmeldung mit wünschen; das Kreisjugendamt sucht mit Ihnen eine Tagespflegeperson.',
  back: 'Zurück zu allen Kitas',
  profile: {
    address: 'Anschrift',
    map: 'Auf der Karte ansehen (OpenStreetMap)',
    provider: 'Träger',
    providerKind: 'Art des Trägers',
    groups: 'Plätze',
    group: (age: string, hours: string) => `${age}: ${hours} Stunden pro Woche`,
    ages: { u3: 'Unter 3 Jahren', o3: 'Ab 3 Jahren' } satisfies Record<AgeGroup, string>,
    groupsUnknown: 'Noch nicht bekannt. Bitte fragen Sie die Kita.',
    size: 'Plätze insgesamt (und wann das so war)',
    openingHours: 'Öffnungszeiten',
    phone: 'Telefon',
    email: 'E-Mail',
    website: 'Internetseite',
    concept: 'So arbeitet die Kita',
    promise:
      'Ob in dieser Kita für Ihr Kind ein Platz frei wird, steht erst nach der Anmeldung fest.',
  },
};
