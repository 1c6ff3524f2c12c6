import { PROVIDER_KINDS, type KitaProfile } from '../../src/cases/read/kita-directory.ts';
import { AGE_GROUPS } from '../../src/domain/age.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import { DataTable } from '../components/data-table.tsx';
import { SubmitButton } from '../components/elements.tsx';
import { SelectField, TextField, type Choice } from '../components/form.tsx';
import type { FormState } from '../components/form-values.ts';
import { useTexts } from '../components/texts.ts';

/** @param props.kitas all of them, for what the filters offer. @param props.typed the filters as they stand. */
export function KitasPage({
  kitas,
  found,
  typed,
}: {
  readonly kitas: readonly KitaProfile[];
  readonly found: readonly KitaProfile[];
  readonly typed: FormState['values'];
}) {
  const { kitaDirectory: texts } = useTexts();
  return (
    <>
      <h1 class="kern-heading-x-large">{texts.title}</h1>
      <p class="kern-body">{texts.intro}</p>
      <Filters kitas={kitas} form={{ values: typed, problems: [] }} />
      <h2 class="kern-heading-medium" id="liste">
        {texts.found(found.length)}
      </h2>
      {found.length === 0 ? (
        <p class="kern-body">
          {texts.none}{' '}
          <a class="kern-link kern-link--no-visited-state" href="/kitas">
            {texts.filter.reset}
          </a>
        </p>
      ) : (
        <KitaTable kitas={found} />
      )}
      {found.some(({ isInvented }) => isInvented) && (
        <p class="kern-body kern-body--muted">{texts.invented}</p>
      )}
      <p class="kern-body">{texts.childminding}</p>
    </>
  );
}

/** A form that asks: its address names what is looked for, and nobody who looks. */
function Filters({
  kitas,
  form,
}: {
  readonly kitas: readonly KitaProfile[];
  readonly form: FormState;
}) {
  const t = useTexts();
  const { filter, ages, providerKinds } = t.kitaDirectory;
  const municipalities = new Set(kitas.map(({ municipality }) => municipality));
  const known = new Set(kitas.map(({ providerKind }) => providerKind));
  const hours = new Set(kitas.flatMap(({ groups }) => groups.flatMap((group) => group.hours)));
  const choices: readonly (readonly [name: string, label: string, choices: readonly Choice[]])[] = [
    [
      'gemeinde',
      filter.municipality,
      [...municipalities].map((name) => ({ value: name, label: name })),
    ],
    [
      'traeger',
      filter.providerKind,
      PROVIDER_KINDS.filter((kind) => known.has(kind)).map((kind) => ({
        value: kind,
        label: providerKinds[kind],
      })),
    ],
    ['alter', filter.ageGroup, AGE_GROUPS.map((group) => ({ value: group, label: ages[group] }))],
    [
      'stunden',
      filter.hours,
      [...hours]
        .toSorted((a, b) => a - b)
        .map((count) => ({ value: String(count), label: String(count) })),
    ],
  ];
  return (
    <search aria-label={filter.heading}>
      <form method="get" action="/kitas#liste" class="filters">
        <TextField form={form} name="suche" label={filter.search} />
        {choices.map(([name, label, options]) => (
          <SelectField
            form={form}
            name={name}
            label={label}
            empty={filter.any}
            groups={[{ label: '', choices: options }]}
          />
        ))}
        <SubmitButton kind="secondary">{filter.button}</SubmitButton>
      </form>
    </search>
  );
}

function KitaTable({ kitas }: { readonly kitas: readonly KitaProfile[] }) {
  const { kitaDirectory: texts } = useTexts();
  const { columns } = texts;
  return (
    <DataTable
      caption={texts.title}
      columns={[
        { label: columns.kita },
        { label: columns.place },
        { label: columns.provider },
        { label: columns.ages },
        { label: columns.hours },
      ]}
      rows={kitas.map((kita) => [
        <a class="kern-link kern-link--no-visited-state" href={`/kitas/${kita.id}`}>
          {kita.name}
        </a>,
        placeOf(kita),
        kita.provider || texts.providerKinds[kita.providerKind],
        kita.groups.map(({ ageGroup }) => texts.ages[ageGroup]).join(', ') || '–',
        hoursOf(kita, texts) || '–',
      ])}
    />
  );
}

/** Some parts of a town have its name already: Werl-Nord, or Wickede of Wickede (Ruhr). */
function placeOf({ municipality, district }: KitaProfile): string {
  if (district === '' || municipality.startsWith(district)) return municipality;
  return district.startsWith(municipality) ? district : `${municipality}-${district}`;
}

function hoursOf({ groups }: KitaProfile, texts: Texts['kitaDirectory']): string {
  const hours = new Set(groups.flatMap((group) => group.hours));
  return texts.hoursValue([...hours].toSorted((a, b) => a - b));
}
