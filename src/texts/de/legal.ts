/** Privacy (Art. 13 GDPR), accessibility (BITVNRW, EN 301 549) and imprint (§ 5 DDG). */
export const legal = {
  footer: {
    label: 'Über diese Seiten',
    privacy: 'Datenschutz',
    accessibility: 'Barrierefreiheit',
    imprint: 'Impressum',
  },
  /** Said where only the authority knows, and has not set it yet. */
  missing: 'Diese Angabe trägt das Kreisjugendamt noch ein.',
  privacy: {
    title: 'Datenschutz',
    intro:
      'So geht das Kita-Portal mit Ihren Daten um. Das sind die Informationen nach Artikel 13 der Datenschutz-Grundverordnung (DSGVO).',
    controller: { title: 'Wer ist verantwortlich?' },
    officer: {
      title: 'Wie erreiche ich die Datenschutzbeauftragte oder den Datenschutzbeauftragten?',
    },
    purpose: {
      title: 'Wofür brauchen wir die Daten, und warum dürfen wir das?',
      text: 'Wir vergeben Plätze in Kitas und in der Kindertagespflege. Das ist unsere gesetzliche Aufgabe: Artikel 6 Absatz 1 Buchstabe e DSGVO mit § 24 und §§ 61 bis 68 SGB VIII, §§ 67 bis 85a SGB X und § 5 KiBiz.',
      automatic:
        'Kein Programm entscheidet über einen Platz: Jedes Angebot und jede Absage gibt ein Mensch frei.',
    },
    data: {
      title: 'Was speichern wir?',
      items: [
        'zum Kind: Name, Geburtstag oder voraussichtlicher Geburtstag, Anschrift',
        'zu den Eltern: Name, E-Mail-Adresse und Telefonnummer, soweit Sie sie angeben, Sprache der Nachrichten, und ob beide das Sorgerecht haben und zusammen leben',
        'Ihre Wünsche: Kitas, Kindertagespflege, Stunden, Beginn, Geschwister',
        'was geschehen ist: Angebote, Ihre Antworten, Termine, Vertrag, Nachrichten, und wer wann was eingegeben hat',
        'Gründe und Bemerkungen, wenn Sie welche schreiben',
        'ein Leseprotokoll: wer aus einer Kita oder dem Jugendamt Ihre Anmeldung wann geöffnet hat',
        'Notizen und Wiedervorlagen des Jugendamts zu Ihrer Anmeldung, wer dort zuständig ist, und welche Tagespflegepersonen es für Sie gefragt hat',
        'den Eintrag auf der alten Warteliste des Jugendamts, wenn Ihr Kind dort stand',
        'als Entwurf: was Sie in eine Anmeldung eingegeben und noch nicht abgeschickt haben',
        'Ihre E-Mail-Adresse, wenn Sie sich einen Link zu Ihren Anmeldungen schicken lassen',
        'zu Mitarbeitenden von Kitas, Trägern und Jugendamt: Name, dienstliche E-Mail-Adresse, Arbeitsplatz, Rolle, und wann sie sich mit welchem Gerät angemeldet haben',
      ],
      not: 'Nicht gefragt werden Sie nach Gesundheit, Herkunft, Religion und Einkommen.',
    },
    recipients: {
      title: 'Wer sieht die Daten?',
      text: 'Ihre Wunsch-Kitas und deren Träger sehen Ihre Anmeldung, solange sie auf Ihrer Liste stehen. Das gilt auch für Programme, mit denen eine Kita ihre Anmeldungen verwaltet. Eine Kita sieht nicht, welche anderen Kitas Sie sich wünschen. Sie sieht Ihren Wohnort, Straße und Postleitzahl aber nur, wenn sie Ihre Anmeldung selbst eingetragen hat. Einen Entwurf sieht niemand außer Ihnen; hat eine Kita oder das Jugendamt ihn für Sie begonnen, sieht ihn nur diese Stelle. Das Kreisjugendamt sieht alle abgeschickten Anmeldungen. Der andere Elternteil sieht die Anmeldung ebenfalls, aber nicht Ihre E-Mail-Adresse und Telefonnummer.',
      hosting: 'Betrieb der Server:',
      noOthers:
        'Diese Seiten binden nichts von anderen Anbietern ein: keine Karten, keine Schriften, keine Auswertung Ihrer Besuche. Der Link zu OpenStreetMap öffnet eine fremde Seite erst, wenn Sie ihn anklicken.',
    },
    duration: {
      title: 'Wie lange speichern wir die Daten?',
      round: (year: string, months: number) =>
        months === 1
          ? `Kindergartenjahr ${year}: 1 Monat nach dem Ende der Anmelderunde`
          : `Kindergartenjahr ${year}: ${months} Monate nach dem Ende der Anmelderunde`,
      announced: (grace: string) =>
        `Danach schlägt das Portal Ihre Anmeldung zum Löschen vor, und ein Mensch im Kreisjugendamt gibt das Löschen frei. Wir kündigen es Ihnen zweimal an und warten nach der Ankündigung ${grace}. In dieser Zeit können Sie widersprechen.`,
      waitingList:
        'Stand Ihr Kind auf der alten Warteliste und wurde nicht angemeldet, löscht das Portal den Eintrag und unsere Nachrichten dazu nach derselben Zeit, ohne Ankündigung.',
      days: (days: number) => (days === 1 ? '1 Tag' : `${days} Tage`),
      drafts: (days: number) =>
        `Einen Entwurf löscht das Portal ${days} Tage nach der letzten Änderung, aber nicht vor dem Ende der Anmeldefrist, und sofort, wenn Sie es wünschen.`,
      links:
        'Ein Link in einer E-Mail gilt eine Stunde und nur einmal. Die Adresse dazu wird gelöscht, sobald danach ein Tag vorbei ist und jemand den nächsten Link anfordert.',
      staff: (months: number) =>
        `Wer nicht mehr in einer Kita, bei einem Träger oder im Jugendamt arbeitet, kommt sofort nicht mehr hinein. Name und E-Mail-Adresse löscht das Portal ${months} Monate danach.`,
      noRound: 'Die Dauer steht hier, sobald es eine Anmelderunde gibt.',
      after:
        'Nach dem Löschen bleibt nur eine Zahl ohne Namen. Protokolle der Technik enthalten Kennnummern und Zeitpunkte, keine Namen und Anschriften. Wie lange Sicherungskopien bleiben, bestimmt der Betrieb der Server.',
    },
    cookies: {
      title: 'Welche Cookies setzen wir?',
      items: [
        'eines für Ihre Sitzung, damit Sie angemeldet bleiben: Sie endet nach einer Stunde ohne Klick, spätestens nach zwölf Stunden. Für Mitarbeitende ist es ein eigenes Cookie mit denselben Grenzen; zwischen Passwort und Code kommt für zehn Minuten ein weiteres dazu',
        'eines für Ihren Entwurf, wenn Sie eine Anmeldung beginnen: so lange, wie der Entwurf aufbewahrt wird',
        'eines für die Sprache, wenn Sie sie wechseln: ein Jahr',
      ],
      text: 'Alle sind technisch nötig (§ 25 Absatz 2 Nummer 2 TDDDG). Wenn jemand eine Anmeldung öffnet oder beginnt, einen Link anfordert oder sich mit Passwort anmeldet, merken wir uns die Internetadresse, um zu viele Versuche zu stoppen. Nach einem Tag wird sie beim nächsten Versuch gelöscht.',
    },
    rights: {
      title: 'Welche Rechte haben Sie?',
      items: [
        'Auskunft und Kopie Ihrer Daten (Artikel 15 DSGVO)',
        'Berichtigung (Artikel 16 DSGVO)',
        'Löschung (Artikel 17 DSGVO) und Einschränkung der Verarbeitung (Artikel 18 DSGVO)',
        'Widerspruch aus Gründen, die sich aus Ihrer besonderen Situation ergeben (Artikel 21 DSGVO)',
        'Beschwerde bei der Landesbeauftragten oder dem Landesbeauftragten für Datenschutz und Informationsfreiheit Nordrhein-Westfalen (Artikel 77 DSGVO)',
      ],
      text: 'Kopie und Löschung finden Sie auf der Seite Ihrer Anmeldung unter „Meine Daten“. Alles andere: Rufen Sie uns an, oder schreiben Sie uns.',
      needed:
        'Sie müssen Ihr Kind nicht anmelden. Ohne die Angaben können wir es aber bei der Vergabe der Plätze nicht berücksichtigen (§ 5 KiBiz).',
    },
  },
  accessibility: {
    title: 'Erklärung zur Barrierefreiheit',
    intro:
      'Diese Erklärung gilt für das Kita-Portal. Wir wollen, dass alle Menschen es benutzen können. Maßstab sind das Behindertengleichstellungsgesetz Nordrhein-Westfalen (BGG NRW), die BITVNRW und die Norm EN 301 549 mit den Regeln der WCAG 2.2, Stufe AA.',
    state: {
      title: 'Wie weit sind wir?',
      text: 'Die Seiten sind mit den Anforderungen teilweise vereinbar. Wir haben sie selbst geprüft; eine unabhängige Prüfung steht noch aus.',
      tested:
        'Geprüft haben wir mit einem Programm (axe) auf den Seiten für Familien, für Kitas und für das Jugendamt, mit der Tastatur allein, ohne JavaScript und auf einem schmalen Bildschirm.',
    },
    gaps: {
      title: 'Was noch fehlt',
      items: [
        'eine Erklärung in Leichter Sprache und in Deutscher Gebärdensprache',
        'eine Prüfung mit Menschen, die mit Bildschirmleser, Vergrößerung oder Sprachsteuerung arbeiten',
        'Texte, die die Kitas selbst schreiben, prüfen wir nicht',
      ],
    },
    report: {
      title: 'Barrieren melden',
      text: 'Kommen Sie irgendwo nicht weiter? Sagen Sie es uns. Wir antworten und helfen Ihnen, Ihr Anliegen auch auf anderem Weg zu erledigen.',
      subject: 'Barriere im Kita-Portal',
      link: 'Barriere per E-Mail melden',
    },
    enforcement: {
      title: 'Wenn das nicht hilft',
      text: 'Sind Sie mit unserer Antwort nicht zufrieden, können Sie sich an die Ombudsstelle für barrierefreie Informationstechnik des Landes Nordrhein-Westfalen wenden (§ 10d BGG NRW). Das kostet nichts.',
    },
    made: 'Stand dieser Erklärung: November 2026, nach eigener Prüfung.',
  },
  imprint: {
    title: 'Impressum',
    provider: 'Herausgeber',
    representedBy: 'Vertreten durch',
    contact: 'Kontakt',
    content: {
      title: 'Inhalt',
      text: 'Für die Angaben auf den Seiten der Kitas sind die Kitas und ihre Träger verantwortlich.',
    },
    software: {
      title: 'Software',
      text: 'Das Kita-Portal ist freie Software unter der EUPL 1.2. Das Aussehen folgt dem KERN-Design-System, die Schrift ist Fira Sans.',
    },
  },
};
