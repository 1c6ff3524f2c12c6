import { ButtonLink, DescriptionList, SubmitButton } from '../components/elements.tsx';
import { ClientKey, emptyForm, TextArea } from '../components/form.tsx';
import { useTexts } from '../components/texts.ts';
import type { FamilyCase } from '../../src/cases/read/family-case.ts';
import { openOffers, type Offer } from '../../src/domain/case.ts';
import { BackToCase, CaseReference } from './case-parts.tsx';
import { placeName } from './case-way.ts';

/** The offers that wait for an answer, side by side; below them what became of earlier ones. */
export function OffersPage({ theCase }: { readonly theCase: FamilyCase }) {
  const t = useTexts();
  const { offers: texts } = t.familyCase;
  const open = openOffers(theCase.state);
  const settled = theCase.state.offers.filter(({ status }) => status !== 'open');
  return (
    <>
      <CaseReference theCase={theCase} />
      <h1 class="kern-heading-x-large">{texts.title(theCase.state.offers.length)}</h1>
      <p class="kern-body">{open.length === 0 ? texts.none : texts.intro(open.length)}</p>
      <div class="cards">
        {open.map((offer) => (
          <OfferCard theCase={theCase} offer={offer} />
        ))}
      </div>
      {settled.length > 0 && (
        <section>
          <h2 class="kern-heading-medium">{texts.settled}</h2>
          <DescriptionList
            facts={settled.map((offer) => ({
              label: placeName(theCase, offer.kitaId, t),
              value: t.offerStatuses[offer.status],
            }))}
          />
        </section>
      )}
      <BackToCase theCase={theCase} />
    </>
  );
}

function OfferCard({ theCase, offer }: { readonly theCase: FamilyCase; readonly offer: Offer }) {
  const t = useTexts();
  const { offers: texts } = t.familyCase;
  const kita = theCase.kitas.get(offer.kitaId ?? '');
  const name = placeName(theCase, offer.kitaId, t);
  const rank = theCase.state.wishes.find(({ id }) => id === offer.wishId)?.rank;
  const base = `/anmeldung/${theCase.id}/angebote/${offer.id}`;
  const facts = [
    {
      label: texts.place,
      value: [kita?.street, kita?.district, kita?.municipality]
        .filter(
          (part, index, parts) =>
            part !== undefined && part !== '' && parts.indexOf(part) === index,
        )
        .join(', '),
    },
    { label: texts.provider, value: kita?.provider ?? '' },
    { label: texts.hours, value: texts.hoursValue(theCase.offeredHours.get(offer.id) ?? 0) },
    { label: texts.start, value: t.dates.plainDay(theCase.wishedStartOn) },
    { label: texts.answerBy, value: t.dates.fullEnd(offer.dueAt) },
  ];
  return (
    <section class="card">
      {rank !== undefined && <p class="kern-body kern-body--muted">{texts.rank(rank)}</p>}
      <h2 class="kern-heading-medium">{name}</h2>
      <DescriptionList facts={facts.filter(({ value }) => value !== '')} />
      <div class="actions">
        <ButtonLink href={`${base}/annehmen`} label={texts.acceptOf(name)}>
          {texts.accept}
        </ButtonLink>
        <ButtonLink href={`${base}/ablehnen`} label={texts.declineOf(name)} kind="secondary">
          {texts.decline}
        </ButtonLink>
      </div>
    </section>
  );
}

/** Says what an acceptance means before it is given. */
export function AcceptPage({
  theCase,
  offer,
}: {
  readonly theCase: FamilyCase;
  readonly offer: Offer;
}) {
  const t = useTexts();
  const { accept: texts } = t.familyCase;
  const name = placeName(theCase, offer.kitaId, t);
  const returned = openOffers(theCase.state)
    .filter(({ id }) => id !== offer.id)
    .map(({ kitaId }) => placeName(theCase, kitaId, t));
  const otherWishes = theCase.state.wishes.some(
    ({ id, status }) => status === 'open' && id !== offer.wishId,
  );
  return (
    <>
      <CaseReference theCase={theCase} />
      <h1 class="kern-heading-large">{texts.title(name)}</h1>
      <section class="turn">
        <h2 class="kern-heading-medium">{texts.consequences}</h2>
        <ul class="kern-body">
          <li>{texts.reserved(name)}</li>
          {returned.length > 0 && <li>{texts.returned(returned.join(', '))}</li>}
          {otherWishes && <li>{texts.wishesEnd}</li>}
          <li>{texts.appointment}</li>
        </ul>
        <form method="post">
          <ClientKey />
          <SubmitButton>{texts.button}</SubmitButton>
        </form>
      </section>
      <BackToCase theCase={theCase} to="angebote" />
    </>
  );
}

export function DeclinePage({
  theCase,
  offer,
}: {
  readonly theCase: FamilyCase;
  readonly offer: Offer;
}) {
  const t = useTexts();
  const { decline: texts } = t.familyCase;
  const name = placeName(theCase, offer.kitaId, t);
  return (
    <>
      <CaseReference theCase={theCase} />
      <h1 class="kern-heading-large">{texts.title(name)}</h1>
      <p class="kern-body">{texts.text(name)}</p>
      <form method="post" class="stack narrow">
        <ClientKey />
        <TextArea form={emptyForm} name="note" label={texts.note} optional />
        <SubmitButton>{texts.button}</SubmitButton>
      </form>
      <BackToCase theCase={theCase} to="angebote" />
    </>
  );
}
