import type { BoardLine, Reason } from '../../src/cases/read/watch-board.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import type { Tone } from '../components/elements.tsx';

/** What concerns the whole portal or stops a case is worse than somebody's silence. */
export function toneOf(reason: Reason): Tone {
  if (reason.endsWith('.silent')) return 'info';
  return reason === 'notice.refused' || reason === 'command.open' ? 'warning' : 'danger';
}

/** What comes next, by itself or by somebody's hand. */
export function whatHappens({ reason, case: theCase }: BoardLine, t: Texts): string {
  const technical = t.watch.next[reason];
  if (technical !== undefined) return technical;
  const next = theCase?.turn.next ?? null;
  return next === null
    ? t.office.case.nextNone
    : t.office.nextAt(t.timedActions[next.action], t.dates.shortEnd(next.at));
}

const INSTANTS: readonly string[] = ['dueAt', 'reloadedAt', 'lastSeenAt'];

/** The evidence in words where there are words for it; names of Kitas stand beside who is waited for. */
export function evidenceOf({ evidence }: BoardLine, t: Texts): readonly string[] {
  const names: Readonly<Record<string, string>> = {
    ...t.actions,
    ...t.timedActions,
    ...t.phases,
  };
  return Object.entries(evidence).flatMap(([key, value]) => {
    const label = t.watch.evidence[key];
    if (label === undefined || value === null) return [];
    if (INSTANTS.includes(key))
      return t.watch.evidenceLine(label, t.dates.fullInstant(Number(value)));
    const text = typeof value === 'object' ? value.join(', ') : String(value);
    return t.watch.evidenceLine(label, names[text] ?? text);
  });
}
