import { Hono } from 'hono';
import {
  createToken,
  listTokens,
  revokeToken,
  tokenSchema as newTokenSchema,
  type TokenLine,
} from '../../src/cases/kita-tokens.ts';
import type { z } from 'zod';
import type { AppDependencies } from '../dependencies.ts';
import { answeredOnce, keyed, type KeyedEnv } from './guards.ts';
import { idIn } from './ids.ts';
import { body } from './input.ts';
import { operation } from './operation.ts';
import { iso, isoOrNull } from './present/common.ts';
import {
  madeTokenSchema,
  newTokenBody,
  tokenListSchema,
  type tokenSchema,
} from './schemas/tokens.ts';

/** The tokens of a Kita's own software: below `/kita/tokens`, for its head. */
export function tokenRoutes(deps: AppDependencies) {
  return new Hono<KeyedEnv>()
    .get(
      '/',
      operation({
        summary: "The tokens of the Kita's software",
        tag: 'kita',
        answers: { 200: { description: 'Valid ones first.', schema: tokenListSchema } },
      }),
      async (c) => {
        const tokens = await listTokens(deps, c.get('person'));
        return c.json({ tokens: tokens.map(show) });
      },
    )
    .post(
      '/',
      operation({
        summary: 'Make a token; its secret is told once. The key becomes the id',
        tag: 'kita',
        isWrite: true,
        answers: { 201: { description: 'Made.', schema: madeTokenSchema } },
        problems: ['token.too_many'],
      }),
      keyed,
      ...body(newTokenBody),
      async (c) => {
        const wanted = newTokenSchema.parse(c.req.valid('json'));
        const { token, secret } = await createToken(deps, c.get('person'), {
          id: c.get('clientKey'),
          ...wanted,
        });
        return c.json({ ...show(token), secret }, 201);
      },
    )
    .delete(
      '/:tokenId',
      operation({
        summary: 'Revoke a token: from now on it opens nothing',
        tag: 'kita',
        isWrite: true,
        answers: { 204: { description: 'Revoked.' } },
      }),
      ...answeredOnce(deps),
      async (c) => {
        await revokeToken(deps, c.get('person'), idIn(c.req.param('tokenId')));
        return c.body(null, 204);
      },
    );
}

const show = ({ createdAt, revokedAt, ...token }: TokenLine): z.input<typeof tokenSchema> => ({
  ...token,
  createdAt: iso(createdAt),
  revokedAt: isoOrNull(revokedAt),
});
