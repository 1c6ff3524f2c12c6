import type { FamilyCase } from '../../src/cases/read/family-case.ts';
import type { ReadDay } from '../../src/cases/read-log.ts';
import type { MyData } from '../../src/cases/read/my-data.ts';
import { DataTable } from '../components/data-table.tsx';
import { SubmitButton } from '../components/elements.tsx';
import { CheckboxField, ClientKey, ErrorSummary } from '../components/form.tsx';
import type { FormState } from '../components/form-values.ts';
import { useTexts } from '../components/texts.ts';
import { BackToCase, CaseReference } from './case-parts.tsx';
import { ReadDays } from './read-days.tsx';
import { WhoSeesWhat } from './who-sees-what.tsx';

interface Props {
  readonly theCase: FamilyCase;
  readonly data: MyData;
  readonly reads: readonly ReadDay[];
  readonly form: FormState;
}

/** What is stored of a case, a copy of it, and the way to have it erased. */
export function MyDataPage({ theCase, data, reads, form }: Props) {
  const t = useTexts();
  const { myData: texts } = t;
  // Erasing begins with what hangs on the child; reading begins with the child.
  const filled = Object.entries(data.tables)
    .filter(([, rows]) => rows.length > 0)
    .toReversed();
  return (
    <>
      <CaseReference theCase={theCase} />
      <h1 class="kern-heading-large">{texts.title}</h1>
      <ErrorSummary form={form} labels={{ sure: texts.confirm }} />
      <p class="kern-body">{texts.intro}</p>
      <h2 class="kern-heading-medium">{texts.stored}</h2>
      <DataTable
        caption={texts.stored}
        columns={[{ label: texts.what }, { label: texts.howMany }]}
        rows={filled.map(([table, rows]) => [texts.tableOf(table), texts.entries(rows.length)])}
      />
      <p>
        <a
          class="kern-link kern-link--no-visited-state"
          href={`/anmeldung/${theCase.id}/meine-daten/kopie`}
        >
          {texts.copy}
        </a>
      </p>
      <WhoSeesWhat />
      <ReadDays reads={reads} />
      <h2 class="kern-heading-medium">{texts.erase}</h2>
      <Erasure theCase={theCase} data={data} form={form} />
      <BackToCase theCase={theCase} />
    </>
  );
}

function Erasure({ theCase, data, form }: Omit<Props, 'reads'>) {
  const t = useTexts();
  const { myData: texts } = t;
  const way = `/anmeldung/${theCase.id}/meine-daten`;
  if (data.erasure !== null)
    return (
      <form method="post" action={`${way}/behalten`} class="stack narrow">
        <p class="kern-body">{texts.announced(t.dates.fullInstant(data.erasure.dueAt))}</p>
        <SubmitButton>{texts.takeBack}</SubmitButton>
      </form>
    );
  return (
    <form method="post" action={`${way}/loeschen`} class="stack narrow">
      <p class="kern-body">{texts.eraseText}</p>
      {theCase.state.end === null && <p class="kern-body">{texts.eraseOpen}</p>}
      <ClientKey value={form.values['clientKey']} />
      <CheckboxField form={form} name="sure" label={texts.confirm} />
      <SubmitButton kind="secondary">{texts.button}</SubmitButton>
    </form>
  );
}
