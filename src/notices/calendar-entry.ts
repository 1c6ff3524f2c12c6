import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { NoticeLanguage } from '../texts/notice-texts.ts';
import type { KitaFacts } from './notice-facts.ts';
import type { NoticeAttachment } from './render.ts';

/** As a notice tells of it; of a page that is opened later, `happenedAt` is when it was. UTC milliseconds. */
export interface AppointmentFacts {
  readonly caseNumber: string;
  readonly happenedAt: number;
  readonly details: {
    readonly startsAt: number;
    readonly endsAt: number;
    readonly kita: KitaFacts;
  };
}

/**
 * The appointment as a calendar file. A case has one appointment at a time, so that all its files are one entry (UID),
 * of which the newest counts (SEQUENCE): one that was moved does not stand in a calendar twice, and one that was
 * cancelled is taken out.
 * Times are UTC: every calendar shows them in its own zone, and needs no time zone rules from us for it.
 */
export function appointmentEntry(
  { caseNumber, happenedAt, details }: AppointmentFacts,
  texts: NoticeLanguage['calendarEntry'],
  stands: 'booked' | 'cancelled' = 'booked',
): NoticeAttachment {
  const method = stands === 'booked' ? ICalCalendarMethod.PUBLISH : ICalCalendarMethod.CANCEL;
  const calendar = ical({
    // The library writes the leading hyphen of an unregistered name.
    prodId: '//Kreis Soest//Kita-Portal//DE',
    method,
  });
  calendar.createEvent({
    id: `termin-${caseNumber}`,
    sequence: Math.floor((happenedAt - BEFORE_ALL) / 1000),
    status: stands === 'booked' ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    stamp: new Date(happenedAt),
    start: new Date(details.startsAt),
    end: new Date(details.endsAt),
    summary: texts.summary(details.kita),
    description: texts.description(caseNumber),
    location: [details.kita.name, details.kita.address].filter((part) => part !== null).join(', '),
  });
  return {
    filename: texts.fileName,
    contentType: `text/calendar; charset=utf-8; method=${method}`,
    content: calendar.toString(),
  };
}

/** Seconds since then fit into the 32 bits of a SEQUENCE, those since 1970 only until 2038. */
const BEFORE_ALL = Date.UTC(2020, 0, 1);
