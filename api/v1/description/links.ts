import { REVISION_HEADER } from '../operation.ts';
import {
  operationsOf,
  type Answer,
  type ApiDocument,
  type DescribedOperation,
  type Schema,
} from './document.ts';

interface Operation {
  readonly path: string;
  readonly method: string;
  readonly operation: DescribedOperation;
}

/** Says of every answer what can be asked with it next: from a list to what it lists, from what was seen to its edits. */
export function addLinks(document: ApiDocument): void {
  const operations = operationsOf(document);
  for (const one of operations) {
    linkToMembers(one, operations, document);
    linkToCase(one, operations, document);
    if (isEdit(one)) linkFromSeen(one, operations);
  }
}

/** From `/things` to `/things/{id}` and what lies below, and from `/things/do` to `/things/{id}` where it stands. */
function linkToMembers(
  from: Operation,
  operations: readonly Operation[],
  document: ApiDocument,
): void {
  for (const to of operations) {
    const [, collection, parameter] = /^(.*)\/\{(\w+)\}(?:\/[\w-]+)?$/u.exec(to.path) ?? [];
    if (collection === undefined || parameter === undefined) continue;
    const isBeside = from.method === 'post' && parentOf(from.path) === collection;
    if (from.path !== collection && !(isBeside && to.method === 'get')) continue;
    for (const answer of successes(from)) {
      const id = identifierIn(schemaOf(answer), { parameter, collection }, document);
      if (id === undefined) continue;
      link(answer, to, { ...sharedBy(from, to), [parameter]: `$response.body#${id}` });
    }
  }
}

const CASE_OF: Readonly<Record<string, string>> = {
  kita: '/kita/applicants/{id}',
  office: '/office/cases/{id}',
};

/** What makes or opens one application leads to it, as whoever asked may see it. */
function linkToCase(
  from: Operation,
  operations: readonly Operation[],
  document: ApiDocument,
): void {
  const path = CASE_OF[from.path.split('/')[1] ?? ''] ?? '/applications/{id}';
  const to = operations.find((one) => one.path === path && one.method === 'get');
  if (to === undefined || from.method !== 'post' || from.path.includes('{')) return;
  for (const answer of successes(from)) {
    const { properties = {} } = resolved(schemaOf(answer), document);
    if ('applicationId' in (properties as object))
      link(answer, to, { id: '$response.body#/applicationId' });
  }
}

/** Who edits says in `If-Match` what was seen where the thing is read. */
function linkFromSeen(edit: Operation, operations: readonly Operation[]): void {
  const seen = whereSeen(edit.path, operations);
  if (seen === undefined) return;
  for (const answer of successes(seen)) {
    answer.headers = {
      ...answer.headers,
      ETag: { description: 'The revision shown, for edits.', schema: { type: 'string' } },
    };
    link(answer, edit, {
      ...sharedBy(seen, edit),
      [`header.${REVISION_HEADER}`]: '$response.header.ETag',
    });
  }
}

/** The nearest place above an edit at which something is read; below `/office` as well. */
function whereSeen(path: string, operations: readonly Operation[]): Operation | undefined {
  for (let above = path; above === path || above.includes('{'); above = parentOf(above)) {
    const found = operations.find(
      (one) => one.method === 'get' && (one.path === above || one.path === `/office${above}`),
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What an address goes on with of the one before. */
const sharedBy = (from: Operation, to: Operation): Record<string, string> =>
  Object.fromEntries(
    Array.from(from.path.matchAll(/\{(\w+)\}/gu), ([placed, name = '']) => ({ placed, name }))
      .filter(({ placed }) => to.path.includes(placed))
      .map(({ name }) => [name, `$request.path.${name}`]),
  );

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));

const isEdit = ({ operation }: Operation): boolean =>
  (operation.parameters ?? []).some(({ name }) => name === REVISION_HEADER);

const successes = ({ operation }: Operation): readonly Answer[] =>
  Object.entries(operation.responses).flatMap(([status, answer]) =>
    status.startsWith('2') ? [answer] : [],
  );

const schemaOf = (answer: Answer): Schema => answer.content?.['application/json']?.schema ?? {};

function resolved(schema: Schema, { components }: ApiDocument): Schema {
  const { $ref: reference } = schema;
  if (typeof reference !== 'string') return schema;
  return components.schemas[reference.split('/').at(-1) ?? ''] ?? {};
}

/** Where an answer names what a parameter stands for: itself, or the first of the list that bears the collection's name. */
function identifierIn(
  given: Schema,
  { parameter, collection }: { readonly parameter: string; readonly collection: string },
  document: ApiDocument,
): string | undefined {
  const properties = propertiesOf(given, document);
  const own = nameIn(properties, parameter);
  if (own !== undefined) return `/${own}`;
  const list = collection
    .replace(/^.*\//u, '')
    .replaceAll(/-\w/gu, (hyphened) => hyphened.slice(1).toUpperCase());
  const items = (properties[list]?.['items'] ?? {}) as Schema;
  const name = nameIn(propertiesOf(items, document), parameter);
  return name === undefined ? undefined : `/${list}/0/${name}`;
}

const propertiesOf = (schema: Schema, document: ApiDocument) =>
  (resolved(schema, document)['properties'] ?? {}) as Readonly<Record<string, Schema>>;

const nameIn = (properties: object, parameter: string): string | undefined =>
  [parameter, 'id', 'applicationId'].find((name) => name in properties);

function link(answer: Answer, { operation }: Operation, parameters: Record<string, string>): void {
  const { operationId } = operation;
  answer.links = { ...answer.links, [operationId]: { operationId, parameters } };
}
