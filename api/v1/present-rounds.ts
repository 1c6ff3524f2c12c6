import type { z } from 'zod';
import type { MovePreview } from '../../src/cases/read/move-preview.ts';
import type { RoundConnections } from '../../src/cases/read/office-rounds.ts';
import type { connectionsSchema, previewSchema } from './round-schemas.ts';

const iso = (at: number): string => new Date(at).toISOString();
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

export function showPreview(preview: MovePreview): z.input<typeof previewSchema> {
  return {
    ...preview,
    from: iso(preview.from),
    to: iso(preview.to),
    kitaIds: preview.kitaIds === null ? null : [...preview.kitaIds],
    warnings: [...preview.warnings],
  };
}

export function showConnections({
  year,
  kitas,
  missing,
  release,
}: RoundConnections): z.input<typeof connectionsSchema> {
  return {
    year,
    kitas: kitas.map((line) => ({
      ...line,
      invitedAt: isoOrNull(line.invitedAt),
      readyAt: isoOrNull(line.readyAt),
      testedAt: isoOrNull(line.testedAt),
    })),
    missing: [...missing],
    release: release && {
      releasedAt: iso(release.releasedAt),
      reason: release.reason,
      missingKitaIds: [...release.missingKitaIds],
    },
  };
}
