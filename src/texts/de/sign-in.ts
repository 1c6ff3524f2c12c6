import type { DoorErrorCode } from '../../cases/errors.ts';

/** Why somebody does not get in, or in not yet. */
export const signInErrors = {
  'sign_in.refused':
    'E-Mail-Adresse und Passwort passen nicht zusammen. Bitte prüfen Sie beides. Haben Sie Ihr Passwort vergessen? Dann setzen Sie ein neues.',
  'sign_in.wrong_code':
    'Dieser Code stimmt nicht, oder er wurde schon benutzt. Bitte warten Sie auf den nächsten Code und geben Sie ihn ein.',
  'sign_in.link_over':
    'Dieser Link gilt nicht mehr: Er wurde schon benutzt, oder seine Zeit ist abgelaufen.',
  'sign_in.too_many_attempts':
    'Das waren zu viele Versuche. Bitte warten Sie eine Viertelstunde und versuchen Sie es dann noch einmal.',
  'sign_in.too_many_links':
    'An diese Adresse sind heute schon sehr viele Links gegangen. Morgen geht es wieder. Familien öffnen ihre Anmeldung auch mit Vorgangsnummer und Zugangscode. Wir helfen Ihnen: Telefon 02921/302065.',
  'people.last_head':
    'Das Kreisjugendamt braucht mindestens eine Leitung. Bitte machen Sie zuerst eine andere Person zur Leitung.',
  'people.known': 'Diese Person arbeitet hier schon, oder sie ist schon eingeladen.',
  'people.too_many_invitations':
    'Heute sind von Ihnen oder an diese Person schon sehr viele Einladungen gegangen. Morgen geht es wieder. Kommt keine an? Dann prüfen Sie bitte die Adresse.',
} satisfies Partial<Record<DoorErrorCode, string>>;

/** What is wrong with a password. */
export const signInProblems = {
  password_too_short: 'Das Passwort braucht mindestens 12 Zeichen.',
  password_too_simple:
    'Dieses Passwort ist zu leicht zu erraten. Nehmen Sie mehr verschiedene Zeichen und nicht Ihre Adresse.',
};

/** Parents: the way in by e-mail. */
export const familySignIn = {
  heading: 'Mit E-Mail-Adresse',
  text: 'Wir schicken Ihnen einen Link. Damit öffnen Sie alle Anmeldungen, bei denen Ihre Adresse steht. Sie brauchen kein Passwort.',
  email: 'E-Mail-Adresse',
  button: 'Link anfordern',
  codeHeading: 'Mit Vorgangsnummer und Zugangscode',
  sent: {
    title: 'Sehen Sie in Ihr Postfach',
    text: 'Wenn Ihre Adresse bei einer Anmeldung steht, ist ein Link dorthin unterwegs. Er gilt eine Stunde und nur einmal.',
    nothing: 'Es kommt nichts an?',
    hints: [
      'Sehen Sie auch im Ordner für Spam nach.',
      'Vielleicht steht bei der Anmeldung eine andere Adresse. Versuchen Sie es mit dieser.',
      'Mit Vorgangsnummer und Zugangscode von Ihrem Eingangsbeleg kommen Sie immer hinein.',
    ],
    back: 'Anders öffnen',
  },
  open: {
    title: 'Meine Anmeldungen öffnen',
    text: 'Mit einem Klick sind Sie da.',
    button: 'Meine Anmeldungen öffnen',
  },
  over: {
    title: 'Dieser Link gilt nicht mehr',
    text: 'Er wurde schon benutzt, oder seine Zeit ist abgelaufen. Ein Link gilt eine Stunde und nur einmal. Fordern Sie einfach einen neuen an, oder nehmen Sie Vorgangsnummer und Zugangscode.',
    button: 'Zum Öffnen',
  },
  mine: {
    title: 'Meine Anmeldungen',
    nav: 'Meine Anmeldungen',
    text: 'Bei diesen Anmeldungen steht Ihre E-Mail-Adresse.',
    none: 'Bei keiner Anmeldung steht Ihre E-Mail-Adresse.',
    unborn: 'Kind, das noch nicht geboren ist',
    about: (year: string, caseNumber: string) =>
      `Kindergartenjahr ${year}, Vorgangsnummer ${caseNumber}`,
    button: 'Öffnen',
    buttonOf: (child: string, caseNumber: string) => `Öffnen: ${child}, ${caseNumber}`,
    bothHere:
      'Bei beiden Erziehungsberechtigten steht diese E-Mail-Adresse. Wer zustimmt, öffnet die Anmeldung mit dem eigenen Namen.',
    buttonAs: (name: string) => `Öffnen als ${name}`,
  },
};

/** Staff: password, second factor, sessions. */
export const account = {
  staffEntry: 'Anmelden für Kitas und Jugendamt',
  nav: 'Mein Konto',
  signIn: {
    title: 'Anmelden für Kitas und Jugendamt',
    intro: 'Eltern öffnen ihre Anmeldung hier:',
    family: 'Meine Anmeldung öffnen',
    email: 'E-Mail-Adresse',
    password: 'Passwort',
    button: 'Weiter',
    forgotten: 'Passwort vergessen',
    lost: 'Haben Sie noch keinen Zugang, oder ist Ihr Telefon weg? Die Leitung Ihrer Kita oder das Kreisjugendamt lädt Sie (neu) ein.',
    passwordSet: 'Ihr neues Passwort gilt. Melden Sie sich jetzt damit an.',
  },
  code: {
    title: 'Code eingeben',
    text: 'Öffnen Sie die App auf Ihrem Telefon und geben Sie den Code ein, den sie für das Kita-Portal zeigt.',
    code: 'Code',
    hint: 'Sechs Ziffern aus der App. Ist das Telefon nicht da? Dann einer Ihrer Notfallcodes.',
    button: 'Anmelden',
    again: 'Von vorn anfangen',
  },
  over: 'Er wurde schon benutzt, oder seine Zeit ist abgelaufen.',
  forgotten: {
    title: 'Passwort vergessen',
    text: 'Wir schicken Ihnen einen Link, mit dem Sie ein neues Passwort setzen.',
    button: 'Link anfordern',
    sentTitle: 'Sehen Sie in Ihr Postfach',
    sent: 'Wenn es zu dieser Adresse einen Zugang gibt, ist ein Link unterwegs. Er gilt eine Stunde und nur einmal.',
    nothing: 'Kommt nichts an? Sehen Sie auch im Ordner für Spam nach.',
    again: 'Noch einmal anfordern',
    back: 'Zurück zum Anmelden',
  },
  newPassword: {
    title: 'Neues Passwort setzen',
    password: 'Neues Passwort',
    hint: 'Mindestens 12 Zeichen. Gut ist ein Satz, den nur Sie kennen.',
    button: 'Passwort setzen',
    over: 'Fordern Sie einen neuen Link an.',
  },
  invitation: {
    title: 'Einladung zum Kita-Portal',
    text: (name: string, place: string, role: string) =>
      `${name}, Sie sind eingeladen: ${place}, ${role}.`,
    office: 'Kreisjugendamt Soest',
    account: (email: string) => `Ihr Zugang gehört zur Adresse ${email}.`,
    button: 'Zugang einrichten',
    known:
      'Sie haben schon einen Zugang. Melden Sie sich damit an, und öffnen Sie diesen Link dann noch einmal.',
    signIn: 'Anmelden',
    other:
      'Sie sind mit einem anderen Zugang angemeldet. Melden Sie sich mit dem Zugang der eingeladenen Adresse an.',
    accept: 'Einladung annehmen',
    over: 'Bitten Sie die Person, die Sie eingeladen hat, um eine neue Einladung.',
  },
  secondFactor: {
    title: 'App für die Anmeldung einrichten',
    intro:
      'Sie brauchen auf Ihrem Telefon eine App, die Codes für die Anmeldung zeigt, zum Beispiel Aegis, FreeOTP, Google Authenticator oder die Passwort-App des Telefons.',
    scan: 'Lesen Sie dieses Bild mit der App ein.',
    image: 'QR-Code mit dem Geheimnis, das darunter als Text steht',
    secret: 'Oder geben Sie dieses Geheimnis in der App ein',
    code: 'Code, den die App jetzt zeigt',
    button: 'Einrichten',
    expired: 'Bitte melden Sie sich noch einmal an.',
  },
  codes: {
    title: 'Ihre Notfallcodes',
    text: 'Mit einem Notfallcode melden Sie sich an, wenn Ihr Telefon nicht da ist. Jeder gilt einmal. Schreiben Sie die Codes auf, oder drucken Sie sie aus, und bewahren Sie sie getrennt vom Telefon auf. Sie werden nicht noch einmal angezeigt.',
    button: 'Ich habe die Codes aufbewahrt',
  },
  workplace: {
    title: 'Wo arbeiten Sie gerade?',
    text: 'Sie arbeiten an mehreren Orten. Wählen Sie einen; wechseln können Sie jederzeit.',
    office: 'Kreisjugendamt',
    button: (place: string) => `${place} öffnen`,
    change: 'Arbeitsplatz wechseln',
  },
  page: {
    title: 'Mein Konto',
    name: 'Name',
    email: 'E-Mail-Adresse',
    workplaces: 'Arbeitsplätze',
    nowhere:
      'Sie haben zurzeit keinen Arbeitsplatz im Portal. Fragen Sie die Leitung Ihrer Kita oder das Kreisjugendamt.',
    sessions: 'Wo Sie angemeldet sind',
    device: 'Gerät',
    since: 'Angemeldet',
    seen: 'Zuletzt benutzt',
    act: 'Beenden',
    current: 'Diese Sitzung',
    unknownDevice: 'Unbekanntes Gerät',
    end: 'Beenden',
    endOf: (since: string) => `Sitzung beenden, angemeldet ${since}`,
    endOthers: 'Alle anderen Sitzungen beenden',
    endAll: 'Überall abmelden',
    newCodes: 'Neue Notfallcodes',
    newCodesText: 'Die alten Codes gelten dann nicht mehr.',
    password: 'Passwort',
    newCodesButton: 'Neue Notfallcodes zeigen',
    changePassword: 'Passwort ändern',
    changePasswordText: 'Wir schicken einen Link an Ihre Adresse.',
    changePasswordButton: 'Link anfordern',
    ended: 'Die Sitzung ist beendet.',
  },
};
