import { ButtonLink, DescriptionList, SubmitButton } from '../components/elements.tsx';
import { ClientKey, TextArea } from '../components/form.tsx';
import { emptyForm } from '../components/form-values.ts';
import { useTexts } from '../components/texts.ts';
import type { FamilyCase } from '../../src/cases/read/family-case.ts';
import { openOffers, type Offer } from '../../src/domain/case.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import { addressOf, BackToCase, CaseReference } from './case-parts.tsx';
import { placeName } from './case-way.ts';
import { revivableOffers, revivableUntil } from './possible.ts';

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
              value: <SettledOffer theCase={theCase} offer={offer} />,
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
  const age = theCase.offeredAges.get(offer.id);
  const base = `/anmeldung/${theCase.id}/angebote/${offer.id}`;
  const facts = [
    { label: texts.place, value: addressOf(kita) },
    { label: texts.provider, value: kita?.provider ?? '' },
    { label: texts.hours, value: texts.hoursValue(theCase.offeredHours.get(offer.id) ?? 0) },
    { label: texts.ageGroup, value: age === undefined ? '' : texts.ageGroups[age] },
    { label: texts.start, value: t.dates.plainDay(theCase.wishedStartOn) },
    { label: texts.answerBy, value: t.dates.fullEnd(offer.dueAt) },
    { label: texts.ifAccepted, value: whatAcceptingMeans(theCase, offer, t).join('; ') },
  ];
  return (
    <section class="card">
      {rank !== undefined && <p class="kern-body kern-body--muted">{texts.rank(rank)}</p>}
      <h2 class="kern-heading-medium">{name}</h2>
      <DescriptionList facts={facts.filter(({ value }) => value !== '')} />
      {kita !== undefined && (
        <a
          class="kern-link kern-link--no-visited-state"
          href={`/kitas/${kita.id}`}
          aria-label={texts.profileOf(name)}
        >
          {texts.profile}
        </a>
      )}
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

/** What became of an offer, and the way back to it while there is one. */
function SettledOffer({ theCase, offer }: { readonly theCase: FamilyCase; readonly offer: Offer }) {
  const t = useTexts();
  const { offers: texts } = t.familyCase;
  const isRevivable = revivableOffers(theCase).some(({ id }) => id === offer.id);
  return (
    <>
      {t.offerStatuses[offer.status]}
      {isRevivable && (
        <>
          {'. '}
          <a
            class="kern-link kern-link--no-visited-state"
            href={`/anmeldung/${theCase.id}/angebote/${offer.id}/doch-annehmen`}
            aria-label={texts.reviveOf(placeName(theCase, offer.kitaId, t))}
          >
            {texts.revive}
          </a>
        </>
      )}
    </>
  );
}

/** The other open offers that go back with an acceptance, by the names of their Kitas. */
const returnedFor = (theCase: FamilyCase, offer: Offer, t: Texts): readonly string[] =>
  openOffers(theCase.state)
    .filter(({ id }) => id !== offer.id)
    .map(({ kitaId }) => placeName(theCase, kitaId, t));

const endsOtherWishes = ({ state }: FamilyCase, offer: Offer): boolean =>
  state.wishes.some(({ id, status }) => status === 'open' && id !== offer.wishId);

function whatAcceptingMeans(theCase: FamilyCase, offer: Offer, t: Texts): readonly string[] {
  const { offers: texts } = t.familyCase;
  const returned = returnedFor(theCase, offer, t);
  const said = [
    ...(returned.length > 0 ? [texts.givesBack(returned.join(', '))] : []),
    ...(endsOtherWishes(theCase, offer) ? [texts.wishesEnd] : []),
  ];
  return said.length > 0 ? said : [texts.changesNothingElse];
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
  const returned = returnedFor(theCase, offer, t);
  const needsConsent = theCase.state.custody === 'shared' && theCase.otherGuardian !== null;
  return (
    <>
      <CaseReference theCase={theCase} />
      <h1 class="kern-heading-large">{texts.title(name)}</h1>
      <section class="turn">
        <h2 class="kern-heading-medium">{texts.consequences}</h2>
        <ul class="kern-body">
          <li>{texts.reserved(name)}</li>
          {returned.length > 0 && <li>{texts.returned(returned.join(', '))}</li>}
          {endsOtherWishes(theCase, offer) && <li>{texts.wishesEnd}</li>}
          {needsConsent && <li>{texts.consent}</li>}
          <li>{offer.kitaId === null ? texts.childminder : texts.appointment}</li>
          {offer.status === 'lapsed' && (
            <li>{texts.ifFree(t.dates.end(revivableUntil(theCase, offer)))}</li>
          )}
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
