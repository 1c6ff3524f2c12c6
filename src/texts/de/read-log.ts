import type { ReadDoor } from '../../cases/read-log.ts';
import type { CaseField } from '../../cases/visible-fields.ts';
import type { Role } from '../../cases/policy.ts';

/** Who of the staff opened a case. */
export const readLog = {
  title: 'Wer diesen Vorgang gelesen hat',
  hint: 'Jede Ansicht durch eine Kita oder das Kreisjugendamt wird vermerkt. Der Vermerk wird mit dem Vorgang gelöscht.',
  none: 'Noch niemand.',
  when: 'Wann',
  who: 'Wer',
  what: 'Was',
  office: 'Kreisjugendamt',
  account: (id: string) => `Konto ${id}`,
  roles: {
    'kita.staff': 'Kita-Team',
    'kita.head': 'Kita-Leitung',
    'kita.provider': 'Träger',
    'kita.software': 'Kita-Software',
    'office.caseworker': 'Sachbearbeitung',
    'office.head': 'Leitung',
    'office.auditor': 'Revision',
  } satisfies Record<Exclude<Role, 'guardian'>, string>,
  doors: {
    applicant: 'Anmeldung in der Kita',
    case: 'Vorgang',
    actions: 'Formulare zum Vorgang',
    wish: 'Formulare zu einem Wunsch',
    mediation: 'Vermittlung in Kindertagespflege',
    letter: 'Brief',
    diagnosis: 'Technischer Ablauf',
  } satisfies Record<ReadDoor, string>,
  family: {
    title: 'Wer Ihre Anmeldung angesehen hat',
    text: 'Das Portal vermerkt, wenn eine Kita oder das Kreisjugendamt Ihre Anmeldung öffnet. Welche Person es war, sehen nur Leitung und Revision des Kreisjugendamts.',
    none: 'Bisher hat niemand Ihre Anmeldung geöffnet.',
    day: 'Tag',
    body: 'Stelle',
    seen: {
      title: 'Wer was sieht',
      what: 'Angabe',
      kita: 'Kitas, die Sie wünschen',
      office: 'Kreisjugendamt',
      yes: 'ja',
      no: 'nein',
      hint: 'Ihr Einkommen fragen wir nicht ab. Eine Kita, die Sie aus Ihren Wünschen entfernen, sieht nichts mehr. Sie sieht Ihren Wohnort; Straße und Postleitzahl sieht sie nur, wenn sie Ihre Anmeldung selbst eingetragen hat.',
      fields: {
        childName: 'Name des Kindes',
        birthDate: 'Geburtsdatum',
        address: 'Anschrift des Kindes',
        guardianNames: 'Namen der Eltern',
        contact: 'E-Mail und Telefon der Eltern',
        otherAddress: 'Anschrift eines Elternteils, der woanders wohnt',
        ownOffer: 'Wunsch und Angebot der Kita selbst',
        otherWishes: 'Andere Wünsche',
        otherOffers: 'Angebote anderer Kitas',
        notices: 'Nachrichten an Sie',
      } satisfies Partial<Record<CaseField, string>>,
    },
  },
};
