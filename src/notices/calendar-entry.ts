import ical, { ICalCalendarMethod } from 'ical-generator';
import type { NoticeLanguage } from '../texts/notice-texts.ts';
import type { FactsOf } from './notice-facts.ts';
import type { NoticeAttachment } from './render.ts';

/** As a notice tells of it; of a page that is opened later, `happenedAt` is when it was. */
export interface AppointmentFacts {
  readonly caseNumber: string;
  readonly happenedAt: number;
  readonly details: Pick<
    FactsOf<'appointment'>['details'],
    'slotId' | 'startsAt' | 'endsAt' | 'kita'
  >;
}

/**
 * The appointment as a calendar file. Its UID is the slot's id, so that the same appointment sent twice is one entry.
 * Times are UTC: every calendar shows them in its own zone, and needs no time zone rules from us for it.
 */
export function appointmentEntry(
  { caseNumber, happenedAt, details }: AppointmentFacts,
  texts: NoticeLanguage['calendarEntry'],
): NoticeAttachment {
  const calendar = ical({
    // The library writes the leading hyphen of an unregistered name.
    prodId: '//Kreis Soest//Kita-Portal//DE',
    method: ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: details.slotId,
    stamp: new Date(happenedAt),
    start: new Date(details.startsAt),
    end: new Date(details.endsAt),
    summary: texts.summary(details.kita),
    description: texts.description(caseNumber),
    location: [details.kita.name, details.kita.address].filter((part) => part !== null).join(', '),
  });
  return {
    filename: texts.fileName,
    contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
    content: calendar.toString(),
  };
}
