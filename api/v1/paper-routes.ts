import { Hono } from 'hono';
import { roundToRegister } from '../../src/cases/read/rounds.ts';
import { register } from '../../src/cases/register.ts';
import type { AppDependencies } from '../dependencies.ts';
import { keyed, type KeyedEnv } from './guards.ts';
import { body } from './input.ts';
import { operation } from './operation.ts';
import { paperRegistrationBody, registeredOnPaperSchema } from './schemas/registration.ts';

/** Staff register a child from paper, for a family that cannot do it online. */
export function paperRoutes(deps: AppDependencies, kind: 'kita' | 'office') {
  return new Hono<KeyedEnv>().post(
    '/registrations',
    operation({
      summary:
        kind === 'kita'
          ? 'Register a child from paper; the Kita must be among the wishes'
          : 'Register a child from paper',
      tag: kind,
      isWrite: true,
      answers: {
        201: {
          description:
            'Registered, as received on the day of the paper. The family gets its claim codes by mail or letter.',
          schema: registeredOnPaperSchema,
        },
      },
      problems: ['round.none_open', 'registration.duplicate', 'claim.too_many_attempts'],
    }),
    keyed,
    ...body(paperRegistrationBody),
    async (c) => {
      const { year: chosen, ...input } = c.req.valid('json');
      const { applicationId, caseNumber } = await register(deps, {
        year: chosen ?? (await roundToRegister(deps)).year,
        clientKey: c.get('clientKey'),
        input,
        person: c.get('person'),
      });
      const shown =
        kind === 'kita'
          ? `/api/v1/kita/applicants/${applicationId}`
          : `/api/v1/office/cases/${applicationId}`;
      return c.json({ applicationId, caseNumber }, 201, { Location: shown });
    },
  );
}
