import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { DoorError, type FieldProblem } from '../../src/cases/errors.ts';
import { createToken, listTokens, revokeToken, tokenSchema } from '../../src/cases/kita-tokens.ts';
import { dateOf, emptyForm, textValues, type FormState } from '../components/form-values.ts';
import type { AppDependencies } from '../dependencies.ts';
import type { SignedInEnv } from '../environment.ts';
import { requireSameKita } from './same-kita.ts';
import { NewTokenPage, TokensPage } from './tokens-page.tsx';
import { yearOf } from './years.ts';

type KitaContext = Context<SignedInEnv>;

const PATH = '/kita/schnittstelle';

/** The tokens of a Kita's own software, for its head. The caller lets only a Kita pass. */
export function tokenPageRoutes(deps: AppDependencies): Hono<SignedInEnv> {
  const page = async (c: KitaContext, form: FormState): Promise<Response> => {
    const hasErrors = form.problems.length > 0;
    if (hasErrors) c.status(422);
    const tokens = await listTokens(deps, c.get('person'));
    return c.render(
      <TokensPage kitaId={c.get('person').ref} year={yearOf(c)} tokens={tokens} form={form} />,
      {
        title: c.get('texts').kitaTokens.title,
        hasErrors,
        wide: true,
      },
    );
  };
  return new Hono<SignedInEnv>()
    .get('/', (c) => page(c, emptyForm))
    .post('/', async (c) => {
      const values = textValues(await c.req.parseBody());
      requireSameKita(c.get('person'), values);
      const id = z.uuid().safeParse(values['clientKey']).data ?? randomUUID();
      const parsed = tokenSchema.safeParse({
        name: values['name'],
        expiresOn: dateOf(values, 'expiresOn'),
      });
      if (!parsed.success) return page(c, { values, problems: problemsOf(parsed.error) });
      try {
        const { token, secret } = await createToken(deps, c.get('person'), { id, ...parsed.data });
        // No redirect: what is told once must not stand in an address, and is kept nowhere.
        return await c.render(<NewTokenPage token={token} secret={secret} />, {
          title: c.get('texts').kitaTokens.created.title,
        });
      } catch (error) {
        if (!(error instanceof DoorError) || error.code !== 'input.invalid') throw error;
        return page(c, { values, problems: error.fields });
      }
    })
    .post('/:tokenId/widerrufen', async (c) => {
      const id = z.uuid().safeParse(c.req.param('tokenId')).data;
      if (id === undefined) throw new DoorError('case.not_found');
      await revokeToken(deps, c.get('person'), id);
      return c.redirect(PATH, 303);
    });
}

/** The first problem of each field, in the order of the form. */
const problemsOf = (error: z.ZodError): readonly FieldProblem[] => {
  const first = new Map<string, string>();
  for (const { path, message } of error.issues) {
    const field = String(path[0] ?? '');
    if (!first.has(field)) first.set(field, message);
  }
  return [...first].map(([field, problem]) => ({ field, problem }));
};
