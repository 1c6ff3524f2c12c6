import type { Custody } from '../../domain/case.ts';
import type { GuardianPosition, Person } from '../../persistence/actor.ts';
import { toCaseState, WITH_STATE } from '../../persistence/case-state.ts';
import { Application } from '../../persistence/entities/application.ts';
import { newestRound } from '../../persistence/rounds.ts';
import { dataRevision } from '../data-revision.ts';
import type { CasesDependencies } from '../dependencies.ts';
import { DoorError } from '../errors.ts';
import { readLogged } from '../read-log.ts';
import { requirePermission } from '../require.ts';
import { ownAddressOf, type OwnAddress } from './guardians.ts';
import { mayEver } from './office-actions.ts';

/** A family's data as the office corrects them, with the name and contact of one of its guardians. */
export interface OfficeData {
  readonly applicationId: string;
  readonly caseNumber: string;
  readonly year: number;
  readonly child: {
    readonly firstName: string;
    readonly lastName: string;
    readonly birthDate: string;
  };
  readonly address: { readonly street: string; readonly postcode: string };
  readonly guardian: {
    readonly position: GuardianPosition;
    readonly firstName: string;
    readonly lastName: string;
    readonly email: string | null;
    readonly phone: string | null;
    readonly language: 'de' | 'en';
    /** null: lives with the child. */
    readonly address: OwnAddress | null;
  };
  /** The other guardian's name; null: there is one only. */
  readonly otherGuardian: string | null;
  /** Who must consent to a contract. */
  readonly custody: Custody;
  readonly hours: number;
  readonly wishedStartOn: string;
  readonly dataRevision: string;
  /**
   * Whether data may be corrected, whose place it is (the child, who must consent), and hours and start of care: now, or
   * by a paper received earlier.
   */
  readonly mayChange: boolean;
  readonly mayChangeChild: boolean;
  readonly mayChangeNeed: boolean;
  /** Hours a week to choose from. */
  readonly hoursOffered: readonly number[];
}

/** Throws `case.not_found`, also where there is no such guardian. */
export async function readOfficeData(
  deps: Pick<CasesDependencies, 'orm' | 'clock'>,
  office: Person,
  { applicationId, position }: { readonly applicationId: string; readonly position: 1 | 2 },
): Promise<OfficeData> {
  requirePermission(office, 'changeData');
  return readLogged(deps, office, { applicationId, door: 'actions' }, async (em) => {
    const application = await em.findOne(
      Application,
      { id: applicationId },
      { populate: ['child', 'guardians', ...WITH_STATE] },
    );
    const guardians = application?.guardians.getItems() ?? [];
    const guardian = guardians.find((one) => one.position === position);
    const other = guardians.find((one) => one.position !== position);
    if (application === null || guardian === undefined) throw new DoorError('case.not_found');
    const state = await toCaseState(em, application);
    const round = (await newestRound(em, application.year)) ?? state.round;
    const now = deps.clock() + application.clockOffsetMs;
    const { child } = application;
    return {
      applicationId,
      caseNumber: application.caseNumber,
      year: application.year,
      child: {
        firstName: child.firstName,
        lastName: child.lastName,
        birthDate: child.birthDate,
      },
      address: { street: application.street, postcode: application.postcode },
      guardian: {
        position,
        firstName: guardian.firstName,
        lastName: guardian.lastName,
        email: guardian.email ?? null,
        phone: guardian.phone ?? null,
        language: guardian.language,
        address: ownAddressOf(guardian),
      },
      otherGuardian: other === undefined ? null : `${other.firstName} ${other.lastName}`,
      custody: state.custody,
      hours: application.hours,
      wishedStartOn: application.wishedStartOn,
      dataRevision: await dataRevision(em, application, office),
      mayChange: mayEver(state, round, now, { kind: 'changeData', fields: ['address'] }),
      mayChangeChild: mayEver(state, round, now, { kind: 'changeData', fields: ['childName'] }),
      mayChangeNeed: mayEver(state, round, now, { kind: 'changeData', fields: ['hours'] }),
      hoursOffered: round.rules.hours,
    };
  });
}
