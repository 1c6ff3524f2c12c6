import { z } from 'zod';
import { DOOR_ERRORS } from '../../src/cases/errors.ts';
import {
  paperRegistrationSchema,
  registrationSchema,
} from '../../src/cases/registration-fields.ts';
import { KITA_ACTIONS } from '../../src/cases/read/kita-possibilities.ts';
import { STANDINGS } from '../../src/cases/read/kita-standing.ts';
import { TROUBLES } from '../../src/cases/read/office-cases.ts';
import { AGE_GROUPS } from '../../src/domain/age.ts';
import {
  DRAFT_STATUSES,
  END_REASONS,
  OVERDUES,
  OFFER_STATUSES,
  SLOT_STATUSES,
  WISH_STATUSES,
} from '../../src/domain/case.ts';
import { NOTICE_STATUSES } from '../../src/cases/read/office-case.ts';
import { NOTICE_KINDS } from '../../src/domain/notices.ts';
import { CONTRACT_FAILURES, TIMED_ACTIONS } from '../../src/domain/commands.ts';
import { WAITING_LIST_NOTICE_KINDS } from '../../src/domain/waiting-list.ts';
import { ACTION_PHASES, PHASES } from '../../src/domain/phase.ts';
import { REFUSALS } from '../../src/domain/refusals.ts';
import { MOVE_REFUSALS } from '../../src/domain/round-moves.ts';
import { MOVABLE_INSTANTS } from '../../src/domain/round.ts';
import { WAITING_FOR } from '../../src/domain/turn.ts';

/**
 * The shapes of the JSON interface. Instants are ISO 8601 in UTC, days `YYYY-MM-DD`, ids UUIDs; names of states and
 * codes are the domain's own and stable. `ref` names a shape in the description.
 */

export const id = z.uuid();
export const instant = z.iso.datetime();
/** What is taken may name another zone. */
const givenInstant = z.iso.datetime({ offset: true });
export const day = z.iso.date();
export const count = z.int().min(0);

export const problemSchema = z
  .strictObject({
    type: z.string(),
    status: z.int(),
    code: z.string().describe('Stable, for programs.'),
    title: z.string().optional().describe('A sentence in German, for people.'),
    errors: z
      .array(z.strictObject({ field: z.string(), code: z.string() }))
      .optional()
      .describe('What is wrong with which field.'),
    command: id.optional().describe('The refused request, where it was recorded.'),
    application: id
      .optional()
      .describe('The application that is there already, where the asker may see it.'),
  })
  .meta({
    ref: 'Problem',
    examples: [
      {
        type: 'urn:kita-portal:problem:offer.no_place',
        status: 409,
        code: 'offer.no_place',
        title: 'In dieser Altersgruppe und mit diesem Umfang ist kein Platz mehr frei.',
      },
    ],
  });

/** Every code a problem of this interface can carry. */
export const PROBLEM_CODES: readonly string[] = [
  ...new Set([
    ...REFUSALS,
    ...Object.keys(DOOR_ERRORS),
    'sign_in.required',
    'idempotency.key_required',
    'precondition.required',
    'not_found',
    'request.refused',
    'internal',
  ]),
];

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

export const roundSchema = z
  .strictObject({
    year: z.int(),
    revision: z.int(),
    dates: z.strictObject({
      opensAt: instant,
      deadlineAt: instant,
      editFreezeAt: instant,
      reviewEndsAt: instant,
      offersFromAt: instant,
      decisionDays: z.array(instant),
      endsAt: instant,
      careStartsOn: day,
      ageCutOffOn: day,
    }),
    rules: z.strictObject({
      maxKitas: z.int().nullable(),
      maxChildminding: count,
      hours: z.array(z.int()),
      minAnswerDays: z.number(),
    }),
  })
  .meta({ ref: 'Round' });

export const openRoundsSchema = z
  .strictObject({ rounds: z.array(roundSchema) })
  .meta({ ref: 'OpenRounds' });

const kitaSchema = z
  .strictObject({
    id,
    name: z.string(),
    municipality: z.string(),
    district: z.string(),
    street: z.string(),
    provider: z.string(),
  })
  .meta({ ref: 'Kita' });

export const kitaListSchema = z.strictObject({ kitas: z.array(kitaSchema) });

/** Hours as a number, not as the text a form sends. */
const year = z
  .int()
  .optional()
  .describe('Needed where several rounds are open; see `/rounds/open`.');

export const registrationBody = registrationSchema.extend({ hours: z.int(), year }).meta({
  ref: 'Registration',
  examples: [
    {
      childFirstName: 'Mia',
      childLastName: 'Beispiel',
      birthDate: '2024-03-14',
      street: 'Musterweg 7',
      postcode: '59514',
      guardianFirstName: 'Kim',
      guardianLastName: 'Beispiel',
      email: 'kim.beispiel@example.org',
      custody: 'shared',
      guardian2FirstName: 'Robin',
      guardian2LastName: 'Beispiel',
      guardian2Email: 'robin.beispiel@example.org',
      guardian2Language: 'en',
      hours: 35,
      wishedStartOn: '2027-08-01',
      kitaIds: ['8c6c1f0e-6f0c-4e8b-9d0a-2f6b1a3c4d5e'],
      childminding: false,
    },
  ],
});

export const registeredSchema = z
  .strictObject({
    applicationId: id,
    caseNumber: z.string(),
    invitation: z
      .enum(['found', 'unknown', 'none'])
      .describe("What the invitation's code was worth; a wrong one hinders nothing."),
  })
  .meta({
    ref: 'Registered',
    examples: [
      {
        applicationId: '0b6f5d1a-7a53-4a35-9a39-3f1f8e5f7c11',
        caseNumber: '7K4M-2QXD',
        invitation: 'none',
      },
    ],
  });
/** What a Kita or the youth office types from paper, with the day it was received. */
export const paperRegistrationBody = paperRegistrationSchema
  .extend({ hours: z.int(), year })
  .meta({ ref: 'PaperRegistration' });

export const registeredOnPaperSchema = z
  .strictObject({ applicationId: id, caseNumber: z.string() })
  .meta({ ref: 'RegisteredOnPaper' });

export const sessionBody = z
  .strictObject({ caseNumber: z.string().min(1).max(40), claimCode: z.string().min(1).max(60) })
  .meta({ examples: [{ caseNumber: '7K4M-2QXD', claimCode: 'A2B3-C4D5-E6F7' }] });

export const sessionSchema = z.strictObject({ applicationId: id }).meta({ ref: 'Session' });

const turnSchema = z
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

const endSchema = z.strictObject({
  reason: z.enum(END_REASONS),
  at: instant,
  closesAt: instant,
  closed: z.boolean(),
});

const slotSchema = z
  .strictObject({
    id,
    kitaId: id,
    startsAt: instant,
    endsAt: instant,
    status: z.enum(SLOT_STATUSES),
  })
  .meta({ ref: 'Slot' });

const noticeSchema = z
  .strictObject({
    id,
    kind: z.enum(NOTICE_KINDS),
    channel: z.enum(['mail', 'letter']),
    status: z.enum(NOTICE_STATUSES),
    at: instant.describe('When what it tells of happened.'),
  })
  .meta({ ref: 'Notice' });

const siblingSchema = z
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

const ownOfferSchema = z.strictObject({
  id,
  status: z.enum(OFFER_STATUSES),
  madeAt: instant,
  dueAt: instant,
  settledAt: instant.nullable(),
});

const contractTermsSchema = z.strictObject({ startsOn: day, hours: z.int(), concludedAt: instant });

const applicantFields = {
  applicationId: id,
  caseNumber: z.string(),
  childFirstName: z.string(),
  unborn: z.boolean(),
  siblings: z.array(siblingSchema),
  ageGroup: z.enum(AGE_GROUPS),
  hours: z.int(),
  wishedStartOn: day,
  rank: z.int(),
  late: z.boolean(),
  receivedAt: instant,
  wishId: id,
  reviewedAt: instant.nullable(),
  standing: z.enum(STANDINGS),
  dueAt: instant.nullable().describe('Until when the Kita should have acted.'),
  draft: z
    .strictObject({
      id,
      status: z.enum(DRAFT_STATUSES),
      outAt: instant.nullable().describe('When it goes out, or would if released now.'),
    })
    .nullable(),
  offer: ownOfferSchema.nullable().describe("The newest of the Kita's own offers."),
  slots: z.array(
    z.strictObject({ id, startsAt: instant, endsAt: instant, status: z.enum(SLOT_STATUSES) }),
  ),
};

const applicantSchema = z.strictObject(applicantFields).meta({ ref: 'Applicant' });

export const kitaOverviewSchema = z
  .strictObject({
    kita: z.strictObject({ id, name: z.string(), municipality: z.string() }),
    round: roundSchema,
    pools: z.array(
      z.strictObject({
        id,
        ageGroup: z.enum(AGE_GROUPS),
        hours: z.int(),
        capacity: count,
        promised: count,
        free: count,
        invented: z.boolean(),
      }),
    ),
    applicants: z.array(applicantSchema),
  })
  .meta({ ref: 'KitaOverview' });

const possibility = z.enum(['yes', ...REFUSALS]);

export const applicantDetailSchema = z
  .strictObject({
    ...applicantFields,
    year: z.int(),
    enteredAt: instant.nullable(),
    childLastName: z.string(),
    birthDate: day,
    municipality: z.string(),
    guardians: z.array(
      z.strictObject({
        firstName: z.string(),
        lastName: z.string(),
        email: z.string().nullable(),
        phone: z.string().nullable(),
      }),
    ),
    possible: z
      .record(z.enum(KITA_ACTIONS), possibility)
      .describe('What would become of each action now.'),
    visitedAt: instant.nullable(),
    missingConsents: z
      .array(z.int())
      .describe('The guardians whose consent the accepted offer lacks.'),
    contract: contractTermsSchema.nullable(),
    answerBy: instant.nullable().describe('Until when an offer made now could be answered.'),
    commands: z.array(commandSchema),
  })
  .meta({ ref: 'ApplicantDetail' });

const note = z.string().trim().min(1).max(1000);
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
          slots: [{ startsAt: '2027-01-12T14:00:00Z', endsAt: '2027-01-12T14:45:00Z' }],
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

export const caseQuery = z.strictObject({
  year: z.coerce.number().int().optional().describe('Default: the newest that has opened.'),
  search: z.string().trim().min(1).max(100).optional().describe('Case number or name.'),
  phase: z.enum(PHASES).optional(),
  waitingFor: z.enum(WAITING_FOR).optional(),
  trouble: z.enum(TROUBLES).optional(),
  after: z.string().max(100).optional().describe('`next` of the page before.'),
});

export const caseListSchema = z
  .strictObject({
    year: z.int(),
    counts: z.strictObject({
      total: count,
      waitingFor: z.record(z.enum(WAITING_FOR), count),
      phases: z.record(z.enum(PHASES), count),
      trouble: z.record(z.enum(TROUBLES), count),
      lettersToPrint: count,
    }),
    found: count,
    cases: z.array(
      z.strictObject({
        applicationId: id,
        caseNumber: z.string(),
        childName: z.string(),
        ageGroup: z.enum(AGE_GROUPS),
        municipality: z.string(),
        late: z.boolean(),
        turn: turnSchema,
        waitedForKitas: z.array(z.string()),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ ref: 'CaseList' });

const who = z.strictObject({
  kind: z.enum(['family', 'kita', 'office', 'case', 'service']),
  name: z.string().nullable(),
});

export const officeCaseSchema = z
  .strictObject({
    applicationId: id,
    caseNumber: z.string(),
    year: z.int(),
    newestRoundRevision: z.int(),
    roundRevision: z.int(),
    revision: z.int(),
    receivedAt: instant,
    late: z.boolean(),
    enteredAt: instant.nullable().describe('When staff typed it from paper; null: online.'),
    custody: z.enum(['sole', 'shared', 'sharedApart']).nullable(),
    siblings: z.array(siblingSchema),
    child: z.strictObject({
      firstName: z.string(),
      lastName: z.string(),
      birthDate: day,
      unborn: z.boolean(),
      ageGroup: z.enum(AGE_GROUPS),
    }),
    address: z.strictObject({
      street: z.string(),
      postcode: z.string(),
      municipality: z.string(),
    }),
    hours: z.int(),
    wishedStartOn: day,
    guardians: z.array(
      z.strictObject({
        id,
        name: z.string(),
        language: z.enum(['de', 'en']),
        address: z.string().nullable().describe("Where it is not the child's."),
        email: z.string().nullable(),
        phone: z.string().nullable(),
      }),
    ),
    wishes: z.array(
      z.strictObject({
        id,
        kita: z.string().nullable(),
        rank: z.int(),
        status: z.enum(WISH_STATUSES),
        reviewedAt: instant.nullable(),
      }),
    ),
    drafts: z.array(
      z.strictObject({
        id,
        kita: z.string().nullable().describe('null: childminding.'),
        status: z.enum(DRAFT_STATUSES),
        preparedAt: instant,
        outAt: instant.nullable(),
      }),
    ),
    offers: z.array(
      z.strictObject({
        id,
        kita: z.string().nullable().describe('null: childminding.'),
        ageGroup: z.enum(AGE_GROUPS),
        hours: z.int(),
        status: z.enum(OFFER_STATUSES),
        madeAt: instant,
        dueAt: instant,
        settledAt: instant.nullable(),
      }),
    ),
    slots: z.array(
      z.strictObject({
        id,
        kita: z.string(),
        startsAt: instant,
        endsAt: instant,
        status: z.enum(SLOT_STATUSES),
      }),
    ),
    contract: contractTermsSchema.extend({ kita: z.string().nullable() }).nullable(),
    overdue: z.array(z.enum(OVERDUES)),
    missingConsents: z.array(z.string()).describe('Guardians by name.'),
    end: endSchema.nullable(),
    turn: turnSchema,
    now: instant.describe("The case's own clock."),
    events: z.array(
      z.strictObject({
        revision: z.int(),
        kind: z.string(),
        at: instant,
        who,
        kita: z.string().nullable(),
      }),
    ),
    commands: z.array(
      z.strictObject({
        id,
        action: z.string(),
        who,
        note: z.string().nullable(),
        receivedAt: instant,
        typedAt: instant.nullable().describe('When the office typed what came on paper.'),
        outcome: z.string().nullable(),
        settledAt: instant.nullable(),
        sentCount: count,
        lastSentAt: instant.nullable(),
      }),
    ),
    notices: z.array(
      z.strictObject({
        id,
        kind: z.enum(NOTICE_KINDS),
        recipient: z.string(),
        channel: z.enum(['mail', 'letter']),
        status: z.enum(NOTICE_STATUSES),
        attempts: count,
        lastError: z.string().nullable(),
        createdAt: instant,
        sentAt: instant.nullable(),
        nextAttemptAt: instant.nullable(),
      }),
    ),
  })
  .meta({ ref: 'OfficeCase' });

export const letterListSchema = z
  .strictObject({
    total: count,
    letters: z.array(
      z.strictObject({
        id,
        applicationId: id.nullable().describe('null: to a family on the waiting list.'),
        caseNumber: z.string().nullable(),
        recipient: z.string(),
        kind: z.enum([...NOTICE_KINDS, ...WAITING_LIST_NOTICE_KINDS]),
        createdAt: instant,
      }),
    ),
  })
  .meta({ ref: 'Letters' });

export const moveDateBody = z
  .strictObject({
    date: z
      .union([z.enum(MOVABLE_INSTANTS), z.string().regex(/^decisionDays\.\d{1,2}$/u)])
      .describe('Which date; decision days by their place, `decisionDays.0`.'),
    to: givenInstant.describe('The end of a day is the first instant of the next one.'),
    kitaIds: z
      .array(id)
      .min(1)
      .max(200)
      .optional()
      .describe('For these Kitas alone; with `offersFromAt` only.'),
    reason: z.string().trim().min(1).max(1000),
  })
  .meta({
    ref: 'MoveDate',
    examples: [
      {
        date: 'deadlineAt',
        to: '2026-12-07T23:00:00Z',
        reason: 'Zwei Kitas waren noch nicht angeschlossen.',
      },
    ],
  });

export const movedSchema = z
  .strictObject({
    requestId: id,
    revision: z.int().nullable().describe('null: being processed.'),
  })
  .meta({ ref: 'DateMoved' });

export const officeRoundSchema = z
  .strictObject({
    round: roundSchema,
    revisions: z.array(
      z.strictObject({
        revision: z.int(),
        requestId: id.nullable(),
        createdAt: instant,
        changes: z.array(
          z.strictObject({
            name: z.string(),
            from: instant,
            to: instant,
            kitaIds: z.array(id).nullable().describe('null: for all.'),
          }),
        ),
        reason: z.string().nullable(),
      }),
    ),
    requests: z.array(
      z.strictObject({
        id,
        date: z.string(),
        to: instant,
        kitaIds: z.array(id).nullable(),
        reason: z.string(),
        requestedAt: instant,
        isRefused: z.boolean(),
        refused: z.enum(MOVE_REFUSALS).nullable().describe('Why it moved nothing.'),
      }),
    ),
    fanOut: z.strictObject({
      isStopped: z.boolean(),
      since: instant.nullable(),
      reason: z.string().nullable(),
    }),
    openCases: count,
    notedCases: count,
  })
  .meta({ ref: 'OfficeRound' });
