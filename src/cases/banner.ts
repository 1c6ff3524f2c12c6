import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { withActor, type Person } from '../persistence/actor.ts';
import { Banner, BANNER_KINDS, type BannerKind } from '../persistence/entities/banner.ts';
import type { CasesDependencies } from './dependencies.ts';
import { DoorError } from './errors.ts';
import { requirePermission } from './require.ts';
import { storable } from './storable.ts';

export { BANNER_KINDS };

/** A few sentences: what is longer is read by nobody above every page. */
export const LONGEST_TEXT = 500;
/** Every page shows them, so they are not read anew for every page; another process's change is seen this much later. */
const REMEMBERED_MS = 10_000;

/** A notice on every page. Instants in UTC milliseconds; `shownUntil` null: until somebody ends it. */
export interface BannerInfo {
  readonly id: string;
  readonly kind: BannerKind;
  readonly text: { readonly de: string; readonly en: string };
  readonly shownFrom: number;
  readonly shownUntil: number | null;
}

/** The same as somebody typed it. */
export type BannerInput = Omit<BannerInfo, 'id' | 'kind'> & { readonly kind: string };

type Reader = Pick<CasesDependencies, 'orm' | 'clock'>;

const bannerSchema = z
  .strictObject({
    kind: z.enum(BANNER_KINDS, { error: 'choose' }),
    text: z.strictObject({ de: textSchema(), en: textSchema() }),
    shownFrom: z.int({ error: 'not_a_slot' }),
    shownUntil: z.int({ error: 'not_a_slot' }).nullable(),
  })
  .refine(({ shownFrom, shownUntil }) => shownUntil === null || shownFrom < shownUntil, {
    path: ['shownUntil'],
    error: 'end_too_early',
  });

function textSchema() {
  return z
    .string()
    .transform((text) => storable(text).trim())
    .pipe(z.string().min(1, { error: 'missing' }).max(LONGEST_TEXT, { error: 'too_long' }));
}

const remembered = new WeakMap<object, { readonly readAt: number; readonly all: BannerInfo[] }>();

/** What every page shows now, the newest first. Said from memory while the database is away. */
export async function currentBanners(deps: Reader): Promise<readonly BannerInfo[]> {
  const now = deps.clock();
  const all = await recentlyRead(deps);
  return all.filter(({ shownFrom }) => shownFrom <= now).filter((one) => !isOver(one, now));
}

async function recentlyRead(deps: Reader): Promise<readonly BannerInfo[]> {
  const known = remembered.get(deps.orm);
  if (known !== undefined && performance.now() - known.readAt < REMEMBERED_MS) return known.all;
  // Noted first: while a slow database is asked, other pages go on with what is known.
  remembered.set(deps.orm, { readAt: performance.now(), all: known?.all ?? [] });
  try {
    const all = await readNotEnded(deps);
    remembered.set(deps.orm, { readAt: performance.now(), all });
    return all;
  } catch {
    return known?.all ?? [];
  }
}

/** What is shown or will be, the newest first, for those who set it. */
export async function readBanners(deps: Reader, office: Person): Promise<readonly BannerInfo[]> {
  requirePermission(office, 'banner.manage');
  const now = deps.clock();
  return (await readNotEnded(deps)).filter((one) => !isOver(one, now));
}

/** What `setBanner` would show. Throws as it does. */
export function checkBanner(
  deps: Pick<Reader, 'clock'>,
  office: Person,
  input: BannerInput,
): Omit<BannerInfo, 'id'> {
  requirePermission(office, 'banner.manage');
  const read = bannerSchema.safeParse(input);
  if (!read.success)
    throw new DoorError(
      'input.invalid',
      read.error.issues.map(({ path, message }) => ({ field: path.join('.'), problem: message })),
    );
  const { shownUntil } = read.data;
  if (shownUntil !== null && shownUntil <= deps.clock())
    throw new DoorError('input.invalid', [{ field: 'shownUntil', problem: 'end_too_early' }]);
  return read.data;
}

/** Shows a notice on every page. Resolves with its id. Throws `input.invalid`. */
export async function setBanner(deps: Reader, office: Person, input: BannerInput): Promise<string> {
  const { kind, text, shownFrom, shownUntil } = checkBanner(deps, office, input);
  const id = randomUUID();
  await withActor(deps.orm.em, office, async (em) => {
    em.create(Banner, {
      id,
      kind,
      textDe: text.de,
      textEn: text.en,
      shownFrom: new Date(shownFrom),
      shownUntil: shownUntil === null ? null : new Date(shownUntil),
      setBy: office.ref,
      setAt: new Date(deps.clock()),
    });
    await em.flush();
  });
  remembered.delete(deps.orm);
  return id;
}

/** Takes a notice off every page. Throws `case.not_found` for one that is not there or was ended before. */
export async function endBanner(deps: Reader, office: Person, id: string): Promise<void> {
  requirePermission(office, 'banner.manage');
  const ended = await withActor(deps.orm.em, office, (em) =>
    em.nativeUpdate(
      Banner,
      { id, endedAt: null },
      { endedAt: new Date(deps.clock()), endedBy: office.ref },
    ),
  );
  if (ended === 0) throw new DoorError('case.not_found');
  remembered.delete(deps.orm);
}

const isOver = ({ shownUntil }: BannerInfo, now: number): boolean =>
  shownUntil !== null && shownUntil <= now;

async function readNotEnded(deps: Reader): Promise<BannerInfo[]> {
  const rows = await withActor(deps.orm.em, { kind: 'service', ref: 'door' }, (em) =>
    em.find(Banner, { endedAt: null }, { orderBy: { setAt: 'desc' } }),
  );
  return rows.map(({ id, kind, textDe, textEn, shownFrom, shownUntil }) => ({
    id,
    kind,
    text: { de: textDe, en: textEn },
    shownFrom: shownFrom.getTime(),
    shownUntil: shownUntil?.getTime() ?? null,
  }));
}
