import { Hono, type Context } from 'hono';
import { z } from 'zod';
import {
  addNote,
  assignCase,
  followUpSchema,
  noteSchema,
  setFollowUp,
} from '../../src/cases/case-work.ts';
import { DoorError, type FieldProblem } from '../../src/cases/errors.ts';
import { may } from '../../src/cases/policy.ts';
import { readReads } from '../../src/cases/read-log.ts';
import { readCaseWork } from '../../src/cases/read/case-work.ts';
import { readCase, type OfficeCase } from '../../src/cases/read/office-case.ts';
import type { OfficeCommand } from '../../src/cases/read/office-record.ts';
import { readColleagues } from '../../src/cases/read/people.ts';
import { readSystemState } from '../../src/cases/read/system-state.ts';
import { emptyForm, textValues, type FormState } from '../components/form-values.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { pathId } from '../path-id.ts';
import { OfficeCasePage } from './case-page.tsx';

type OfficeContext = Context<SignedInEnv>;

/** One case, and what the office keeps beside it. */
export function caseRoutes(deps: AppDependencies): Hono<SignedInEnv> {
  return new Hono<SignedInEnv>()
    .get('/:id', (c) => page(c, deps, emptyForm))
    .post('/:id/notizen', (c) =>
      save(c, deps, noteSchema, ({ text }, id) =>
        addNote(deps, c.get('person'), { id, applicationId: pathId(c), text }),
      ),
    )
    .post('/:id/wiedervorlagen', (c) =>
      save(c, deps, followUpSchema, (followUp, id) =>
        setFollowUp(deps, c.get('person'), { id, applicationId: pathId(c), ...followUp }),
      ),
    )
    .post('/:id/zustaendig', async (c) => {
      const { toMe } = textValues(await c.req.parseBody());
      await assignCase(deps, c.get('person'), { applicationId: pathId(c), toMe: toMe === 'ja' });
      return toCase(c);
    });
}

/** Checks what was typed and saves it under the form's key; what is to be corrected comes back with the page. */
async function save<T>(
  c: OfficeContext,
  deps: AppDependencies,
  schema: z.ZodType<T>,
  write: (checked: T, id: string) => Promise<void>,
): Promise<Response> {
  const { clientKey, ...typed } = textValues(await c.req.parseBody());
  const id = z.uuid().safeParse(clientKey).data;
  if (id === undefined) throw new DoorError('input.invalid');
  const parsed = schema.safeParse(typed);
  const problems = parsed.success
    ? await problemsIn(write(parsed.data, id))
    : parsed.error.issues.map(({ path, message }) => ({
        field: String(path[0] ?? ''),
        problem: message,
      }));
  if (problems.length === 0) return toCase(c);
  return page(c, deps, { values: { ...typed, clientKey: id }, problems });
}

async function problemsIn(written: Promise<void>): Promise<readonly FieldProblem[]> {
  try {
    await written;
    return [];
  } catch (error) {
    if (error instanceof DoorError && error.code === 'input.invalid') return error.fields;
    throw error;
  }
}

const toCase = (c: OfficeContext): Response =>
  c.redirect(`/office/faelle/${pathId(c)}#bearbeitung`, 303);

async function page(c: OfficeContext, deps: AppDependencies, form: FormState): Promise<Response> {
  const id = pathId(c);
  const person = c.get('person');
  const [theCase, work, colleagues, system] = await Promise.all([
    readCase(deps, person, id),
    readCaseWork(deps, person, id),
    readColleagues(deps, person),
    readSystemState(deps),
  ]);
  if (theCase === null) throw new DoorError('case.not_found');
  const reads = may(person, 'readLog.read') ? await readReads(deps, person, id) : undefined;
  const hasErrors = form.problems.length > 0;
  if (hasErrors) c.status(422);
  return c.render(
    <OfficeCasePage
      theCase={theCase}
      work={work}
      colleagues={colleagues}
      reads={reads}
      system={system}
      now={deps.clock()}
      request={requestIn(c, theCase)}
      form={form}
    />,
    { title: `${theCase.child.firstName} ${theCase.child.lastName}`.trim(), hasErrors, wide: true },
  );
}

/** The request this page was opened for. */
function requestIn(c: OfficeContext, { commands }: OfficeCase): OfficeCommand | undefined {
  const key = c.req.query('eingabe');
  return key === undefined ? undefined : commands.find(({ clientKey }) => clientKey === key);
}
