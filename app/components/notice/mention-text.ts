/** What could be a mention being written: where its "@" stands and what follows it up to the caret. */
export interface Written {
  /** Place of the "@" in the text. */
  at: number;
  query: string;
}

/** The mention that is being written right before the caret; null where there is none. */
export function mentionBefore(text: string): Written | null {
  const match = /(?:^|[^\p{L}\p{N}._%+@-])@([\p{L}\p{N}-]{0,20})$/u.exec(text);
  if (!match) return null;
  const query = match[1] ?? '';
  return { at: text.length - query.length - 1, query };
}

interface Named {
  code: string;
  name: string;
  shortName: string;
}

/** Choices shown at once: more would not fit above a phone's keyboard. */
const AT_MOST = 6;

/** Organisations whose code, or a word of whose name, begins like this; codes first. */
export function fitting<T extends Named>(all: readonly T[], query: string): T[] {
  const wanted = query.toLocaleLowerCase('id');
  const starts = (text: string) => text.toLocaleLowerCase('id').startsWith(wanted);
  const byCode = all.filter(({ code }) => starts(code));
  const byName = all.filter(
    (one) => !byCode.includes(one) && `${one.shortName} ${one.name}`.split(/[\s()]+/).some(starts),
  );
  return [...byCode, ...byName].slice(0, AT_MOST);
}
