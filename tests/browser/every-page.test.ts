import { randomUUID } from 'node:crypto';
import { serve, type ServerType } from '@hono/node-server';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { dateParts } from '../../api/components/form-values.ts';
import type { AppEnv } from '../../api/environment.ts';
import { zonedDay } from '../../src/calendar/zone.ts';
import { invite } from '../../src/cases/people.ts';
import type { Person } from '../../src/persistence/actor.ts';
import { addressOf } from '../support/every-route.ts';
import { startMailServer, type TestMailServer } from '../support/mail-server.ts';
import { usuallyOrLong } from '../support/long.ts';
import { pagePort } from '../support/page-port.ts';
import { eventually, HOUR, startTestPortal, type TestPortal } from '../support/portal.ts';
import { fillRegistration, send } from '../support/registering.ts';
import { cookieOf } from '../support/sessions.ts';
import {
  givePassword,
  openLetterbox,
  OPERATIONS,
  setUp,
  type Letterbox,
} from '../support/staff.ts';
import { tellStory, type Story } from '../support/story.ts';
import { openApp } from '../support/visitor.ts';
import { startBrowser, type TestBrowser } from './support/browser.ts';
import { Album, PAGE_ROUTES, readerOf, unreachable, Witness } from './support/every-page.ts';

/** What answers GET without a page of ours to look at. */
const NO_PAGE = {
  '/konto/weiter': 'leads on',
  '/sprache': 'leads back',
  '/office/runde': 'leads to the round at work',
  '/kita/briefe/pdf': 'a file of the letters that are chosen',
  '/office/briefe/pdf': 'the same',
  '/office/warteliste': 'leads to the round at work',
  '/zustaendig': 'leads to the question; what answers it is looked at in the journey',
};

const HEAD: Person = { kind: 'office', ref: 'demo', role: 'head' };
const STAFF = 'kim.muster@example.org';
const EMAIL = 'kim.beispiel@example.org';
const APART = {
  custody: 'sharedApart',
  guardian2FirstName: 'Robin',
  guardian2LastName: 'Probe',
  guardian2Email: 'robin.probe@example.org',
};

/** Every route's page, found by going the ways that lead there; looked at as its program answered it. */
describe('every page', () => {
  const album = new Album();
  let portal: TestPortal;
  let mailServer: TestMailServer;
  let letterbox: Letterbox;
  let app: Hono<AppEnv>;
  let origin: string;
  let server: ServerType;
  let browser: TestBrowser;
  let stories: Stories;
  beforeAll(async () => {
    mailServer = await startMailServer();
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
    });
    letterbox = openLetterbox(portal, mailServer);
    app = openApp(portal, { demo: true, production: false });
    const port = await pagePort();
    origin = `http://127.0.0.1:${port}`;
    server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' });
    browser = await startBrowser();
    await comesIn();
    await registers('/anmelden');
    await registers('/kita/anmelden', kitaHead());
    await registers('/office/anmelden', HEAD);
    await opensByMail();
    stories = await tellStories(portal);
    for (const path of PAGE_ROUTES.filter((route) => !album.has(route))) await visits(path);
  });
  afterAll(async () => {
    await browser.close();
    await new Promise((resolve) => server.close(resolve));
    await Promise.all([portal.stop(), mailServer.stop()]);
  });

  it('can be opened', () => {
    expect(PAGE_ROUTES.filter((route) => !album.has(route)).toSorted()).toEqual(
      Object.keys(NO_PAGE).toSorted(),
    );
  });

  it('has one heading', () => {
    for (const { path, body } of album.pages)
      expect([path, body.match(/<h1[ >]/gu)?.length]).toEqual([path, 1]);
  });

  it('wants neither a script nor a mouse', () => {
    expect(
      album.pages.flatMap(({ path, body }) => unreachable(body).map((what) => `${path}: ${what}`)),
    ).toEqual([]);
  });

  it.each(usuallyOrLong([360], [360, 1280]))(
    'is no wider than %i pixels there, and axe has nothing to complain of',
    async (width) => {
      for (const { path, body } of album.pages) browser.looksAt(origin, width, path, body);
      expect(await browser.faults()).toEqual([]);
    },
  );

  const kitaHead = (): Person => ({ kind: 'kita', ref: portal.kitas[0]?.id ?? '', role: 'head' });

  async function witness(person?: Person): Promise<Witness> {
    const visitor = new Witness(album, app);
    if (person !== undefined) visitor.cookie = await cookieOf(portal, person);
    return visitor;
  }

  /** Invited to two workplaces, with a password and a second factor; and once a password was forgotten. */
  async function comesIn(): Promise<void> {
    const invited = { email: STAFF, name: 'Kim Muster', language: 'de', role: 'head' } as const;
    await invite(portal.deps, OPERATIONS, { ...invited, workplace: 'office' });
    const newcomer = await witness();
    const { backupCodes } = await setUp(newcomer, STAFF, (await letterbox.linkTo(STAFF)) ?? '');
    await newcomer.get('/konto');
    await invite(portal.deps, OPERATIONS, { ...invited, workplace: `kita/${kitaHead().ref}` });
    const second = (await letterbox.linkTo(STAFF)) ?? '';
    await newcomer.get(second);
    await newcomer.submit(second, {});
    // The limits on guessing are per address, and everyone here has the same.
    await portal.owner.em.fork().execute('delete from rate_limit');

    const again = await witness();
    await givePassword(again, STAFF);
    await again.get('/konto/code');
    await again.submit('/konto/code', { code: backupCodes[0] ?? '' });
    await again.get('/konto/arbeitsplatz');
    const forgetful = await witness();
    await forgetful.get('/konto/passwort-vergessen');
    await forgetful.submit('/konto/passwort-vergessen', { email: STAFF });
    await forgetful.get((await letterbox.linkTo(STAFF)) ?? '');
  }

  /** The form from its first page to its last, and what stands beside it. */
  async function registers(path: string, person?: Person): Promise<void> {
    const visitor = await witness(person);
    await visitor.get(path);
    const check = await fillRegistration(visitor, typed(portal, path), path);
    for (const page of [...SECTIONS, 'loeschen', 'code']) await visitor.get(`${path}/${page}`);
    const sent = await send(visitor, check, path);
    const receipt = await visitor.get(sent.location);
    if (person === undefined) await visitor.get('/anmelden/weiteres');
    else await visitor.get(receipt.body.match(/href="([^"]*weiteres[^"]*)"/u)?.[1] ?? '');
  }

  async function opensByMail(): Promise<void> {
    await letterbox.linkTo(EMAIL);
    const family = await witness();
    await family.submit('/oeffnen/link', { email: EMAIL });
    const link = (await letterbox.linkTo(EMAIL)) ?? '';
    await family.get(link);
    await family.submit(link, {});
    await family.get('/meine-anmeldungen');
  }

  async function visits(path: string): Promise<void> {
    const visitor = await witness(personFor(path));
    const address = addressOf({ method: 'GET', path }, await idsFor(path));
    await visitor.get(`${address}${QUERY[path] ?? ''}`);
  }

  function personFor(path: string): Person | undefined {
    const story = stories[storyFor(path)];
    switch (readerOf(path)) {
      case 'nobody':
        return undefined;
      case 'family':
        return { kind: 'family', ref: story.id, guardian: path.endsWith('/zustimmen') ? 2 : 1 };
      case 'kita':
        return kitaHead();
      case 'office':
        return HEAD;
    }
  }

  async function idsFor(path: string): Promise<Readonly<Record<string, string>>> {
    const story = stories[storyFor(path)];
    const notices = await portal.notices(story.id);
    const { offers, wishes } = await story.state();
    const notice = notices[0]?.id ?? '';
    const isNotice = /\/(?:postausgang|briefe)\/:id/u.test(path);
    return {
      id: isNotice ? notice : path.startsWith('/kitas/') ? kitaHead().ref : story.id,
      offerId: offers[0]?.id ?? '',
      wishId: wishes[0]?.id ?? '',
      noticeId: notice,
      kitaId: kitaHead().ref,
      year: String(portal.round.year),
      kind: 'offer',
    };
  }
});

const SECTIONS = [
  'eingang',
  'kind',
  'wohnung',
  'betreuung',
  'kitas',
  'tagespflege',
  'familie',
  'zweite-person',
  'geschwister',
  'erreichbar',
];

/** What a family writes; another house at each desk, so that it is no duplicate. */
const typed = ({ kitas, round }: TestPortal, path: string) => ({
  ...dateParts('receivedOn', zonedDay(Date.now())),
  childFirstName: 'Ada',
  childLastName: 'Lange-Beispielhausen',
  ...dateParts('birthDate', `${round.year - 3}-03-14`),
  street: `Musterweg ${path.length}`,
  postcode: '59514',
  hours: '35',
  ...dateParts('wishedStartOn', `${round.year}-08-01`),
  kita1: kitas[0]?.id ?? '',
  guardianFirstName: 'Kim',
  guardianLastName: 'Beispiel',
  custody: 'shared',
  email: EMAIL,
});

/** What an address needs behind it to have something to show. */
const QUERY: Readonly<Record<string, string>> = {
  '/kita/ergebnis': `?eingabe=${randomUUID()}`,
};

const CHAPTERS = ['registered', 'compared', 'lapsed', 'booked', 'withdrawn', 'consented'] as const;
type Stories = Readonly<Record<(typeof CHAPTERS)[number], Story>>;

/** In whose case a page has something to show. */
function storyFor(path: string): (typeof CHAPTERS)[number] {
  if (path.includes('/termin')) return 'booked';
  if (path.endsWith('/doch-annehmen')) return 'lapsed';
  if (path.endsWith('/weiterfuehren')) return 'withdrawn';
  if (path.endsWith('/wuensche') || path.includes('/briefe/')) return 'registered';
  return path.endsWith('/zustimmen') ? 'consented' : 'compared';
}

async function tellStories(portal: TestPortal): Promise<Stories> {
  const tell = async (play: (story: Story) => Promise<unknown>, input = {}) => {
    const story = await tellStory(portal, 'offerOpen', { input, childminding: true });
    await play(story);
    return story;
  };
  const registered = await tellStory(portal, 'registered', { email: '' });
  const [compared, lapsed, booked, withdrawn, consented] = await Promise.all([
    tell((story) => story.offer(story.other)),
    tell(async (story) => {
      const { dueAt } = await story.offerOf();
      await portal.forward(story.id, dueAt - (await portal.now(story.id)) + HOUR);
      await eventually(
        () => story.state(),
        ({ offers }) => offers[0]?.status === 'lapsed',
      );
    }),
    tell((story) => story.goOn('slotBooked')),
    tell((story) => story.withdraw()),
    tell((story) => story.accept(), APART),
  ]);
  return { registered, compared, lapsed, booked, withdrawn, consented };
}
