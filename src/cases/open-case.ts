import { withActor, type Family } from '../persistence/actor.ts';
import { Application } from '../persistence/entities/application.ts';
import { hashClaimCode, isClaimCode, toCaseNumber } from './claim-code.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError } from './errors.ts';
import { USUAL_LIMITS } from './limits.ts';
import { countAttempt, takeBackAttempts } from './rate-limit.ts';

/** Attempts in a window at one case number, wherever they come from. */
const ATTEMPTS_AT_CASE = 10;
/** Longer than any case number: what is cut off belonged to none. */
const LONGEST_NUMBER = 20;

/**
 * Opens a case with case number and claim code. An unknown number and a wrong code are one answer, `claim.unknown`,
 * and take the same time. The code tells which guardian it is.
 *
 * @param from where the attempt comes from; only a digest-free key of the rate limit, forgotten after its window.
 */
export async function openCase(
  deps: CasesDependencies,
  {
    caseNumber,
    claimCode,
    from,
  }: { readonly caseNumber: string; readonly claimCode: string; readonly from: string },
): Promise<Family> {
  const number = toCaseNumber(caseNumber);
  const { guessesPerAddress } = deps.limits ?? USUAL_LIMITS;
  const keys = { address: `address/${from}`, case: `case/${number.slice(0, LONGEST_NUMBER)}` };
  // The address first: once it is turned away, it can lock no family out and fill no table.
  await countAttempt(deps, keys.address, guessesPerAddress, 'claim.too_many_attempts');
  await countAttempt(deps, keys.case, ATTEMPTS_AT_CASE, 'claim.too_many_attempts');
  const application = await withActor(deps.orm.em, { kind: 'service', ref: 'door' }, (em) =>
    em.findOne(Application, { caseNumber: number }, { populate: ['guardians'] }),
  );
  const guardians = application?.guardians.getItems() ?? [];
  const matches = await Promise.all(
    GUARDIANS.map(async (position) => {
      const guardian = guardians.find((candidate) => candidate.position === position);
      return isClaimCode(claimCode, guardian?.claimCodeHash ?? (await decoy()));
    }),
  );
  const guardian = GUARDIANS.find(
    (position, index) =>
      matches[index] === true && guardians.some((candidate) => candidate.position === position),
  );
  if (application === null || guardian === undefined) throw new DoorError('claim.unknown');
  await takeBackAttempts(deps, Object.values(keys));
  return { kind: 'family', ref: application.id, guardian };
}

const GUARDIANS = [1, 2] as const;

let decoyHash: Promise<string> | undefined;
const decoy = (): Promise<string> => (decoyHash ??= hashClaimCode('decoy'));
