import { exampleDay } from '../schemas/example-days.ts';
import { operationsOf, type ApiDocument, type Media, type Schema } from './document.ts';

/** What a field of this name holds, as people would fill it in; anything else follows from its shape. */
const BY_NAME: Readonly<Record<string, unknown>> = {
  address: 'Musterweg 7, 59514 Welver',
  ageCutOffOn: '2027-11-01',
  birthDate: '2024-05-17',
  careStartsOn: '2027-08-01',
  caseNumber: '7K4M-2QXD',
  childFirstName: 'Mia',
  childLastName: 'Beispiel',
  childName: 'Mia Beispiel',
  child: 'Mia Beispiel',
  childminder: 'Petra Muster',
  claimCode: 'A2B3-C4D5-E6F7',
  displayName: 'Petra Muster',
  district: 'Welver',
  email: 'kim.beispiel@example.org',
  expiresOn: exampleDay(180),
  firstName: 'Kim',
  guardian: 'Kim Beispiel',
  guardianFirstName: 'Kim',
  guardianLastName: 'Beispiel',
  hours: 35,
  kita: 'Kita Sonnenschein',
  lastName: 'Beispiel',
  municipality: 'Welver',
  name: 'Kita Sonnenschein',
  next: null,
  note: 'Wir ziehen um.',
  openingHours: 'Mo–Fr 7:00–16:30 Uhr',
  phone: '02921 302065',
  postcode: '59514',
  prefix: 'kita_1f8e5f7c',
  provider: 'Gemeinde Welver',
  reason: 'Eine Kita braucht länger.',
  startsOn: '2027-08-01',
  street: 'Musterweg 7',
  wishedStartOn: '2027-08-01',
  year: 2027,
  youthOffice: 'Kreisjugendamt Soest',
};

const BY_FORMAT: Readonly<Record<string, string>> = {
  uuid: '0b6f5d1a-7a53-4a35-9a39-3f1f8e5f7c11',
  'date-time': '2026-11-30T23:00:00.000Z',
  date: '2026-12-01',
  email: 'kim.beispiel@example.org',
  uri: 'https://kita-sonnenschein.example.org/',
};

/** Gives every body and every answer an example that fits its shape. */
export function addExamples(document: ApiDocument): void {
  for (const { operation } of operationsOf(document)) {
    for (const media of Object.values(operation.requestBody?.content ?? {}))
      addTo(media, document, { isBody: true });
    for (const { content = {} } of Object.values(operation.responses))
      for (const media of Object.values(content)) addTo(media, document, { isBody: false });
  }
}

function addTo(media: Media, document: ApiDocument, context: { readonly isBody: boolean }): void {
  media.example ??= exampleOf(media.schema, { ...context, schemas: document.components.schemas });
}

interface Context {
  readonly schemas: Readonly<Record<string, Schema>>;
  /** Of a body only what must be said. */
  readonly isBody: boolean;
}

function exampleOf(schema: Schema, context: Context, name = ''): unknown {
  const stated = statedIn(schema);
  if (stated !== undefined) return stated;
  if (typeof schema['$ref'] === 'string') {
    const target = context.schemas[schema['$ref'].split('/').at(-1) ?? ''];
    return target === undefined ? null : exampleOf(target, context, name);
  }
  const choices = (schema['anyOf'] ?? schema['oneOf']) as readonly Schema[] | undefined;
  if (choices !== undefined) {
    if (BY_NAME[name] === null) return null;
    const meaningful = choices.find((one) => one['type'] !== 'null' && one['const'] !== '');
    return exampleOf(meaningful ?? {}, context, name);
  }
  return ofType(schema, context, name);
}

function statedIn(schema: Schema): unknown {
  const [first] = (schema['examples'] ?? schema['enum'] ?? []) as readonly unknown[];
  return first ?? schema['default'] ?? schema['const'];
}

function ofType(schema: Schema, context: Context, name: string): unknown {
  switch (schema['type']) {
    case 'object':
      return objectOf(schema, context);
    case 'array':
      return [exampleOf((schema['items'] ?? {}) as Schema, context, name)];
    case 'boolean':
      return true;
    case 'integer':
    case 'number': {
      const named = BY_NAME[name];
      return typeof named === 'number' ? named : (schema['minimum'] ?? 1);
    }
    default: {
      const named = BY_NAME[name];
      const byFormat = BY_FORMAT[String(schema['format'])];
      return typeof named === 'string' && (byFormat === undefined || schema['format'] === 'date')
        ? named
        : (byFormat ?? 'Text');
    }
  }
}

function objectOf(schema: Schema, context: Context): Record<string, unknown> {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>);
  const required = new Set((schema['required'] ?? []) as readonly string[]);
  const shown = properties.filter(([name]) => !context.isBody || required.has(name));
  const keys = (schema['propertyNames'] as Schema | undefined)?.['enum'] as
    | readonly string[]
    | undefined;
  const values = schema['additionalProperties'] as Schema | undefined;
  return Object.fromEntries([
    ...shown.map(([name, part]) => [name, exampleOf(part, context, name)] as const),
    ...(keys ?? []).map((key) => [key, exampleOf(values ?? {}, context, key)] as const),
  ]);
}
