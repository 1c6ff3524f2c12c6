/** Why programs have nothing like these pages, the most particular first. */
export const WITHOUT_TWIN: readonly {
  readonly reason: string;
  readonly pages: RegExp;
}[] = [
  {
    reason: 'Passwords, second factors, backup codes and sessions belong to a person at a browser.',
    pages: /^(?:GET|POST) \/konto(?:\/|$)/u,
  },
  {
    reason: 'A link in a mail opens a browser; a program opens a case by its number and code.',
    pages: /^(?:GET|POST) (?:\/oeffnen\/(?:gesendet|link).*|\/meine-anmeldungen)$/u,
  },
  { reason: 'The form of a post that has its operation.', pages: /^GET \/oeffnen$/u },
  {
    reason: 'A saved draft is a half-filled form of one browser; a program keeps its own.',
    pages:
      /^(?:GET|POST) (?:\/kita|\/office)?\/anmelden(?:\/(?:code|fortsetzen|loeschen|pruefen|schliessen|weiteres|fertig|:page)(?:\/:id)?)?$/u,
  },
  {
    reason: 'What is said there is the same for everybody: text, not data.',
    pages: /^GET \/(?:barrierefreiheit|datenschutz|hilfe|impressum)$/u,
  },
  {
    reason: 'A file for a person’s calendar or printer; its data are in JSON.',
    pages: /^GET \/anmeldung\/:id\/(?:termin\/kalender|quittung\.pdf)$/u,
  },
  {
    reason: 'Samples of mails and letters with invented facts, to look at.',
    pages: /^GET \/office\/nachrichten(?:\/:language\{de\|en\}\/.*)?$/u,
  },
];
