import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../project-root.ts';
import {
  OFFER_MODES,
  SECOND_NO_SHOWS,
  type RoundDateName,
  type RoundRules,
} from '../domain/round.ts';
import type { Season, SeasonOverride } from './build-round.ts';
import { instantOn } from './round-days.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const FOLDER = 'data/kreis-soest/seasons';

const day = z.iso.date('not_a_date');
const days = z.int('not_a_number').min(0, 'not_a_number').max(365, 'too_long');
const hours = z
  .int('not_a_number')
  .min(0, 'not_a_number')
  .max(24 * 31, 'too_long');

/** Whose offers go out later than everyone's: all Kitas of a municipality, or Kitas by their ids. */
const overrideSchema = z.union([
  z.strictObject({ municipality: z.string().min(1), offersFrom: day }),
  z.strictObject({ kitaIds: z.array(z.uuid()).min(1), offersFrom: day }),
]);

const rulesSchema = z.strictObject({
  /** null: as many as a family likes. */
  maxKitas: z.int('not_a_number').min(1, 'not_a_number').max(100, 'too_long').nullable(),
  maxChildminding: z.int('not_a_number').min(0, 'not_a_number').max(1, 'too_long'),
  hours: z
    .array(z.int('not_a_number').min(1, 'not_a_number').max(60, 'too_long'))
    .min(1, 'missing')
    .refine((hours) => new Set(hours).size === hours.length, 'invalid'),
  answerDays: days,
  endGraceDays: days,
  offerMode: z.enum(OFFER_MODES),
  reviveWithinHours: hours,
  slotsWithinDays: days,
  cancelUntilHours: hours,
  contractWithinDays: days,
  secondNoShow: z.enum(SECOND_NO_SHOWS),
  carryOver: z.boolean(),
});

/** A season as people write it down: days in Germany, `YYYY-MM-DD`, and spans of time in whole days. */
export const seasonSchema = z.strictObject({
  year: z.int('not_a_number').min(2000, 'not_a_number').max(2200, 'not_a_number'),
  opensOn: day,
  deadlineOn: day,
  editableUntil: day.optional(),
  reviewUntil: day,
  offersFrom: day,
  decisionDays: z.array(day).min(1, 'missing').max(60, 'too_long'),
  endsOn: day,
  careStartsOn: day.optional(),
  ageCutOffOn: day.optional(),
  overrides: z.array(overrideSchema).max(100).default([]),
  rules: rulesSchema,
});
export type SeasonInput = z.output<typeof seasonSchema>;

const fileSchema = seasonSchema.extend({
  /** What was moved while the portal was live, in that order; no part of the first revision. */
  moves: z.array(
    z.strictObject({
      date: z.enum([
        'opensAt',
        'deadlineAt',
        'editFreezeAt',
        'reviewEndsAt',
        'offersFromAt',
        'endsAt',
      ]),
      to: day,
      reason: z.string().min(1),
    }),
  ),
});

export interface SeasonMove {
  readonly date: RoundDateName;
  /** UTC milliseconds. */
  readonly to: number;
  readonly reason: string;
}

export interface SeasonFile {
  readonly season: Season;
  /** The same as it is written down. */
  readonly input: SeasonInput;
  readonly moves: readonly SeasonMove[];
}

/** What is written down, with spans in milliseconds as the rules count. */
export function seasonOf({ rules, overrides, ...input }: SeasonInput): Season {
  const { answerDays, endGraceDays, slotsWithinDays, contractWithinDays, ...others } = rules;
  const { reviveWithinHours, cancelUntilHours, ...same } = others;
  const { editableUntil, careStartsOn, ageCutOffOn, ...required } = input;
  const inMilliseconds: RoundRules = {
    ...same,
    minAnswerMs: answerDays * DAY_MS,
    endGraceMs: endGraceDays * DAY_MS,
    reviveWithinMs: reviveWithinHours * HOUR_MS,
    slotsWithinMs: slotsWithinDays * DAY_MS,
    cancelUntilMs: cancelUntilHours * HOUR_MS,
    contractWithinMs: contractWithinDays * DAY_MS,
  };
  return {
    ...required,
    ...(editableUntil === undefined ? {} : { editableUntil }),
    ...(careStartsOn === undefined ? {} : { careStartsOn }),
    ...(ageCutOffOn === undefined ? {} : { ageCutOffOn }),
    overrides: overrides satisfies readonly SeasonOverride[],
    rules: inMilliseconds,
  };
}

/** The names of the seasons at hand, oldest first. */
export const seasonNames = (): readonly string[] =>
  readdirSync(join(projectRoot, FOLDER))
    .map((name) => name.replace(/\.json$/u, ''))
    .toSorted();

/** A season of the data folder by its name, `2025`; throws where it is not one. */
export function readSeason(name: string): SeasonFile {
  const text = readFileSync(join(projectRoot, FOLDER, `${name}.json`), 'utf8');
  const { moves, ...input } = fileSchema.parse(JSON.parse(text));
  return {
    input,
    season: seasonOf(input),
    moves: moves.map(({ date, to, reason }) => ({ date, to: instantOn(date, to), reason })),
  };
}
