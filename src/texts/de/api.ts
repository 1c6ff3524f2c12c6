/** What the JSON interface says to people: problems that no page has, its description, and the page of tokens. */
export const apiProblems = {
  'sign_in.required': 'Dafür müssen Sie angemeldet sein.',
  'credentials.both':
    'Diese Anfrage bringt eine Sitzung und einen Schlüssel mit. Bitte senden Sie nur eines davon.',
  'idempotency.key_required':
    'Diese Anfrage braucht einen eigenen Schlüssel im Kopf „Idempotency-Key“.',
  'precondition.required':
    'Diese Anfrage muss im Kopf „If-Match“ sagen, welchen Stand Sie gesehen haben.',
  'request.malformed': 'Diese Anfrage konnten wir nicht lesen.',
  'request.media_type': 'Diese Art von Inhalt nehmen wir hier nicht an.',
  'request.too_large': 'Diese Anfrage ist zu groß.',
  'request.method': 'Das geht unter dieser Adresse nicht.',
  'request.foreign_origin': 'Diese Anfrage kam von einer fremden Seite.',
  'request.refused': 'Diese Anfrage nehmen wir nicht an.',
  not_found: 'Diese Adresse gibt es nicht.',
  internal: 'Bei uns ist ein Fehler aufgetreten. Bitte versuchen Sie es noch einmal.',
};

export const apiDocs = {
  title: 'Schnittstelle für Programme',
  intro:
    'Hier steht, was Programme beim Kita-Portal lesen und tun können. Die Beschreibung braucht JavaScript; ohne JavaScript lesen Sie sie als Datei.',
  file: 'Beschreibung als Datei (OpenAPI 3.1)',
};

export const kitaTokens = {
  title: 'Schnittstelle für Ihre Kita-Software',
  intro:
    'Mit einem Schlüssel arbeitet die Software Ihrer Kita mit dem Kita-Portal zusammen: Sie liest Anmeldungen und kann für Ihre Kita handeln. Geben Sie einen Schlüssel nur an ein Programm und widerrufen Sie ihn, wenn Sie es nicht mehr nutzen.',
  docs: 'Beschreibung der Schnittstelle',
  none: 'Ihre Kita hat noch keinen Schlüssel.',
  caption: 'Schlüssel Ihrer Kita',
  columns: {
    name: 'Name',
    prefix: 'Beginnt mit',
    createdAt: 'Angelegt am',
    expiresOn: 'Gültig bis',
    lastUsedOn: 'Zuletzt genutzt am',
    state: 'Stand',
  },
  never: 'noch nie',
  valid: 'gültig',
  authorLeft:
    'Wer ihn angelegt hat, leitet diese Kita nicht mehr und kennt ihn vielleicht noch: bitte ersetzen und widerrufen.',
  expired: 'abgelaufen',
  revoked: 'widerrufen',
  revoke: 'Widerrufen',
  revokeOf: (name: string) => `Schlüssel „${name}“ widerrufen`,
  add: {
    heading: 'Neuer Schlüssel',
    name: 'Name',
    nameHint: 'Zum Beispiel der Name des Programms',
    expiresOn: 'Gültig bis',
    expiresOnHint: 'Höchstens ein Jahr',
    button: 'Schlüssel anlegen',
  },
  created: {
    title: 'Ihr neuer Schlüssel',
    text: 'Dieser Schlüssel wird nur jetzt angezeigt. Tragen Sie ihn gleich in Ihr Programm ein. Ist er verloren gegangen, widerrufen Sie ihn und legen einen neuen an.',
    label: (name: string) => `Schlüssel „${name}“`,
    seen: 'Dieser Schlüssel ist schon angelegt und wird nicht noch einmal angezeigt. Haben Sie ihn nicht? Dann widerrufen Sie ihn und legen einen neuen an.',
    done: 'Weiter',
  },
};
