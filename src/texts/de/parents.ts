/** The parents' pages. */
export const parents = {
  start: {
    title: 'Ein Platz in Kita oder Kindertagespflege',
  },
};
