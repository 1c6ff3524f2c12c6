import type { BannerInfo } from '../../src/cases/banner.ts';
import type { SystemState } from '../../src/cases/read/system-state.ts';
import { de } from '../../src/texts/de.ts';
import { en } from '../../src/texts/en.ts';
import { Banner } from '../components/banner.tsx';
import { DataTable } from '../components/data-table.tsx';
import { SubmitButton } from '../components/elements.tsx';
import { ErrorSummary, RadioField, TextArea, TextField } from '../components/form.tsx';
import type { FormState } from '../components/form-values.ts';
import { useTexts } from '../components/texts.ts';
import { OfficeNav } from './office-nav.tsx';

/** What every page says, and what it shall say. */
export function BannerPage({
  banners,
  preview,
  form,
  year,
  system,
  now,
}: {
  readonly banners: readonly BannerInfo[];
  /** What the form would show; undefined: nobody asked. */
  readonly preview: Omit<BannerInfo, 'id'> | undefined;
  readonly form: FormState;
  /** undefined: there is no round yet. */
  readonly year: number | undefined;
  readonly system: SystemState;
  readonly now: number;
}) {
  const { banner } = useTexts();
  const { office: texts } = banner;
  const { fields } = texts;
  return (
    <>
      <OfficeNav year={year} system={system} now={now} />
      <h1 class="kern-heading-large">{texts.title}</h1>
      <ErrorSummary form={form} labels={fields} />
      <p class="kern-body">{texts.intro}</p>
      <section class="part">
        <h2 class="kern-heading-medium">{texts.current}</h2>
        <BannerTable banners={banners} />
      </section>
      <section class="part">
        <h2 class="kern-heading-medium">{texts.add}</h2>
        <form method="post" action="/office/hinweis#vorschau" class="stack narrow" novalidate>
          <RadioField
            form={form}
            name="kind"
            label={fields.kind}
            choices={Object.entries(banner.kinds).map(([value, label]) => ({ value, label }))}
          />
          <TextArea form={form} name="text.de" label={fields['text.de']} />
          <TextArea form={form} name="text.en" label={fields['text.en']} />
          <TextField
            form={form}
            name="from.date"
            type="date"
            label={fields['from.date']}
            hint={texts.fromHint}
            optional
          />
          <TextField
            form={form}
            name="from.time"
            type="time"
            label={fields['from.time']}
            optional
          />
          <TextField
            form={form}
            name="until.date"
            type="date"
            label={fields['until.date']}
            hint={texts.untilHint}
            optional
          />
          <TextField
            form={form}
            name="until.time"
            type="time"
            label={fields['until.time']}
            optional
          />
          {preview !== undefined && <Preview banner={preview} />}
          <div class="actions">
            <SubmitButton kind="secondary" name="vorschau" value="ja">
              {texts.preview}
            </SubmitButton>
            <SubmitButton>{texts.button}</SubmitButton>
          </div>
        </form>
      </section>
    </>
  );
}

function Preview({ banner }: { readonly banner: Omit<BannerInfo, 'id'> }) {
  const t = useTexts();
  const { office: texts } = t.banner;
  const { shownFrom, shownUntil } = banner;
  return (
    <section class="stack" id="vorschau" aria-labelledby="vorschau-titel">
      <h3 class="kern-heading-small" id="vorschau-titel">
        {texts.previewTitle}
      </h3>
      <p class="kern-body">
        {texts.previewText(
          t.dates.fullInstant(shownFrom),
          shownUntil === null ? texts.open : texts.until(t.dates.fullEnd(shownUntil)),
        )}
      </p>
      <Banner banner={banner} texts={de} />
      <Banner banner={banner} texts={en} />
    </section>
  );
}

function BannerTable({ banners }: { readonly banners: readonly BannerInfo[] }) {
  const { banner, dates } = useTexts();
  const { office: texts, kinds } = banner;
  const { columns } = texts;
  if (banners.length === 0) return <p class="kern-body">{texts.none}</p>;
  return (
    <DataTable
      caption={texts.current}
      columns={[
        { label: columns.text },
        { label: columns.kind },
        { label: columns.from },
        { label: columns.until },
        { label: columns.action },
      ]}
      rows={banners.map(({ id, kind, text, shownFrom, shownUntil }) => [
        <>
          <span class="line" lang="de">
            {text.de}
          </span>
          <span class="sub" lang="en">
            {text.en}
          </span>
        </>,
        kinds[kind],
        dates.fullInstant(shownFrom),
        shownUntil === null ? texts.open : dates.fullEnd(shownUntil),
        <form method="post" action={`/office/hinweis/${id}/beenden`}>
          <SubmitButton kind="secondary" label={texts.endOf(text.de)}>
            {texts.end}
          </SubmitButton>
        </form>,
      ])}
    />
  );
}
