import type { BannerKind } from '../../persistence/entities/banner.ts';

/** The notice on every page, and the office's page that sets it. */
export const banner = {
  kinds: { info: 'Hinweis', warning: 'Störung' } satisfies Record<BannerKind, string>,
  office: {
    title: 'Hinweis auf allen Seiten',
    intro:
      'Ein Hinweis steht oben auf jeder Seite, für Familien, Kitas und das Jugendamt. Er erscheint nach spätestens zehn Sekunden.',
    current: 'Aktuelle und geplante Hinweise',
    none: 'Zurzeit ist kein Hinweis gesetzt.',
    columns: { text: 'Text', kind: 'Art', from: 'Von', until: 'Bis', action: 'Aktion' },
    open: 'bis jemand ihn beendet',
    end: 'Beenden',
    endOf: (text: string) => `Beenden: ${text}`,
    add: 'Neuer Hinweis',
    fields: {
      kind: 'Art des Hinweises',
      'text.de': 'Text auf Deutsch',
      'text.en': 'Text auf Englisch',
      'from.date': 'Erster Tag',
      'from.time': 'Uhrzeit',
      'until.date': 'Letzter Tag',
      'until.time': 'Uhrzeit am letzten Tag',
    },
    fromHint: 'Ohne Angabe erscheint der Hinweis sofort.',
    untilHint: 'Ohne Angabe bleibt er, bis jemand ihn beendet. Ohne Uhrzeit gilt der ganze Tag.',
    preview: 'Vorschau',
    previewTitle: 'So wird der Hinweis aussehen',
    previewText: (from: string, until: string) =>
      `Er steht noch auf keiner Seite. Wenn Sie ihn zeigen: ab ${from}, ${until}.`,
    until: (end: string) => `bis ${end}`,
    button: 'Hinweis zeigen',
  },
};
