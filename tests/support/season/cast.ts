import type { Person } from '../../../src/persistence/actor.ts';

/** Who takes part in a played season, and what each of them does. Data only; everything is invented. */

export const OFFICE: Person = { kind: 'office', ref: 'kreisjugendamt', role: 'head' };

export interface CastKita {
  readonly name: string;
  readonly municipality: string;
  /** Places of each age group at 35 hours. */
  readonly capacity: number;
  /** False: not connected when the round is released, so the youth office acts for it. */
  readonly ready: boolean;
}

export const KITAS = [
  { name: 'Kita Am Bach', municipality: 'Welver', capacity: 14, ready: true },
  { name: 'Kita Sonnenhof', municipality: 'Ense', capacity: 8, ready: true },
  { name: 'Kita Ruhraue', municipality: 'Wickede (Ruhr)', capacity: 8, ready: true },
  { name: 'Kita Möhnewiese', municipality: 'Möhnesee', capacity: 2, ready: true },
  { name: 'Kita Haarstrang', municipality: 'Anröchte', capacity: 3, ready: false },
] as const satisfies readonly CastKita[];

export const CHILDMINDER = { displayName: 'Tagespflege Lindenbaum', municipality: 'Welver' };

/** When a family registers, by the calendar of the round. */
export type Registers =
  /** Tries on the fifth day after the announced opening; if it cannot yet, again when it can. */
  | 'fifthDay'
  | 'inTime'
  /** On paper, received on the last day and typed two days after the deadline. */
  | 'onPaper'
  /** Two days after the deadline. */
  | 'late'
  /** When offers have been out for ten days. */
  | 'veryLate';

/**
 * What happens to a case, in order; `!` behind a move: the rules refuse it. Moves of a Kita are about the family's best
 * open wish, those of the family about the latest offer. Each resolves with the outcome.
 */
export type Moves<Family> = Readonly<Record<string, (family: Family) => Promise<string>>>;

/** `noPlace`: carried over into the next round where the rules of the round allow it, else closed by the office. */
export type Ends = 'contract' | 'withdrawn' | 'movedAway' | 'noPlace';

export interface CastFamily {
  readonly child: string;
  readonly registers: Registers;
  /** Kitas by their index, the first wish first; `C`: childminding. As many as the round allows. */
  readonly wishes: readonly (number | 'C')[];
  /** Moves by their names. */
  readonly course: string;
  readonly ends: Ends;
  /** Two guardians who live apart, so that both must consent. */
  readonly apart?: true;
  readonly language?: 'en';
  /** No e-mail address: letters. */
  readonly letters?: true;
  readonly unborn?: true;
  /** The index of the family whose sibling registers here. */
  readonly siblingOf?: number;
}

const SIGNED = 'accept slots book sign';

export const FAMILIES: readonly CastFamily[] = [
  {
    child: 'Ada',
    registers: 'fifthDay',
    wishes: [0, 1],
    course: `review offer ${SIGNED}`,
    ends: 'contract',
  },
  {
    child: 'Ben',
    registers: 'fifthDay',
    wishes: [2],
    course: `visit review prepare ${SIGNED}`,
    ends: 'contract',
  },
  {
    child: 'Cem',
    registers: 'inTime',
    wishes: [2, 0],
    course: `review offer others ${SIGNED} correct`,
    ends: 'contract',
    language: 'en',
  },
  {
    child: 'Dana',
    registers: 'inTime',
    wishes: [0],
    course: 'review offer accept consent slots book sign',
    ends: 'contract',
    apart: true,
  },
  {
    child: 'Emil',
    registers: 'inTime',
    wishes: [1, 0],
    course: 'review prepare decline offer accept slots book rebook sign',
    ends: 'contract',
    letters: true,
  },
  {
    child: 'Finja',
    registers: 'inTime',
    wishes: ['C'],
    course: 'review offer accept sign',
    ends: 'contract',
  },
  {
    child: 'Greta',
    registers: 'inTime',
    wishes: [0],
    course: `review offer ${SIGNED}`,
    ends: 'contract',
  },
  {
    child: 'Henri',
    registers: 'inTime',
    wishes: [0],
    course: `review offer ${SIGNED}`,
    ends: 'contract',
    siblingOf: 6,
  },
  {
    child: '',
    registers: 'inTime',
    wishes: [1],
    course: 'review prepare accept slots book cancel book sign',
    ends: 'contract',
    unborn: true,
  },
  {
    child: 'Jona',
    registers: 'inTime',
    wishes: [3],
    course: `review offer ${SIGNED}`,
    ends: 'contract',
  },
  {
    child: 'Kaja',
    registers: 'inTime',
    wishes: [3],
    course: 'review offer lapse revive!',
    ends: 'noPlace',
    letters: true,
  },
  {
    child: 'Leo',
    registers: 'inTime',
    wishes: [3],
    course: `review wait offer! decisionDay offer ${SIGNED}`,
    ends: 'contract',
  },
  {
    child: 'Mila',
    registers: 'inTime',
    wishes: [4],
    course: `review prepare ${SIGNED}`,
    ends: 'contract',
  },
  {
    child: 'Nils',
    registers: 'onPaper',
    wishes: [0, 1],
    course: 'review offer lapse revive slots book miss book sign',
    ends: 'contract',
    letters: true,
  },
  {
    child: 'Olga',
    registers: 'late',
    wishes: [1, 2],
    course: 'review offer accept slots book fail offer decline',
    ends: 'noPlace',
    language: 'en',
  },
  {
    child: 'Paul',
    registers: 'late',
    wishes: [0, 1, 2, 3, 4],
    course: 'rewish! withdraw undo review offer revoke offer extend accept slots book sign',
    ends: 'contract',
  },
  {
    child: 'Ronja',
    registers: 'inTime',
    wishes: [0, 2],
    course: 'rewish review offer others withdraw',
    ends: 'withdrawn',
    apart: true,
  },
  {
    child: 'Samu',
    registers: 'inTime',
    wishes: [1],
    course: 'review offer accept slots book moveAway',
    ends: 'movedAway',
  },
  {
    child: 'Tilda',
    registers: 'veryLate',
    wishes: [3, 'C'],
    course: 'review',
    ends: 'noPlace',
    apart: true,
    letters: true,
  },
  {
    child: 'Udo',
    registers: 'veryLate',
    wishes: [2],
    course: 'review withdraw undo prepare lapse',
    ends: 'noPlace',
  },
];
