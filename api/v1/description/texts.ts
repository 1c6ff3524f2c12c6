import { operationsOf, type ApiDocument, type Schema } from './document.ts';

/**
 * What every text that comes in keeps to (`../../characters.ts`): no controls but tabs and line breaks, no overrides of
 * the direction. A pattern that generators and validators of every language understand.
 */
const READABLE =
  '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF\\uFFF9-\\uFFFF]*$';

/** Classes of Unicode are unknown to the regular expressions of many languages. */
const UNICODE_CLASS = /\\p\{/iu;
const NARROWER =
  'Only characters that belong in such a text; others are refused, naming the field.';

/**
 * Describes the texts in bodies and queries so that programs in any language can use what is said: a pattern of ours with
 * classes of Unicode gives way to the looser one that all texts share, and to words.
 */
export function describeTexts(document: ApiDocument): void {
  const seen = new Set<Schema>();
  for (const { operation } of operationsOf(document)) {
    const media = Object.values(operation.requestBody?.content ?? {});
    const asked = (operation.parameters ?? []).filter((one) => one.in === 'query');
    for (const one of [...media, ...asked]) describeIn(one.schema, document, seen);
  }
}

function describeIn(part: unknown, document: ApiDocument, seen: Set<Schema>): void {
  if (Array.isArray(part)) for (const one of part) describeIn(one, document, seen);
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return;
  const schema = part as Record<string, unknown>;
  if (seen.has(schema)) return;
  seen.add(schema);
  const { $ref: reference } = schema;
  if (typeof reference === 'string')
    describeIn(document.components.schemas[reference.split('/').at(-1) ?? ''], document, seen);
  if (schema['type'] === 'string') describeText(schema);
  for (const inner of Object.values(schema)) describeIn(inner, document, seen);
}

function describeText(schema: Record<string, unknown>): void {
  const { pattern, description } = schema;
  if (typeof pattern === 'string' && UNICODE_CLASS.test(pattern)) {
    schema['description'] =
      typeof description === 'string' ? `${description} ${NARROWER}` : NARROWER;
    delete schema['pattern'];
  }
  const isFree = ['pattern', 'format', 'enum', 'const'].every((keyword) => !(keyword in schema));
  if (isFree) schema['pattern'] = READABLE;
}
