/** The youth office's areas, in groups. */
export const officeNav = {
  groups: 'Bereiche',
  /** @param group the group's own name. */
  within: (group: string) => `Seiten im Bereich ${group}`,
  years: 'Kindergartenjahr wechseln',
  toYear: (year: string) => `Zum Kindergartenjahr ${year}`,
  group: {
    cases: 'Vorgänge',
    mediation: 'Vermittlung',
    post: 'Post',
    rounds: 'Runden',
    administration: 'Verwaltung',
  },
  page: {
    cases: 'Alle Vorgänge',
    watch: 'Stillstand',
    followUps: 'Wiedervorlagen',
    register: 'Papier eintragen',
    waitingList: 'Warteliste',
    childminding: 'Kindertagespflege',
    letters: 'Briefe',
    outbox: 'Postausgang',
    notices: 'Texte der Nachrichten',
    round: 'Daten der Runde',
    kitas: 'Kitas und Freigabe',
    figures: 'Zahlen',
    rounds: 'Alle Runden',
    erasures: 'Löschen',
    people: 'Personen',
    banner: 'Hinweis auf allen Seiten',
  },
};
