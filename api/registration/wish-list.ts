/** What a click on the list of wishes asks for. */
export interface WishClick {
  readonly dazu?: string;
  readonly weg?: string;
  readonly hoch?: string;
  readonly runter?: string;
}

/** The list after a click; undefined: it was none on the list. */
export function afterClick(
  chosen: readonly string[],
  { dazu, weg, hoch, runter }: WishClick,
): readonly string[] | undefined {
  if (dazu !== undefined) return chosen.includes(dazu) ? chosen : [...chosen, dazu];
  if (weg !== undefined) return chosen.filter((id) => id !== weg);
  if (hoch !== undefined) return swapped(chosen, chosen.indexOf(hoch) - 1);
  if (runter !== undefined) return swapped(chosen, chosen.indexOf(runter));
  return undefined;
}

/** The one at a place and the next one, exchanged; a list without both stays as it is. */
function swapped(list: readonly string[], at: number): readonly string[] {
  const [first, second] = [list[at], list[at + 1]];
  return at < 0 || first === undefined || second === undefined
    ? list
    : [...list.slice(0, at), second, first, ...list.slice(at + 2)];
}
