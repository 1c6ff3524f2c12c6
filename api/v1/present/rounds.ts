import type { z } from 'zod';
import type {
  connectionsSchema,
  officeRoundSchema,
  previewSchema,
  roundSchema,
} from '../schemas/rounds.ts';
import type { MovePreview } from '../../../src/cases/read/move-preview.ts';
import type { OfficeRound } from '../../../src/cases/read/office-round.ts';
import type { RoundConnections } from '../../../src/cases/read/office-rounds.ts';
import type { Round } from '../../../src/domain/round.ts';
import { iso, isoOrNull } from './common.ts';

const DAY_MS = 86_400_000;

export function showRound({ year, revision, dates, rules }: Round): z.input<typeof roundSchema> {
  return {
    year,
    revision,
    dates: {
      opensAt: iso(dates.opensAt),
      deadlineAt: iso(dates.deadlineAt),
      editFreezeAt: iso(dates.editFreezeAt),
      reviewEndsAt: iso(dates.reviewEndsAt),
      offersFromAt: iso(dates.offersFromAt),
      decisionDays: dates.decisionDays.map((at) => iso(at)),
      endsAt: iso(dates.endsAt),
      careStartsOn: dates.careStartsOn,
      ageCutOffOn: dates.ageCutOffOn,
    },
    rules: {
      maxKitas: rules.maxKitas,
      maxChildminding: rules.maxChildminding,
      hours: [...rules.hours],
      minAnswerDays: rules.minAnswerMs / DAY_MS,
    },
  };
}

export function showOfficeRound(round: OfficeRound): z.input<typeof officeRoundSchema> {
  return {
    round: showRound(round.round),
    revisions: round.revisions.map(({ revision, requestId, createdAt, changes, reason }) => ({
      revision,
      requestId,
      createdAt: iso(createdAt),
      changes: changes.map(({ name, from, to, kitaIds: some }) => ({
        name,
        from: iso(from),
        to: iso(to),
        kitaIds: some === null ? null : [...some],
      })),
      reason,
    })),
    requests: round.requests.map(({ id, date, to, kitaIds, reason, requestedAt, refused }) => ({
      id,
      date,
      to: iso(to),
      kitaIds: kitaIds === null ? null : [...kitaIds],
      reason,
      requestedAt: iso(requestedAt),
      isRefused: refused !== null,
      refused,
    })),
    fanOut: { ...round.fanOut, since: isoOrNull(round.fanOut.since) },
    openCases: round.openCases,
    notedCases: round.notedCases,
  };
}

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
