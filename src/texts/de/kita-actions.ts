import type { ContractFailure } from '../../domain/commands.ts';

/** What a Kita, or the youth office in its place, can do beyond offer, slots and contract. */
export const kitaActions = {
  childminder: 'Tagespflegeperson',
  reviewOfChildminding: {
    heading: 'Wunsch nach Kindertagespflege prüfen',
    text: 'Haben Sie geprüft, ob eine Tagespflegeperson zu Alter, Stunden und Wohnort des Kindes passt? Das bindet Sie noch nicht.',
  },
  visit: {
    heading: 'Besuch bestätigen',
    text: 'Hat die Familie die Kita besucht? Dann können Sie das hier vermerken.',
    atChildminder:
      'Hat die Familie die Tagespflegeperson besucht? Dann können Sie das hier vermerken.',
    button: 'Besuch bestätigen',
  },
  prepare: {
    heading: 'Angebot vorbereiten',
    text: 'Die Familie erfährt davon noch nichts. Erst wenn Sie das Angebot freigeben, geht es zum ersten möglichen Zeitpunkt von selbst hinaus.',
    button: 'Angebot vorbereiten',
  },
  release: {
    heading: 'Vorbereitetes Angebot freigeben',
    outAt: (at: string) =>
      `Wenn Sie das Angebot freigeben, geht es am ${at} von selbst an die Familie. Bis dahin können Sie es verwerfen.`,
    atOnce: 'Wenn Sie das Angebot freigeben, geht es gleich an die Familie.',
    button: 'Angebot freigeben',
    all: (count: number) =>
      count === 1
        ? 'Ein vorbereitetes Angebot ist noch nicht freigegeben.'
        : `${count} vorbereitete Angebote sind noch nicht freigegeben.`,
    allButton: 'Alle freigeben',
    allDone: (done: number) =>
      done === 1 ? 'Ein Angebot ist freigegeben.' : `${done} Angebote sind freigegeben.`,
    allRefused: (refused: number) =>
      refused === 1
        ? 'Ein Angebot konnte nicht freigegeben werden. Warum, steht bei der Anmeldung.'
        : `${refused} Angebote konnten nicht freigegeben werden. Warum, steht bei den Anmeldungen.`,
    allProcessing: (open: number) =>
      open === 1 ? 'Eines wird noch bearbeitet.' : `${open} werden noch bearbeitet.`,
  },
  drop: {
    heading: 'Vorbereitetes Angebot verwerfen',
    text: 'Der Platz wird wieder frei. Die Familie hat von diesem Angebot nichts erfahren.',
    button: 'Verwerfen',
    done: 'Das vorbereitete Angebot ist verworfen. Die Familie hat davon nichts erfahren.',
  },
  cancel: {
    heading: 'Termin absagen',
    text: 'Die Familie bekommt eine Nachricht mit Ihrer Begründung. Danach schlagen Sie andere Termine vor.',
    note: 'Begründung der Absage',
    button: 'Termin absagen',
  },
  noShow: {
    heading: 'Die Familie ist nicht gekommen',
    text: 'Vermerken Sie das nur, wenn die Familie den Termin ohne Absage versäumt hat. Sie bekommt eine Nachricht.',
    button: 'Versäumten Termin vermerken',
  },
  consent: {
    heading: (name: string) => `Zustimmung von ${name}`,
    text: 'Beide Eltern sind sorgeberechtigt und müssen zustimmen. Liegt Ihnen die Unterschrift auf Papier vor?',
    button: 'Die Unterschrift liegt vor',
    label: (name: string) => `Die Unterschrift liegt vor: ${name}`,
  },
  terms: { startsOn: 'Erster Tag der Betreuung', hours: 'Umfang pro Woche' },
  correct: {
    heading: 'Vertrag berichtigen',
    text: 'Hier berichtigen Sie, was Sie festgehalten haben. Die Familie bekommt eine Nachricht.',
    button: 'Vertrag berichtigen',
  },
  failed: {
    heading: 'Es kommt kein Vertrag zustande',
    reason: 'Grund',
    reasons: {
      familyDeclined: 'Die Familie möchte den Platz nicht mehr',
      kitaDeclined: 'Die Kita kann den Platz nicht geben',
      otherReason: 'Anderer Grund',
    } satisfies Record<ContractFailure, string>,
    note: 'Erklärung für die Familie',
    button: 'Kein Vertrag',
  },
};
