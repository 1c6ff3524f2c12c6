/**
 * Characters nobody types into a text, or that make it read as something else: controls but tabs and line breaks, half
 * characters, overrides of the direction, and what stands for bytes that were no text.
 */
const STRANGE =
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  /[\0-\u{8}\u{B}\u{C}\u{E}-\u{1F}\u{7F}-\u{9F}\u{202A}-\u{202E}\u{2066}-\u{2069}\u{FEFF}\u{FFF9}-\u{FFFD}\p{Cs}\p{Noncharacter_Code_Point}]/u;

export const isStrange = (text: string): boolean => STRANGE.test(text);

/** Where strange characters stand in plain data, as `field.field`; undefined: nowhere. */
export function strangeIn(value: unknown, path = ''): string | undefined {
  if (typeof value === 'string') return isStrange(value) ? path : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, part] of Object.entries(value)) {
    const at = path === '' ? key : `${path}.${key}`;
    const found = isStrange(key) ? path : strangeIn(part, at);
    if (found !== undefined) return found;
  }
  return undefined;
}
