import { Hono } from 'hono';
import { z } from 'zod';
import { bookSlot } from '../../src/cases/family.ts';
import { bookedSlot } from '../../src/domain/case.ts';
import { appointmentEntry } from '../../src/notices/calendar-entry.ts';
import { noticeLanguage } from '../../src/notices/render.ts';
import { emptyForm, type FormState } from '../components/form-values.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { AppointmentPage } from './appointment.tsx';
import { addressOf } from './case-parts.tsx';
import { ownCase, posted, toCase } from './case-requests.ts';
import { placeName } from './case-way.ts';
import { mayBookSlot } from './possible.ts';

/** Booking and moving an appointment, and taking it into a calendar; cancelling it is a decision (decisions.tsx). */
export function appointmentRoutes(deps: AppDependencies): Hono<SignedInEnv> {
  return new Hono<SignedInEnv>()
    .get('/:id/termin', async (c) => {
      const theCase = await ownCase(deps, c);
      if (!mayBookSlot(theCase)) return toCase(c);
      return c.render(<AppointmentPage theCase={theCase} form={emptyForm} />, {
        title: c.get('texts').familyCase.appointment.title,
      });
    })
    .post('/:id/termin', async (c) => {
      const { request, values } = await posted(c);
      const slotId = z.uuid().safeParse(values['slotId']).data;
      if (slotId === undefined) {
        const theCase = await ownCase(deps, c);
        const form: FormState = { values, problems: [{ field: 'slotId', problem: 'choose' }] };
        c.status(422);
        return c.render(
          <AppointmentPage theCase={theCase} form={form} clientKey={request.clientKey} />,
          { title: c.get('texts').familyCase.appointment.title, hasErrors: true },
        );
      }
      await bookSlot(deps, c.get('person'), { ...request, slotId });
      return toCase(c, request);
    })
    .get('/:id/termin/kalender', async (c) => {
      const theCase = await ownCase(deps, c);
      const slot = bookedSlot(theCase.state);
      if (slot === undefined) return toCase(c);
      const t = c.get('texts');
      const { startsAt, endsAt, kitaId } = slot;
      const address = addressOf(theCase.kitas.get(kitaId));
      const kita = {
        name: placeName(theCase, kitaId, t),
        address: address === '' ? null : address,
      };
      const { filename, contentType, content } = appointmentEntry(
        {
          caseNumber: theCase.caseNumber,
          happenedAt: theCase.now,
          details: { startsAt, endsAt, kita },
        },
        noticeLanguage(t.common.language === 'en' ? 'en' : 'de').calendarEntry,
      );
      return c.body(content, 200, {
        'Content-Type': contentType,
        'Content-Disposition': `attachment; filename="${filename}"`,
      });
    });
}
