type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** Only what is named: what was left out is the same as what never was, also for the digest of a command. */
export function defined<T extends object>(values: T): Defined<T> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Defined<T>;
}
