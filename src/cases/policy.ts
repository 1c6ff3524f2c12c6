import type { PersonAction } from '../domain/commands.ts';
import type { ErasureReason } from '../domain/erasure.ts';
import type { KitaRole, OfficeRole, Person } from '../persistence/actor.ts';

/** What a family decides; the youth office may do so for a family that asks it to, as on paper. */
export const FAMILY_ACTIONS = [
  'changeWishes',
  'changeData',
  'moveAway',
  'withdraw',
  'undoWithdraw',
  'acceptOffer',
  'declineOffer',
  'reviveOffer',
  'guardianConsent',
  'bookSlot',
  'cancelAppointment',
] as const satisfies readonly PersonAction[];

/** What goes on from day to day in a Kita. Staff write down the consent that both guardians give on paper. */
const KITA_STAFF_ACTIONS = [
  'markReviewed',
  'confirmVisit',
  'prepareOffer',
  'guardianConsent',
  'proposeSlots',
  'cancelAppointment',
  'recordNoShow',
] as const satisfies readonly PersonAction[];

/** What binds a Kita: its head promises a place and signs for it. */
const KITA_HEAD_ACTIONS = [
  ...KITA_STAFF_ACTIONS,
  'releaseOffer',
  'makeOffer',
  'revokeOffer',
  'concludeContract',
  'correctContract',
  'contractFailed',
] as const satisfies readonly PersonAction[];

/** The office acts for families that ask it to, for childminding, and for a Kita that is not ready. */
const OFFICE_CASE_ACTIONS = [
  ...FAMILY_ACTIONS,
  ...KITA_HEAD_ACTIONS,
  'carryOver',
  'closeWithoutPlace',
  'extendDeadline',
] as const satisfies readonly PersonAction[];

/** What is not about one case's course. `.read` looks, everything else changes something. */
const AREAS = [
  'family.case',
  'kita.cases.read',
  'kita.register',
  'kita.letters',
  'kita.profile',
  'kita.people',
  'kita.tokens',
  'cases.read',
  'cases.notes',
  'cases.register',
  'cases.diagnose',
  'rounds.read',
  'rounds.manage',
  'kitas.read',
  'kitas.manage',
  'childminding.read',
  'childminding.manage',
  'waitingList.read',
  'waitingList.manage',
  'letters.read',
  'letters.print',
  'notices.read',
  'notices.resend',
  'banner.manage',
  'erasure.read',
  'erasure.manage',
  'erasure.rules',
  'people.read',
  'people.manage',
  'readLog.read',
] as const;
export type Area = (typeof AREAS)[number];

export type Permission = PersonAction | Area;

export const ROLES = [
  'guardian',
  'kita.staff',
  'kita.head',
  'kita.provider',
  'kita.software',
  'office.caseworker',
  'office.head',
  'office.auditor',
] as const satisfies readonly ('guardian' | `kita.${KitaRole}` | `office.${OfficeRole}`)[];
export type Role = (typeof ROLES)[number];

const KITA_HEAD = [
  ...KITA_HEAD_ACTIONS,
  'kita.cases.read',
  'kita.register',
  'kita.letters',
  'kita.profile',
  'kita.people',
  'kita.tokens',
] as const satisfies readonly Permission[];

const OFFICE_READS = [
  'cases.read',
  'cases.diagnose',
  'rounds.read',
  'kitas.read',
  'childminding.read',
  'waitingList.read',
  'letters.read',
  'notices.read',
  'erasure.read',
  'people.read',
] as const satisfies readonly Permission[];

const CASEWORKER = [
  ...OFFICE_READS,
  ...OFFICE_CASE_ACTIONS,
  'cases.notes',
  'cases.register',
  'childminding.manage',
  'waitingList.manage',
  'letters.print',
  'notices.resend',
  'erasure.manage',
] as const satisfies readonly Permission[];

/** Who may do what, deny by default. Row-level security is the second wall: a case one cannot see does not exist. */
const PERMISSIONS_OF: Readonly<Record<Role, readonly Permission[]>> = {
  guardian: [...FAMILY_ACTIONS, 'family.case'],
  'kita.staff': [...KITA_STAFF_ACTIONS, 'kita.cases.read', 'kita.register', 'kita.letters'],
  'kita.head': KITA_HEAD,
  'kita.provider': KITA_HEAD,
  // A program may do what its Kita's head does with cases, but let nobody else in.
  'kita.software': [...KITA_HEAD_ACTIONS, 'kita.cases.read', 'kita.register'],
  'office.caseworker': CASEWORKER,
  'office.head': [
    ...CASEWORKER,
    'rounds.manage',
    'kitas.manage',
    'banner.manage',
    'erasure.rules',
    'people.manage',
    'readLog.read',
  ],
  'office.auditor': [...OFFICE_READS, 'readLog.read'],
};

/** The row of the table by which a person is judged. */
export const roleOf = (person: Person): Role =>
  person.kind === 'family' ? 'guardian' : (`${person.kind}.${person.role}` as Role);

/** The one question of pages (buttons), doors and `src/cases`. */
export const may = (person: Person, permission: Permission): boolean =>
  PERMISSIONS_OF[roleOf(person)].includes(permission);

/** Who may ask for a person to be erased, and why. Carried out only when due, announced, and not taken back. */
export function mayAskForErasure(person: Person, reason: ErasureReason): boolean {
  return person.kind === 'family' ? reason === 'request' : may(person, 'erasure.manage');
}
