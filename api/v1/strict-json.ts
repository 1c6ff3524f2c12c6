/** Deeper than anything we take. */
const DEEPEST = 16;

/**
 * Reads a body as JSON that can mean one thing only: UTF-8, no key twice, not deeper than we ask. Throws a SyntaxError
 * otherwise.
 */
export function parseStrictly(bytes: ArrayBuffer): unknown {
  const text = decode(bytes);
  const value: unknown = JSON.parse(text);
  mustBePlain(text);
  return value;
}

function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new SyntaxError('not UTF-8');
  }
}

const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]/gu;

/** `JSON.parse` lets the last of two equal keys win in silence. @param text valid JSON */
function mustBePlain(text: string): void {
  const open: (Set<string> | null)[] = [];
  let key: string | undefined;
  for (const [token] of text.matchAll(TOKENS)) {
    if (token === '{' || token === '[') open.push(token === '{' ? new Set() : null);
    else if (token === '}' || token === ']') open.pop();
    else if (token.startsWith('"')) key = token;
    else if (token === ':') addKey(open.at(-1), key);
    if (open.length > DEEPEST) throw new SyntaxError('too deep');
  }
}

function addKey(keys: Set<string> | null | undefined, token = '""'): void {
  const key = String(JSON.parse(token));
  if (keys?.has(key) === true) throw new SyntaxError('a key twice');
  keys?.add(key);
}
