import fc from 'fast-check';
import { de } from '../../../src/texts/de.ts';
import { may, ROLES } from '../../../src/cases/policy.ts';
import type { CaseState } from '../../../src/domain/case.ts';
import type { PersonAction } from '../../../src/domain/commands.ts';
import { noticeFor } from '../../../src/domain/notices.ts';
import { ACTION_PHASES, effectivePhase, PHASES, type Phase } from '../../../src/domain/phase.ts';
import * as messages from '../../../workflows/application/application.messages.ts';
import { caseFor, commandFor, tableRound } from './askable.ts';
import { ACTIONS } from './asking.ts';
import { anyHistory, type History, type Moment } from './histories.ts';
import { caseIn } from './living-case.ts';
import { personOf } from './persons.ts';
import { DAY } from './season.ts';

/** So many lives, always the same ones, that even a rare way is among them. */
const LIVES = 2000;
const SEED = 1;

/** docs/case.md: phases, messages and what a case does by itself, as the code has them. Pure. */
export function caseDocs(): string {
  const histories = fc.sample(anyHistory, { numRuns: LIVES, seed: SEED });
  const done = histories.flatMap(({ moments }) => moments).filter(isStep);
  const timed = [...new Set(done.map(({ command }) => command.kind))]
    .filter((kind) => !isPersonAction(kind))
    .toSorted();
  return `# The case, drawn from the code

Written by \`npm run docs:case\` from the phases, the action table, the policy, and ${LIVES} random lives of a case by
\`src/domain\`; a test compares this page with the code. Change those, not this page.

## Phases

${diagram(histories)}

What is not on an arrow leaves the phase as it is. *the calendar* stands for dates of the round and the begin of an
appointment: nothing is written then, the phase is a function of the instant. Where dates are moved
meanwhile, a case can also go back to an earlier phase; that is not drawn.

| phase | on the pages | possible |
| --- | --- | --- |
${PHASES.map((phase) => row([`\`${phase}\``, de.phases[phase], codes(possibleIn(phase))])).join('\n')}

## Messages of persons

| message | on the wire | from | in the phases | becomes | notice to the family |
| --- | --- | --- | --- | --- | --- |
${ACTIONS.map((action) => row([`\`${action}\``, wireTypeOf(action), whoMay(action), codes(ACTION_PHASES[action]), ...outcomeOf(done, action)])).join('\n')}

## What a case does by itself

| step of its own | becomes | notice to the family |
| --- | --- | --- |
${timed.map((kind) => row([`\`${kind}\``, ...outcomeOf(done, kind)])).join('\n')}

## Messages of the portal

| message | on the wire |
| --- | --- |
${ownMessages()
  .map(({ name, type }) => row([`\`${name}\``, type]))
  .join('\n')}
`;
}

type Done = Moment & { readonly decision: Extract<Moment['decision'], { kind: 'step' }> };

const isStep = (moment: Moment): moment is Done => moment.decision.kind === 'step';
const isPersonAction = (kind: string): boolean => kind in ACTION_PHASES;
const possibleIn = (phase: Phase): readonly PersonAction[] =>
  ACTIONS.filter((action) => (ACTION_PHASES[action] as readonly Phase[]).includes(phase));

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const codes = (names: readonly string[]): string =>
  names.length === 0 ? 'nothing' : names.map((name) => `\`${name}\``).join(', ');

/** Every change of phase that happened in any life, and what caused it. */
function diagram(histories: readonly History[]): string {
  const causes = new Map<string, Set<string>>();
  const add = (from: Phase, to: Phase, cause: string): void => {
    if (from === to) return;
    const way = `${from} --> ${to}`;
    causes.set(way, (causes.get(way) ?? new Set()).add(cause));
  };
  for (const { moments } of histories) {
    let left: Phase | undefined;
    for (const { before, after, at, command, judgedBy } of moments) {
      const { dates, revision } = judgedBy;
      const now = effectivePhase(before, dates, at);
      const next = effectivePhase(after, dates, at);
      // From the first moved date on, the calendar can lead anywhere before the choice.
      const isMoved = revision > 1;
      if (!isMoved && left !== undefined && isNext(left, now)) add(left, now, 'the calendar');
      if (!isMoved || isAfterChoice(now, next)) add(now, next, command.kind);
      left = next;
    }
  }
  // Chance alone would miss some: every message in every phase that allows it.
  for (const action of ACTIONS)
    for (const phase of ACTION_PHASES[action]) {
      const { case: theCase, at } = caseFor(action, phase);
      theCase.do(commandFor(action, phase, at), at);
      add(phase, effectivePhase(theCase.state, theCase.state.round.dates, at), action);
    }
  const { state, at } = missedTwice();
  add('contract', effectivePhase(state, state.round.dates, at), 'recordNoShow');
  const ways = [...causes].map(([way, why]) => `  ${way}: ${[...why].toSorted().join(', ')}`);
  const order = (way: string): number => PHASES.findIndex((phase) => way.startsWith(`  ${phase} `));
  const sorted = ways.toSorted((a, b) => order(a) - order(b) || (a < b ? -1 : 1));
  return [
    '```mermaid',
    'stateDiagram-v2',
    '  [*] --> registered',
    ...sorted,
    '  ended --> [*]: closeCase',
    '```',
  ].join('\n');
}

/** A case of a round in which a second missed appointment gives the place back. */
function missedTwice(): { readonly state: CaseState; readonly at: number } {
  const rules = { ...tableRound.rules, secondNoShow: 'offers' as const };
  const { case: theCase, at } = caseIn('contract', { ...tableRound, rules });
  const [slotId, startsAt, endsAt] = ['slot-3', at + DAY, at + 2 * DAY] as const;
  const slots = [{ id: slotId, startsAt, endsAt }];
  theCase
    .do({ kind: 'recordNoShow', slotId: 'slot-1' }, at)
    .do({ kind: 'proposeSlots', offerId: 'offer-kita-a', slots }, at)
    .do({ kind: 'bookSlot', slotId }, at)
    .do({ kind: 'recordNoShow', slotId }, startsAt);
  return { state: theCase.state, at: startsAt };
}

/** A late command is judged as of when it was received, so that instants can lie one behind the other. */
const isNext = (left: Phase, now: Phase): boolean =>
  PHASES.indexOf(left) + 1 === PHASES.indexOf(now);

const isAfterChoice = (now: Phase, next: Phase): boolean =>
  ['chosen', 'appointment', 'contract'].includes(now) && !['registered', 'review'].includes(next);

function outcomeOf(done: readonly Done[], kind: string): readonly [string, string] {
  const steps = done
    .filter(({ command }) => command.kind === kind)
    .map(({ decision }) => decision.step);
  const unique = (names: readonly string[]): readonly string[] => [...new Set(names)].toSorted();
  const notices = unique(steps.map((step) => noticeFor(step)?.kind ?? 'none'));
  return [
    codes(unique(steps.map((step) => step.kind))),
    notices.map((notice) => (notice === 'none' ? notice : `\`${notice}\``)).join(' or '),
  ];
}

const whoMay = (action: PersonAction): string =>
  ROLES.filter((role) => may(personOf(role), action)).join(', ');

interface WireMessage {
  readonly type: 'update' | 'signal' | 'query';
  readonly name: string;
}

function wireMessages(): readonly WireMessage[] {
  const all: readonly unknown[] = Object.values(messages);
  const groups = all.flatMap((value) =>
    typeof value === 'object' && value !== null && !('type' in value)
      ? Object.values(value)
      : value,
  );
  return groups.filter(
    (value): value is WireMessage =>
      typeof value === 'object' && value !== null && 'type' in value && 'name' in value,
  );
}

const wireTypeOf = (action: PersonAction): string =>
  wireMessages().find(({ name }) => name === action)?.type ?? 'not yet';
const ownMessages = (): readonly WireMessage[] =>
  wireMessages()
    .filter(({ name }) => !isPersonAction(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
