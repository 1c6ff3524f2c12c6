import { addDays, zonedDay } from '../../src/calendar/zone.ts';
import type { KitaWeek, WeekSlot } from '../../src/cases/read/kita-week.ts';
import { DataTable } from '../components/data-table.tsx';
import { Badge, type Tone } from '../components/elements.tsx';
import { useMay } from '../components/may.ts';
import { useTexts } from '../components/texts.ts';
import { ChildLink } from './child-link.tsx';
import { KitaNav } from './kita-nav.tsx';
import { inYear } from './years.ts';

const TONES = {
  booked: 'success',
  proposed: 'info',
  cancelled: 'warning',
  missed: 'warning',
} as const satisfies Record<WeekSlot['status'], Tone>;

/** A week of appointments, day by day: booked, proposed, cancelled, missed. */
export function WeekPage({ week, year }: { readonly week: KitaWeek; readonly year: number }) {
  const t = useTexts();
  const { week: texts } = t.kitaDesk;
  const may = useMay();
  const { monday, slots, nextBookedAt } = week;
  const byDay = Map.groupBy(slots, ({ startsAt }) => zonedDay(startsAt));
  return (
    <>
      <KitaNav year={year} />
      <h1 class="kern-heading-large">{texts.title}</h1>
      <Weeks monday={monday} nextBookedAt={nextBookedAt} />
      <h2 class="kern-heading-medium">
        {texts.of(t.dates.plainDay(monday), t.dates.plainDay(addDays(monday, 6)))}
      </h2>
      {slots.length === 0 && <p class="kern-body">{texts.none}</p>}
      {[...byDay].map(([day, ofDay]) => (
        <Day day={t.dates.fullWeekday(ofDay[0]?.startsAt ?? 0)} key={day} slots={ofDay} />
      ))}
      {slots.some(({ status }) => status === 'booked') && (
        <p class="kern-body">
          <a class="kern-link" href={`/kita/termine/kalender?woche=${monday}`}>
            {texts.calendar}
          </a>
          <span class="sub">{texts.calendarHint}</span>
        </p>
      )}
      {may('proposeSlots') && (
        <p>
          <a
            class="kern-link kern-link--no-visited-state"
            href={inYear('/kita/termine/vorschlagen', year)}
          >
            {texts.proposeMany}
          </a>
        </p>
      )}
    </>
  );
}

function Weeks({ monday, nextBookedAt }: Pick<KitaWeek, 'monday' | 'nextBookedAt'>) {
  const t = useTexts();
  const { week: texts } = t.kitaDesk;
  const links = [
    { day: addDays(monday, -7), label: texts.previous },
    { day: undefined, label: texts.thisWeek },
    { day: addDays(monday, 7), label: texts.next },
    ...(nextBookedAt === null
      ? []
      : [
          {
            day: zonedDay(nextBookedAt),
            label: texts.nextBooked(t.dates.fullDay(nextBookedAt)),
          },
        ]),
  ];
  return (
    <nav aria-label={texts.navigation}>
      <ul class="brand__nav">
        {links.map(({ day, label }) => (
          <li>
            <a
              class="kern-link kern-link--no-visited-state"
              href={day === undefined ? '/kita/termine' : `/kita/termine?woche=${day}`}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Day({ day, slots }: { readonly day: string; readonly slots: readonly WeekSlot[] }) {
  const t = useTexts();
  const { columns } = t.kitaDesk.week;
  return (
    <section class="part">
      <h3 class="kern-heading-small">{day}</h3>
      <DataTable
        caption={day}
        columns={[{ label: columns.time }, { label: columns.child }, { label: columns.status }]}
        rows={slots.map((slot) => [
          `${t.dates.time(slot.startsAt)}–${t.dates.time(slot.endsAt)}`,
          <ChildLink applicant={slot} />,
          <Badge tone={TONES[slot.status]}>{t.slotStatuses[slot.status]}</Badge>,
        ])}
      />
    </section>
  );
}
