/** The parts of an OpenAPI document that are completed after hono-openapi has collected it. */
export interface Schema {
  readonly [keyword: string]: unknown;
}

export interface Media {
  schema: Schema;
  example?: unknown;
}

export interface Answer {
  description: string;
  headers?: Record<string, unknown>;
  content?: Record<string, Media>;
  links?: Record<string, Link>;
}

/** What can be asked next with what was answered. */
interface Link {
  readonly operationId: string;
  readonly parameters: Readonly<Record<string, string>>;
}

export interface Parameter {
  readonly in: string;
  readonly name: string;
  required?: boolean;
  schema: Schema;
  description?: string;
}

export interface DescribedOperation {
  operationId: string;
  security?: readonly Readonly<Record<string, readonly string[]>>[];
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Record<string, Media> };
  responses: Record<string, Answer>;
  'x-problems'?: readonly string[];
}

export interface ApiDocument {
  paths: Record<string, Record<string, DescribedOperation>>;
  readonly components: { schemas: Record<string, Schema> };
}

export const operationsOf = (document: ApiDocument) =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
