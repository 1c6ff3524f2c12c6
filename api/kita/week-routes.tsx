import { Hono, type Context } from 'hono';
import ical, { ICalCalendarMethod } from 'ical-generator';
import { z } from 'zod';
import { readWeek, type KitaWeek } from '../../src/cases/read/kita-week.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { WeekPage } from './week.tsx';
import { yearOf } from './years.ts';

/** The week of a Kita's appointments, as a page and as a calendar file. */
export function weekRoutes(deps: AppDependencies): Hono<SignedInEnv> {
  return new Hono<SignedInEnv>()
    .get('/', async (c) => {
      const week = await readWeek(deps, c.get('person'), dayIn(c));
      return c.render(<WeekPage week={week} year={yearOf(c)} />, {
        title: c.get('texts').kitaDesk.week.title,
        wide: true,
      });
    })
    .get('/kalender', async (c) => {
      const week = await readWeek(deps, c.get('person'), dayIn(c));
      const { week: texts } = c.get('texts').kitaDesk;
      return c.body(calendarOf(week, deps.clock(), texts), 200, {
        'Content-Type': 'text/calendar; charset=utf-8',
        'Content-Disposition': `attachment; filename="${texts.file}"`,
      });
    });
}

/** A day no calendar knows is today. */
const dayIn = (c: Context<SignedInEnv>): string | undefined =>
  z.iso.date().safeParse(c.req.query('woche')).data;

/** The booked appointments. A calendar may lie on anybody's telephone: it names cases, not children. */
function calendarOf({ slots }: KitaWeek, now: number, texts: Texts['kitaDesk']['week']): string {
  const calendar = ical({
    prodId: '//Kreis Soest//Kita-Portal//DE',
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const { id, caseNumber, startsAt, endsAt, status } of slots) {
    if (status !== 'booked') continue;
    calendar.createEvent({
      id,
      stamp: new Date(now),
      start: new Date(startsAt),
      end: new Date(endsAt),
      summary: texts.entry(caseNumber),
    });
  }
  return calendar.toString();
}
