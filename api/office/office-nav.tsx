import { useRequestContext } from 'hono/jsx-renderer';
import type { SystemState } from '../../src/cases/read/system-state.ts';
import { useMay } from '../components/may.ts';
import { useTexts } from '../components/texts.ts';
import type { SignedInEnv } from '../environment.ts';
import { areaAt, areasOf } from './areas.ts';

interface NavLink {
  readonly href: string;
  readonly label: string;
  /** `page`: here. `true`: somewhere in it. */
  readonly current?: 'page' | 'true' | undefined;
}

/** The office's areas, the pages of the one we are in, and one line on whether the machinery is there. */
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
  const { officeNav: texts } = useTexts();
  const { path } = useRequestContext<SignedInEnv>().req;
  const areas = areasOf(year, useMay());
  const at = areaAt(areas, path);
  return (
    <div class="office-nav">
      <LinkRow
        label={texts.groups}
        links={areas.map(({ key, pages }) => ({
          href: pages[0]?.href ?? '/office',
          label: texts.group[key],
          current: key === at?.area.key ? 'true' : undefined,
        }))}
      />
      {at !== undefined && (
        <LinkRow
          label={texts.within(texts.group[at.area.key])}
          links={at.area.pages.map((page) => ({
            href: page.href,
            label: texts.page[page.key],
            current: currentOf(page.href, at.page.href, path),
          }))}
        />
      )}
      <Years year={year} />
      <SystemLine system={system} now={now} />
    </div>
  );
}

function currentOf(href: string, nearest: string, path: string): NavLink['current'] {
  if (href === path) return 'page';
  return href === nearest ? 'true' : undefined;
}

/** Pages whose year stands behind their path. */
const YEAR_ASKED_FOR: readonly string[] = ['/office', '/office/tagespflege'];

/** The same page of another round. */
function Years({ year }: { readonly year: number | undefined }) {
  const { officeNav: texts, dates } = useTexts();
  const c = useRequestContext<SignedInEnv>();
  const { path } = c.req;
  const ofRound = path.includes(`/${year}`);
  const others = c.get('years')?.all.filter((one) => one !== year) ?? [];
  if (others.length === 0 || (!ofRound && !YEAR_ASKED_FOR.includes(path))) return null;
  return (
    <LinkRow
      label={texts.years}
      links={others.map((other) => ({
        href: ofRound ? path.replace(`/${year}`, `/${other}`) : `${path}?jahr=${other}`,
        label: texts.toYear(dates.kindergartenYear(other)),
      }))}
    />
  );
}

function LinkRow({ label, links }: { readonly label: string; readonly links: readonly NavLink[] }) {
  return (
    <nav aria-label={label}>
      <ul class="brand__nav">
        {links.map((link) => (
          <li>
            <a
              class="kern-link kern-link--no-visited-state"
              href={link.href}
              aria-current={link.current}
            >
              {link.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
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
