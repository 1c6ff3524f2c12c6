import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { AppEnv } from '../../api/environment.ts';
import { germanDates } from '../../src/calendar/format.ts';
import { addDays } from '../../src/calendar/zone.ts';
import { acceptOffer } from '../../src/cases/family.ts';
import { asFamily, asKita, openDemoApp } from '../support/json-client.ts';
import { eventually, startTestPortal, type TestKita, type TestPortal } from '../support/portal.ts';
import { tellStory, type Story } from '../support/story.ts';
import { fillIn, textOf, Visitor, type Visit } from '../support/visitor.ts';

describe("a Kita's pages beyond offer and contract", () => {
  let portal: TestPortal;
  let app: Hono<AppEnv>;
  beforeAll(async () => {
    portal = await startTestPortal({
      postgresUrl: inject('postgresUrl'),
      temporalAddress: inject('temporalAddress'),
    });
    app = openDemoApp(portal);
  });
  afterAll(() => portal.stop());

  const kita = (index: number): TestKita => {
    const found = portal.kitas[index];
    if (found === undefined) throw new Error('no such Kita');
    return found;
  };
  const visitorOf = (index: number): Promise<Visitor> => asKita(new Visitor(app), kita(index));
  const pageOf = (story: Story): string => `/kita/anmeldungen/${story.id}`;
  const forms = ({ body }: Visit): readonly string[] =>
    Array.from(
      body.matchAll(/action="\/kita\/anmeldungen\/[^/"]*\/([^"]*)"/gu),
      ([, path = '']) => path,
    );

  it('prepare an offer, release all at once, and it goes out by itself; nobody else saw it', async () => {
    const stories = [
      await tellStory(portal, 'review', { kitas: [kita(0), kita(1)], childFirstName: 'Ina' }),
      await tellStory(portal, 'review', { kitas: [kita(0), kita(1)], childFirstName: 'Jan' }),
    ];
    const [story, dropped] = stories;
    if (story === undefined || dropped === undefined) throw new Error('no story');
    const visitor = await visitorOf(0);
    for (const { id } of stories) {
      const page = `/kita/anmeldungen/${id}`;
      const shown = await fillIn(visitor, await visitor.get(page), `${page}/vorbereiten`);
      expect(textOf(shown)).toContain('Das Angebot ist vorbereitet.');
      expect(forms(shown)).toEqual(expect.arrayContaining(['freigeben', 'verwerfen']));
      expect(forms(shown)).not.toContain('angebot-zurueck');
    }
    expect(await portal.promised(kita(0))).toBe(2);

    const outsider = await visitorOf(1);
    const draftId = (await story.state()).drafts[0]?.id ?? '';
    const seenElsewhere = await outsider.get(pageOf(story));
    expect(seenElsewhere.body).not.toContain(draftId);
    expect(forms(seenElsewhere)).not.toContain('freigeben');
    for (const path of ['freigeben', 'verwerfen']) {
      const touched = await outsider.post(`${pageOf(story)}/${path}`, {
        clientKey: randomUUID(),
        offerId: draftId,
      });
      expect(touched.status).toBe(404);
    }
    const family = await asFamily(new Visitor(app), story.id);
    expect((await family.get(`/anmeldung/${story.id}`)).body).not.toMatch(
      /vorbereitet|freigegeben/u,
    );

    const page = pageOf(dropped);
    const away = await fillIn(visitor, await visitor.get(page), `${page}/verwerfen`);
    expect(textOf(away)).toContain('Das vorbereitete Angebot ist verworfen.');
    expect(await dropped.notices()).not.toContain('offerRevoked');

    const overview = await visitor.get('/kita');
    expect(textOf(overview)).toContain('Ein vorbereitetes Angebot ist noch nicht freigegeben.');
    const released = await fillIn(visitor, overview, '/kita/freigeben');
    expect(textOf(released)).toContain('Ein Angebot ist freigegeben.');
    const list = await visitor.get('/kita/anmeldungen');
    expect(textOf(list)).toMatch(/Ina .* Angebot freigegeben geht hinaus/u);
    const waiting = await visitor.get(pageOf(story));
    const { offersFromAt } = portal.round.dates;
    expect(textOf(waiting)).toContain(`geht hinaus am ${germanDates.fullStart(offersFromAt)}`);
    expect((await story.state()).offers).toEqual([]);

    await story.days(10);
    const sent = await eventually(
      () => story.state(),
      ({ offers }) => offers.length > 0,
    );
    expect(sent.offers.map(({ id, status }) => [id, status])).toEqual([[draftId, 'open']]);
    expect(textOf(await visitor.get(pageOf(story)))).toContain('Ihr Angebot wartet auf Antwort.');
    expect(textOf(await family.get(`/anmeldung/${story.id}`))).toContain(kita(0).name);
  });

  it('cancel an appointment with the reason, and record two that the family missed', async () => {
    const story = await tellStory(portal, 'slotBooked', { kitas: [kita(1), kita(2)] });
    const visitor = await visitorOf(1);
    const page = pageOf(story);
    const shown = await visitor.get(page);
    const silent = await fillIn(visitor, shown, `${page}/termin-absagen`);
    expect(silent.status).toBe(422);
    expect(silent.body).toContain('href="#cancelNote"');
    const cancelNote = 'Die Leitung ist erkrankt.';
    const cancelled = await fillIn(visitor, silent, `${page}/termin-absagen`, { cancelNote });
    expect(textOf(cancelled)).toContain('Der Termin ist abgesagt.');
    const family = await asFamily(new Visitor(app), story.id);
    expect(textOf(await family.get(`/anmeldung/${story.id}`))).toContain(cancelNote);

    for (const missed of [1, 2]) {
      await story.propose();
      await story.book();
      await story.days(10);
      const due = await visitor.get(page);
      expect(forms(due)).toContain('vertrag');
      const noted = await fillIn(visitor, due, `${page}/nicht-erschienen`);
      expect(textOf(noted)).toContain('Der versäumte Termin ist vermerkt.');
      expect(textOf(noted)).toContain(
        missed === 1
          ? 'Die Familie ist nicht zum Termin gekommen.'
          : 'Die Familie hat zwei Termine versäumt.',
      );
      // One of the two slots was missed; the other one is still to come, until it has passed.
      await story.days(2);
    }
    expect((await story.state()).noShows).toBe(2);
  });

  it('write down both consents on paper, then the contract, correct it, and record that it failed', async () => {
    const offered = await tellStory(portal, 'offerOpen', {
      kitas: [kita(2), kita(3)],
      input: {
        custody: 'sharedApart',
        guardian2FirstName: 'Robin',
        guardian2LastName: 'Beispiel',
        guardian2Email: 'robin.beispiel@example.org',
      },
    });
    // On paper nobody can tell which of the two accepted.
    await acceptOffer(portal.deps, OFFICE, {
      applicationId: offered.id,
      clientKey: randomUUID(),
      offerId: (await offered.offerOf()).id,
    });
    const story = offered.resumedAt('chosen');
    await story.goOn('contract');
    const visitor = await visitorOf(2);
    const page = pageOf(story);
    let shown = await visitor.get(page);
    expect(textOf(shown)).toContain('Vor dem Vertrag muss noch ein Elternteil zustimmen.');
    expect(forms(shown)).not.toContain('vertrag');
    for (const _ of [1, 2]) shown = await fillIn(visitor, shown, `${page}/zustimmung`);
    expect(textOf(shown)).toContain('Die Zustimmung ist vermerkt.');
    expect((await story.state()).consents).toEqual([1, 2]);

    const { careStartsOn } = portal.round.dates;
    expect(shown.body).toContain(`value="${careStartsOn}"`);
    const early = await fillIn(visitor, shown, `${page}/vertrag`, {
      startsOn: addDays(careStartsOn, -1),
    });
    expect(early.status).toBe(422);
    expect(early.body).toContain('href="#startsOn"');
    shown = await fillIn(visitor, early, `${page}/vertrag`, {
      startsOn: addDays(careStartsOn, 14),
      hours: '45',
    });
    expect(textOf(shown)).toContain('Der Vertrag ist festgehalten.');
    expect(textOf(shown)).toContain('45 Stunden');

    shown = await fillIn(visitor, shown, `${page}/vertrag-berichtigen`, { hours: '35' });
    expect(textOf(shown)).toContain('Der Vertrag ist berichtigt.');
    expect(textOf(shown)).toContain(
      `ab ${germanDates.plainDay(addDays(careStartsOn, 14))}, 35 Stunden`,
    );

    const failedNote = 'Die Familie zieht um.';
    const noReason = await fillIn(visitor, shown, `${page}/kein-vertrag`, { failedNote });
    expect(noReason.status).toBe(422);
    shown = await fillIn(visitor, noReason, `${page}/kein-vertrag`, {
      failedNote,
      reason: 'familyDeclined',
    });
    expect(textOf(shown)).toContain('Aus Ihrem Angebot ist kein Vertrag geworden.');
    expect(forms(shown)).toEqual([]);
    expect((await story.state()).offers.map(({ status }) => status)).toEqual(['failed']);
    expect(await portal.promised(kita(2))).toBe(0);
  });
});

const OFFICE = { kind: 'office', ref: 'test', role: 'head' } as const;
