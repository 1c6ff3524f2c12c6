import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { dateNames, instantOn } from '../../src/calendar/round-days.ts';
import { DoorError } from '../../src/cases/errors.ts';
import { setFanOut } from '../../src/cases/fan-out.ts';
import { moveRoundDate } from '../../src/cases/office.ts';
import { listKitas, type KitaInfo } from '../../src/cases/read/kitas.ts';
import { previewMove } from '../../src/cases/read/move-preview.ts';
import { newestYear, readRound, type OfficeRound } from '../../src/cases/read/office-round.ts';
import { readSystemState } from '../../src/cases/read/system-state.ts';
import { isForKitas, type RoundMove } from '../../src/domain/round-moves.ts';
import type { Outcome } from '../components/elements.tsx';
import { emptyForm, textValues, type FormState } from '../components/form-values.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { PreviewPage } from './preview-page.tsx';
import { placeValue } from './move-date.tsx';
import { RoundPage } from './round-page.tsx';

type OfficeContext = Context<SignedInEnv>;
type Values = Readonly<Record<string, string>>;

const LONGEST_REASON = 1000;

/** One round: its dates, moving one of them after a look at what that does, and the telling of it. */
export function roundRoutes(deps: AppDependencies): Hono<SignedInEnv> {
  return new Hono<SignedInEnv>()
    .get('/runde', async (c) => {
      const year = await newestYear(deps, c.get('person'));
      return c.redirect(year === undefined ? '/office/runden' : `/office/runde/${year}`, 303);
    })
    .get('/runde/:year{[0-9]{4}}', async (c) => {
      const round = await theRound(c, deps);
      return roundPage(c, deps, round, emptyForm, outcomeIn(c, round));
    })
    .post('/runde/:year{[0-9]{4}}/vorschau', async (c) => {
      const values = textValues(await c.req.parseBody());
      const round = await theRound(c, deps);
      const kitas = await listKitas(deps);
      const checked = checkMove(values, round, kitas);
      if ('problems' in checked)
        return roundPage(c, deps, round, { values, problems: checked.problems });
      const { year } = round.round;
      const preview = await previewMove(deps, c.get('person'), { year, ...checked });
      if (preview === null) throw new DoorError('case.not_found');
      if (preview.refused !== null)
        return roundPage(c, deps, round, { values, problems: [problemOf(preview.refused)] });
      return c.render(<PreviewPage year={year} preview={preview} kitas={kitas} typed={values} />, {
        title: c.get('texts').officeRounds.preview.title,
      });
    })
    .post('/runde/:year{[0-9]{4}}', async (c) => {
      const values = textValues(await c.req.parseBody());
      const round = await theRound(c, deps);
      const checked = checkMove(values, round, await listKitas(deps));
      if ('problems' in checked)
        return roundPage(c, deps, round, { values, problems: checked.problems });
      try {
        await moveRoundDate(deps, c.get('person'), { year: round.round.year, ...checked });
      } catch (error) {
        if (!(error instanceof DoorError) || !(error.code in REFUSALS)) throw error;
        // The refused request keeps its key; the corrected one is another.
        const { clientKey: _used, ...typed } = values;
        return roundPage(c, deps, round, { values: typed, problems: [problemOf(error.code)] });
      }
      return c.redirect(`/office/runde/${round.round.year}?eingabe=${checked.clientKey}`, 303);
    })
    .post('/runde/:year{[0-9]{4}}/mitteilung', async (c) => {
      const values = textValues(await c.req.parseBody());
      const round = await theRound(c, deps);
      const reason = (values['stopReason'] ?? '').trim();
      const stopped = values['stopped'] === 'ja';
      const { year } = round.round;
      if (stopped && (reason === '' || reason.length > LONGEST_REASON)) {
        const problem = reason === '' ? 'missing' : 'too_long';
        return roundPage(c, deps, round, { values, problems: [{ field: 'stopReason', problem }] });
      }
      await setFanOut(deps, c.get('person'), { year, clientKey: keyIn(values), stopped, reason });
      return c.redirect(`/office/runde/${year}`, 303);
    });
}

async function theRound(c: OfficeContext, deps: AppDependencies): Promise<OfficeRound> {
  const round = await readRound(deps, c.get('person'), Number(c.req.param('year')));
  if (round === null) throw new DoorError('case.not_found');
  return round;
}

/** The outcome of the request this page was opened for, as its row says. */
function outcomeIn(c: OfficeContext, round: OfficeRound): Outcome | undefined {
  const key = c.req.query('eingabe');
  if (key === undefined) return undefined;
  const { outcome } = c.get('texts').office.round;
  const open = round.requests.find((request) => request.id === key);
  if (open !== undefined) return open.refused === null ? { kind: 'processing' } : undefined;
  const revision = round.revisions.find((line) => line.requestId === key)?.revision;
  return revision === undefined ? undefined : { kind: 'done', text: outcome.done(revision) };
}

type Checked =
  | (RoundMove & {
      readonly clientKey: string;
      readonly reason: string;
      readonly expected: string | undefined;
    })
  | { readonly problems: FormState['problems'] };

/** Why a date cannot be moved, as the problem of the field it was typed into. */
const REFUSALS: Readonly<Record<string, string>> = {
  'round.out_of_order': 'out_of_order',
  'round.same_instant': 'same_instant',
  'round.enrolments_overlap': 'enrolments_overlap',
  'revision.stale': 'stale',
};
const problemOf = (code: string) => ({ field: 'day', problem: REFUSALS[code] ?? 'invalid' });

function keyIn(values: Values): string {
  const clientKey = z.uuid().safeParse(values['clientKey']).data;
  if (clientKey === undefined) throw new DoorError('input.invalid');
  return clientKey;
}

function checkMove(values: Values, { round }: OfficeRound, kitas: readonly KitaInfo[]): Checked {
  const clientKey = keyIn(values);
  const date = dateNames(round).find((name) => name === values['date']);
  const day = z.iso.date().safeParse(values['day']).data;
  const reason = (values['reason'] ?? '').trim();
  const kitaIds = kitasAt(values['place'] ?? '', kitas);
  const isPlaceOf =
    kitaIds === null || (kitaIds.length > 0 && date !== undefined && isForKitas(date));
  const isReason = reason !== '' && reason.length <= LONGEST_REASON;
  if (date !== undefined && day !== undefined && isPlaceOf && isReason)
    return {
      clientKey,
      date,
      to: instantOn(date, day),
      kitaIds,
      reason,
      expected: values['revision'],
    };
  return {
    problems: [
      ...(date === undefined ? [{ field: 'date', problem: 'missing' }] : []),
      ...(day === undefined ? [{ field: 'day', problem: 'missing' }] : []),
      ...(isPlaceOf ? [] : [{ field: 'place', problem: 'offers_only' }]),
      ...(reason === '' ? [{ field: 'reason', problem: 'missing' }] : []),
      ...(reason.length > LONGEST_REASON ? [{ field: 'reason', problem: 'too_long' }] : []),
    ],
  };
}

/** A municipality's Kitas or a single one, as the form names them; null: all. */
function kitasAt(place: string, kitas: readonly KitaInfo[]): readonly string[] | null {
  if (place === '') return null;
  return kitas
    .filter(({ id, municipality }) => place === id || place === placeValue(municipality))
    .map(({ id }) => id);
}

async function roundPage(
  c: OfficeContext,
  deps: AppDependencies,
  round: OfficeRound,
  form: FormState,
  outcome?: Outcome,
): Promise<Response> {
  const hasErrors = form.problems.length > 0;
  if (hasErrors) c.status(422);
  const { dates, office } = c.get('texts');
  return c.render(
    <RoundPage
      round={round}
      kitas={await listKitas(deps)}
      system={await readSystemState(deps)}
      now={deps.clock()}
      form={form}
      outcome={outcome}
    />,
    { title: office.round.title(dates.kindergartenYear(round.round.year)), hasErrors, wide: true },
  );
}
