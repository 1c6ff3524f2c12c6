import { SubmitButton } from '../components/elements.tsx';
import { ClientKey, TextArea } from '../components/form.tsx';
import { emptyForm } from '../components/form-values.ts';
import { useTexts } from '../components/texts.ts';
import type { CasesDependencies } from '../../src/cases/dependencies.ts';
import type { CommandResult } from '../../src/cases/errors.ts';
import {
  cancelAppointment,
  guardianConsent,
  moveAway,
  undoWithdraw,
  withdraw,
  type FamilyRequest,
} from '../../src/cases/family.ts';
import type { FamilyCase } from '../../src/cases/read/family-case.ts';
import { bookedSlot } from '../../src/domain/case.ts';
import type { Person } from '../../src/persistence/actor.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import { CaseReference } from './case-parts.tsx';
import { chosenKita } from './case-way.ts';
import { isPossible, mayCancelAppointment, mayConsent, mayUndo } from './possible.ts';

/** A decision that needs one sentence of what it means, and one button. */
export interface CaseDecision {
  readonly action:
    | 'withdraw'
    | 'moveAway'
    | 'undoWithdraw'
    | 'guardianConsent'
    | 'cancelAppointment';
  /** The page's last part of the address. */
  readonly path: string;
  readonly hasNote: boolean;
  /** What exactly it is about, where the sentence cannot say it. */
  readonly about?: (theCase: FamilyCase, t: Texts) => string;
  readonly may: (theCase: FamilyCase) => boolean;
  readonly send: (
    deps: CasesDependencies,
    family: Person,
    request: FamilyRequest & { readonly note: string | undefined },
    theCase: FamilyCase,
  ) => Promise<CommandResult>;
}

export const DECISIONS: readonly CaseDecision[] = [
  {
    action: 'withdraw',
    path: 'zurueckziehen',
    hasNote: true,
    may: (theCase) => isPossible(theCase, 'withdraw'),
    send: withdraw,
  },
  {
    action: 'moveAway',
    path: 'umzug',
    hasNote: true,
    may: (theCase) => isPossible(theCase, 'moveAway'),
    send: moveAway,
  },
  {
    action: 'undoWithdraw',
    path: 'weiterfuehren',
    hasNote: false,
    may: mayUndo,
    send: (deps, family, { applicationId, clientKey }) =>
      undoWithdraw(deps, family, { applicationId, clientKey }),
  },
  {
    action: 'guardianConsent',
    path: 'zustimmen',
    hasNote: false,
    about: chosenKita,
    may: mayConsent,
    send: (deps, family, { applicationId, clientKey }, { guardian }) =>
      guardianConsent(deps, family, { applicationId, clientKey, guardian: guardian.position }),
  },
  {
    action: 'cancelAppointment',
    path: 'termin-absagen',
    hasNote: true,
    about: appointmentOf,
    may: mayCancelAppointment,
    send: (deps, family, request, { state }) =>
      cancelAppointment(deps, family, { ...request, slotId: bookedSlot(state)?.id ?? '' }),
  },
];

/** Says what a decision means before it is made. */
export function DecisionPage({
  theCase,
  decision,
}: {
  readonly theCase: FamilyCase;
  readonly decision: CaseDecision;
}) {
  const t = useTexts();
  const texts = t.familyCase.decisions[decision.action];
  const about = decision.about?.(theCase, t);
  return (
    <>
      <CaseReference theCase={theCase} />
      <h1 class="kern-heading-large">{texts.title}</h1>
      {about !== undefined && (
        <p class="kern-body kern-body--large">
          <b>{about}</b>
        </p>
      )}
      <p class="kern-body">{texts.text}</p>
      <form method="post" class="stack narrow">
        <ClientKey />
        {decision.hasNote && <TextArea form={emptyForm} name="note" label={texts.note} optional />}
        <div class="actions">
          <SubmitButton>{texts.button}</SubmitButton>
          <a class="kern-btn kern-btn--secondary" href={`/anmeldung/${theCase.id}`}>
            <span class="kern-label">{texts.keep}</span>
          </a>
        </div>
      </form>
    </>
  );
}

function appointmentOf(theCase: FamilyCase, t: Texts): string {
  const slot = bookedSlot(theCase.state);
  if (slot === undefined) return chosenKita(theCase, t);
  return `${chosenKita(theCase, t)}, ${t.dates.span(slot.startsAt, slot.endsAt)}`;
}
