import { useRequestContext } from 'hono/jsx-renderer';
import { may } from '../../src/cases/policy.ts';
import type { SignedInEnv } from '../environment.ts';
import { useTexts } from '../components/texts.ts';
import { inYear } from './years.ts';

/** A Kita's areas, those the person may enter, and the other Kindergartenjahre. */
export function KitaNav({ year }: { readonly year: number }) {
  const { dates, kitaDesk } = useTexts();
  const { nav } = kitaDesk;
  const c = useRequestContext<SignedInEnv>();
  const person = c.get('person');
  const years = c.get('years');
  const others = years?.released.filter((one) => one !== year) ?? [];
  const { path } = c.req;
  const areas = [
    { href: '/kita', label: nav.today },
    { href: '/kita/anmeldungen', label: nav.applicants },
    { href: '/kita/angebote', label: nav.offers },
    { href: '/kita/termine', label: nav.week },
    { href: '/kita/plaetze', label: nav.places },
    ...(may(person, 'kita.letters') ? [{ href: '/kita/briefe', label: nav.letters }] : []),
    ...(may(person, 'kita.register') ? [{ href: '/kita/anmelden', label: nav.register }] : []),
    ...(may(person, 'kita.profile') ? [{ href: '/kita/profil', label: nav.profile }] : []),
    ...(may(person, 'kita.people') ? [{ href: '/kita/team', label: nav.people }] : []),
    ...(may(person, 'kita.tokens') ? [{ href: '/kita/schnittstelle', label: nav.tokens }] : []),
  ];
  return (
    <div class="office-nav">
      <nav aria-label={nav.heading}>
        <ul class="brand__nav">
          {areas.map(({ href, label }) => (
            <li>
              <a
                class="kern-link kern-link--no-visited-state"
                href={year === years?.working ? href : inYear(href, year)}
                aria-current={path === href ? 'page' : undefined}
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {others.length > 0 && (
        <nav aria-label={nav.years}>
          <ul class="brand__nav">
            {others.map((other) => (
              <li>
                <a
                  class="kern-link kern-link--no-visited-state"
                  href={inYear(YEARLY.has(path) ? path : '/kita', other)}
                >
                  {nav.toYear(dates.kindergartenYear(other))}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </div>
  );
}

/** Pages that another year has as well. */
const YEARLY = new Set(['/kita', '/kita/anmeldungen', '/kita/angebote', '/kita/plaetze']);
