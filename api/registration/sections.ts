import type { FieldProblem } from '../../src/cases/errors.ts';
import { problemsOfPart, type CheckContext } from '../../src/cases/registration.ts';
import { dateParts } from '../components/form-values.ts';
import type { Desk } from './desk.ts';
import { hasSecond, inputOf, SECOND_FIELDS, SIBLING_FIELDS, type Values } from './values.ts';

/** One page of the form. */
export interface Section {
  /** Its path below the desk's, and its key in the texts. */
  readonly id: SectionId;
  readonly group: 'child' | 'care' | 'family';
  /** The names of its inputs. */
  readonly inputs: readonly string[];
  /** The fields of a registration that it asks for. */
  readonly fields: readonly string[];
  /** Questions that must be answered although the registration could do without. */
  readonly asked?: readonly string[];
}

export type SectionId =
  | 'eingang'
  | 'kind'
  | 'wohnung'
  | 'betreuung'
  | 'kitas'
  | 'tagespflege'
  | 'familie'
  | 'zweite-person'
  | 'geschwister'
  | 'erreichbar';

/** `blocked`: another page must be answered first. */
export type SectionState = 'done' | 'todo' | 'blocked' | 'notNeeded';

const date = (name: string): readonly string[] => Object.keys(dateParts(name, ''));
const plain = (
  id: SectionId,
  group: Section['group'],
  fields: readonly string[],
  asked: readonly string[] = [],
): Section => ({ id, group, inputs: [...new Set([...fields, ...asked])], fields, asked });

const SECTIONS: readonly Section[] = [
  { id: 'eingang', group: 'child', inputs: date('receivedOn'), fields: ['receivedOn'] },
  {
    id: 'kind',
    group: 'child',
    inputs: ['childFirstName', 'childLastName', ...date('birthDate'), 'unborn', 'invitationCode'],
    fields: ['childFirstName', 'childLastName', 'birthDate', 'unborn', 'invitationCode'],
  },
  plain('wohnung', 'child', ['street', 'postcode']),
  {
    id: 'betreuung',
    group: 'care',
    inputs: ['hours', ...date('wishedStartOn')],
    fields: ['hours', 'wishedStartOn'],
  },
  { id: 'kitas', group: 'care', inputs: [], fields: ['kitaIds'] },
  plain('tagespflege', 'care', ['childminding'], ['childminding']),
  plain('familie', 'family', ['guardianFirstName', 'guardianLastName', 'custody']),
  {
    id: 'zweite-person',
    group: 'family',
    inputs: SECOND_FIELDS,
    fields: SECOND_FIELDS.filter((field) => field !== 'hasSecond'),
    asked: ['hasSecond'],
  },
  {
    id: 'geschwister',
    group: 'family',
    inputs: SIBLING_FIELDS,
    fields: ['siblingOf', 'together'],
    asked: ['hasSibling'],
  },
  plain('erreichbar', 'family', ['email', 'phone', 'language'], ['language']),
];

/** The pages that a desk has in a round. */
export const sectionsOf = (desk: Desk, { round }: CheckContext): readonly Section[] =>
  SECTIONS.filter(
    ({ id }) =>
      (id !== 'eingang' || desk.onPaper) &&
      (id !== 'tagespflege' || round.rules.maxChildminding > 0),
  );

/** What is wrong with what one page says, as far as it can be told before the others are answered. */
export function problemsOn(
  section: Section,
  values: Values,
  desk: Desk,
  context: CheckContext,
): readonly FieldProblem[] {
  const unanswered = askedOn(section, values).filter((name) => (values[name] ?? '') === '');
  if (unanswered.length > 0) return unanswered.map((field) => ({ field, problem: 'choose' }));
  const problems = problemsOfPart(inputOf(values, desk), section.fields, context).map(asAsked);
  return problems.length === 0 && section.id === 'zweite-person' ? unnamedSecond(values) : problems;
}

/** To the door nobody is named then; the form was told that there is somebody. */
const unnamedSecond = (values: Values): readonly FieldProblem[] =>
  ['guardian2FirstName', 'guardian2LastName']
    .filter((field) => hasSecond(values) && (values[field] ?? '').trim() === '')
    .map((field) => ({ field, problem: 'missing' }));

/** Where both have custody and live apart, there is nothing to ask: the second one must be named. */
const askedOn = ({ asked = [] }: Section, values: Values): readonly string[] =>
  asked.filter((name) => name !== 'hasSecond' || !hasSecond(values));

/** Hours are chosen, not filled in. */
const asAsked = (wrong: FieldProblem): FieldProblem =>
  wrong.field === 'hours' && wrong.problem === 'missing' ? { ...wrong, problem: 'choose' } : wrong;

export function stateOf(
  section: Section,
  values: Values,
  desk: Desk,
  context: CheckContext,
): SectionState {
  if (section.id === 'zweite-person') {
    const { custody } = values;
    if (custody === undefined) return 'blocked';
    if (custody === 'sole') return 'notNeeded';
  }
  return problemsOn(section, values, desk, context).length === 0 ? 'done' : 'todo';
}

/** A page of the task list with where it stands. */
export interface Task {
  readonly section: Section;
  readonly state: SectionState;
}

export const tasksOf = (values: Values, desk: Desk, context: CheckContext): readonly Task[] =>
  sectionsOf(desk, context).map((section) => ({
    section,
    state: stateOf(section, values, desk, context),
  }));

export const isReady = (tasks: readonly Task[]): boolean =>
  tasks.every(({ state }) => state === 'done' || state === 'notNeeded');

/** Where a page leads: to the next one to do, then to those left out before; when nothing is, undefined. */
export function nextTask(tasks: readonly Task[], after: SectionId): Task | undefined {
  const at = tasks.findIndex(({ section }) => section.id === after);
  return [...tasks.slice(at + 1), ...tasks.slice(0, at + 1)].find(({ state }) => state === 'todo');
}
