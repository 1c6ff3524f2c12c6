import type { Texts } from '../catalogue.ts';

/** The notice on every page, and the office's page that sets it. */
export const banner: Texts['banner'] = {
  kinds: { info: 'Please note', warning: 'Disruption' },
  office: {
    title: 'Notice on all pages',
    intro:
      'A notice stands at the top of every page, for families, day-care centres and the youth office. It appears after ten seconds at most.',
    current: 'Current and planned notices',
    none: 'There is no notice at the moment.',
    columns: { text: 'Text', kind: 'Kind', from: 'From', until: 'Until', action: 'Action' },
    open: 'until somebody ends it',
    end: 'End',
    endOf: (text) => `End: ${text}`,
    add: 'New notice',
    fields: {
      kind: 'Kind of notice',
      'text.de': 'Text in German',
      'text.en': 'Text in English',
      'from.date': 'First day',
      'from.time': 'Time',
      'until.date': 'Last day',
      'until.time': 'Time on the last day',
    },
    fromHint: 'If you leave this empty, the notice appears at once.',
    untilHint:
      'If you leave this empty, it stays until somebody ends it. Without a time the whole day counts.',
    preview: 'Preview',
    previewTitle: 'What the notice will look like',
    previewText: (from, until) =>
      `It stands on no page yet. If you show it: from ${from}, ${until}.`,
    until: (end) => `until ${end}`,
    button: 'Show notice',
  },
};
