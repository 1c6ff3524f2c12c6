import type { z } from 'zod';
import { changeData, dataChangeSchema } from '../../src/cases/change-data.ts';
import type { CasesDependencies } from '../../src/cases/dependencies.ts';
import { DoorError, type CommandResult } from '../../src/cases/errors.ts';
import * as family from '../../src/cases/family.ts';
import * as kita from '../../src/cases/kita.ts';
import { carryOver, closeWithoutPlace, extendDeadline } from '../../src/cases/office-case.ts';
import type { PersonAction } from '../../src/domain/commands.ts';
import type { Person } from '../../src/persistence/actor.ts';
import type { Asked } from './answers.ts';
import type { Tag } from './operation.ts';
import { actionBodies } from './schemas/commands.ts';

/** One thing that can be asked of a case: its path is the action's name in small letters with hyphens. */
export interface CommandRoute {
  readonly action: PersonAction;
  /** Whose page it mostly is; who may ask is the policy's business. */
  readonly tag: Tag;
  readonly summary: string;
  readonly body: z.ZodType;
  /** Asks which revision was seen. */
  readonly isEdit: boolean;
  readonly send: (
    deps: CasesDependencies,
    person: Person,
    request: Asked & object,
  ) => Promise<CommandResult>;
}

function command<Body extends z.ZodType>(
  action: PersonAction,
  tag: Tag,
  summary: string,
  body: Body,
  send: (
    deps: CasesDependencies,
    person: Person,
    request: Asked & z.output<Body>,
  ) => Promise<CommandResult>,
): CommandRoute {
  return {
    action,
    tag,
    summary,
    body,
    isEdit: action === 'changeData',
    send: (deps, person, request) => send(deps, person, request as Asked & z.output<Body>),
  };
}

const bodies = actionBodies;

export const COMMANDS: readonly CommandRoute[] = [
  command('changeWishes', 'family', 'Change the wishes', bodies.changeWishes, family.changeWishes),
  command(
    'changeData',
    'family',
    'Correct data; an empty email means letters from now on',
    dataChangeSchema.extend(bodies.nothing.shape),
    (deps, person, { applicationId, clientKey, expected, receivedOn, ...input }) =>
      changeData(deps, person, { applicationId, clientKey, expected, receivedOn, input }),
  ),
  command(
    'moveAway',
    'family',
    'Move to where another youth office is responsible',
    bodies.withdraw,
    family.moveAway,
  ),
  command('withdraw', 'family', 'Withdraw the application', bodies.withdraw, family.withdraw),
  command(
    'undoWithdraw',
    'family',
    'Take the end of the case back while its grace lasts',
    bodies.nothing,
    family.undoWithdraw,
  ),
  command('acceptOffer', 'family', 'Accept an offer', bodies.acceptOffer, family.acceptOffer),
  command('declineOffer', 'family', 'Decline an offer', bodies.declineOffer, family.declineOffer),
  command(
    'reviveOffer',
    'family',
    'Accept an offer within 48 hours after it lapsed, while a place is free',
    bodies.acceptOffer,
    family.reviveOffer,
  ),
  command(
    'guardianConsent',
    'family',
    'Consent as one of two guardians',
    bodies.guardianConsent,
    family.guardianConsent,
  ),
  command('bookSlot', 'family', 'Book a slot, or move to it', bodies.bookSlot, family.bookSlot),
  command(
    'cancelAppointment',
    'family',
    'Cancel the appointment',
    bodies.cancelAppointment,
    (deps, person, { note, by, ...request }) => {
      const isForKita = person.kind === 'kita' || (person.kind === 'office' && by === 'kita');
      if (!isForKita) return family.cancelAppointment(deps, person, { ...request, note });
      // Only what a family writes comes on paper.
      if (request.receivedOn !== undefined) throw new DoorError('action.forbidden');
      return kita.cancelAppointment(deps, person, { ...request, note: note ?? '' });
    },
  ),
  command(
    'markReviewed',
    'kita',
    'Note that a wish was looked at',
    bodies.ofWish,
    kita.markReviewed,
  ),
  command('confirmVisit', 'kita', 'Confirm a visit', bodies.ofWish, kita.confirmVisit),
  command('makeOffer', 'kita', 'Offer a place', bodies.makeOffer, kita.makeOffer),
  command(
    'prepareOffer',
    'kita',
    'Prepare an offer, which goes out once it is released',
    bodies.makeOffer,
    kita.prepareOffer,
  ),
  command(
    'releaseOffer',
    'kita',
    'Release a prepared offer, to go out by itself',
    bodies.ofOffer,
    kita.releaseOffer,
  ),
  command(
    'revokeOffer',
    'kita',
    'Revoke an offer, with the reason; drop what is only prepared',
    bodies.revokeOffer,
    kita.revokeOffer,
  ),
  command(
    'proposeSlots',
    'kita',
    'Propose one to three slots for the appointment',
    bodies.proposeSlots,
    (deps, person, { slots, ...request }) =>
      kita.proposeSlots(deps, person, {
        ...request,
        slots: slots.map(({ startsAt, endsAt }) => ({
          startsAt: Date.parse(startsAt),
          endsAt: Date.parse(endsAt),
        })),
      }),
  ),
  command(
    'recordNoShow',
    'kita',
    'Record that the family missed its appointment',
    bodies.ofSlot,
    kita.recordNoShow,
  ),
  command(
    'concludeContract',
    'kita',
    'Record the signed contract',
    bodies.concludeContract,
    kita.concludeContract,
  ),
  command(
    'correctContract',
    'kita',
    'Correct what the contract says',
    bodies.correctContract,
    kita.correctContract,
  ),
  command(
    'contractFailed',
    'kita',
    'Record that no contract came of an accepted offer',
    bodies.contractFailed,
    kita.contractFailed,
  ),
  command(
    'carryOver',
    'office',
    'Carry the child over into a later round',
    bodies.carryOver,
    carryOver,
  ),
  command(
    'closeWithoutPlace',
    'office',
    'End a case for which no place was found',
    bodies.closeWithoutPlace,
    closeWithoutPlace,
  ),
  command(
    'extendDeadline',
    'office',
    'Give a family more time to answer one offer',
    bodies.extendDeadline,
    (deps, person, { dueAt, ...request }) =>
      extendDeadline(deps, person, { ...request, dueAt: Date.parse(dueAt) }),
  ),
];
