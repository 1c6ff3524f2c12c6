import type { ManyOutcome } from '../../src/cases/kita-many.ts';
import type { KitaOverview } from '../../src/cases/read/kita-applicants.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import { DataTable } from '../components/data-table.tsx';
import { Alert, Badge, OutcomeBanner } from '../components/elements.tsx';
import { useTexts } from '../components/texts.ts';
import { ChildLink } from './child-link.tsx';
import { KitaNav } from './kita-nav.tsx';
import { PlacesTable } from './places-table.tsx';
import { inYear } from './years.ts';

/** What became of a click for several children: each one's outcome, and the places that are left now. */
export function ManyOutcomePage({
  overview,
  outcomes,
}: {
  readonly overview: KitaOverview;
  readonly outcomes: readonly ManyOutcome[];
}) {
  const t = useTexts();
  const { outcome: texts, places } = t.kitaDesk.many;
  const { round, applicants, pools } = overview;
  const byId = new Map(applicants.map((applicant) => [applicant.applicationId, applicant]));
  const done = outcomes.filter(({ outcome }) => outcome === 'done').length;
  const open = outcomes.filter(({ outcome }) => outcome === null).length;
  const refused = outcomes.length - done - open;
  const sentences = [
    ...(refused > 0 ? [texts.some(done, refused)] : []),
    ...(refused === 0 && done > 0 ? [texts.allDone(done)] : []),
    ...(open > 0 ? [texts.open(open)] : []),
  ];
  return (
    <>
      <KitaNav year={round.year} />
      <h1 class="kern-heading-large">{texts.title}</h1>
      {done > 0 && refused > 0 ? (
        <Alert tone="warning" title={texts.partly} live>
          <p class="kern-body">{sentences.join(' ')}</p>
        </Alert>
      ) : (
        sentences.length > 0 && (
          <OutcomeBanner
            outcome={{ kind: refused > 0 ? 'refused' : 'done', text: sentences.join(' ') }}
          />
        )
      )}
      <DataTable
        caption={texts.title}
        columns={[
          { label: texts.columns.child },
          { label: texts.columns.what },
          { label: texts.columns.result },
        ]}
        rows={outcomes.map(({ applicationId, action, outcome }) => {
          const applicant = byId.get(applicationId);
          return [
            applicant === undefined ? '–' : <ChildLink applicant={applicant} />,
            action === null ? '–' : t.actions[action],
            <Result outcome={outcome} t={t} />,
          ];
        })}
      />
      <section class="part">
        <h2 class="kern-heading-medium">{places}</h2>
        <PlacesTable pools={pools} caption={places} />
      </section>
      <p>
        <a
          class="kern-link kern-link--no-visited-state"
          href={inYear('/kita/anmeldungen', round.year)}
        >
          {texts.back}
        </a>
      </p>
    </>
  );
}

function Result({ outcome, t }: { readonly outcome: ManyOutcome['outcome']; readonly t: Texts }) {
  const { applicant } = t.kita;
  if (outcome === null) return <Badge tone="info">{applicant.processing}</Badge>;
  if (outcome === 'done') return <Badge tone="success">{applicant.done}</Badge>;
  return (
    <>
      {outcome === 'missing'
        ? t.kitaDesk.many.outcome.missing
        : applicant.refused(t.refusals[outcome])}
    </>
  );
}
