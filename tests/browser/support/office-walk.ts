import { randomUUID } from 'node:crypto';
import { de } from '../../../src/texts/de.ts';
import { en } from '../../../src/texts/en.ts';
import { eventually } from '../../support/portal.ts';
import type { Reader } from './browser.ts';
import type { Site } from './site.ts';

const { caseWork, outbox, watch } = de;
const NOTE = 'Die Familie ruft morgen zurück.';

/** Something in every list: a stalled case, a refused mail, a letter, and a child for a childminder. */
export async function fillOffice({ portal }: Site): Promise<{ id: string; noticeId: string }> {
  const stalled = await portal.register({ childFirstName: 'Nele', childLastName: 'Wartet' });
  await portal.register({ childFirstName: 'Ole', childminding: true });
  await portal.register({ childFirstName: 'Pia', email: '' });
  await portal.untilAtRest(stalled.id);
  const [notice] = await eventually(
    () => portal.notices(stalled.id),
    ([receipt]) => receipt?.status === 'sent',
  );
  const sql = (statement: string, values: readonly unknown[]) =>
    portal.owner.em.fork().execute(statement, [...values]);
  await sql(
    `update notice set status = 'refused', attempts = 3, last_error = 'smtp.550',
       next_attempt_at = now() + interval '1 day' where id = ?`,
    [notice?.id],
  );
  await sql(
    `insert into watch_finding (reason, subject, application_id, evidence, since, found_at, last_seen_at)
     values ('notice.refused', ?, ?, ?::jsonb, now(), now(), now())`,
    [
      stalled.id,
      stalled.id,
      JSON.stringify({ noticeId: notice?.id, attempts: 3, error: 'smtp.550' }),
    ],
  );
  await sql('insert into follow_up values (?, ?, current_date, ?, ?, now())', [
    randomUUID(),
    stalled.id,
    'Nach der Adresse fragen',
    'demo',
  ]);
  return { id: stalled.id, noticeId: notice?.id ?? '' };
}

/** The office's pages when there is something in every list; each with what only it says. */
export async function visitOffice(
  office: Reader,
  year: number,
  { id, noticeId }: { readonly id: string; readonly noticeId: string },
): Promise<void> {
  const pages: readonly (readonly [path: string, said: string])[] = [
    ['/office', de.office.filter.search],
    ['/office/stillstand', watch.columns.waiting],
    [`/office/faelle/${id}/ablauf`, de.history.stand],
    [`/office/faelle/${id}`, caseWork.heading],
    ['/office/postausgang', outbox.intro],
    [`/office/postausgang/${noticeId}`, outbox.one.otherAddress],
    ['/office/wiedervorlagen', caseWork.list.dueNow],
    ['/office/tagespflege', de.childminding.queue.heading],
    [`/office/runde/${year}`, de.office.round.dates],
  ];
  for (const [path, said] of pages) {
    await office.goTo(path);
    await office.sees(said);
  }
  await previewsMove(office, year);
  await office.goTo('/sprache?auf=en&seite=/office/stillstand');
  await office.sees(en.watch.columns.waiting);
  await office.goTo('/sprache?auf=de&seite=/office');
}

async function previewsMove(office: Reader, year: number): Promise<void> {
  const { move } = de.office.round;
  await office.goTo(`/office/runde/${year}`);
  await office.choose(move.date, de.roundDates.endsAt);
  await office.fill(move.day, `${year}-07-03`);
  await office.fill(move.reason, 'Mehr Zeit für alle.');
  await office.press(move.button);
  await office.sees(de.officeRounds.preview.title);
}

/** From the board to the event where a case stands, on to the case, and a note on it: by keyboard alone. */
export async function worksByKeyboard({ page, ...office }: Reader, id: string): Promise<void> {
  const press = (key: string) => page.keyboard.press(key);
  const tabTo = async (selector: string, within: number): Promise<void> => {
    const wanted = page.locator(`${selector}:focus`);
    for (let presses = 0; (await wanted.count()) === 0; presses += 1) {
      if (presses > within) throw new Error(`${selector} is not reached by ${within} presses`);
      await press('Tab');
    }
  };
  await office.goTo('/office/stillstand');
  await tabTo(`main a[href="/office/faelle/${id}/ablauf#stand"]`, 40);
  await press('Enter');
  await page.locator('#stand:target').waitFor();
  await page.goto(page.url().split('#')[0] ?? '');
  await tabTo(`main a[href="/office/faelle/${id}"]`, 40);
  await press('Enter');
  await tabTo('#text', 60);
  await page.keyboard.type(NOTE);
  await press('Tab');
  await press('Enter');
  await page.getByText(NOTE).first().waitFor();
}
