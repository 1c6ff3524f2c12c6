import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PHASES } from '../../src/domain/phase.ts';
import { nextTimer } from '../../src/domain/timers.ts';
import { whoseTurn } from '../../src/domain/turn.ts';
import { projectRoot } from '../../src/project-root.ts';
import { judgeCase } from '../../src/watch/judge.ts';
import { REASONS } from '../../src/watch/reasons.ts';
import { caseIn } from './support/living-case.ts';
import { DAY, HOUR, round } from './support/season.ts';

const LATE_MS = 120_000;

describe('the watch judges a case', () => {
  it.each(PHASES)('%s: nobody is silent in the phase itself', (phase) => {
    const { case: theCase, at } = caseIn(phase, round);
    expect(judgeCase(theCase.state, at, LATE_MS)).toEqual([]);
  });

  it.each([
    ['offers', ['family.silent']],
    ['chosen', ['kita.silent']],
    // What nobody has booked by the last proposal is for the Kita again.
    ['appointment', ['family.silent', 'kita.silent']],
    ['contract', ['kita.silent']],
  ] as const)('%s: in the end whoever is waited for is silent', (phase, expected) => {
    const { case: theCase, at: begun } = caseIn(phase, round);
    const silent = new Set<string>();
    for (let at = begun; at < begun + 60 * DAY; at += HOUR) {
      const turn = whoseTurn(theCase.passTo(at).state, at);
      if (turn.phase !== phase) break;
      for (const { reason, since } of judgeCase(theCase.state, at, LATE_MS)) {
        expect([reason, since]).toEqual([`${turn.waitingFor}.silent`, turn.since]);
        silent.add(reason);
      }
    }
    expect([...silent]).toEqual(expected);
  });

  it('a timer may take its slack and its jitter; while the case is to act, nobody else is silent', () => {
    const { case: theCase } = caseIn('offers', round);
    const timer = nextTimer(theCase.state);
    if (timer === undefined) throw new Error('no timer');
    expect(judgeCase(theCase.state, timer.dueAt + LATE_MS - 1, LATE_MS)).toEqual([]);
    expect(judgeCase(theCase.state, timer.dueAt + LATE_MS, LATE_MS)).toEqual([
      {
        reason: 'timer.overdue',
        since: timer.dueAt,
        evidence: { action: timer.command.kind, dueAt: timer.dueAt },
      },
    ]);
  });
});

it('every reason of the watch is documented', () => {
  const operations = readFileSync(join(projectRoot, 'docs/operations.md'), 'utf8');
  expect(REASONS.filter((reason) => !operations.includes(`\`${reason}\``))).toEqual([]);
});
