import { z } from 'zod';
import { addDays, startOfDay } from '../../src/calendar/zone.ts';
import type { CasesDependencies } from '../../src/cases/dependencies.ts';
import { DoorError, type CommandResult, type FieldProblem } from '../../src/cases/errors.ts';
import * as family from '../../src/cases/family.ts';
import { carryOver, closeWithoutPlace, extendDeadline } from '../../src/cases/office-case.ts';
import {
  PAPER_ACTIONS,
  type OfficeActions,
  type PaperAction,
} from '../../src/cases/read/office-actions.ts';
import type { Person } from '../../src/persistence/actor.ts';
import type { Values } from '../kita/posts.ts';
import { chosenKitas } from '../parents/kita-wishes.tsx';

type Send = (
  deps: CasesDependencies,
  office: Person,
  request: family.FamilyRequest,
) => Promise<CommandResult>;

/** One form of the office's own. */
interface OfficePost {
  /** The last part of its address. */
  readonly path: string;
  readonly read: (
    values: Values,
    actions: OfficeActions,
  ) => { readonly send: Send } | { readonly problems: readonly FieldProblem[] };
}

const LONGEST_NOTE = 1000;

export const OFFICE_POSTS: readonly OfficePost[] = [
  {
    path: 'papier',
    read: (values) => {
      const [name = '', subject = ''] = (values['what'] ?? '').split(' ');
      const action = PAPER_ACTIONS.find((known) => known === name);
      const day = dayIn(values, 'receivedOn');
      const note = noteIn(values, 'paperNote');
      const problems = [
        ...(action === undefined ? [{ field: 'what', problem: 'choose' }] : []),
        ...day.problems,
        ...(note.length > LONGEST_NOTE ? [{ field: 'paperNote', problem: 'too_long' }] : []),
      ];
      if (action === undefined || problems.length > 0) return { problems };
      return {
        send: (deps, office, request) =>
          PAPER[action](deps, office, {
            ...request,
            receivedOn: day.value,
            note: note === '' ? undefined : note,
            subject,
          }),
      };
    },
  },
  {
    path: 'wuensche',
    read: (values, { maxKitas }) => {
      const kitaIds = chosenKitas(values, maxKitas);
      const childminding = values['childminding'] === 'ja';
      const day = dayIn(values, 'wishesReceivedOn');
      const problems = [
        ...(kitaIds.length === 0 && !childminding
          ? [{ field: 'kitaIds', problem: 'no_wish' }]
          : []),
        ...(new Set(kitaIds).size < kitaIds.length
          ? [{ field: 'kitaIds', problem: 'same_kita_twice' }]
          : []),
        ...day.problems,
      ];
      if (problems.length > 0) return { problems };
      return {
        send: (deps, office, request) =>
          renamed('receivedOn', 'wishesReceivedOn', () =>
            family.changeWishes(deps, office, {
              ...request,
              receivedOn: day.value,
              kitaIds,
              childminding,
            }),
          ),
      };
    },
  },
  {
    path: 'frist',
    read: (values) => {
      const offerId = z.uuid().safeParse(values['offerId']).data;
      const lastDay = z.iso.date().safeParse(values['lastDay']).data;
      if (offerId === undefined) return { problems: [{ field: 'offerId', problem: 'choose' }] };
      if (lastDay === undefined) return { problems: [{ field: 'lastDay', problem: 'missing' }] };
      const dueAt = startOfDay(addDays(lastDay, 1));
      return {
        send: (deps, office, request) =>
          extendDeadline(deps, office, { ...request, offerId, dueAt }),
      };
    },
  },
  {
    path: 'uebernehmen',
    read: (values, { laterYears }) => {
      const year = laterYears.find((known) => String(known) === values['year']);
      return year === undefined
        ? { problems: [{ field: 'year', problem: 'choose' }] }
        : { send: (deps, office, request) => carryOver(deps, office, { ...request, year }) };
    },
  },
  {
    path: 'ohne-platz',
    read: (values) => {
      const note = noteIn(values, 'closeNote');
      if (note === '' || note.length > LONGEST_NOTE)
        return {
          problems: [{ field: 'closeNote', problem: note === '' ? 'missing' : 'too_long' }],
        };
      return {
        send: (deps, office, request) => closeWithoutPlace(deps, office, { ...request, note }),
      };
    },
  },
];

type OnPaper = family.FamilyRequest & {
  readonly note: string | undefined;
  /** The offer's or the slot's id, or the guardian's number. */
  readonly subject: string;
};

type FromPaper = (
  deps: CasesDependencies,
  office: Person,
  request: OnPaper,
) => Promise<CommandResult>;

const PAPER: Readonly<Record<PaperAction, FromPaper>> = {
  acceptOffer: (deps, office, { subject, ...request }) =>
    family.acceptOffer(deps, office, { ...request, offerId: idOf(subject) }),
  declineOffer: (deps, office, { subject, ...request }) =>
    family.declineOffer(deps, office, { ...request, offerId: idOf(subject) }),
  reviveOffer: (deps, office, { subject, ...request }) =>
    family.reviveOffer(deps, office, { ...request, offerId: idOf(subject) }),
  guardianConsent: (deps, office, { subject, ...request }) =>
    family.guardianConsent(deps, office, { ...request, guardian: subject === '2' ? 2 : 1 }),
  bookSlot: (deps, office, { subject, ...request }) =>
    family.bookSlot(deps, office, { ...request, slotId: idOf(subject) }),
  cancelAppointment: (deps, office, { subject, ...request }) =>
    family.cancelAppointment(deps, office, { ...request, slotId: idOf(subject) }),
  withdraw: family.withdraw,
  moveAway: family.moveAway,
  undoWithdraw: family.undoWithdraw,
};

/** What names no offer and no slot comes from no form of ours. */
function idOf(subject: string): string {
  const id = z.uuid().safeParse(subject).data;
  if (id === undefined)
    throw new DoorError('input.invalid', [{ field: 'what', problem: 'choose' }]);
  return id;
}

const noteIn = (values: Values, field: string): string => (values[field] ?? '').trim();

/** A day that may be left out. */
export function dayIn(
  values: Values,
  field: string,
): { readonly value: string | undefined; readonly problems: readonly FieldProblem[] } {
  const typed = (values[field] ?? '').trim();
  if (typed === '') return { value: undefined, problems: [] };
  const value = z.iso.date().safeParse(typed).data;
  return { value, problems: value === undefined ? [{ field, problem: 'not_a_date' }] : [] };
}

/** The door names its fields as the JSON does; this form has another name for one. */
async function renamed<T>(from: string, to: string, send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof DoorError)) throw error;
    const fields = error.fields.map((field) =>
      field.field === from ? { ...field, field: to } : field,
    );
    throw new DoorError(error.code, fields);
  }
}
