import type { PropsWithChildren } from 'hono/jsx';
import { ButtonLink } from '../components/elements.tsx';
import { useTexts } from '../components/texts.ts';
import type { FamilyCase } from '../../src/cases/read/family-case.ts';
import { bookedSlot, liveWishes, openOffers, type Offer } from '../../src/domain/case.ts';
import { chosenKita, isChildmindingOnly, placeName, whoAfterChoice } from './case-way.ts';
import { Consent, consentHeading } from './consent.tsx';
import {
  mayBookSlot,
  mayCancelAppointment,
  mayChangeWishes,
  mayConsent,
  mayUndo,
  revivableOffers,
  revivableUntil,
} from './possible.ts';

/** Whose turn it is and until when, with one button: the first thing on a family's page. */
export function TurnBox({ theCase }: { readonly theCase: FamilyCase }) {
  const t = useTexts();
  const { turn: texts } = t.familyCase;
  const { state, turn, now, id } = theCase;
  const { dates } = state.round;
  const kita = chosenKita(theCase, t);
  switch (turn.phase) {
    case 'registered': {
      const until = t.dates.end(dates.deadlineAt);
      return mayChangeWishes(theCase) ? (
        <Box heading={texts.registered.heading}>
          <p class="kern-body">
            {texts.registered.text(until, t.dates.remaining(dates.deadlineAt, now))}
          </p>
          <ButtonLink href={`/anmeldung/${id}/wuensche`} kind="secondary">
            {texts.registered.button}
          </ButtonLink>
        </Box>
      ) : (
        <Box heading={texts.registered.heading}>
          <p class="kern-body">{texts.registered.frozen(until)}</p>
        </Box>
      );
    }
    case 'review':
      if (isChildmindingOnly(theCase)) return <PlainBox {...texts.childmindingOnly} />;
      return (
        <Box heading={texts.review.heading}>
          <p class="kern-body">
            {texts.review.text(
              t.dates.endDay(dates.reviewEndsAt),
              t.dates.fullStart(dates.offersFromAt),
            )}
          </p>
        </Box>
      );
    case 'offers':
      return <OffersBox theCase={theCase} />;
    case 'chosen':
      return <ChosenBox theCase={theCase} />;
    case 'appointment':
      return <AppointmentBox theCase={theCase} />;
    case 'contract':
      return (
        <Box heading={consentHeading(theCase, t) ?? texts.contract.heading(kita)}>
          <p class="kern-body">{texts.contract.text}</p>
          <Consent theCase={theCase} />
        </Box>
      );
    case 'ended':
      return state.end?.reason === 'contract' ? (
        <Box heading={texts.endedContract.heading}>
          <p class="kern-body">
            {texts.endedContract.text(
              kita,
              t.dates.plainDay(theCase.contractStartsOn ?? theCase.wishedStartOn),
            )}
          </p>
        </Box>
      ) : (
        <EndedBox theCase={theCase} />
      );
  }
}

function OffersBox({ theCase }: { readonly theCase: FamilyCase }) {
  const t = useTexts();
  const { turn: texts } = t.familyCase;
  const { state, now, id } = theCase;
  const open = openOffers(state);
  if (open.length > 0) {
    const dueAt = Math.min(...open.map((offer) => offer.dueAt));
    return (
      <Box heading={texts.offers.heading(open.length)}>
        <p class="kern-body">
          {texts.offers.before}
          <b>{t.dates.end(dueAt)}</b>
          {texts.offers.after(t.dates.remaining(dueAt, now))}
        </p>
        <ButtonLink href={`/anmeldung/${id}/angebote`}>
          {texts.offers.button(open.length)}
        </ButtonLink>
      </Box>
    );
  }
  const lapsed = revivableOffers(theCase);
  if (lapsed.length > 0)
    return (
      <>
        {lapsed.map((offer) => (
          <LapsedBox theCase={theCase} offer={offer} />
        ))}
      </>
    );
  return <PlainBox {...texts[waitingFor(theCase)]} />;
}

function LapsedBox({ theCase, offer }: { readonly theCase: FamilyCase; readonly offer: Offer }) {
  const t = useTexts();
  const { lapsed: texts } = t.familyCase.turn;
  const name = placeName(theCase, offer.kitaId, t);
  return (
    <Box heading={texts.heading(name)}>
      <p class="kern-body">{texts.text(t.dates.end(revivableUntil(theCase, offer)))}</p>
      <ButtonLink
        href={`/anmeldung/${theCase.id}/angebote/${offer.id}/doch-annehmen`}
        label={`${texts.button}: ${name}`}
      >
        {texts.button}
      </ButtonLink>
    </Box>
  );
}

/** After the acceptance: the Kita's appointments, a childminder's contract, or a talk with the youth office. */
function ChosenBox({ theCase }: { readonly theCase: FamilyCase }) {
  const t = useTexts();
  const { chosen, chosenChildminding, chosenOffice } = t.familyCase.turn;
  const kita = chosenKita(theCase, t);
  // Whoever can act is told so first, though the Kita can act as well.
  const consent = mayConsent(theCase)
    ? t.familyCase.turn.consent.headings.own
    : consentHeading(theCase, t);
  const texts = {
    kita: { heading: chosen.heading(kita), text: chosen.text },
    childminder: chosenChildminding,
    office: { heading: chosenOffice.heading, text: chosenOffice.text(kita) },
  }[whoAfterChoice(theCase)];
  return (
    <Box heading={consent ?? texts.heading}>
      <p class="kern-body">{texts.text}</p>
      <Consent theCase={theCase} />
    </Box>
  );
}

/** An end that is no contract: what it means, and how it is taken back. */
function EndedBox({ theCase }: { readonly theCase: FamilyCase }) {
  const t = useTexts();
  const { ended: texts } = t.familyCase.turn;
  const { end } = theCase.state;
  if (end === null) return null;
  const { [end.reason]: meaning } = texts.texts;
  return (
    <Box heading={texts.headings[end.reason]}>
      {meaning !== '' && <p class="kern-body">{meaning}</p>}
      {mayUndo(theCase) ? (
        <>
          <p class="kern-body">{texts.undo(t.dates.fullEndDay(end.closesAt))}</p>
          <ButtonLink href={`/anmeldung/${theCase.id}/weiterfuehren`} kind="secondary">
            {texts.button}
          </ButtonLink>
        </>
      ) : (
        <p class="kern-body">{end.reason === 'carriedOver' ? texts.goesOn : texts.over}</p>
      )}
    </Box>
  );
}

function waitingFor(theCase: FamilyCase): 'waiting' | 'childmindingOnly' | 'nothingOpen' {
  if (isChildmindingOnly(theCase)) return 'childmindingOnly';
  return liveWishes(theCase.state).some(({ status }) => status === 'open')
    ? 'waiting'
    : 'nothingOpen';
}

function AppointmentBox({ theCase }: { readonly theCase: FamilyCase }) {
  const t = useTexts();
  const { turn: texts } = t.familyCase;
  const { state, now, id } = theCase;
  const kita = chosenKita(theCase, t);
  const booked = bookedSlot(state);
  if (booked !== undefined) {
    return (
      <Box heading={texts.booked.heading(t.dates.span(booked.startsAt, booked.endsAt))}>
        <p class="kern-body">
          {texts.booked.text(kita)}{' '}
          <a class="kern-link kern-link--no-visited-state" href={`/kitas/${booked.kitaId}`}>
            {t.familyCase.appointment.kita}
          </a>
        </p>
        <ButtonLink href={`/anmeldung/${id}/termin/kalender`} kind="secondary">
          {texts.booked.calendar}
        </ButtonLink>
        {mayCancelAppointment(theCase) && (
          <div class="actions">
            {mayBookSlot(theCase) && (
              <ButtonLink href={`/anmeldung/${id}/termin`} kind="secondary">
                {texts.booked.move}
              </ButtonLink>
            )}
            <ButtonLink href={`/anmeldung/${id}/termin-absagen`} kind="secondary">
              {texts.booked.cancel}
            </ButtonLink>
          </div>
        )}
        <Consent theCase={theCase} />
      </Box>
    );
  }
  const open = state.slots.some(({ status, startsAt }) => status === 'proposed' && startsAt > now);
  const areTaken = state.slots.some(({ status, startsAt }) => status === 'taken' && startsAt > now);
  const none = areTaken ? texts.slotsTaken : texts.slotsPassed;
  return open ? (
    <Box heading={texts.slots.heading}>
      <p class="kern-body">{texts.slots.text(kita)}</p>
      <ButtonLink href={`/anmeldung/${id}/termin`}>{texts.slots.button}</ButtonLink>
      <Consent theCase={theCase} />
    </Box>
  ) : (
    <Box heading={none.heading(kita)}>
      <p class="kern-body">{none.text}</p>
      <Consent theCase={theCase} />
    </Box>
  );
}

function PlainBox({ heading, text }: { readonly heading: string; readonly text: string }) {
  return (
    <Box heading={heading}>
      <p class="kern-body">{text}</p>
    </Box>
  );
}

function Box({ heading, children }: PropsWithChildren<{ readonly heading: string }>) {
  return (
    <section class="turn">
      <h2 class="kern-heading-medium">{heading}</h2>
      {children}
    </section>
  );
}
