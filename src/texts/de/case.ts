import type { NoticeKind } from '../../domain/notices.ts';
import { inWords } from './numbers.ts';
import type { FamilyAction, FamilyNotice } from '../../cases/read/family-case.ts';

/** A family's own case. */
export const familyCase = {
  reference: (caseNumber: string, year: string) =>
    `Anmeldung ${caseNumber} · Kindergartenjahr ${year}`,
  childminding: 'Kindertagespflege',
  aKita: 'eine Kita',
  turn: {
    registered: {
      heading: 'Ihre Anmeldung ist da. Sie müssen nichts weiter tun.',
      text: (until: string, remaining: string) =>
        `Die Anmeldefrist läuft bis ${until} (${remaining}). Bis dahin können Sie Ihre Wünsche noch ändern.`,
      frozen: (until: string) => `Die Anmeldefrist läuft bis ${until}.`,
      button: 'Wünsche ändern',
    },
    review: {
      heading: 'Jetzt sind die Kitas dran: Sie prüfen die Anmeldungen',
      text: (until: string, offersFrom: string) =>
        `Die Prüfung dauert voraussichtlich bis ${until}. Angebote gibt es ab ${offersFrom}. Sie müssen nichts tun.`,
    },
    offers: {
      heading: (count: number) =>
        count === 1
          ? 'Jetzt sind Sie dran: Ein Angebot wartet auf Ihre Antwort'
          : `Jetzt sind Sie dran: ${inWords(count)} Angebote warten auf Ihre Antwort`,
      before: 'Bitte antworten Sie bis ',
      after: (remaining: string) => ` (${remaining}). Danach geht der Platz an ein anderes Kind.`,
      button: (count: number) => (count === 1 ? 'Angebot ansehen' : 'Angebote vergleichen'),
    },
    waiting: {
      heading: 'Jetzt sind die Kitas dran: Sie vergeben ihre Plätze',
      text: 'Sobald eine Kita Ihnen einen Platz anbietet, bekommen Sie eine Nachricht. Sie müssen nichts tun.',
    },
    nothingOpen: {
      heading: 'Keiner Ihrer Wünsche ist mehr offen',
      text: 'Bitte rufen Sie uns an. Wir suchen mit Ihnen nach einem anderen Weg.',
    },
    childmindingOnly: {
      heading: 'Das Kreisjugendamt hilft Ihnen bei der Suche nach Kindertagespflege',
      text: 'Bitte rufen Sie uns an, damit wir gemeinsam jemanden finden, der zu Ihrem Kind passt.',
    },
    chosen: {
      heading: (kita: string) => `Jetzt ist die Kita dran: ${kita}`,
      text: 'Sie haben das Angebot angenommen, der Platz ist für Ihr Kind reserviert. Die Kita schlägt Ihnen Termine für den Betreuungsvertrag vor. Sie bekommen dann eine Nachricht.',
    },
    slots: {
      heading: 'Jetzt sind Sie dran: Wählen Sie einen Termin',
      text: (kita: string) =>
        `${kita} schlägt Ihnen Termine vor, an denen Sie den Betreuungsvertrag schließen können.`,
      button: 'Termin wählen',
    },
    slotsPassed: {
      heading: (kita: string) => `Jetzt ist die Kita dran: ${kita}`,
      text: 'Die vorgeschlagenen Termine sind vorbei. Bitte rufen Sie die Kita an, damit sie neue vorschlägt.',
    },
    booked: {
      heading: (when: string) => `Ihr Termin: ${when}`,
      text: (kita: string) =>
        `Sie treffen sich mit ${kita}, um den Betreuungsvertrag zu schließen. Wenn Sie verhindert sind, rufen Sie die Kita bitte an.`,
    },
    contract: {
      heading: (kita: string) => `Jetzt ist die Kita dran: ${kita}`,
      text: 'Ihr Termin war. Sobald die Kita den Vertrag einträgt, bekommen Sie eine Nachricht.',
    },
    endedContract: {
      heading: 'Geschafft: Der Betreuungsvertrag ist geschlossen',
      text: (kita: string, start: string) =>
        `Ihr Kind wird ab dem ${start} betreut: ${kita}. Wir wünschen einen guten Start.`,
    },
    endedWithdrawn: {
      heading: 'Sie haben Ihre Anmeldung zurückgezogen',
      text: (until: string) =>
        `Wenn das ein Versehen war, melden Sie sich bitte bis zum ${until} bei uns. Sie können Ihr Kind auch jederzeit neu anmelden.`,
    },
  },
  way: {
    heading: 'So geht es weiter',
    headingEnded: 'So ist es gelaufen',
    events: {
      registered: 'Anmeldung eingegangen',
      registeredLate: 'Anmeldung eingegangen, nach der Frist',
      wishesChanged: 'Sie haben Ihre Wünsche geändert',
      enrolmentClosed: 'Anmeldefrist beendet',
      wishReviewed: 'Von der Kita geprüft',
      offerMade: (count: number) =>
        count === 1 ? 'Ein Vertragsangebot' : `${count} Vertragsangebote`,
      offerReminded: 'Wir haben Sie an das Angebot erinnert',
      offerLapsed: 'Ein Angebot ist ohne Antwort abgelaufen',
      offerRevoked: 'Eine Kita hat ihr Angebot zurückgenommen',
      offerDeclined: 'Sie haben ein Angebot abgelehnt',
      offerAccepted: 'Sie haben ein Angebot angenommen',
      slotsProposed: 'Die Kita hat Termine vorgeschlagen',
      slotBooked: 'Sie haben einen Termin vereinbart',
      contractConcluded: 'Betreuungsvertrag geschlossen',
      withdrawn: 'Sie haben die Anmeldung zurückgezogen',
      roundNoted: 'Die Termine der Anmelderunde haben sich geändert',
      caseClosed: 'Vorgang abgeschlossen',
    },
    whenAndWho: (when: string, who: string) => `${when}: ${who}`,
    reason: (note: string) => `Grund: ${note}`,
    now: {
      registered: 'Die Anmeldefrist läuft',
      review: 'Ihre Wunsch-Kitas prüfen',
      offers: 'Sie wählen ein Angebot',
      waiting: 'Die Kitas vergeben ihre Plätze',
      chosen: 'Die Kita schlägt Ihnen Termine vor',
      slots: 'Sie wählen einen Termin',
      booked: 'Termin mit der Kita',
      contract: 'Die Kita trägt den Vertrag ein',
    },
    next: {
      review: 'Ihre Wunsch-Kitas prüfen',
      offers: 'Vertragsangebote',
      appointment: 'Termin mit der Kita',
      contract: 'Betreuungsvertrag',
    },
    until: (when: string) => `bis ${when}`,
    yourTurn: (until: string) => `bis ${until} – Sie sind dran`,
    yourTurnOpen: 'Sie sind dran',
    theirTurn: (kita: string) => `${kita} ist dran`,
    fromAndAnswer: (when: string, answer: string) => `ab ${when}; ${answer}`,
    answerTime: (days: number) => `für jedes Angebot mindestens ${days} Tage Zeit zum Antworten`,
    afterAcceptance: 'nach Ihrer Zusage schlägt die Kita Termine vor',
    careStarts: (day: string) => `Beginn der Betreuung: ${day}`,
  },
  wishes: {
    heading: 'Ihre Wünsche',
    waiting: 'Angemeldet',
    reviewed: 'Geprüft',
    offer: 'Angebot',
    accepted: 'Angenommen',
    declined: 'Abgelehnt',
    lapsed: 'Frist abgelaufen',
    revoked: 'Angebot zurückgenommen',
    ended: 'Beendet',
  },
  notices: {
    heading: 'Nachrichten',
    none: 'Noch keine Nachricht.',
    kinds: {
      receipt: 'Eingangsbeleg',
      wishesChanged: 'Ihre Wünsche sind geändert',
      offer: 'Ein Angebot für Ihr Kind',
      offerReminder: 'Erinnerung an ein Angebot',
      offerLapsed: 'Ein Angebot ist abgelaufen',
      offerRevoked: 'Ein Angebot wurde zurückgenommen',
      offerDeclined: 'Sie haben ein Angebot abgelehnt',
      acceptance: 'Sie haben ein Angebot angenommen',
      slots: 'Terminvorschläge der Kita',
      appointment: 'Ihr Termin',
      contract: 'Ihr Betreuungsvertrag',
      withdrawal: 'Ihre Anmeldung ist zurückgezogen',
      roundMoved: 'Die Termine haben sich geändert',
      erasureAnnounced: 'Ihre Daten werden gelöscht',
      erasureReminder: 'Erinnerung: Ihre Daten werden gelöscht',
      erasureTakenBack: 'Ihre Daten werden nicht gelöscht',
    } satisfies Record<NoticeKind, string>,
    states: {
      pending: 'wird gerade verschickt',
      sent: 'per E-Mail verschickt',
      refused: 'per E-Mail nicht zustellbar, bitte rufen Sie uns an',
      to_print: 'wird als Brief gedruckt',
      printed: 'als Brief verschickt',
      obsolete: 'nicht mehr verschickt, weil es sich erledigt hat',
    } satisfies Record<FamilyNotice['status'], string>,
    state: (at: string, state: string) => `${at}, ${state}`,
    title: 'Nachricht',
  },
  open: {
    heading: 'Wird gerade bearbeitet',
    item: (action: string, at: string) => `${action}, eingegangen am ${at}`,
    text: 'Das Ergebnis steht hier, sobald es da ist. Sie brauchen nichts noch einmal abzuschicken.',
    reload: 'Seite neu laden',
  },
  actions: {
    changeWishes: 'Wünsche ändern',
    withdraw: 'Anmeldung zurückziehen',
    acceptOffer: 'Angebot annehmen',
    declineOffer: 'Angebot ablehnen',
    bookSlot: 'Termin vereinbaren',
  } satisfies Record<FamilyAction, string>,
  done: {
    changeWishes: 'Ihre Wünsche sind geändert.',
    withdraw: 'Ihre Anmeldung ist zurückgezogen.',
    acceptOffer: 'Sie haben das Angebot angenommen. Der Platz ist für Ihr Kind reserviert.',
    declineOffer: 'Sie haben das Angebot abgelehnt.',
    bookSlot: 'Ihr Termin ist vereinbart.',
  } satisfies Record<FamilyAction, string>,
  links: {
    heading: 'Ihre Anmeldung',
    wishes: 'Wünsche ändern',
    receipt: 'Eingangsbeleg ansehen',
    withdraw: 'Anmeldung zurückziehen',
  },
  back: 'Zurück zu meiner Anmeldung',
  backToOffers: 'Zurück zu den Angeboten',
  offers: {
    title: (count: number) => (count === 1 ? 'Ihr Angebot' : 'Ihre Angebote'),
    intro: (count: number) =>
      `${count === 1 ? 'Sie können dieses Angebot annehmen. Ihre anderen Wünsche enden damit.' : 'Sie können eines dieser Angebote annehmen. Die anderen Angebote und Ihre anderen Wünsche enden damit.'} Wenn Sie nicht antworten, geht der Platz nach der Frist an ein anderes Kind.`,
    rank: (rank: number) => `Ihr ${rank}. Wunsch`,
    place: 'Ort',
    provider: 'Träger',
    hours: 'Betreuung',
    hoursValue: (hours: number) => `${hours} Stunden pro Woche`,
    start: 'Beginn',
    answerBy: 'Antwort bis',
    accept: 'Annehmen',
    acceptOf: (kita: string) => `Annehmen: Angebot von ${kita}`,
    decline: 'Ablehnen',
    declineOf: (kita: string) => `Ablehnen: Angebot von ${kita}`,
    settled: 'Frühere Angebote',
    none: 'Zurzeit liegt kein Angebot vor, das auf Ihre Antwort wartet.',
  },
  accept: {
    title: (kita: string) => `Angebot annehmen: ${kita}`,
    consequences: 'Das passiert, wenn Sie annehmen:',
    reserved: (kita: string) => `Der Platz ist für Ihr Kind reserviert: ${kita}.`,
    returned: (kitas: string) => `Diese Angebote geben Sie zurück: ${kitas}.`,
    wishesEnd: 'Ihre anderen Wünsche enden.',
    appointment: 'Die Kita schlägt Ihnen Termine für den Betreuungsvertrag vor.',
    button: 'Verbindlich annehmen',
  },
  decline: {
    title: (kita: string) => `Angebot ablehnen: ${kita}`,
    text: (kita: string) =>
      `Der Platz geht dann an ein anderes Kind, und Ihr Wunsch endet: ${kita}. Sie können das nicht rückgängig machen. Ihre anderen Wünsche und Angebote bleiben bestehen.`,
    note: 'Möchten Sie uns einen Grund nennen?',
    button: 'Angebot ablehnen',
  },
  appointment: {
    title: 'Termin wählen',
    intro: (kita: string) =>
      `${kita} schlägt diese Termine vor. Sie treffen sich dort, um den Betreuungsvertrag zu schließen.`,
    label: 'Termin',
    none: 'Keiner dieser Termine passt? Rufen Sie die Kita bitte an. Sie kann neue vorschlagen.',
    button: 'Termin vereinbaren',
  },
  change: {
    title: 'Wünsche ändern',
    intro: (until: string) =>
      `Sie können Ihre Wünsche bis ${until} ändern. Das hat keinen Einfluss darauf, wann Ihre Anmeldung eingegangen ist.`,
    button: 'Änderung speichern',
  },
  withdraw: {
    title: 'Anmeldung zurückziehen',
    text: 'Wenn Sie die Anmeldung zurückziehen, enden alle Wünsche. Angebote und vereinbarte Termine werden zurückgegeben.',
    note: 'Möchten Sie uns einen Grund nennen?',
    button: 'Anmeldung jetzt zurückziehen',
    keep: 'Nein, Anmeldung behalten',
  },
};
