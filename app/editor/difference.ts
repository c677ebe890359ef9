/** One stretch of two texts: in both, only in the later, or only in the earlier. */
export interface Stretch {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Tables larger than this are not computed: a difference of two long texts word by word helps nobody. */
const LARGEST = 4_000_000;

/**
 * The longest common subsequence of two lists as stretches, in order; null when the table would be too large.
 */
function compare(before: readonly string[], after: readonly string[]): Stretch[] | null {
  const width = after.length + 1;
  if ((before.length + 1) * width > LARGEST) return null;
  const lengths = new Uint32Array((before.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const found: Stretch[] = [];
  const add = (kind: Stretch['kind'], text: string) => {
    const last = found.at(-1);
    if (last?.kind === kind) found[found.length - 1] = { kind, text: last.text + text };
    else found.push({ kind, text });
  };
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    const old = before[i];
    const fresh = after[j];
    if (old !== undefined && old === fresh) {
      add('same', old);
      i += 1;
      j += 1;
    } else if (old !== undefined && (fresh === undefined || at(i + 1, j) >= at(i, j + 1))) {
      add('removed', old);
      i += 1;
    } else if (fresh !== undefined) {
      add('added', fresh);
      j += 1;
    }
  }
  return found;
}

const words = (text: string) => text.match(/\s+|[^\s]+/g) ?? [];
const lines = (text: string) => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/**
 * What changed from one plain text to another: word by word, line by line for long texts, and as one whole
 * exchange for very long ones. Joined without the removed stretches it gives `after`, without the added `before`.
 */
export function differenceOf(before: string, after: string): readonly Stretch[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  return (
    compare(words(before), words(after)) ??
    compare(lines(before), lines(after)) ?? [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]
  );
}

/** One line of the later text, or one that is no longer in it, with what happened within it. */
export interface LineChange {
  /** 'changed': some of its words came or went. */
  readonly kind: 'same' | 'added' | 'removed' | 'changed';
  readonly stretches: readonly Stretch[];
}

/**
 * The same difference as lines, so that a reader can be shown only what changed. A line that was put in or taken out
 * as a whole says so; where words within it changed it is 'changed'.
 */
export function differenceLines(before: string, after: string): readonly LineChange[] {
  const rows: Stretch[][] = [[]];
  for (const { kind, text } of differenceOf(before, after)) {
    for (const [at, part] of text.split('\n').entries()) {
      if (at > 0) rows.push([]);
      if (part !== '') rows.at(-1)?.push({ kind, text: part });
    }
  }
  return rows
    .filter((stretches) => stretches.length > 0)
    .map((stretches) => ({ kind: lineKind(stretches), stretches }));
}

function lineKind(stretches: readonly Stretch[]): LineChange['kind'] {
  const kinds = new Set(stretches.map((stretch) => stretch.kind));
  if (kinds.size > 1) return 'changed';
  return stretches[0]?.kind ?? 'same';
}

/** How many words came and how many went. */
export function changeCount(before: string, after: string): { added: number; removed: number } {
  const count = { added: 0, removed: 0 };
  for (const { kind, text } of differenceOf(before, after))
    if (kind !== 'same') count[kind] += text.match(/\S+/g)?.length ?? 0;
  return count;
}
