import type { MediationLine } from '../../src/cases/read/mediation-queue.ts';
import { DataTable } from '../components/data-table.tsx';
import { useTexts } from '../components/texts.ts';

/** Whom the office is to find a childminder for. */
export function MediationQueue({ queue }: { readonly queue: readonly MediationLine[] }) {
  const t = useTexts();
  const { queue: texts, results } = t.childminding;
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{texts.heading}</h2>
      {queue.length === 0 && <p class="kern-body">{texts.none}</p>}
      {queue.length > 0 && (
        <DataTable
          caption={texts.heading}
          columns={[
            { label: texts.child },
            { label: texts.need },
            { label: texts.since },
            { label: texts.contacts },
          ]}
          rows={queue.map((line) => [
            <>
              <a
                class="kern-link kern-link--no-visited-state"
                href={`/office/faelle/${line.applicationId}/tagespflege`}
              >
                {line.caseNumber}
              </a>
              <span class="sub">{line.child}</span>
            </>,
            <>
              {t.ageGroups[line.ageGroup]}, {t.office.case.hoursOf(line.hours)}
              <span class="sub">{line.municipality}</span>
            </>,
            t.dates.fullDay(line.receivedAt),
            line.isOffered ? (
              texts.offered
            ) : line.lastContact === null ? (
              texts.noContact
            ) : (
              <>
                {String(line.contacts)}
                <span class="sub">
                  {texts.lastContact(
                    results[line.lastContact.result],
                    t.dates.plainDay(line.lastContact.on),
                  )}
                </span>
              </>
            ),
          ])}
        />
      )}
    </section>
  );
}
