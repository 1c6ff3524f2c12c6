import { hidden, type Visit, type Visitor } from './visitor.ts';

type Typed = Readonly<Record<string, string>>;

const PAGES = [
  'eingang',
  'kind',
  'wohnung',
  'betreuung',
  'tagespflege',
  'familie',
  'zweite-person',
  'geschwister',
  'erreichbar',
];

/**
 * Begins a registration and fills it in page by page as a browser would; wishes are `kita1`, `kita2` and so on. Ends at
 * the page before the last click, or at the first one that has something to correct.
 */
export async function fillRegistration(
  visitor: Visitor,
  typed: Typed,
  path = '/anmelden',
): Promise<Visit> {
  const { year, invitationCode = '' } = typed;
  await visitor.post(path, { neu: 'ja', invitationCode, ...(year === undefined ? {} : { year }) });
  return fillPages(visitor, typed, path);
}

/** The same for a draft that is there already. */
export async function fillPages(
  visitor: Visitor,
  typed: Typed,
  path = '/anmelden',
): Promise<Visit> {
  for (const [name, dazu] of Object.entries(typed))
    if (/^kita\d$/u.test(name) && dazu !== '') await visitor.post(`${path}/kitas`, { dazu });
  const answers = {
    language: 'de',
    childminding: 'nein',
    hasSecond: typed['guardian2LastName'] === undefined ? 'nein' : 'ja',
    hasSibling: 'nein',
    ...typed,
  };
  for (const page of path === '/anmelden' ? PAGES.slice(1) : PAGES) {
    const answer = await visitor.post(`${path}/${page}`, answers);
    if (answer.status !== 303) return answer;
  }
  return visitor.get(`${path}/pruefen`);
}

/** The last click. @param check the page before it. */
export const send = (visitor: Visitor, check: Visit, path = '/anmelden'): Promise<Visit> =>
  visitor.submit(`${path}/abschicken`, { version: hidden(check, 'version') });

/** From the first page to the receipt. */
export const registerByForm = async (
  visitor: Visitor,
  typed: Typed,
  path = '/anmelden',
): Promise<Visit> => send(visitor, await fillRegistration(visitor, typed, path), path);
