import type { EndReason } from '../../../src/domain/case.ts';
import type { NoticeKind } from '../../../src/domain/notices.ts';

/** How a family hears of the end of its case: what reaches each guardian, and what the last words are about. */
export const ENDINGS: Readonly<
  Record<EndReason, { readonly told: readonly NoticeKind[]; readonly says: RegExp }>
> = {
  contract: {
    told: ['contract'],
    says: /Betreuungsvertrag .* (?:geschlossen|berichtigt)|contract .* (?:signed|corrected)/u,
  },
  withdrawn: { told: ['withdrawal', 'endReminder'], says: /zurückgezogen|withdr[ae]wn?/u },
  movedAway: { told: ['movedAway', 'endReminder'], says: /umziehen|Umzug|[Mm]oving/u },
  carriedOver: {
    told: ['carriedOver', 'endReminder'],
    says: /nächsten Runde|die Runde für|next round|the round for/u,
  },
  withoutPlace: { told: ['withoutPlace', 'endReminder'], says: /kein Platz gefunden|no place/u },
};
