import type { Applicant } from '../../src/cases/read/kita-applicants.ts';
import type { Standing } from '../../src/cases/read/kita-standing.ts';
import { Badge, type Tone } from '../components/elements.tsx';
import { useTexts } from '../components/texts.ts';

/** Where a child stands, with the instant that matters now. */
export function StandingBadge({ applicant }: { readonly applicant: Applicant }) {
  const t = useTexts();
  const { standing, offer, slots, draft, dueAt } = applicant;
  const booked = slots.find((slot) => slot.status === 'booked');
  return (
    <>
      <Badge tone={toneOf(standing)}>{t.kita.standings[standing]}</Badge>
      {standing === 'offered' && offer !== null && (
        <span class="sub">{t.kita.offerUntil(t.dates.end(offer.dueAt))}</span>
      )}
      {standing === 'booked' && booked !== undefined && (
        <span class="sub">{t.dates.weekdayInstant(booked.startsAt)}</span>
      )}
      {draft !== null && draft.outAt !== null && (
        <span class="sub">
          {standing === 'released'
            ? t.kita.goesOut(t.dates.shortDay(draft.outAt))
            : t.kita.wouldGoOut(t.dates.shortDay(draft.outAt))}
        </span>
      )}
      {dueAt !== null && (
        <span class="sub">
          {dueAt > applicant.now
            ? t.kita.due(t.dates.shortEnd(dueAt))
            : t.kita.overdue(t.dates.shortEnd(dueAt))}
        </span>
      )}
      {standing === 'toOffer' && offer !== null && (
        <span class="sub">{t.kita.lastOffer[offer.status]}</span>
      )}
    </>
  );
}

function toneOf(standing: Standing): Tone {
  switch (standing) {
    case 'accepted':
    case 'missed':
    case 'contractDue':
    case 'prepared':
    case 'toReview':
    case 'toOffer':
      return 'warning';
    case 'contract':
      return 'success';
    case 'declined':
    case 'elsewhere':
    case 'withdrawn':
    case 'ended':
    case 'failed':
    case 'consentMissing':
    case 'withOffice':
    case 'offered':
    case 'released':
    case 'slotsProposed':
    case 'booked':
    case 'waiting':
      return 'info';
  }
}
