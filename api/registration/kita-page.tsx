import type { KitaProfile } from '../../src/cases/read/kita-directory.ts';
import type { Round } from '../../src/domain/round.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import { DescriptionList, SubmitButton, type Fact } from '../components/elements.tsx';
import { ErrorSummary, SelectField } from '../components/form.tsx';
import type { FormState } from '../components/form-values.ts';
import { useTexts } from '../components/texts.ts';
import type { Desk } from './desk.ts';
import { PageHead } from './frame.tsx';

/** Where a click on the list leads back to. */
export const CHOSEN_ANCHOR = 'wuensche';

interface KitaPageProps {
  readonly desk: Desk;
  readonly round: Round;
  readonly step: string;
  /** All there are. */
  readonly kitas: readonly KitaProfile[];
  /** The first wish first. */
  readonly chosen: readonly string[];
  /** The municipality looked at; empty: everywhere. */
  readonly place: string;
  readonly problems: FormState['problems'];
}

/** The wishes in their order, and the Kitas to choose from; every click is saved at once. */
export function KitaPage(props: KitaPageProps) {
  const t = useTexts();
  const { desk, round, step, problems } = props;
  return (
    <>
      <PageHead desk={desk} year={round.year} step={step} />
      <h1 class="kern-heading-x-large">{t.registerForm.sections.kitas}</h1>
      <ErrorSummary form={{ values: {}, problems }} labels={t.fields} />
      <Chosen {...props} />
      <form method="post" action={`${desk.path}/kitas`}>
        <SubmitButton>{t.registerForm.page.next}</SubmitButton>
      </form>
      <Find {...props} />
    </>
  );
}

function Chosen({ desk, round, kitas, chosen, place, problems }: KitaPageProps) {
  const t = useTexts();
  const { kitas: texts } = t.registerForm;
  const byId = new Map(kitas.map((kita) => [kita.id, kita]));
  return (
    <section class="part" id={CHOSEN_ANCHOR}>
      <h2 class="kern-heading-large" id="kitaIds" tabindex={-1}>
        {texts.chosen}
      </h2>
      {problems.map(({ problem }) => (
        <p class="kern-error">
          <span class="kern-body">{t.fieldProblems[problem]}</span>
        </p>
      ))}
      {chosen.length === 0 ? (
        <p class="kern-body">{texts.none}</p>
      ) : (
        <ol class="wishes wishes--chosen kern-body">
          {chosen.map((id, index) => (
            <li>
              <span>{byId.get(id)?.name ?? ''}</span>
              <KitaButtons
                desk={desk}
                place={place}
                kita={{ id, name: byId.get(id)?.name ?? '' }}
                canRise={index > 0}
                canFall={index < chosen.length - 1}
              />
            </li>
          ))}
        </ol>
      )}
      <p class="kern-body">{countText(round, chosen.length, texts)}</p>
      {round.rules.maxChildminding > 0 && chosen.length === 0 && (
        <p class="kern-body">{texts.onlyChildminding}</p>
      )}
    </section>
  );
}

function countText({ rules }: Round, count: number, texts: Texts['registerForm']['kitas']): string {
  const order = count > 1 ? ` ${texts.order}` : '';
  if (rules.maxKitas === null) return `${texts.any}${order}`;
  return `${count < rules.maxKitas ? texts.left(rules.maxKitas - count) : texts.full}${order}`;
}

function KitaButtons({
  desk,
  place,
  kita,
  canRise,
  canFall,
}: {
  readonly desk: Desk;
  readonly place: string;
  readonly kita: Pick<KitaProfile, 'id' | 'name'>;
  readonly canRise: boolean;
  readonly canFall: boolean;
}) {
  const { kitas: texts } = useTexts().registerForm;
  const button = (name: string, label: string) => (
    <button
      class="as-link"
      type="submit"
      name={name}
      value={kita.id}
      aria-label={texts.of(label, kita.name)}
    >
      {label}
    </button>
  );
  return (
    <form method="post" action={`${desk.path}/kitas`} class="wish-buttons">
      <input type="hidden" name="ort" value={place} />
      {canRise && button('hoch', texts.up)}
      {canFall && button('runter', texts.down)}
      {button('weg', texts.remove)}
    </form>
  );
}

function Find({ desk, round, kitas, chosen, place }: KitaPageProps) {
  const t = useTexts();
  const { kitas: texts } = t.registerForm;
  const places = [...new Set(kitas.map(({ municipality }) => municipality))];
  const found = kitas.filter(({ municipality }) => place === '' || municipality === place);
  const isFull = round.rules.maxKitas !== null && chosen.length >= round.rules.maxKitas;
  return (
    <section class="part">
      <h2 class="kern-heading-large">{texts.find}</h2>
      <form method="get" action={`${desk.path}/kitas`} class="filters narrow">
        <SelectField
          form={{ values: { ort: place }, problems: [] }}
          name="ort"
          label={texts.place}
          groups={[{ label: '', choices: places.map((name) => ({ value: name, label: name })) }]}
          empty={texts.allPlaces}
        />
        <SubmitButton kind="secondary">{texts.show}</SubmitButton>
      </form>
      <h3 class="kern-heading-medium" id="gefunden">
        {texts.found(found.length, place === '' ? texts.everywhere : place)}
      </h3>
      <ul class="cards plain-list">
        {found.map((kita) => (
          <KitaCard
            desk={desk}
            place={place}
            kita={kita}
            rank={chosen.indexOf(kita.id) + 1}
            isFull={isFull}
          />
        ))}
      </ul>
    </section>
  );
}

function KitaCard({
  desk,
  place,
  kita,
  rank,
  isFull,
}: {
  readonly desk: Desk;
  readonly place: string;
  readonly kita: KitaProfile;
  /** 0: not chosen. */
  readonly rank: number;
  readonly isFull: boolean;
}) {
  const t = useTexts();
  const { kitas: texts } = t.registerForm;
  return (
    <li class="card">
      <h4 class="kern-heading-small">{kita.name}</h4>
      <DescriptionList facts={factsOf(kita, texts)} />
      <div class="actions">
        {rank > 0 && <b class="kern-body">{texts.isChosen(rank)}</b>}
        {rank === 0 && !isFull && (
          <form method="post" action={`${desk.path}/kitas`}>
            <input type="hidden" name="ort" value={place} />
            <SubmitButton
              kind="secondary"
              name="dazu"
              value={kita.id}
              label={texts.of(texts.add, kita.name)}
            >
              {texts.add}
            </SubmitButton>
          </form>
        )}
        <a
          class="kern-link kern-link--no-visited-state"
          href={`/kitas/${kita.id}`}
          target="_blank"
          rel="noopener"
        >
          {texts.details} {texts.newTab}
          <span class="kern-sr-only"> {kita.name}</span>
        </a>
      </div>
    </li>
  );
}

function factsOf(
  { street, district, municipality, provider, openingHours }: KitaProfile,
  texts: Texts['registerForm']['kitas'],
): readonly Fact[] {
  const where = district === '' || district === municipality ? '' : ` (${district})`;
  const place = `${municipality}${where}`;
  return [
    street === ''
      ? { label: texts.place, value: place }
      : { label: texts.address, value: `${street}, ${place}` },
    ...(provider === '' ? [] : [{ label: texts.provider, value: provider }]),
    ...(openingHours === null ? [] : [{ label: texts.hours, value: openingHours }]),
  ];
}
