import { withActor, type Actor, type Person } from '../persistence/actor.ts';
import { Application } from '../persistence/entities/application.ts';
import { toCaseNumber } from './claim-code.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError } from './errors.ts';
import { openCase } from './open-case.ts';
import type { Registration } from './registration-fields.ts';

interface Asker {
  /** Staff, or the family that is signed in, if anyone is. */
  readonly person?: Person | undefined;
  /** Where the request comes from, for the limit of attempts. */
  readonly from: string;
  readonly year: number;
}

/** How a registration names a sibling's case. */
type Named = Pick<Registration, 'siblingOf' | 'siblingCaseNumber' | 'siblingClaimCode'>;

/** The sibling group a registration joins; undefined: it names no sibling. Throws as `findSibling`. */
export async function siblingGroupOf(
  deps: CasesDependencies,
  registration: Named,
  asker: Asker,
): Promise<string | undefined> {
  return (await findSibling(deps, registration, asker))?.siblingGroup;
}

/**
 * The sibling's application in the same round; undefined: none is named. Whoever names one must be able to open its
 * case: in its session, with number and code, or as staff who see it. Throws `input.invalid`,
 * `claim.too_many_attempts`.
 */
export async function findSibling(
  deps: CasesDependencies,
  registration: Named,
  asker: Asker,
): Promise<Pick<Application, 'id' | 'caseNumber' | 'siblingGroup'> | undefined> {
  const { siblingOf, siblingCaseNumber: number } = registration;
  if (siblingOf === undefined && number === undefined) return undefined;
  const actor = await opened(deps, registration, asker);
  const wanted =
    siblingOf === undefined && actor.kind !== 'family'
      ? { caseNumber: toCaseNumber(number ?? '') }
      : { id: siblingOf ?? actor.ref };
  const sibling = await withActor(deps.orm.em, actor, (em) =>
    em.findOne(Application, { ...wanted, year: asker.year }),
  );
  if (sibling === null) throw unknown('siblingCaseNumber');
  return sibling;
}

/** Who looks for the sibling's case; row-level security does the rest. */
async function opened(
  deps: CasesDependencies,
  registration: Named,
  { person, from }: Asker,
): Promise<Actor> {
  const { siblingOf, siblingCaseNumber, siblingClaimCode } = registration;
  if (person !== undefined && (person.kind !== 'family' || siblingOf !== undefined)) return person;
  if (siblingCaseNumber === undefined) throw unknown('siblingCaseNumber');
  try {
    return await openCase(deps, {
      caseNumber: siblingCaseNumber,
      claimCode: siblingClaimCode ?? '',
      from,
    });
  } catch (error) {
    if (error instanceof DoorError && error.code === 'claim.unknown')
      throw unknown('siblingClaimCode');
    throw error;
  }
}

const unknown = (field: string): DoorError =>
  new DoorError('input.invalid', [{ field, problem: 'sibling_unknown' }]);
