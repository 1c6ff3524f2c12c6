import { defineSignal, defineUpdate } from '@temporalio/workflow';

/** The contract of a round's workflow; see application.messages.ts for what such a contract promises. */

export interface RoundInput {
  readonly year: number;
}

export const roundWorkflowId = (year: number): string => `round/${year}`;

/** Moves one date of the round. The reason is free text and stays in the row of the request, named by `requestId`. */
export interface MoveDate {
  readonly requestId: string;
}

/** The revision that now holds. */
export interface DateMoved {
  readonly revision: number;
}

export const moveDateUpdate = defineUpdate<DateMoved, [MoveDate], 'moveDate'>('moveDate');

/** Telling the cases was stopped or resumed: the row that says so is to be read again. */
export const fanOutChangedSignal = defineSignal<[], 'fanOutChanged'>('fanOutChanged');
