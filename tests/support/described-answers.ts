import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Hono } from 'hono';
import type { AppEnv } from '../../api/environment.ts';
import { PROBLEMS } from '../../api/v1/problem-codes.ts';

const ROOT = '/api/v1';
const ID = 'https://portal.example.org/openapi';

interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
}
interface DescribedOperation {
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
  >;
}
interface Operation extends DescribedOperation {
  readonly method: string;
  readonly pattern: RegExp;
}
interface Description {
  readonly operations: readonly Operation[];
  readonly ajv: Ajv2020;
}

export interface GivenAnswer {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** The description is the same for every portal of a run. */
let described: Promise<Description> | undefined;
const validators = new Map<string, ValidateFunction>();

/**
 * Holds every answer of the JSON interface that any test sees against its description, because a description that
 * is only written is soon wrong.
 * @throws when the status or the shape is not described, or a problem has an unknown code
 */
export async function mustBeAsDescribed(app: Hono<AppEnv>, answer: GivenAnswer): Promise<void> {
  if (!answer.path.startsWith(`${ROOT}/`) || !answer.type.includes('json')) return;
  const { operations, ajv } = await (described ??= readDescription(app));
  const path = answer.path.slice(ROOT.length).split('?')[0] ?? '';
  const operation = operations.find(
    ({ method, pattern }) => method === answer.method && pattern.test(path),
  );
  if (operation === undefined) return;
  const said = `${answer.method} ${path} answered ${answer.status}`;
  const response = operation.responses[answer.status];
  if (response === undefined) throw new Error(`${said}, which is not described: ${answer.body}`);
  const [content] = Object.values(response.content ?? {});
  if (content === undefined) throw new Error(`${said} with a body that is not described`);
  const body = JSON.parse(answer.body) as { readonly code?: unknown };
  const validate = validatorOf(ajv, content.schema);
  if (!validate(body))
    throw new Error(`${said}: ${ajv.errorsText(validate.errors)}\n${answer.body}`);
  if (answer.status >= 400 && !(String(body.code) in PROBLEMS))
    throw new Error(`${said} with the unknown code ${String(body.code)}`);
}

async function readDescription(app: Hono<AppEnv>): Promise<Description> {
  const response = await app.request(`${ROOT}/openapi.json`);
  const description = (await response.json()) as Described;
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ $id: ID, ...description });
  const operations = Object.entries(description.paths)
    // A fixed part of a path goes before a parameter.
    .toSorted(([one], [other]) => one.split('{').length - other.split('{').length)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        ...operation,
        method: method.toUpperCase(),
        pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/gu, '[^/]+')}$`, 'u'),
      })),
    );
  return { operations, ajv };
}

function validatorOf(ajv: Ajv2020, schema: object): ValidateFunction {
  const text = JSON.stringify(schema).replaceAll('"#/components', `"${ID}#/components`);
  const validate = validators.get(text) ?? ajv.compile(JSON.parse(text) as object);
  validators.set(text, validate);
  return validate;
}
