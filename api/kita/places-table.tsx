import type { Pool } from '../../src/cases/read/kita-applicants.ts';
import type { AgeGroup } from '../../src/domain/age.ts';
import { DataTable } from '../components/data-table.tsx';
import { useTexts } from '../components/texts.ts';

/** Pools of places, how many are promised, and how many are left. */
export function PlacesTable({
  pools,
  caption,
  wanted,
}: {
  readonly pools: readonly Pool[];
  readonly caption: string;
  /** How many of the children on the page want a place of each pool, by `poolKey`. */
  readonly wanted?: ReadonlyMap<string, number> | undefined;
}) {
  const t = useTexts();
  const { placesColumns: columns } = t.kita;
  if (pools.length === 0) return <p class="kern-body">{t.kita.noPlaces}</p>;
  return (
    <>
      <DataTable
        caption={caption}
        columns={[
          { label: columns.group },
          { label: columns.capacity, numeric: true },
          { label: columns.promised, numeric: true },
          { label: columns.free, numeric: true },
          ...(wanted === undefined ? [] : [{ label: t.kitaDesk.many.wanted, numeric: true }]),
        ]}
        rows={pools.map((pool) => [
          <>
            {t.ageGroups[pool.ageGroup]}, {t.kita.hours(pool.hours)}
          </>,
          String(pool.capacity),
          String(pool.promised),
          <b>{pool.free}</b>,
          ...(wanted === undefined ? [] : [String(wanted.get(poolKey(pool)) ?? 0)]),
        ])}
      />
      {pools.some((pool) => pool.invented) && (
        <p class="kern-body kern-body--small kern-body--muted">{t.kita.invented}</p>
      )}
    </>
  );
}

export const poolKey = ({
  ageGroup,
  hours,
}: {
  readonly ageGroup: AgeGroup;
  readonly hours: number;
}): string => `${ageGroup}-${hours}`;
