/** Mentions that are looked at in one text: beyond them nobody would feel spoken to. */
const AT_MOST = 20;
/** Longest name that is compared. */
const NAME = 120;

/**
 * What follows each "@" at the beginning of a word: "@DS setuju" gives "DS setuju". An address with an "@" in it is
 * no mention.
 */
export function afterAt(plain: string): string[] {
  return [...plain.matchAll(/(?<![\p{L}\p{N}._%+-])@(?=[\p{L}\p{N}])/gu)]
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
