import { dateNames } from '../../src/calendar/round-days.ts';
import type { KitaInfo } from '../../src/cases/read/kitas.ts';
import type { OfficeRound } from '../../src/cases/read/office-round.ts';
import { SubmitButton } from '../components/elements.tsx';
import { ClientKey, SelectField, TextArea, TextField } from '../components/form.tsx';
import type { FormState } from '../components/form-values.ts';
import { Revision } from '../components/revision.tsx';
import { useTexts } from '../components/texts.ts';
import { nameOfDate } from './round-dates.ts';

/** What the form calls all Kitas of a municipality; a single one goes by its id. */
export const placeValue = (municipality: string): string => `ort:${municipality}`;

/** The form that moves one date; the first day of offers for all, for a municipality or for one Kita. */
export function MoveDate({
  round: { round, tag },
  kitas,
  form,
}: {
  readonly round: OfficeRound;
  readonly kitas: readonly KitaInfo[];
  readonly form: FormState;
}) {
  const t = useTexts();
  const { move } = t.office.round;
  const { place } = t.officeRounds;
  const dates = dateNames(round).map((name) => ({ value: name, label: nameOfDate(name, t) }));
  const municipalities = [...new Set(kitas.map(({ municipality }) => municipality))];
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{move.heading}</h2>
      <p class="kern-body">{move.text}</p>
      <form method="post" action={`/office/runde/${round.year}/vorschau`} class="stack">
        <ClientKey value={form.values['clientKey']} />
        <Revision form={form} current={tag} />
        <SelectField
          form={form}
          name="date"
          label={move.date}
          empty={t.common.pleaseChoose}
          groups={[{ label: '', choices: dates }]}
        />
        <TextField form={form} name="day" label={move.day} hint={move.dayHint} type="date" />
        <SelectField
          form={form}
          name="place"
          label={place.label}
          hint={place.hint}
          empty={place.all}
          groups={[
            {
              label: place.municipalities,
              choices: municipalities.map((name) => ({ value: placeValue(name), label: name })),
            },
            {
              label: place.kitas,
              choices: kitas.map(({ id, name, municipality }) => ({
                value: id,
                label: `${municipality}: ${name}`,
              })),
            },
          ]}
        />
        <TextArea form={form} name="reason" label={move.reason} />
        <SubmitButton>{move.button}</SubmitButton>
      </form>
    </section>
  );
}
