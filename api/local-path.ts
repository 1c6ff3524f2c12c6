/** Only to a page of ours: a path with one leading slash, whatever a form or a link says. */
export const localPath = (path: string | undefined, otherwise: string): string =>
  path !== undefined && /^\/(?![/\\])[\w/?=&.#%+-]*$/u.test(path) ? path : otherwise;
