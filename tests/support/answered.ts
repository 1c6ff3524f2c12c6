/** Which operations of a description were answered how, as the server saw it. */
export class Answered {
  readonly #operations: readonly Operation[];
  readonly #statuses = new Map<string, Set<number>>();

  /** @param paths the paths of an OpenAPI description, below `/api/v1` */
  constructor(paths: Readonly<Record<string, object>>) {
    this.#operations = Object.entries(paths)
      .flatMap(([path, methods]) =>
        Object.keys(methods).map((method) => ({
          name: `${method.toUpperCase()} ${path}`,
          method: method.toUpperCase(),
          path: new RegExp(`^/api/v1${path.replaceAll(/\{\w+\}/gu, '[^/]+')}$`, 'u'),
          parameters: path.split('{').length,
        })),
      )
      .toSorted((one, other) => one.parameters - other.parameters);
  }

  note(method: string, path: string, status: number): void {
    const found = this.#operations.find((one) => one.method === method && one.path.test(path));
    if (found === undefined) return;
    const seen = this.#statuses.get(found.name) ?? new Set();
    this.#statuses.set(found.name, seen.add(status));
  }

  /** Did at least once what they are for. */
  get done(): readonly string[] {
    return this.#where((statuses) => statuses.some((status) => status >= 200 && status < 300));
  }

  /** Let whoever asked pass, and were never more than refused. */
  get refused(): readonly string[] {
    const done = new Set(this.done);
    return this.#where((statuses) =>
      statuses.some((status) => !BEFORE_THE_DOOR.has(status)),
    ).filter((name) => !done.has(name));
  }

  #where(isSo: (statuses: readonly number[]) => boolean): readonly string[] {
    return [...this.#statuses].filter(([, seen]) => isSo([...seen])).map(([name]) => name);
  }
}

interface Operation {
  readonly name: string;
  readonly method: string;
  readonly path: RegExp;
  readonly parameters: number;
}

/** Not signed in, not permitted, no such method, too large, too many: nobody looked at what was asked. */
const BEFORE_THE_DOOR: ReadonlySet<number> = new Set([401, 403, 405, 413, 429]);
