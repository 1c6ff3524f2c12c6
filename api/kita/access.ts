import type { AccessTable } from '../access.ts';

/** Who may open and post to a Kita's pages. */
export const KITA_ACCESS = {
  'GET /kita': { kita: 'kita.cases.read' },
  'GET /kita/anmelden': { kita: 'kita.register' },
  'POST /kita/anmelden': { kita: 'kita.register' },
  'POST /kita/anmelden/abschicken': { kita: 'kita.register' },
  'POST /kita/anmelden/pruefen': { kita: 'kita.register' },
  'GET /kita/anmeldungen/:id': { kita: 'kita.cases.read' },
  'POST /kita/anmeldungen/:id/angebot': { kita: 'makeOffer' },
  'POST /kita/anmeldungen/:id/angebot-zurueck': { kita: 'revokeOffer' },
  'POST /kita/anmeldungen/:id/besuch': { kita: 'confirmVisit' },
  'POST /kita/anmeldungen/:id/freigeben': { kita: 'releaseOffer' },
  'POST /kita/anmeldungen/:id/geprueft': { kita: 'markReviewed' },
  'POST /kita/anmeldungen/:id/kein-vertrag': { kita: 'contractFailed' },
  'POST /kita/anmeldungen/:id/nicht-erschienen': { kita: 'recordNoShow' },
  'POST /kita/anmeldungen/:id/termin-absagen': { kita: 'cancelAppointment' },
  'POST /kita/anmeldungen/:id/termine': { kita: 'proposeSlots' },
  'POST /kita/anmeldungen/:id/vertrag': { kita: 'concludeContract' },
  'POST /kita/anmeldungen/:id/vertrag-berichtigen': { kita: 'correctContract' },
  'POST /kita/anmeldungen/:id/verwerfen': { kita: 'revokeOffer' },
  'POST /kita/anmeldungen/:id/vorbereiten': { kita: 'prepareOffer' },
  'POST /kita/anmeldungen/:id/zustimmung': { kita: 'guardianConsent' },
  'POST /kita/freigeben': { kita: 'releaseOffer' },
  'GET /kita/schnittstelle': { kita: 'kita.tokens' },
  'POST /kita/schnittstelle': { kita: 'kita.tokens' },
  'POST /kita/schnittstelle/:tokenId/widerrufen': { kita: 'kita.tokens' },
} as const satisfies AccessTable;
