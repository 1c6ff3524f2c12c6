import { z } from 'zod';
import { REFUSALS } from '../../../src/domain/refusals.ts';
import { NOTICE_STATUSES } from '../../../src/cases/read/office-case.ts';
import {
  END_REASONS,
  OFFER_STATUSES,
  SLOT_STATUSES,
  WISH_STATUSES,
} from '../../../src/domain/case.ts';
import { TIMED_ACTIONS } from '../../../src/domain/commands.ts';
import { NOTICE_KINDS } from '../../../src/domain/notices.ts';
import { ACTION_PHASES, PHASES } from '../../../src/domain/phase.ts';
import { WAITING_FOR } from '../../../src/domain/turn.ts';
import { day, id, instant } from './common.ts';

const ACTIONS = Object.keys(ACTION_PHASES) as [keyof typeof ACTION_PHASES];

export const commandSchema = z
  .strictObject({
    id,
    applicationId: id,
    action: z.enum(ACTIONS),
    receivedAt: instant,
    outcome: z
      .enum(['done', ...REFUSALS])
      .nullable()
      .describe('null: being processed.'),
  })
  .meta({ ref: 'Command' });

export const turnSchema = z
  .strictObject({
    phase: z.enum(PHASES),
    waitingFor: z.enum(WAITING_FOR),
    since: instant,
    dueAt: instant.nullable(),
    next: z
      .strictObject({
        action: z.enum(TIMED_ACTIONS),
        at: instant,
      })
      .nullable()
      .describe('What happens by itself.'),
  })
  .meta({ ref: 'Turn' });

export const endSchema = z.strictObject({
  reason: z.enum(END_REASONS),
  at: instant,
  closesAt: instant,
  closed: z.boolean(),
});

export const slotStatus = z
  .enum(SLOT_STATUSES)
  .describe(
    '`taken`: proposed, but another family has that time with the Kita, as long as it keeps it.',
  );

const slotSchema = z
  .strictObject({
    id,
    kitaId: id,
    startsAt: instant,
    endsAt: instant,
    status: slotStatus,
  })
  .meta({ ref: 'Slot' });

export const noticeSchema = z
  .strictObject({
    id,
    kind: z.enum(NOTICE_KINDS),
    channel: z.enum(['mail', 'letter']),
    status: z.enum(NOTICE_STATUSES),
    at: instant.describe('When what it tells of happened.'),
  })
  .meta({ ref: 'Notice' });

export const siblingSchema = z
  .strictObject({
    applicationId: id.nullable().describe('null: not for this actor.'),
    caseNumber: z.string().nullable(),
    firstName: z.string().nullable(),
    together: z.enum(['ifPossible', 'onlyTogether']),
  })
  .meta({ ref: 'Sibling' });

export const applicationSchema = z
  .strictObject({
    id,
    caseNumber: z.string(),
    year: z.int(),
    receivedAt: instant,
    late: z.boolean(),
    enteredAt: instant.nullable().describe('When staff typed it from paper; null: online.'),
    child: z.strictObject({
      firstName: z.string().describe('Empty: not named yet.'),
      lastName: z.string(),
      birthDate: day,
      unborn: z.boolean().describe('`birthDate` is the expected day.'),
    }),
    address: z.strictObject({
      street: z.string(),
      postcode: z.string(),
      municipality: z.string(),
    }),
    guardian: z.strictObject({
      position: z.int().min(1).max(2).describe('Which guardian looks.'),
      firstName: z.string(),
      lastName: z.string(),
      email: z.string().nullable(),
      phone: z.string().nullable(),
      language: z.enum(['de', 'en']).describe('Of the messages to this guardian.'),
      address: z
        .strictObject({ street: z.string(), postcode: z.string(), town: z.string() })
        .nullable()
        .describe('Null: lives with the child.'),
    }),
    otherGuardian: z.string().nullable(),
    siblings: z.array(siblingSchema),
    hours: z.int(),
    wishedStartOn: day,
    turn: turnSchema,
    wishes: z.array(
      z.strictObject({
        id,
        kitaId: id.nullable().describe('null: childminding.'),
        rank: z.int(),
        status: z.enum(WISH_STATUSES),
      }),
    ),
    offers: z.array(
      z.strictObject({
        id,
        kitaId: id.nullable().describe('null: childminding.'),
        hours: z.int(),
        madeAt: instant,
        dueAt: instant,
        status: z.enum(OFFER_STATUSES),
      }),
    ),
    slots: z.array(slotSchema),
    end: endSchema.nullable(),
    commands: z.array(commandSchema),
    notices: z.array(noticeSchema),
  })
  .meta({ ref: 'Application' });

export const contractTermsSchema = z.strictObject({
  startsOn: day,
  hours: z.int(),
  concludedAt: instant,
});
