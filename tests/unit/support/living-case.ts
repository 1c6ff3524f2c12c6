import type { CaseState, Custody } from '../../../src/domain/case.ts';
import type { Command } from '../../../src/domain/commands.ts';
import { decide } from '../../../src/domain/decide.ts';
import { evolve } from '../../../src/domain/evolve.ts';
import type { Phase } from '../../../src/domain/phase.ts';
import { isLate, type Round } from '../../../src/domain/round.ts';
import type { Decision, StepKind } from '../../../src/domain/steps.ts';
import { nextTimer } from '../../../src/domain/timers.ts';
import { HOUR } from './season.ts';

/** Freezes plain data to its leaves, so that whoever writes to it throws. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value as Record<string, unknown>)) frozen(part);
  }
  return value;
}

/** What a contract says where it does not matter. */
export const terms = { startsOn: '2027-08-01', hours: 35 } as const;

export interface Family {
  readonly receivedAt: number;
  readonly kitas?: readonly string[];
  readonly childminding?: boolean;
  readonly custody?: Custody;
  readonly allocation?: CaseState['allocation'];
}

/** A case as the registration writes it. */
export function registeredCase(round: Round, family: Family): CaseState {
  const { receivedAt, kitas = ['kita-a', 'kita-b', 'kita-c'], childminding = true } = family;
  const { custody = 'sole', allocation = null } = family;
  const wished: readonly (string | null)[] = childminding ? [...kitas, null] : kitas;
  return frozen({
    applicationId: 'application-1',
    revision: 1,
    phase: 'registered',
    phaseSince: receivedAt,
    receivedAt,
    late: isLate(receivedAt, round.dates),
    round,
    enrolmentClosedFor: null,
    wishes: wished.map((kitaId, index) => ({
      id: wishFor(kitaId),
      kitaId,
      rank: index + 1,
      status: 'open',
      reviewedAt: null,
      visitedAt: null,
    })),
    drafts: [],
    offers: [],
    slots: [],
    custody,
    consents: [],
    noShows: 0,
    overdue: [],
    allocation,
    end: null,
  });
}

export const wishFor = (kitaId: string | null): string => `wish-${kitaId ?? 'childminding'}`;

/** A case that lives through decide and evolve alone; its state is frozen, so that no rule can write to what it is given. */
export class LivingCase {
  state: CaseState;
  readonly steps: StepKind[] = [];

  constructor(state: CaseState) {
    this.state = frozen(state);
  }

  /** Judges a command and takes the step it leads to. */
  ask(command: Command, at: number, judgedBy: Round = this.state.round): Decision {
    const decision = decide(this.state, frozen(command), at, judgedBy);
    if (decision.kind === 'step') {
      this.state = frozen(evolve(this.state, frozen(decision.step)));
      this.steps.push(decision.step.kind);
    }
    return decision;
  }

  /** The same for a command that must not be refused. */
  do(command: Command, at: number): this {
    const decision = this.ask(command, at);
    if (decision.kind === 'refusal') throw new Error(`${command.kind}: ${decision.code}`);
    return this;
  }

  /** Takes every step the case takes by itself up to an instant. */
  passTo(at: number): this {
    for (let timer = nextTimer(this.state); timer !== undefined && timer.dueAt <= at;) {
      this.do(timer.command, timer.dueAt);
      timer = nextTimer(this.state);
    }
    return this;
  }

  prepare(kita: string, at: number, offerId = `offer-${kita}`): this {
    return this.do(
      { kind: 'prepareOffer', offerId, wishId: wishFor(kita), placesId: `places-of-${kita}` },
      at,
    );
  }

  /** A childminder's offer, accepted: the contract follows without an appointment. */
  chooseChildminder(at: number): this {
    const offerId = 'offer-childminding';
    const offer = { offerId, wishId: wishFor(null), placesId: 'places-of-minder' };
    return this.do({ kind: 'makeOffer', ...offer, childminderId: 'minder' }, at).do(
      { kind: 'acceptOffer', offerId },
      at,
    );
  }

  offer(kita: string, at: number, offerId = `offer-${kita}`): this {
    return this.do(
      { kind: 'makeOffer', offerId, wishId: wishFor(kita), placesId: `places-of-${kita}` },
      at,
    );
  }
}

/** An instant, and a case that came into the phase it is in then by real steps. */
export interface CaseInPhase {
  readonly case: LivingCase;
  readonly at: number;
}

/** Lives a case of `round` into a phase. With an offer of kita-a in `offers`; a slot an hour long from `contract` on. */
export function caseIn(phase: Phase, round: Round, family: Partial<Family> = {}): CaseInPhase {
  const { opensAt, deadlineAt, offersFromAt } = round.dates;
  const theCase = new LivingCase(registeredCase(round, { receivedAt: opensAt + HOUR, ...family }));
  const at = offersFromAt + HOUR;
  const slot = { id: 'slot-1', startsAt: at + 24 * HOUR, endsAt: at + 25 * HOUR };
  const offerId = 'offer-kita-a';
  switch (phase) {
    case 'registered':
      return { case: theCase, at: deadlineAt - 1 };
    case 'review':
      return { case: theCase.passTo(deadlineAt), at: deadlineAt };
    case 'offers':
      return { case: theCase.passTo(at).offer('kita-a', at), at };
    case 'chosen': {
      const { case: offered } = caseIn('offers', round, family);
      return { case: offered.do({ kind: 'acceptOffer', offerId }, at), at };
    }
    case 'appointment': {
      const { case: chosen } = caseIn('chosen', round, family);
      const slots = [slot, { ...slot, id: 'slot-2', startsAt: slot.startsAt - HOUR }];
      return { case: chosen.do({ kind: 'proposeSlots', offerId, slots }, at), at };
    }
    case 'contract': {
      const { case: invited } = caseIn('appointment', round, family);
      return { case: invited.do({ kind: 'bookSlot', slotId: slot.id }, at), at: slot.startsAt };
    }
    case 'ended': {
      const met = caseIn('contract', round, family);
      return {
        case: met.case.do(
          { kind: 'concludeContract', offerId, contractId: 'contract-1', ...terms },
          slot.endsAt,
        ),
        at: slot.endsAt,
      };
    }
  }
}
