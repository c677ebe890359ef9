/** Mentions that are looked at in one text: beyond them nobody would feel spoken to. */
const AT_MOST = 20;
/** Longest name that is compared. */
const NAME = 120;
/** An “@” that begins a word. */
const MENTION = /(?<![\p{L}\p{N}._%+-])@(?=[\p{L}\p{N}])/gu;

/**
 * What follows each "@" at the beginning of a word: "@DS setuju" gives "DS setuju". An address with an "@" in it is
 * no mention.
 */
export function afterAt(plain: string): string[] {
  return [...plain.matchAll(MENTION)]
    .slice(0, AT_MOST)
    .map((match) => plain.slice(match.index + 1, match.index + 1 + NAME));
}

/** The codes of organisations that could be meant: the first word after each "@", in capitals. */
export function codesIn(rests: readonly string[]): string[] {
  return [...new Set(rests.flatMap((rest) => /^[\p{L}\p{N}-]{1,20}/u.exec(rest)?.[0].toUpperCase() ?? []))];
}

/** Whether a text begins with this name as a whole, however its letters are written. */
export function beginsWithName(rest: string, name: string): boolean {
  if (rest.slice(0, name.length).toLocaleLowerCase() !== name.toLocaleLowerCase()) return false;
  return !/^[\p{L}\p{N}]/u.test(rest.slice(name.length));
}

/** A piece of a text, and whether it names somebody. */
export interface Piece {
  /** Where it begins. */
  from: number;
  text: string;
  names: boolean;
}

/**
 * A text in pieces, those that name somebody apart: "@" and one of these codes or whole names, read as above.
 * @returns the pieces in order; together they are the text
 */
export function piecesOf(plain: string, codes: readonly string[], names: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { index } of plain.matchAll(MENTION)) {
    const rest = plain.slice(index + 1, index + 1 + NAME);
    const [code = ''] = codesIn([rest]);
    const name = names.filter((one) => beginsWithName(rest, one)).sort((a, b) => b.length - a.length)[0];
    const length = name?.length ?? (codes.includes(code) ? code.length : 0);
    if (length === 0) continue;
    if (index > from) pieces.push({ from, text: plain.slice(from, index), names: false });
    from = index + 1 + length;
    pieces.push({ from: index, text: plain.slice(index, from), names: true });
  }
  if (from < plain.length) pieces.push({ from, text: plain.slice(from), names: false });
  return pieces;
}
