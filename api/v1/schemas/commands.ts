import { z } from 'zod';
import { CONTRACT_FAILURES } from '../../../src/domain/commands.ts';
import { day, givenInstant, id, note } from './common.ts';
import { exampleInstant } from './example-days.ts';

const hoursAWeek = z.int().min(1).max(60);

const onPaper = {
  receivedOn: day
    .optional()
    .describe('The day the office received it on paper, by which it is judged; office only.'),
};

/** The bodies of commands; the ids in them are those the application or the applicant shows. */
export const actionBodies = {
  nothing: z.strictObject(onPaper),
  changeWishes: z
    .strictObject({ kitaIds: z.array(id).max(100), childminding: z.boolean(), ...onPaper })
    .meta({
      examples: [{ kitaIds: ['8c6c1f0e-6f0c-4e8b-9d0a-2f6b1a3c4d5e'], childminding: true }],
    }),
  withdraw: z.strictObject({ note: note.optional(), ...onPaper }),
  acceptOffer: z.strictObject({ offerId: id, ...onPaper }).meta({
    examples: [{ offerId: '5f0a8f0e-1f6e-4a53-8a0e-0a9c8e7d6b5a' }],
  }),
  ofOffer: z.strictObject({ offerId: id }),
  declineOffer: z.strictObject({ offerId: id, note: note.optional(), ...onPaper }),
  guardianConsent: z.strictObject({ guardian: z.int().min(1).max(2), ...onPaper }),
  ofSlot: z.strictObject({ slotId: id }),
  bookSlot: z.strictObject({ slotId: id, ...onPaper }),
  cancelAppointment: z.strictObject({
    slotId: id,
    note: note.optional(),
    by: z
      .enum(['family', 'kita'])
      .optional()
      .describe('For whom the office cancels; default: the family.'),
    ...onPaper,
  }),
  ofWish: z.strictObject({ wishId: id }),
  makeOffer: z
    .strictObject({
      wishId: id,
      childminderId: id.optional().describe('Whose place it is, for a wish for childminding.'),
    })
    .meta({ examples: [{ wishId: '3d2f1a0b-9c8d-4e7f-a6b5-c4d3e2f1a0b9' }] }),
  revokeOffer: z.strictObject({
    offerId: id,
    note: note.describe('The reason, which the family reads.'),
  }),
  proposeSlots: z
    .strictObject({
      offerId: id,
      slots: z
        .array(z.strictObject({ startsAt: givenInstant, endsAt: givenInstant }))
        .min(1)
        .max(3),
    })
    .meta({
      examples: [
        {
          offerId: '5f0a8f0e-1f6e-4a53-8a0e-0a9c8e7d6b5a',
          slots: [{ startsAt: exampleInstant(50, '14:00'), endsAt: exampleInstant(50, '14:45') }],
        },
      ],
    }),
  concludeContract: z.strictObject({
    offerId: id,
    startsOn: day.optional().describe('First day of care; default: as wished.'),
    hours: hoursAWeek.optional().describe('Hours a week; default: as wished.'),
  }),
  correctContract: z.strictObject({ offerId: id, startsOn: day, hours: hoursAWeek }),
  contractFailed: z.strictObject({
    offerId: id,
    reason: z.enum(CONTRACT_FAILURES),
    note: note.describe('What happened, which the family reads.'),
  }),
  carryOver: z.strictObject({
    year: z.int().min(2000).max(2200).describe('The year the later Kindergartenjahr begins in.'),
  }),
  closeWithoutPlace: z.strictObject({ note: note.describe('The reason, which the family reads.') }),
  extendDeadline: z.strictObject({ offerId: id, dueAt: givenInstant }),
};
