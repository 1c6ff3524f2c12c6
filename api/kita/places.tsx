import { capacityField, type KitaPlaces, type KitaPool } from '../../src/cases/kita-places.ts';
import { AGE_GROUPS } from '../../src/domain/age.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import { DataTable } from '../components/data-table.tsx';
import { Alert, OutcomeBanner, SubmitButton } from '../components/elements.tsx';
import { ErrorSummary, TextField } from '../components/form.tsx';
import type { FormState } from '../components/form-values.ts';
import { useMay } from '../components/may.ts';
import { Revision } from '../components/revision.tsx';
import { useTexts } from '../components/texts.ts';
import { KitaNav } from './kita-nav.tsx';
import { inYear } from './years.ts';

/** A Kita's places by age group and hours; its head changes how many there are. */
export function PlacesPage({
  places,
  form,
  saved = false,
  changed = false,
}: {
  readonly places: KitaPlaces;
  readonly form: FormState;
  readonly saved?: boolean;
  /** Somebody else has changed them since they were read. */
  readonly changed?: boolean;
}) {
  const t = useTexts();
  const { places: texts } = t.kitaDesk;
  const may = useMay();
  return (
    <>
      <KitaNav year={places.year} />
      <p class="kern-body kern-body--muted">
        {t.kitaDesk.year(t.dates.kindergartenYear(places.year))}
      </p>
      <h1 class="kern-heading-large">{texts.title}</h1>
      {saved && <OutcomeBanner outcome={{ kind: 'done', text: texts.saved }} />}
      {changed && (
        <Alert tone="warning" title={t.common.outcome.refused} live>
          <p class="kern-body">{texts.changed}</p>
        </Alert>
      )}
      {!changed && <ErrorSummary form={form} labels={labelsOf(places, t)} />}
      <p class="kern-body">{places.pools.length === 0 ? t.kita.noPlaces : texts.intro}</p>
      {places.pools.length > 0 && <Table pools={places.pools} />}
      {may('kita.profile') ? (
        <Edit places={places} form={form} />
      ) : (
        <p class="kern-body">{texts.headEdits}</p>
      )}
    </>
  );
}

function Table({ pools }: { readonly pools: readonly KitaPool[] }) {
  const t = useTexts();
  const { columns, total } = t.kitaDesk.places;
  const sum = (of: (pool: KitaPool) => number): number => pools.reduce((all, p) => all + of(p), 0);
  const counts = [
    (pool: KitaPool) => pool.capacity,
    (pool: KitaPool) => pool.promised - pool.contracted,
    (pool: KitaPool) => pool.contracted,
    (pool: KitaPool) => pool.free,
  ];
  return (
    <section class="part">
      <DataTable
        caption={t.kitaDesk.places.title}
        columns={[
          { label: columns.group },
          { label: columns.capacity, numeric: true },
          { label: columns.offered, numeric: true },
          { label: columns.contracted, numeric: true },
          { label: columns.free, numeric: true },
        ]}
        rows={[
          ...inOrder(pools).map((pool) => [
            labelOf(pool, t),
            ...counts.map((count) => String(count(pool))),
          ]),
          [<b>{total}</b>, ...counts.map((count) => <b>{sum(count)}</b>)],
        ]}
      />
      {pools.some(({ invented }) => invented) && (
        <p class="kern-body kern-body--small kern-body--muted">{t.kita.invented}</p>
      )}
    </section>
  );
}

function Edit({ places, form }: { readonly places: KitaPlaces; readonly form: FormState }) {
  const t = useTexts();
  const { places: texts } = t.kitaDesk;
  const known = new Map(places.pools.map((pool) => [capacityField(pool), pool]));
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{texts.edit}</h2>
      <p class="kern-body">{texts.editText}</p>
      <form method="post" action={inYear('/kita/plaetze', places.year)} class="stack" novalidate>
        <Revision form={form} current={places.revision} />
        {AGE_GROUPS.map((ageGroup) => (
          <fieldset class="kern-fieldset">
            <legend class="kern-label">{t.ageGroups[ageGroup]}</legend>
            <div class="kern-fieldset__body kern-fieldset__body--horizontal">
              {places.hours.map((hours) => {
                const field = capacityField({ ageGroup, hours });
                const promised = known.get(field)?.promised ?? 0;
                return (
                  <TextField
                    form={form}
                    name={field}
                    label={
                      promised === 0
                        ? t.kita.hours(hours)
                        : texts.atLeast(t.kita.hours(hours), promised)
                    }
                    inputmode="numeric"
                    autocomplete="off"
                    short
                  />
                );
              })}
            </div>
          </fieldset>
        ))}
        <SubmitButton>{texts.button}</SubmitButton>
      </form>
    </section>
  );
}

const inOrder = (pools: readonly KitaPool[]): readonly KitaPool[] =>
  pools.toSorted(
    (a, b) => AGE_GROUPS.indexOf(a.ageGroup) - AGE_GROUPS.indexOf(b.ageGroup) || a.hours - b.hours,
  );

const labelOf = ({ ageGroup, hours }: Pick<KitaPool, 'ageGroup' | 'hours'>, t: Texts): string =>
  t.kitaDesk.places.field(t.ageGroups[ageGroup], t.kita.hours(hours));

const labelsOf = ({ hours }: KitaPlaces, t: Texts): Readonly<Record<string, string>> =>
  Object.fromEntries(
    AGE_GROUPS.flatMap((ageGroup) =>
      hours.map((one) => {
        const pool = { ageGroup, hours: one };
        return [capacityField(pool), labelOf(pool, t)] as const;
      }),
    ),
  );
