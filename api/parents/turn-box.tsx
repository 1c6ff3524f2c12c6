import type { PropsWithChildren } from 'hono/jsx';
import { ButtonLink } from '../components/elements.tsx';
import { useTexts } from '../components/texts.ts';
import type { FamilyCase } from '../../src/cases/read/family-case.ts';
import { bookedSlot, liveWishes, openOffers } from '../../src/domain/case.ts';
import { chosenKita, placeName } from './case-way.ts';
import { Consent, consentHeading } from './consent.tsx';
import {
  mayBookSlot,
  mayCancelAppointment,
  mayChangeWishes,
  mayUndo,
  revivableOffers,
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
      return (
        <Box heading={consentHeading(theCase, t) ?? texts.chosen.heading(kita)}>
          <p class="kern-body">{texts.chosen.text}</p>
          <Consent theCase={theCase} />
        </Box>
      );
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
            {texts.endedContract.text(kita, t.dates.plainDay(theCase.wishedStartOn))}
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
  const { heading, text } = texts[waitingFor(theCase)];
  const [lapsed] = revivableOffers(theCase);
  if (lapsed?.settledAt != null) {
    const until = lapsed.settledAt + state.round.rules.reviveWithinMs;
    return (
      <Box heading={texts.lapsed.heading(placeName(theCase, lapsed.kitaId, t))}>
        <p class="kern-body">{texts.lapsed.text(t.dates.instant(until))}</p>
        <ButtonLink href={`/anmeldung/${id}/angebote/${lapsed.id}/doch-annehmen`}>
          {texts.lapsed.button}
        </ButtonLink>
      </Box>
    );
  }
  return (
    <Box heading={heading}>
      <p class="kern-body">{text}</p>
    </Box>
  );
}

/** An end that is no contract: what it means, and how it is taken back. */
function EndedBox({ theCase }: { readonly theCase: FamilyCase }) {
  const t = useTexts();
  const { ended: texts } = t.familyCase.turn;
  const { end } = theCase.state;
  if (end === null) return null;
  return (
    <Box heading={texts.headings[end.reason]}>
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

function waitingFor({ state }: FamilyCase): 'waiting' | 'childmindingOnly' | 'nothingOpen' {
  const open = liveWishes(state).filter(({ status }) => status === 'open');
  if (open.some(({ kitaId }) => kitaId !== null)) return 'waiting';
  return open.length > 0 ? 'childmindingOnly' : 'nothingOpen';
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
        <p class="kern-body">{texts.booked.text(kita)}</p>
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
  return open ? (
    <Box heading={texts.slots.heading}>
      <p class="kern-body">{texts.slots.text(kita)}</p>
      <ButtonLink href={`/anmeldung/${id}/termin`}>{texts.slots.button}</ButtonLink>
      <Consent theCase={theCase} />
    </Box>
  ) : (
    <Box heading={texts.slotsPassed.heading(kita)}>
      <p class="kern-body">{texts.slotsPassed.text}</p>
      <Consent theCase={theCase} />
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
