/** Labels of the fields a registration has. */
export const fields = {
  childFirstName: 'Vorname des Kindes',
  childLastName: 'Nachname des Kindes',
  birthDate: 'Geburtsdatum des Kindes',
  street: 'Straße und Hausnummer',
  postcode: 'Postleitzahl',
  guardianFirstName: 'Ihr Vorname',
  guardianLastName: 'Ihr Nachname',
  email: 'E-Mail-Adresse',
  phone: 'Telefonnummer',
  hours: 'Betreuungsumfang pro Woche',
  wishedStartOn: 'Gewünschter Beginn der Betreuung',
  kitaIds: 'Ihre Wunsch-Kitas',
  childminding: 'Kindertagespflege',
  invitationCode: 'Einladungscode',
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
  in_future: 'Das Geburtsdatum liegt in der Zukunft. Bitte melden Sie Ihr Kind nach der Geburt an.',
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
  same_instant: 'Dieses Datum steht schon auf diesem Tag. Bitte wählen Sie einen anderen.',
  enrolments_overlap:
    'Die Anmeldefrist würde sich mit der eines anderen Kindergartenjahrs überschneiden.',
  exists: 'Für dieses Kindergartenjahr gibt es schon eine Runde mit anderen Angaben.',
  too_early: 'Dieser Tag liegt vor dem, dem er folgen muss.',
  outside_year: 'Dieser Tag liegt nicht in dem Kindergartenjahr.',
  no_kita_there: 'An diesem Ort kennt das Portal keine Kita.',
  not_a_number: 'Bitte geben Sie eine ganze Zahl ein.',
  invalid: 'Diese Angabe konnten wir nicht verwenden.',
  out_of_order:
    'So stimmt die Reihenfolge der Daten nicht mehr. Bitte wählen Sie einen anderen Tag.',
  known_childminder: 'Eine Tagespflegeperson mit diesem Namen ist in diesem Ort schon eingetragen.',
  below_promised: 'So viele Plätze sind schon zugesagt. Bitte geben Sie eine größere Zahl an.',
  contact_in_future: 'Der Kontakt liegt in der Zukunft. Bitte prüfen Sie das Datum.',
  unknown_kita: 'Diese Kita gibt es nicht. Bitte wählen Sie eine aus der Liste.',
};
