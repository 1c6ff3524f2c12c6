import { sql } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { allocationInstants } from '../calendar/allocation-notice.ts';
import { zonedDay } from '../calendar/zone.ts';
import { CUSTODIES } from '../domain/case.ts';
import type { DataField, PersonActions } from '../domain/commands.ts';
import { guardianOf, type Person } from '../persistence/actor.ts';
import type { DataChange } from '../persistence/case-data.ts';
import { Child, Guardian } from '../persistence/entities/application.ts';
import { CaseCommand } from '../persistence/entities/record.ts';
import { dataRevision } from './data-revision.ts';
import { defined } from './defined.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError, type CommandResult, type FieldProblem } from './errors.ts';
import type { FamilyRequest } from './family.ts';
import { needProblems, problemsOf, registrationSchema } from './registration.ts';
import { municipalityOf } from './responsibility.ts';
import { requireRevision } from './revision.ts';
import { submit, type CommandContext } from './submit.ts';

const known = registrationSchema.shape;

/** What can be corrected: of the fixed list of a registration, only what is named. */
export const dataChangeSchema = z.strictObject({
  childFirstName: known.childLastName.optional(),
  childLastName: known.childLastName.optional(),
  birthDate: known.birthDate.optional(),
  street: known.street.optional(),
  postcode: known.postcode.optional(),
  hours: known.hours.optional(),
  wishedStartOn: known.wishedStartOn.optional(),
  custody: z.enum(CUSTODIES).optional(),
  /** Whose name, contact, language and own address. Default: the guardian who asks, otherwise 1, who registered the child. */
  guardian: z.union([z.literal(1), z.literal(2)]).optional(),
  guardianFirstName: known.guardianFirstName.optional(),
  guardianLastName: known.guardianLastName.optional(),
  /** Empty: by letter from now on. */
  email: known.email,
  phone: known.phone,
  language: z.enum(['de', 'en']).optional(),
  /** Where the guardian lives, if elsewhere than the child; all three, or all empty: with the child. */
  guardianStreet: known.guardian2Street,
  guardianPostcode: known.guardian2Postcode,
  guardianTown: known.guardian2Town,
});
type Parsed = z.output<typeof dataChangeSchema>;
type DataChangeInput = Parsed & { readonly guardian: 1 | 2 };

/**
 * Corrects a family's data. Throws `input.invalid` with the fields; an address another youth office is responsible for
 * is `not_responsible`: that is moving away. Throws `revision.stale` where somebody else corrected them since.
 */
export async function changeData(
  deps: CasesDependencies,
  family: Person,
  request: FamilyRequest & {
    readonly input: unknown;
    /** The revision of the data that the person saw. */
    readonly expected?: string | undefined;
  },
): Promise<CommandResult> {
  const { applicationId, clientKey, receivedOn } = request;
  const input = asThemselves(parse(request.input), family, asRecord(request.input));
  return submit(deps, family, {
    applicationId,
    clientKey,
    receivedOn,
    action: 'changeData',
    facts: { ...input, named: Object.keys(asRecord(request.input)) },
    data: toDataChange(input, asRecord(request.input)),
    body: async (context) => {
      if (request.expected !== undefined)
        await requireDataAsSeen(context, family, request.expected);
      return toMessage(context, input, asRecord(request.input), zonedDay(deps.clock()));
    },
  });
}

/** One correction at a time: one that is recorded and not yet carried out counts as made. */
async function requireDataAsSeen(
  { em, application }: CommandContext,
  person: Person,
  expected: string,
): Promise<void> {
  await em.execute(sql`select pg_advisory_xact_lock(hashtext(${`data/${application.id}`}))`);
  const underWay = { applicationId: application.id, action: 'changeData', outcome: null } as const;
  const open = await em.count(CaseCommand, underWay);
  requireRevision(expected, open > 0 ? 'under way' : await dataRevision(em, application, person));
}

function parse(raw: unknown): Parsed {
  const parsed = dataChangeSchema.safeParse(raw);
  const problems = parsed.success
    ? [...addressProblems(parsed.data), ...ownAddressProblems(parsed.data)]
    : problemsOf(parsed.error);
  if (!parsed.success || problems.length > 0) throw new DoorError('input.invalid', problems);
  return parsed.data;
}

/**
 * A guardian corrects their own name and contact; the other's mail is not theirs to send elsewhere, nor the other's
 * consent theirs to do without.
 */
function asThemselves(input: Parsed, person: Person, named: Named): DataChangeInput {
  const own = guardianOf(person);
  if (own === null) return { ...input, guardian: input.guardian ?? 1 };
  if (named['guardian'] !== undefined && input.guardian !== own)
    throw new DoorError('input.invalid', [{ field: 'guardian', problem: 'not_offered' }]);
  if (input.custody === 'sole')
    throw new DoorError('input.invalid', [{ field: 'custody', problem: 'office_only' }]);
  return { ...input, guardian: own };
}

function addressProblems({ street, postcode }: Parsed): readonly FieldProblem[] {
  if ((street === undefined) !== (postcode === undefined))
    return [{ field: street === undefined ? 'street' : 'postcode', problem: 'missing' }];
  return postcode === undefined || municipalityOf(postcode)?.responsible === true
    ? []
    : [{ field: 'postcode', problem: 'not_responsible' }];
}

const OWN_ADDRESS = ['guardianStreet', 'guardianPostcode', 'guardianTown'] as const;

function ownAddressProblems(input: Parsed): readonly FieldProblem[] {
  const missing = OWN_ADDRESS.filter((field) => input[field] === undefined);
  if (missing.length === OWN_ADDRESS.length) return [];
  return missing.map((field) => ({ field, problem: 'missing' }));
}

type Named = Readonly<Record<string, unknown>>;
const asRecord = (raw: unknown): Named =>
  typeof raw === 'object' && raw !== null ? (raw as Named) : {};

/** An empty address of mail is a change, one never named is none. */
const cleared = (named: Named, field: 'email' | 'phone', value: string | undefined) =>
  named[field] === undefined ? {} : { [field]: value ?? null };

const ownAddress = (named: Named, input: DataChangeInput) =>
  OWN_ADDRESS.every((field) => named[field] === undefined)
    ? {}
    : {
        street: input.guardianStreet ?? null,
        postcode: input.guardianPostcode ?? null,
        town: input.guardianTown ?? null,
      };

function toDataChange(input: DataChangeInput, named: Named): DataChange {
  const { street, postcode } = input;
  return {
    child: defined({
      firstName: input.childFirstName,
      lastName: input.childLastName,
      birthDate: input.birthDate,
    }),
    guardians: [
      {
        position: input.guardian,
        ...defined({
          firstName: input.guardianFirstName,
          lastName: input.guardianLastName,
          language: input.language,
        }),
        ...cleared(named, 'email', input.email),
        ...cleared(named, 'phone', input.phone),
        ...ownAddress(named, input),
      },
    ],
    ...(street === undefined || postcode === undefined
      ? {}
      : { address: { street, postcode, municipality: municipalityOf(postcode)?.name ?? '' } }),
    ...defined({ hours: input.hours, wishedStartOn: input.wishedStartOn }),
  };
}

async function toMessage(
  { em, application, state }: CommandContext,
  input: DataChangeInput,
  named: Named,
  today: string,
): Promise<PersonActions['changeData']> {
  const { firstName } = await em.findOneOrFail(Child, { id: application.child.id });
  const problems = [
    ...(firstName === '' && input.birthDate !== undefined && input.childFirstName === undefined
      ? [{ field: 'childFirstName', problem: 'missing' }]
      : []),
    ...needProblems(input, state.round, today),
  ];
  if (problems.length > 0) throw new DoorError('input.invalid', problems);
  const guardians = await em.count(Guardian, { application: application.id });
  if (input.guardian > guardians || (input.custody === 'shared' && guardians < 2))
    throw new DoorError('input.invalid', [{ field: 'guardian', problem: 'missing' }]);
  const { custody, wishedStartOn } = input;
  return {
    fields: namedFields(named),
    guardian: input.guardian,
    ...(custody === undefined ? {} : { custody }),
    ...(wishedStartOn === undefined
      ? {}
      : { allocation: allocationInstants(zonedDay(state.receivedAt), wishedStartOn) }),
  };
}

const FIELDS: Readonly<Record<Exclude<keyof DataChangeInput, 'guardian'>, DataField>> = {
  childFirstName: 'childName',
  childLastName: 'childName',
  birthDate: 'birthDate',
  street: 'address',
  postcode: 'address',
  hours: 'hours',
  wishedStartOn: 'wishedStart',
  custody: 'custody',
  guardianFirstName: 'guardian',
  guardianLastName: 'guardian',
  guardianStreet: 'ownAddress',
  guardianPostcode: 'ownAddress',
  guardianTown: 'ownAddress',
  email: 'contact',
  phone: 'contact',
  language: 'language',
};

const namedFields = (named: Named): readonly DataField[] => [
  ...new Set(
    Object.entries(FIELDS).flatMap(([key, field]) => (named[key] === undefined ? [] : [field])),
  ),
];
