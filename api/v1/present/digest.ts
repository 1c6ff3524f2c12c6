import type { z } from 'zod';
import type { KitaDigest, OfficeDigest } from '../../../src/notices/digest/digest-facts.ts';
import type { kitaDigestSchema, officeDigestSchema } from '../schemas/digest.ts';
import { iso } from './common.ts';

export function showKitaDigest(digest: KitaDigest): z.input<typeof kitaDigestSchema> {
  const { toReview, answered, prepared, noSlotLeft, appointments, overdue } = digest;
  return {
    toReview: [...toReview],
    answered: {
      accepted: [...answered.accepted],
      declined: [...answered.declined],
      lapsed: [...answered.lapsed],
      returned: [...answered.returned],
    },
    prepared: [...prepared],
    noSlotLeft: [...noSlotLeft],
    appointments: appointments.map(({ caseNumber, startsAt, endsAt }) => ({
      caseNumber,
      startsAt: iso(startsAt),
      endsAt: iso(endsAt),
    })),
    overdue: { slots: [...overdue.slots], contract: [...overdue.contract] },
  };
}

export function showOfficeDigest(digest: OfficeDigest): z.input<typeof officeDigestSchema> {
  const { findings, waiting, overdue, refusedMails, lettersToPrint } = digest;
  return {
    findings: findings.map(({ reason, count }) => ({ reason, count })),
    waiting: [...waiting],
    overdue: { slots: [...overdue.slots], contract: [...overdue.contract] },
    refusedMails,
    lettersToPrint,
  };
}
