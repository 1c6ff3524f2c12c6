import type { OfficeCase } from '../../src/cases/read/office-case.ts';
import { DataTable } from '../components/data-table.tsx';
import { useTexts } from '../components/texts.ts';

/** What is prepared, what was offered, the appointments, the contract. */
export function Offers({ theCase }: { readonly theCase: OfficeCase }) {
  const t = useTexts();
  const { case: texts } = t.office;
  const { offers, slots, contract } = theCase;
  return (
    <section class="part">
      <h2 class="kern-heading-medium">{texts.offers}</h2>
      {contract !== null && (
        <p class="kern-body">
          {texts.contract(
            contract.kita ?? texts.childminding,
            t.dates.fullInstant(contract.concludedAt),
          )}{' '}
          {t.officeActions.contractTerms(t.dates.plainDay(contract.startsOn), contract.hours)}
        </p>
      )}
      {theCase.drafts.length > 0 && <Drafts theCase={theCase} />}
      {offers.length === 0 && <p class="kern-body">{texts.noOffers}</p>}
      {offers.length > 0 && (
        <DataTable
          caption={texts.offers}
          columns={[
            { label: texts.kita },
            { label: texts.place },
            { label: texts.madeAt },
            { label: texts.dueAt },
            { label: texts.status },
          ]}
          rows={offers.map((offer) => [
            offer.kita ?? (
              <>
                {texts.childminding}
                {offer.childminder !== null && <span class="sub">{offer.childminder}</span>}
              </>
            ),
            texts.placeOf(t.ageGroups[offer.ageGroup], offer.hours),
            t.dates.fullInstant(offer.madeAt),
            t.dates.fullEnd(offer.dueAt),
            offer.settledAt === null
              ? t.offerStatuses[offer.status]
              : texts.delivered(
                  t.offerStatuses[offer.status],
                  t.dates.fullInstant(offer.settledAt),
                ),
          ])}
        />
      )}
      {slots.length > 0 && (
        <DataTable
          caption={texts.slots}
          columns={[{ label: texts.slot }, { label: texts.kita }, { label: texts.status }]}
          rows={slots.map((slot) => [
            t.dates.span(slot.startsAt, slot.endsAt),
            slot.kita,
            t.slotStatuses[slot.status],
          ])}
        />
      )}
    </section>
  );
}

function Drafts({ theCase: { drafts } }: { readonly theCase: OfficeCase }) {
  const t = useTexts();
  const { draft: texts, drafts: caption } = t.officeActions;
  return (
    <DataTable
      caption={caption}
      columns={[{ label: caption }, { label: texts.preparedAt }, { label: texts.status }]}
      rows={drafts.map(({ kita, preparedAt, status, outAt }) => [
        kita ?? t.office.case.childminding,
        t.dates.fullInstant(preparedAt),
        outAt === null
          ? texts.statuses[status]
          : texts.goesOut(texts.statuses[status], t.dates.fullStart(outAt)),
      ])}
    />
  );
}
