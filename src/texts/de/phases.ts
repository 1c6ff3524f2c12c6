import type { EndReason, OfferStatus, WishStatus } from '../../domain/case.ts';
import type { Phase } from '../../domain/phase.ts';

/** Where a case stands, as a short name for lists and badges. */
export const phases = {
  registered: 'Angemeldet',
  review: 'In Prüfung',
  offers: 'Angebote',
  chosen: 'Angebot angenommen',
  appointment: 'Termin',
  contract: 'Vertrag steht an',
  ended: 'Abgeschlossen',
} satisfies Record<Phase, string>;

export const endReasons = {
  contract: 'Betreuungsvertrag geschlossen',
  withdrawn: 'Zurückgezogen',
  movedAway: 'Umgezogen',
  carriedOver: 'In die nächste Runde übernommen',
  withoutPlace: 'Ohne Platz beendet',
} satisfies Record<EndReason, string>;

export const offerStatuses = {
  open: 'Wartet auf Antwort',
  accepted: 'Angenommen',
  declined: 'Abgelehnt',
  lapsed: 'Frist abgelaufen',
  revoked: 'Zurückgenommen',
  returned: 'Zurückgegeben',
  failed: 'Kein Vertrag',
} satisfies Record<OfferStatus, string>;

export const wishStatuses = {
  open: 'Offen',
  declined: 'Angebot abgelehnt',
  ended: 'Beendet',
  removed: 'Entfernt',
} satisfies Record<WishStatus, string>;
