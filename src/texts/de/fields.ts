/** Labels of the fields a registration has. */
export const fields = {
  childFirstName: 'Vorname des Kindes',
  childLastName: 'Nachname des Kindes',
  unborn: 'Das Kind ist noch nicht geboren',
  birthDate: 'Geburtsdatum des Kindes',
  street: 'Straße und Hausnummer',
  postcode: 'Postleitzahl',
  guardianFirstName: 'Ihr Vorname',
  guardianLastName: 'Ihr Nachname',
  email: 'E-Mail-Adresse',
  phone: 'Telefonnummer',
  language: 'Sprache der Nachrichten',
  custody: 'Wer hat das Sorgerecht?',
  guardian2FirstName: 'Vorname der zweiten Person',
  guardian2LastName: 'Nachname der zweiten Person',
  guardian2Email: 'E-Mail-Adresse der zweiten Person',
  guardian2Phone: 'Telefonnummer der zweiten Person',
  guardian2Language: 'Sprache der Nachrichten an die zweite Person',
  guardian2Street: 'Straße und Hausnummer der zweiten Person',
  guardian2Postcode: 'Postleitzahl der zweiten Person',
  guardian2Town: 'Wohnort der zweiten Person',
  siblingOf: 'Geschwisterkind',
  siblingCaseNumber: 'Vorgangsnummer des Geschwisterkindes',
  siblingClaimCode: 'Zugangscode des Geschwisterkindes',
  together: 'Sollen die Kinder zusammen betreut werden?',
  receivedOn: 'Eingang auf Papier',
  hours: 'Betreuungsumfang pro Woche',
  wishedStartOn: 'Gewünschter Beginn der Betreuung',
  kitaIds: 'Ihre Wunsch-Kitas',
  childminding: 'Kindertagespflege',
};

/** What is wrong with a field, by the key that src/cases/registration.ts names. */
export const fieldProblems: Readonly<Record<string, string>> = {
  choose: 'Bitte wählen Sie eine Möglichkeit.',
  missing: 'Bitte füllen Sie dieses Feld aus.',
  too_long: 'Diese Angabe ist zu lang.',
  unknown_field: 'Diese Angabe wird nicht gebraucht. Bitte lassen Sie sie weg.',
  not_a_name: 'Bitte geben Sie einen Namen aus Buchstaben ein.',
  not_a_date: 'Bitte geben Sie ein Datum ein, zum Beispiel 14 3 2024.',
  not_text: 'Diese Angabe enthält Zeichen, die hier nicht möglich sind.',
  not_a_postcode: 'Bitte geben Sie die fünf Ziffern der Postleitzahl ein.',
  not_an_email: 'Bitte geben Sie eine E-Mail-Adresse ein, zum Beispiel name@beispiel.de.',
  not_a_phone: 'Bitte geben Sie eine Telefonnummer aus Ziffern ein, zum Beispiel 02921 302065.',
  not_offered: 'Bitte wählen Sie eine der angebotenen Möglichkeiten.',
  in_future:
    'Das Geburtsdatum liegt in der Zukunft. Ist Ihr Kind noch nicht geboren? Dann kreuzen Sie das bitte an.',
  already_born: 'Dieser Tag ist schon lange vorbei. Bitte geben Sie an, wann Ihr Kind geboren ist.',
  too_far: 'So weit im Voraus ist keine Anmeldung möglich. Bitte prüfen Sie das Datum.',
  second_guardian_needed:
    'Sie haben gemeinsames Sorgerecht und leben getrennt. Bitte nennen Sie deshalb auch die zweite Person: Dem Vertrag müssen beide zustimmen.',
  not_reachable:
    'Bitte nennen Sie eine E-Mail-Adresse oder die Anschrift der zweiten Person, damit wir ihr schreiben können.',
  sibling_unknown:
    'Mit diesen Angaben finden wir keine Anmeldung in diesem Kindergartenjahr. Vorgangsnummer und Zugangscode stehen auf dem Eingangsbeleg des Geschwisterkindes.',
  office_only: 'Das kann nur das Kreisjugendamt ändern. Bitte melden Sie sich dort.',
  own_kita_missing:
    'Sie können nur Kinder eintragen, deren Familie auch Ihre Kita wünscht. Bitte nennen Sie Ihre Kita unter den Wünschen.',
  paper_in_future: 'Der Tag des Eingangs liegt in der Zukunft.',
  before_round: 'An diesem Tag war die Anmeldung für dieses Kindergartenjahr noch nicht geöffnet.',
  at_school:
    'In diesem Kindergartenjahr ist Ihr Kind schon in der Schule. Bitte prüfen Sie das Datum.',
  not_responsible:
    'Für diese Postleitzahl ist ein anderes Jugendamt zuständig. Welches, sagt Ihnen die Startseite.',
  outside_round: 'Der Beginn muss im Kindergartenjahr liegen, für das Sie Ihr Kind anmelden.',
  no_wish: 'Bitte wählen Sie mindestens eine Kita oder die Kindertagespflege.',
  too_many_kitas: 'Sie haben mehr Kitas gewählt, als in dieser Runde möglich sind.',
  same_kita_twice: 'Sie haben eine Kita zweimal gewählt. Bitte wählen Sie jede nur einmal.',
  not_a_slot: 'Bitte geben Sie Tag und Uhrzeit an.',
  in_past: 'Der Termin muss in der Zukunft liegen.',
  same_slot_twice: 'Dieser Termin steht schon in der Liste.',
  out_of_order:
    'So stimmt die Reihenfolge der Daten nicht mehr. Bitte wählen Sie einen anderen Tag.',
  unknown_kita: 'Diese Kita gibt es nicht. Bitte wählen Sie eine aus der Liste.',
};
