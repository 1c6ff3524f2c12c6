import { Alert, SubmitButton } from '../components/elements.tsx';
import { SelectField } from '../components/form.tsx';
import { emptyForm } from '../components/form-values.ts';
import { useTexts } from '../components/texts.ts';
import type { DemoCase, DemoEntries } from '../../src/demo/entry.ts';
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
  const { demo: texts } = useTexts();
  return (
    <>
      <h1 class="kern-heading-large">{texts.title}</h1>
      <p class="kern-body">{texts.intro}</p>
      <p class="kern-body">{texts.rounds}</p>
      <div class="cards">
        <section class="card">
          <h2 class="kern-heading-medium">{texts.family.heading}</h2>
          <p class="kern-body">{texts.family.text}</p>
          {entries.standings.length === 0 ? (
            <p class="kern-body">{texts.family.none}</p>
          ) : (
            <FamilyEntry entries={entries} />
          )}
        </section>
        <section class="card">
          <h2 class="kern-heading-medium">{texts.kita.heading}</h2>
          <p class="kern-body">{texts.kita.text}</p>
          <KitaEntry entries={entries} />
        </section>
        <section class="card">
          <h2 class="kern-heading-medium">{texts.office.heading}</h2>
          <p class="kern-body">{texts.office.text}</p>
          <form method="post" action="/demo/jugendamt" class="stack">
            <RoleField id="office-role" roles={texts.office.roles} />
            <SubmitButton>{texts.office.button}</SubmitButton>
          </form>
        </section>
      </div>
      <BehindTheScenes {...links} />
    </>
  );
}

/** One case for each standing, then one for each kind of family. */
function FamilyEntry({ entries: { standings, families } }: { readonly entries: DemoEntries }) {
  const t = useTexts();
  const { demo: texts } = t;
  const choice = (one: DemoCase, shows: string) => ({
    value: one.guardian === 1 ? one.applicationId : `${one.applicationId}/${one.guardian}`,
    label: texts.family.option(shows, one.child, one.caseNumber),
  });
  const groups = [
    ...PHASES.map((phase) => ({
      label: t.phases[phase],
      choices: standings
        .filter((one) => one.phase === phase)
        .map((one) =>
          choice(one, one.ended === null ? texts.turn[one.waitingFor] : t.endReasons[one.ended]),
        ),
    })),
    {
      label: texts.family.kinds,
      choices: families.map((one) => choice(one, texts.traits[one.trait])),
    },
  ].filter(({ choices }) => choices.length > 0);
  return (
    <form method="post" action="/demo/familie" class="stack">
      <SelectField
        form={{ values: { applicationId: mostTelling(standings) }, problems: [] }}
        name="applicationId"
        label={texts.family.label}
        groups={groups}
      />
      <SubmitButton>{texts.family.button}</SubmitButton>
    </form>
  );
}

/** Most is to be seen where a family has an offer to answer; any other will do. */
const mostTelling = (standings: DemoEntries['standings']): string =>
  (
    standings.find(({ phase, waitingFor }) => phase === 'offers' && waitingFor === 'family') ??
    standings[0]
  )?.applicationId ?? '';

function KitaEntry({ entries: { kitas } }: { readonly entries: DemoEntries }) {
  const { demo: texts } = useTexts();
  const busiest = kitas.toSorted((a, b) => b.applications - a.applications)[0]?.id ?? '';
  return (
    <form method="post" action="/demo/kita" class="stack">
      <SelectField
        form={{ values: { kitaId: busiest }, problems: [] }}
        name="kitaId"
        label={texts.kita.label}
        groups={[...Map.groupBy(kitas, ({ municipality }) => municipality)].map(
          ([label, inTown]) => ({
            label,
            choices: inTown.map(({ id, name, applications }) => ({
              value: id,
              label: texts.kita.option(name, applications),
            })),
          }),
        )}
      />
      <RoleField id="kita-role" roles={texts.kita.roles} />
      <SubmitButton>{texts.kita.button}</SubmitButton>
    </form>
  );
}

function RoleField({
  id,
  roles,
}: {
  readonly id: string;
  readonly roles: Readonly<Record<string, string>>;
}) {
  const { demo: texts } = useTexts();
  const choices = Object.entries(roles).map(([value, label]) => ({ value, label }));
  return (
    <SelectField
      form={emptyForm}
      id={id}
      name="role"
      label={texts.role}
      groups={[{ label: '', choices }]}
    />
  );
}

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
