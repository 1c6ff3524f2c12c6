import { Alert, SubmitButton } from '../components/elements.tsx';
import { emptyForm, SelectField } from '../components/form.tsx';
import { useTexts } from '../components/texts.ts';
import type { DemoEntries } from '../../src/demo/entry.ts';
import { PHASES } from '../../src/domain/phase.ts';
import type { AppDependencies } from '../dependencies.ts';

/** The way in for a demonstration: as whom, and what lies behind the scenes. */
export function DemoPage({
  entries,
  links,
}: {
  readonly entries: DemoEntries;
  readonly links: Pick<AppDependencies, 'mailPageUrl' | 'temporalUiUrl'>;
}) {
  const t = useTexts();
  const { demo: texts } = t;
  return (
    <>
      <h1 class="kern-heading-large">{texts.title}</h1>
      <p class="kern-body">{texts.intro}</p>
      <div class="cards">
        <section class="card">
          <h2 class="kern-heading-medium">{texts.family.heading}</h2>
          <p class="kern-body">{texts.family.text}</p>
          {entries.families.length === 0 ? (
            <p class="kern-body">{texts.family.none}</p>
          ) : (
            <form method="post" action="/demo/familie" class="stack">
              <SelectField
                form={{ values: { applicationId: mostTelling(entries) }, problems: [] }}
                name="applicationId"
                label={texts.family.label}
                groups={PHASES.map((phase) => ({
                  label: t.phases[phase],
                  choices: entries.families
                    .filter((family) => family.phase === phase)
                    .map(({ applicationId, child, caseNumber }) => ({
                      value: applicationId,
                      label: texts.family.option(child, caseNumber),
                    })),
                })).filter(({ choices }) => choices.length > 0)}
              />
              <SubmitButton>{texts.family.button}</SubmitButton>
            </form>
          )}
        </section>
        <section class="card">
          <h2 class="kern-heading-medium">{texts.kita.heading}</h2>
          <p class="kern-body">{texts.kita.text}</p>
          <form method="post" action="/demo/kita" class="stack">
            <SelectField
              form={emptyForm}
              name="kitaId"
              label={texts.kita.label}
              groups={[...Map.groupBy(entries.kitas, ({ municipality }) => municipality)].map(
                ([label, kitas]) => ({
                  label,
                  choices: kitas.map(({ id, name, applications }) => ({
                    value: id,
                    label: texts.kita.option(name, applications),
                  })),
                }),
              )}
            />
            <SubmitButton>{texts.kita.button}</SubmitButton>
          </form>
        </section>
        <section class="card">
          <h2 class="kern-heading-medium">{texts.office.heading}</h2>
          <p class="kern-body">{texts.office.text}</p>
          <form method="post" action="/demo/jugendamt">
            <SubmitButton>{texts.office.button}</SubmitButton>
          </form>
        </section>
      </div>
      <BehindTheScenes {...links} />
    </>
  );
}

/** Most is to be seen where offers are out; any other family will do. */
const mostTelling = ({ families }: DemoEntries): string =>
  (families.find(({ phase }) => phase === 'offers') ?? families[0])?.applicationId ?? '';

function BehindTheScenes({
  mailPageUrl,
  temporalUiUrl,
}: Pick<AppDependencies, 'mailPageUrl' | 'temporalUiUrl'>) {
  const { demo: texts } = useTexts();
  const links = [
    { href: '/demo/nachrichten', label: texts.notices },
    { href: mailPageUrl, label: texts.mailPage },
    { href: temporalUiUrl, label: texts.temporalUi },
  ].filter(({ href }) => href !== undefined);
  return (
    <section>
      <h2 class="kern-heading-medium">{texts.tools}</h2>
      <ul class="links">
        {links.map(({ href, label }) => (
          <li>
            <a class="kern-link kern-link--no-visited-state" href={href}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function ClockStuckPage({ back }: { readonly back: string }) {
  const t = useTexts();
  return (
    <>
      <h1 class="kern-heading-large">{t.common.errorPage.title}</h1>
      <Alert tone="warning" title={t.demo.clock.heading}>
        <p class="kern-body">{t.demo.clockStuck}</p>
      </Alert>
      <p class="back">
        <a class="kern-link kern-link--no-visited-state" href={back}>
          {t.common.back}
        </a>
      </p>
    </>
  );
}
