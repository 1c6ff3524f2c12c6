import { Fieldset, SelectField, type ChoiceGroup } from '../components/form.tsx';
import type { FormState } from '../components/form-values.ts';
import { useTexts } from '../components/texts.ts';
import type { KitaInfo } from '../../src/cases/read/kitas.ts';

/** Where a family may wish for as many Kitas as it likes, so many fields are shown. */
const FIELDS_WITHOUT_LIMIT = 8;

const wishField = (rank: number): string => `kita${rank}`;

/** The names of the fields, the first wish first. */
export const wishFields = (maxKitas: number | null): string[] =>
  Array.from({ length: maxKitas ?? FIELDS_WITHOUT_LIMIT }, (_, index) => wishField(index + 1));

/** The chosen Kitas in the family's order; ranks left empty in between close up. */
export function chosenKitas(
  values: Readonly<Record<string, string>>,
  maxKitas: number | null,
): string[] {
  return wishFields(maxKitas)
    .map((name) => values[name] ?? '')
    .filter((id) => id !== '');
}

/** The reverse: an order of Kitas as the fields show it. */
export function wishValues(kitaIds: readonly string[]): Record<string, string> {
  return Object.fromEntries(kitaIds.map((id, index) => [wishField(index + 1), id]));
}

/** One select per wish, the first wish first; Kitas by municipality. */
export function KitaWishes({
  form,
  kitas,
  maxKitas,
}: {
  readonly form: FormState;
  readonly kitas: readonly KitaInfo[];
  readonly maxKitas: number | null;
}) {
  const t = useTexts();
  const { wishes } = t.register;
  const count = maxKitas === null ? wishes.any : wishes.upTo(maxKitas);
  const groups = byMunicipality(kitas, wishes.kita);
  return (
    <Fieldset form={form} name="kitaIds" label={t.fields.kitaIds} hint={wishes.hint(count)}>
      {wishFields(maxKitas).map((name, index) => (
        <SelectField
          form={form}
          name={name}
          id={index === 0 ? 'kitaIds' : undefined}
          label={wishes.nth(index + 1)}
          groups={groups}
          empty={wishes.none}
        />
      ))}
    </Fieldset>
  );
}

const isSaid = (district: string, names: readonly string[]): boolean =>
  names.some((name) => name.includes(district));

function byMunicipality(
  kitas: readonly KitaInfo[],
  nameOf: (name: string, district: string) => string,
): readonly ChoiceGroup[] {
  const groups = Map.groupBy(kitas, ({ municipality }) => municipality);
  return [...groups].map(([label, members]) => ({
    label,
    choices: members.map(({ id, name, district, municipality }) => ({
      value: id,
      label: nameOf(name, isSaid(district, [name, municipality]) ? '' : district),
    })),
  }));
}
