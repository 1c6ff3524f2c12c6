import type { KitaDigest, OfficeDigest, Since } from '../../notices/digest/digest-facts.ts';
import { readKitaDigest } from '../../notices/digest/kita-digest.ts';
import { readOfficeDigest } from '../../notices/digest/office-digest.ts';
import { withActor, type Actor, type Person } from '../../persistence/actor.ts';
import type { CasesDependencies } from '../dependencies.ts';
import { requirePermission } from '../require.ts';

type Reader = Pick<CasesDependencies, 'orm' | 'clock'>;

const DAY_MS = 86_400_000;
const READER: Actor = { kind: 'service', ref: 'digest' };

/** What the day's mail would tell a Kita if it were written now; what happened counts for a day. */
export async function readDigestOfKita(deps: Reader, kita: Person): Promise<KitaDigest> {
  requirePermission(kita, 'kita.cases.read');
  const clock = deps.clock();
  return withActor(deps.orm.em, READER, (em) =>
    readKitaDigest(em, kita.ref, { reader: READER, clock, since: dayUpTo(clock) }),
  );
}

/** The same for the youth office. */
export async function readDigestOfOffice(deps: Reader, office: Person): Promise<OfficeDigest> {
  requirePermission(office, 'cases.read');
  const clock = deps.clock();
  return withActor(deps.orm.em, READER, (em) =>
    readOfficeDigest(em, { clock, since: dayUpTo(clock) }),
  );
}

const dayUpTo = (clock: number): Since => ({
  after: new Date(clock - DAY_MS),
  upTo: new Date(clock),
});
