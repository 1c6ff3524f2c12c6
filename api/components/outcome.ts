import type { RefusalCode } from '../../src/domain/refusals.ts';
import type { Texts } from '../../src/texts/catalogue.ts';
import type { Outcome } from './elements.tsx';

/** What a page says of a request, by what its row says; null: being processed. */
export function outcomeOf(outcome: 'done' | RefusalCode | null, done: string, t: Texts): Outcome {
  if (outcome === null) return { kind: 'processing' };
  return outcome === 'done'
    ? { kind: 'done', text: done }
    : { kind: 'refused', text: t.refusals[outcome] };
}
