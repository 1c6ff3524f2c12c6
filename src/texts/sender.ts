/**
 * Who writes the letters, as it stands in the window of the envelope. The postal address is to be confirmed by the youth
 * office before the first letter goes out; this is the one place where it stands.
 */
export const SENDER = {
  authority: 'Kreis Soest',
  unit: 'Kreisjugendamt',
  street: 'Hoher Weg 1–3',
  town: '59494 Soest',
} as const;
