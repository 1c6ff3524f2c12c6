import { zonedDay } from '../calendar/zone.ts';
import { changeData } from '../cases/change-data.ts';
import type { CasesDependencies } from '../cases/dependencies.ts';
import type { CommandResult } from '../cases/errors.ts';
import {
  acceptOffer,
  bookSlot,
  cancelAppointment,
  changeWishes,
  declineOffer,
  guardianConsent,
  moveAway,
  reviveOffer,
  undoWithdraw,
  withdraw,
} from '../cases/family.ts';
import * as kita from '../cases/kita.ts';
import { recordContact } from '../cases/mediation.ts';
import { carryOver, closeWithoutPlace, extendDeadline } from '../cases/office-case.ts';
import type { Person } from '../persistence/actor.ts';
import { childminderPools } from './childminders.ts';
import { readyKitas } from './connections.ts';
import type { Demonstration, PlannedCase, PlannedMove } from './plan.ts';
import { uuidFrom } from './seeded.ts';

const OFFICE: Person = { kind: 'office', ref: 'demo', role: 'caseworker' };
const HOUR_MS = 3_600_000;

/** What earlier clicks of a case have made; throws where there is nothing of the kind yet. */
export interface Made {
  wishId(rank: number): string;
  /** The offer made last for the wish of this rank, or what is prepared as one. */
  offerId(rank: number): string;
  /** One of the appointments proposed last. */
  slotId(index: number): string;
  bookedSlotId(): string;
}

export interface Click {
  readonly deps: CasesDependencies;
  readonly demo: Demonstration;
  readonly planned: PlannedCase;
  readonly applicationId: string;
  readonly clientKey: string;
  readonly made: Made;
}

/** Does what a move says, through the door the person would use. */
export async function ask(move: PlannedMove, click: Click): Promise<CommandResult> {
  const { deps, demo, planned, made, applicationId, clientKey } = click;
  const at = { applicationId, clientKey };
  const family: Person = { kind: 'family', ref: applicationId, guardian: 1 };
  const ofWish = (rank: number) => ({ ...at, wishId: made.wishId(rank) });
  const ofOffer = (rank: number) => ({ ...at, offerId: made.offerId(rank) });
  switch (move.do) {
    case 'review':
      return kita.markReviewed(deps, owner(planned, move.rank), ofWish(move.rank));
    case 'visit':
      return kita.confirmVisit(deps, owner(planned, move.rank), ofWish(move.rank));
    case 'offer':
      return kita.makeOffer(deps, owner(planned, move.rank), place(planned, ofWish(move.rank)));
    case 'prepare':
      return kita.prepareOffer(deps, owner(planned, move.rank), place(planned, ofWish(move.rank)));
    case 'release':
      return kita.releaseOffer(deps, owner(planned, move.rank), ofOffer(move.rank));
    case 'revoke': {
      const note = 'Die Gruppe wird kleiner als geplant, der Platz fällt weg.';
      return kita.revokeOffer(deps, owner(planned, move.rank), { ...ofOffer(move.rank), note });
    }
    case 'accept':
    case 'revive': {
      const door = move.do === 'accept' ? acceptOffer : reviveOffer;
      const request = ofOffer(move.rank);
      if (move.paper === undefined) return door(deps, family, request);
      return door(deps, OFFICE, { ...request, receivedOn: day(demo.now, move.paper) });
    }
    case 'decline':
      return declineOffer(deps, family, ofOffer(move.rank));
    case 'extend': {
      const dueAt = demo.now + move.hoursFromNow * HOUR_MS;
      return extendDeadline(deps, OFFICE, { ...ofOffer(move.rank), dueAt });
    }
    case 'slots': {
      const slots = move.meetings;
      return kita.proposeSlots(deps, owner(planned, move.rank), { ...ofOffer(move.rank), slots });
    }
    case 'book':
      return bookSlot(deps, family, { ...at, slotId: made.slotId(move.slot) });
    case 'cancel': {
      const request = { ...at, slotId: made.bookedSlotId(), note: move.note };
      return move.by === 'family'
        ? cancelAppointment(deps, family, request)
        : kita.cancelAppointment(deps, owner(planned, 0), request);
    }
    case 'miss':
      return kita.recordNoShow(deps, owner(planned, 0), { ...at, slotId: made.bookedSlotId() });
    case 'consent':
      return guardianConsent(deps, { ...family, guardian: move.guardian }, { ...at, ...move });
    case 'contract':
      return kita.concludeContract(deps, owner(planned, move.rank), ofOffer(move.rank));
    case 'correct': {
      const startsOn = String(planned.input['wishedStartOn']);
      const terms = { ...ofOffer(move.rank), startsOn, hours: move.hours };
      return kita.correctContract(deps, owner(planned, move.rank), terms);
    }
    case 'fail': {
      const { reason, note } = move;
      const request = { ...ofOffer(move.rank), reason, note };
      return kita.contractFailed(deps, owner(planned, move.rank), request);
    }
    case 'swapWishes': {
      const kitaIds = planned.kitaIds.toReversed();
      return changeWishes(deps, family, { ...at, kitaIds, childminding: false });
    }
    case 'correctPhone':
      return changeData(deps, family, { ...at, input: { phone: '02921 555199' } });
    case 'withdraw':
      return withdraw(deps, family, at);
    case 'moveAway':
      return moveAway(deps, family, at);
    case 'undo':
      return undoWithdraw(deps, family, at);
    case 'carryOver':
      return carryOver(deps, OFFICE, { ...at, year: demo.enrolment.year });
    case 'endWithoutPlace':
      return closeWithoutPlace(deps, OFFICE, { ...at, note: move.note });
    case 'askChildminder':
      await recordContact(deps, OFFICE, {
        id: uuidFrom(`${demo.seed}/${clientKey}`),
        applicationId,
        childminderId: childminderPools(demo.enrolment)[0]?.ownerId ?? '',
        contactedOn: zonedDay(Math.min(move.at, demo.now)),
        result: move.result,
      });
      return { kind: 'done' };
  }
}

/** Who acts for what was wished: the Kita itself, or the office for childminding and for a Kita that is not ready. */
function owner({ kitaIds }: PlannedCase, rank: number): Person {
  const kitaId = kitaIds[rank];
  return kitaId === undefined || !readyKitas.has(kitaId)
    ? OFFICE
    : { kind: 'kita', ref: kitaId, role: 'head' };
}

const place = <T>({ childminderId }: PlannedCase, request: T) =>
  childminderId === undefined ? request : { ...request, childminderId };

const day = (now: number, days: number): string => zonedDay(now + days * 24 * HOUR_MS);
