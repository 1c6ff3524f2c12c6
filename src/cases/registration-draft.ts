import { randomUUID } from 'node:crypto';
import { LockMode, type EntityManager } from '@mikro-orm/postgresql';
import { withActor, type Actor, type DraftHolder, type Person } from '../persistence/actor.ts';
import { RegistrationDraft, type DraftDesk } from '../persistence/entities/registration-draft.ts';
import { draftCodeOf, hashDraftCode } from './claim-code.ts';
import type { CasesDependencies } from './dependencies.ts';
import { USUAL_LIMITS } from './limits.ts';
import { countAttempt } from './rate-limit.ts';
import { isStaff } from './registration-context.ts';
import { requirePermission } from './require.ts';
import { storable } from './storable.ts';

const DAY_MS = 86_400_000;
/** So long a draft is kept after its last change, and at least until the deadline of its round. */
export const DRAFT_KEPT_DAYS = 30;
/** So long a draft that was sent leads a second click to its case. */
const SENT_KEPT_MS = 3_600_000;

/** A registration begun and not yet sent. Plain data. */
export interface Draft {
  readonly id: string;
  readonly year: number;
  /** What was entered, by the names of the form's fields. */
  readonly entered: Readonly<Record<string, string>>;
  readonly version: number;
  readonly clientKey: string;
  /** With which another device goes on; null: nobody asked for it. */
  readonly code: string | null;
  /** UTC milliseconds. */
  readonly expiresAt: number;
}

export type { DraftDesk };

type DraftDependencies = Pick<CasesDependencies, 'orm' | 'clock' | 'secret' | 'limits'>;
type Entered = Draft['entered'];

/** Whose drafts one sees: a family's are its browser's; staff's are of their desk besides. */
interface Keeper {
  readonly desk: DraftDesk;
  readonly owner: string | null;
}

const keeperOf = (person: Person | undefined): Keeper =>
  person === undefined || person.kind === 'family'
    ? { desk: 'family', owner: null }
    : { desk: person.kind, owner: person.ref };

const holder = (id: string): DraftHolder => ({ kind: 'draft', ref: id });
const DOOR: Actor = { kind: 'service', ref: 'door' };

/**
 * Begins a draft. Throws `action.forbidden` for staff who may not register, and for families
 * `registration.too_many_from_network`.
 *
 * @param person staff who type for a family; undefined: a family itself.
 */
export async function beginDraft(
  deps: DraftDependencies,
  {
    person,
    year,
    deadlineAt,
    entered,
    from,
  }: {
    readonly person: Person | undefined;
    readonly year: number;
    /** Of the round, as it stands when the draft is begun. UTC milliseconds. */
    readonly deadlineAt: number;
    readonly entered: Entered;
    /** Where the request comes from, for the limit of attempts. */
    readonly from: string;
  },
): Promise<Draft> {
  if (person?.kind === 'kita') requirePermission(person, 'kita.register');
  if (person?.kind === 'office') requirePermission(person, 'cases.register');
  const { guessesPerAddress } = deps.limits ?? USUAL_LIMITS;
  if (!isStaff(person))
    await countAttempt(
      deps,
      `draft/${from}`,
      guessesPerAddress,
      'registration.too_many_from_network',
    );
  const id = randomUUID();
  return withActor(deps.orm.em, holder(id), async (em) => {
    const row = em.create(RegistrationDraft, {
      id,
      ...keeperOf(person),
      year,
      entered: cleaned(entered),
      version: 1,
      clientKey: randomUUID(),
      ...times(deps.clock(), deadlineAt),
    });
    await em.flush();
    return toDraft(row, deps);
  });
}

/** Undefined: there is none, or not any more, or it is another's. */
export async function readDraft(
  deps: DraftDependencies,
  person: Person | undefined,
  id: string,
): Promise<Draft | undefined> {
  return withActor(deps.orm.em, holder(id), async (em) => {
    const row = await openDraft(em, deps, person, id);
    return row === null ? undefined : toDraft(row, deps);
  });
}

/** Sets what one page of the form says, and leaves the rest. Undefined as for `readDraft`. */
export async function saveDraft(
  deps: DraftDependencies,
  person: Person | undefined,
  id: string,
  changes: Entered,
): Promise<Draft | undefined> {
  return withActor(deps.orm.em, holder(id), async (em) => {
    const row = await openDraft(em, deps, person, id, LockMode.PESSIMISTIC_WRITE);
    if (row === null) return undefined;
    row.entered = cleaned({ ...row.entered, ...changes });
    row.version += 1;
    Object.assign(row, times(deps.clock(), row.expiresAt.getTime()));
    await em.flush();
    return toDraft(row, deps);
  });
}

/** Deletes a draft that is not sent; one that is gone already, or another's, is left alone. */
export async function discardDraft(
  deps: DraftDependencies,
  person: Person | undefined,
  id: string,
): Promise<void> {
  await withActor(deps.orm.em, holder(id), (em) =>
    em.nativeDelete(RegistrationDraft, { id, ...keeperOf(person), sentAt: null }),
  );
}

/** Lets another device go on with its code. Only a keyed hash of the code is kept. */
export async function giveDraftCode(deps: DraftDependencies, id: string): Promise<void> {
  const codeHash = hashDraftCode(deps.secret, draftCodeOf(deps.secret, id));
  await withActor(deps.orm.em, holder(id), (em) =>
    em.nativeUpdate(RegistrationDraft, { id, desk: 'family', sentAt: null }, { codeHash }),
  );
}

/**
 * The draft a code opens; undefined: none. Throws `claim.too_many_attempts`.
 *
 * @param from where the request comes from, for the limit of attempts.
 */
export async function draftByCode(
  deps: DraftDependencies,
  { code, from }: { readonly code: string; readonly from: string },
): Promise<Draft | undefined> {
  const { guessesPerAddress } = deps.limits ?? USUAL_LIMITS;
  await countAttempt(deps, `draft-code/${from}`, guessesPerAddress, 'claim.too_many_attempts');
  const row = await withActor(deps.orm.em, DOOR, (em) =>
    em.findOne(RegistrationDraft, {
      codeHash: hashDraftCode(deps.secret, code),
      desk: 'family',
      sentAt: null,
      expiresAt: { $gt: new Date(deps.clock()) },
    }),
  );
  return row === null ? undefined : toDraft(row, deps);
}

/** The draft has become a case: nothing of what was entered stays in it. */
export async function noteDraftSent(
  deps: DraftDependencies,
  id: string,
  applicationId: string,
): Promise<void> {
  const sentAt = new Date(deps.clock());
  await withActor(deps.orm.em, holder(id), (em) =>
    em.nativeUpdate(
      RegistrationDraft,
      { id, sentAt: null },
      { sentAt, applicationId, entered: {}, codeHash: null },
    ),
  );
}

/** The case that a draft has become, for a click repeated at once; undefined: none, or long ago. */
export async function draftSentAs(
  deps: DraftDependencies,
  person: Person | undefined,
  id: string,
): Promise<string | undefined> {
  const since = new Date(deps.clock() - SENT_KEPT_MS);
  const row = await withActor(deps.orm.em, holder(id), (em) =>
    em.findOne(RegistrationDraft, { id, ...keeperOf(person), sentAt: { $gt: since } }),
  );
  return row?.applicationId ?? undefined;
}

/** Deletes what nobody has touched for so long, and what was sent. */
export async function dropOldDrafts(
  deps: Pick<CasesDependencies, 'orm' | 'clock'>,
): Promise<number> {
  const now = deps.clock();
  return withActor(deps.orm.em, { kind: 'service', ref: 'drafts' }, (em) =>
    em.nativeDelete(RegistrationDraft, {
      $or: [
        { expiresAt: { $lte: new Date(now) } },
        { sentAt: { $lte: new Date(now - SENT_KEPT_MS) } },
      ],
    }),
  );
}

function openDraft(
  em: EntityManager,
  deps: DraftDependencies,
  person: Person | undefined,
  id: string,
  lockMode: LockMode = LockMode.NONE,
): Promise<RegistrationDraft | null> {
  const expiresAt = { $gt: new Date(deps.clock()) };
  return em.findOne(
    RegistrationDraft,
    { id, ...keeperOf(person), sentAt: null, expiresAt },
    { lockMode },
  );
}

const times = (now: number, notBefore: number) => ({
  changedAt: new Date(now),
  expiresAt: new Date(Math.max(now + DRAFT_KEPT_DAYS * DAY_MS, notBefore)),
});

/** A field left empty is the same as none. */
const cleaned = (entered: Entered): Entered =>
  Object.fromEntries(
    Object.entries(entered)
      .map(([name, value]) => [name, storable(value.trim())] as const)
      .filter(([, value]) => value !== ''),
  );

const toDraft = (
  { id, year, entered, version, clientKey, codeHash, expiresAt }: RegistrationDraft,
  { secret }: DraftDependencies,
): Draft => ({
  id,
  year,
  entered,
  version,
  clientKey,
  code: codeHash == null ? null : draftCodeOf(secret, id),
  expiresAt: expiresAt.getTime(),
});
