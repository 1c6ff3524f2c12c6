import type { Hono } from 'hono';
import { generateSpecs } from 'hono-openapi';
import type { AppEnv } from '../../environment.ts';
import { problemSchema } from '../schemas/common.ts';
import { z } from 'zod';
import { operationsOf, type ApiDocument } from './document.ts';
import { addExamples } from './examples.ts';
import { describeTexts } from './texts.ts';
import { addLinks } from './links.ts';
import { addProblems } from './problems.ts';

/** The description of the whole interface: OpenAPI 3.1, with an example of every body and every answer. */
export async function describe(
  api: Hono<AppEnv>,
  { publicOrigin }: { readonly publicOrigin: string },
): Promise<ApiDocument> {
  const cookie = publicOrigin.startsWith('https://') ? '__Host-session' : 'session';
  const collected = await generateSpecs(api, {
    defaultValidationErrorResponse: false,
    documentation: {
      info: {
        title: 'Kita-Portal Kreis Soest',
        version: '1',
        description:
          'The same actions as the pages. A write is answered with 200 (done), 409 (refused, with a stable code) or 202 (being processed). Problems follow RFC 9457, in German or English by `Accept-Language`. What may change within version 1 is written down in docs/api.md.',
        license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      },
      servers: [{ url: `${publicOrigin}/api/v1` }],
      tags: [
        { name: 'all', description: 'For everyone.' },
        { name: 'family', description: 'For the family of an application.' },
        { name: 'kita', description: 'For a Kita that is wished for, and its software.' },
        { name: 'office', description: 'For the youth office.' },
      ],
      security: [{ session: [] }],
      components: {
        securitySchemes: {
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: cookie,
            description:
              'Families get it from `POST /session`; Kitas and the youth office from their sign-in.',
          },
          token: {
            type: 'http',
            scheme: 'bearer',
            description: "A token of a Kita's own software, made by the head of the Kita.",
          },
        },
      },
    },
  });
  const document = collected as unknown as ApiDocument;
  document.components.schemas['Problem'] = z.toJSONSchema(problemSchema);
  shapeParameters(document);
  describeTexts(document);
  addLinks(document);
  addProblems(document);
  addExamples(document);
  return document;
}

const UUID = { type: 'string', format: 'uuid' };

/** What stands in a path is an id, but for years. */
function shapeParameters(document: ApiDocument): void {
  for (const { operation } of operationsOf(document)) {
    for (const parameter of operation.parameters ?? [])
      if (parameter.in === 'path')
        parameter.schema =
          parameter.name === 'year' ? { type: 'integer', minimum: 1000, maximum: 2999 } : UUID;
    if (operation.requestBody !== undefined) operation.requestBody.required = true;
  }
}
