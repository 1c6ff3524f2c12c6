import { useRequestContext } from 'hono/jsx-renderer';
import { may } from '../../src/cases/policy.ts';
import type { SystemState } from '../../src/cases/read/system-state.ts';
import type { SignedInEnv } from '../environment.ts';
import { useTexts } from '../components/texts.ts';

/** The office's areas, and one line on whether the machinery is there. */
export function OfficeNav({
  year,
  system,
  now,
}: {
  /** undefined: there is no round yet. */
  readonly year: number | undefined;
  readonly system: SystemState;
  readonly now: number;
}) {
  const { banner, office, officeErasure, officeRounds, dates } = useTexts();
  const { nav } = office;
  const c = useRequestContext<SignedInEnv>();
  const years = c.get('years');
  const others = years?.all.filter((one) => one !== year) ?? [];
  const links = [
    { href: year === years?.working ? '/office' : `/office?jahr=${year}`, label: nav.cases },
    ...(year === undefined ? [] : [{ href: `/office/runde/${year}`, label: nav.round }]),
    { href: '/office/runden', label: officeRounds.all },
    { href: '/office/briefe', label: nav.letters },
    { href: '/office/anmelden', label: nav.register },
    { href: '/office/loeschen', label: officeErasure.title },
    ...(year === undefined ? [] : [{ href: `/office/warteliste/${year}`, label: nav.waitingList }]),
    { href: '/office/tagespflege', label: nav.childminding },
    { href: '/office/nachrichten', label: nav.notices },
    ...(may(c.get('person'), 'banner.manage')
      ? [{ href: '/office/hinweis', label: banner.office.title }]
      : []),
    { href: '/office/stillstand', label: nav.watch },
  ];
  const { path } = c.req;
  return (
    <div class="office-nav">
      <nav aria-label={nav.heading}>
        <ul class="brand__nav">
          {links.map(({ href, label }) => (
            <li>
              <a
                class="kern-link kern-link--no-visited-state"
                href={href}
                aria-current={path === href.split('?')[0] ? 'page' : undefined}
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {others.length > 0 && (
        <nav aria-label={officeRounds.yearsNav}>
          <ul class="brand__nav">
            {others.map((other) => (
              <li>
                <a
                  class="kern-link kern-link--no-visited-state"
                  href={
                    path.startsWith('/office/runde/')
                      ? `/office/runde/${other}`
                      : `/office?jahr=${other}`
                  }
                >
                  {dates.kindergartenYear(other)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <SystemLine system={system} now={now} />
    </div>
  );
}

function SystemLine({ system, now }: { readonly system: SystemState; readonly now: number }) {
  const { system: texts } = useTexts().office;
  const { worker, temporal } = system;
  const ago = worker === null ? '' : texts.ago(Math.round((now - worker.at) / 1000));
  const workerText = worker?.alive === true ? texts.worker(ago) : texts.workerGone(ago);
  return (
    <ul class="system" aria-label={texts.label}>
      <li class={worker?.alive === true ? 'system__up' : 'system__down'}>
        {worker === null ? texts.workerNever : workerText}
      </li>
      <li class={temporal ? 'system__up' : 'system__down'}>
        {temporal ? texts.temporal : texts.temporalGone}
      </li>
    </ul>
  );
}
