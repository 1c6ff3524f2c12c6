import { randomUUID } from 'node:crypto';
import type { CommandResult } from '../../src/cases/errors.ts';
import * as familyActions from '../../src/cases/family.ts';
import * as kitaActions from '../../src/cases/kita.ts';
import * as officeActions from '../../src/cases/office-case.ts';
import { bookedSlot, type OfferDraft, type Slot } from '../../src/domain/case.ts';
import type { ContractFailure, PersonActions } from '../../src/domain/commands.ts';
import type { Person } from '../../src/persistence/actor.ts';
import { changeData } from './change-data.ts';
import { HOUR, type TestKita } from './portal.ts';
import { ownTime, type Story } from './story.ts';

export const OFFICE: Person = { kind: 'office', ref: 'kreisjugendamt', role: 'head' };

/** What people do beside the straight way; every action goes through its real door, under a key of its own. */
export interface Acts {
  prepare(kita?: TestKita): Promise<CommandResult>;
  release(kita?: TestKita): Promise<CommandResult>;
  /** Before it has gone out. */
  drop(kita?: TestKita): Promise<CommandResult>;
  draftOf(kita?: TestKita): Promise<OfferDraft>;
  revive(kita?: TestKita): Promise<CommandResult>;
  extend(dueAt: number, kita?: TestKita): Promise<CommandResult>;
  visit(kita?: TestKita): Promise<CommandResult>;
  moveAway(): Promise<CommandResult>;
  undo(): Promise<CommandResult>;
  changeData(change: PersonActions['changeData']): Promise<CommandResult>;
  consent(guardian: number, by?: Person): Promise<CommandResult>;
  /** Proposes slots an hour long that begin so much after the case's present. */
  proposeIn(...fromNowMs: readonly number[]): Promise<CommandResult>;
  /** The slots, earliest first. */
  slots(): Promise<readonly Slot[]>;
  /** Books the nth slot, the earliest is 0. */
  bookNth(index: number): Promise<CommandResult>;
  cancelBy(who: 'family' | 'kita'): Promise<CommandResult>;
  noShow(): Promise<CommandResult>;
  correct(startsOn: string, hours: number): Promise<CommandResult>;
  fail(reason: ContractFailure): Promise<CommandResult>;
  carryOver(year: number): Promise<CommandResult>;
  closeWithoutPlace(): Promise<CommandResult>;
}

export function actsOf(told: Story): Acts {
  const { portal, family, kita } = told;
  const { deps } = portal;
  const request = () => ({ applicationId: told.id, clientKey: randomUUID() });
  const ofOffer = async (of = kita) => ({ ...request(), offerId: (await told.offerOf(of)).id });
  const ofWish = async (of = kita) => {
    const { wishes } = await told.state();
    return { ...request(), wishId: found(wishes.find((wish) => wish.kitaId === of.id)).id };
  };
  const ofDraft = async (of = kita) => ({ ...request(), offerId: (await acts.draftOf(of)).id });
  const ofBooked = async () => {
    const { slots } = await told.state();
    const slot = bookedSlot(await told.state()) ?? slots.at(-1);
    return { ...request(), slotId: found(slot).id };
  };

  const acts: Acts = {
    prepare: async (by = kita) => kitaActions.prepareOffer(deps, by.actor, await ofWish(by)),
    release: async (by = kita) => kitaActions.releaseOffer(deps, by.actor, await ofDraft(by)),
    drop: async (by = kita) =>
      kitaActions.revokeOffer(deps, by.actor, { ...(await ofDraft(by)), note: 'Versehen' }),
    draftOf: async (of = kita) =>
      found((await told.state()).drafts.findLast((draft) => draft.kitaId === of.id)),
    revive: async (of) => familyActions.reviveOffer(deps, family, await ofOffer(of)),
    extend: async (dueAt, of) =>
      officeActions.extendDeadline(deps, OFFICE, { ...(await ofOffer(of)), dueAt }),
    visit: async (by = kita) => kitaActions.confirmVisit(deps, by.actor, await ofWish(by)),
    moveAway: () => familyActions.moveAway(deps, family, request()),
    undo: () => familyActions.undoWithdraw(deps, family, request()),
    changeData: (change) => changeData(deps, family, { ...request(), change }),
    consent: (guardian, by = family) =>
      familyActions.guardianConsent(deps, by, { ...request(), guardian }),
    async proposeIn(...fromNowMs) {
      const now = await portal.now(told.id);
      const slots = fromNowMs
        .map((ms) => ownTime(now + ms))
        .map((startsAt) => ({ startsAt, endsAt: startsAt + HOUR }));
      return kitaActions.proposeSlots(deps, kita.actor, { ...(await ofOffer()), slots });
    },
    slots: async () => (await told.state()).slots.toSorted((a, b) => a.startsAt - b.startsAt),
    async bookNth(index) {
      const slotId = found((await acts.slots())[index]).id;
      return familyActions.bookSlot(deps, family, { ...request(), slotId });
    },
    cancelBy: async (who) =>
      who === 'family'
        ? familyActions.cancelAppointment(deps, family, await ofBooked())
        : kitaActions.cancelAppointment(deps, kita.actor, { ...(await ofBooked()), note: 'Krank' }),
    noShow: async () => kitaActions.recordNoShow(deps, kita.actor, await ofBooked()),
    correct: async (startsOn, hours) =>
      kitaActions.correctContract(deps, kita.actor, { ...(await ofOffer()), startsOn, hours }),
    fail: async (reason) =>
      kitaActions.contractFailed(deps, kita.actor, {
        ...(await ofOffer()),
        reason,
        note: 'Die Familie hat es sich anders überlegt.',
      }),
    carryOver: (year) => officeActions.carryOver(deps, OFFICE, { ...request(), year }),
    closeWithoutPlace: () =>
      officeActions.closeWithoutPlace(deps, OFFICE, { ...request(), note: 'Kein Platz frei' }),
  };
  return acts;
}

function found<T>(wanted: T | undefined): T {
  if (wanted === undefined) throw new Error('the case has no such wish, offer or slot');
  return wanted;
}
