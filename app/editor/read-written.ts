import { type RichMark, type RichNode, type RichTextRun, safeHref } from './document.ts';

/**
 * Documents in the notation people know from WhatsApp, for forms without the editor: `*tebal*`, `_miring_`, `- ` and
 * `1. ` for lists, `> ` for quotations; and for what WhatsApp has not, `# ` and `## ` for headings, `[kata](https://…)`
 * for links, `**` and `__` inside a word, a backslash before a sign that is meant as itself, and at the end of a line
 * that goes on in the same paragraph. `written` (written.ts) is the reverse, but for blank paragraphs.
 */

/** Lists and quotations within each other, at most; deeper signs are words. A document may have twelve nodes in nodes. */
const MOST_NESTED = 5;
const SIGNS = /[\\*_[\]()#>./•-]/;
/** The sign of a list's item at the beginning of a line, with a number or without. */
export const BULLET = /^[-•*](?: +|$)/;
export const NUMBER = /^(\d{1,3})[.)](?: +|$)/;
const WORD = /[\p{L}\p{N}]/u;
const LINK = /\[((?:\\.|[^[\]\\])+)\]\(((?:[^\s()\\]|\\[()\\])+)\)/y;
const ADDRESS = /https:\/\/[^\s\\<>"[\]]{1,1990}/y;

/** What a pair of signs does to the words between them. */
export type Emphasis = 'bold' | 'italic';
const SINGLE = { '*': 'bold', _: 'italic' } as const;

/** A piece of a line: words, or a sign that may open or close an emphasis. */
interface Piece {
  text: string;
  link?: string;
  sign?: { mark: Emphasis; opens: boolean; closes: boolean };
}

const isWord = (char: string | undefined) => char !== undefined && WORD.test(char);
const isSpace = (char: string | undefined) => char === undefined || /\s/.test(char);

function signAt(line: string, at: number): Piece | null {
  const char = line[at] as keyof typeof SINGLE;
  const mark = SINGLE[char];
  if (mark === undefined) return null;
  if (line[at + 1] === char) return { text: char + char, sign: { mark, opens: true, closes: true } };
  const [before, after] = [line[at - 1], line[at + 1]];
  const opens = !isWord(before) && !isSpace(after);
  const closes = !isSpace(before) && !isWord(after);
  return { text: char, sign: { mark, opens, closes } };
}

/** A link in brackets, or an address that stands by itself. */
function linkAt(line: string, at: number): { piece: Piece; length: number } | null {
  if (line[at] === '[') {
    LINK.lastIndex = at;
    const found = LINK.exec(line);
    const href = found && safeHref(unescaped(found[2] ?? ''));
    return href ? { piece: { text: unescaped(found[1] ?? ''), link: href }, length: found[0].length } : null;
  }
  if (line[at] !== 'h' || isWord(line[at - 1])) return null;
  ADDRESS.lastIndex = at;
  const address = ADDRESS.exec(line)?.[0].replace(/[.,;:!?)*_']+$/, '');
  return address && safeHref(address)
    ? { piece: { text: address, link: address }, length: address.length }
    : null;
}

const unescaped = (text: string) =>
  text.replace(/\\(.)/g, (whole, char: string) => (SIGNS.test(char) ? char : whole));

function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = [];
  let words = '';
  const put = (piece: Piece) => {
    if (words !== '') pieces.push({ text: words });
    words = '';
    pieces.push(piece);
  };
  for (let at = 0; at < line.length; ) {
    const next = line[at + 1];
    if (line[at] === '\\' && next !== undefined && SIGNS.test(next)) {
      words += next;
      at += 2;
      continue;
    }
    const link = linkAt(line, at);
    const sign = link ? null : signAt(line, at);
    if (link) put(link.piece);
    else if (sign) put(sign);
    else words += line[at];
    at += link?.length ?? sign?.text.length ?? 1;
  }
  if (words !== '') pieces.push({ text: words });
  return pieces;
}

/** Pairs of signs, by the place of either; a sign of no pair is words. */
function pairsOf(pieces: readonly Piece[]): Map<number, number> {
  const pairs = new Map<number, number>();
  let open: number[] = [];
  for (const [at, { text, sign }] of pieces.entries()) {
    if (!sign) continue;
    const depth = sign.closes ? open.map((one) => pieces[one]?.text).lastIndexOf(text) : -1;
    const from = open[depth];
    if (from !== undefined && from < at - 1) {
      pairs.set(from, at).set(at, from);
      open = open.slice(0, depth);
    } else if (sign.opens && from === undefined) open.push(at);
  }
  return pairs;
}

/** A line's words with their marks. */
export function readLine(line: string): RichTextRun[] {
  const pieces = piecesOf(line);
  const pairs = pairsOf(pieces);
  const active = { bold: 0, italic: 0 };
  const runs: RichTextRun[] = [];
  for (const [at, { text, link, sign }] of pieces.entries()) {
    const pair = pairs.get(at);
    if (sign && pair !== undefined) {
      active[sign.mark] += pair > at ? 1 : -1;
      continue;
    }
    const marks: RichMark[] = [];
    if (active.bold > 0) marks.push({ type: 'bold' });
    if (active.italic > 0) marks.push({ type: 'italic' });
    if (link) marks.push({ type: 'link', attrs: { href: link } });
    const last = runs.at(-1);
    if (last && JSON.stringify(last.marks ?? []) === JSON.stringify(marks))
      runs[runs.length - 1] = { ...last, text: last.text + text };
    else runs.push(marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text });
  }
  return runs;
}

/** Lines of one paragraph or heading, with breaks between them. */
function inlineOf(lines: readonly string[]): { content?: RichNode[] } {
  const content = lines.flatMap((line, at): RichNode[] => [
    ...(at > 0 ? [{ type: 'hardBreak' } as const] : []),
    ...readLine(line.trim()),
  ]);
  return content.length > 0 ? { content } : {};
}

/** Ends with a backslash that stands for itself: none stands before it, or an even number. */
export const goesOn = (line: string) => (/\\*$/.exec(line)?.[0].length ?? 0) % 2 === 1;
const indentOf = (line: string) => line.length - line.trimStart().length;

/** The lines from `from` that belong to one paragraph or heading. */
function wholeOf(lines: readonly string[], from: number, first = lines[from]): string[] {
  const whole: string[] = [];
  for (let at = from; at < lines.length; at += 1) {
    const line = ((at === from ? first : lines[at]) ?? '').trimEnd();
    const more = goesOn(line) && lines[at + 1] !== undefined;
    whole.push(more ? line.slice(0, -1) : line);
    if (!more) break;
  }
  return whole;
}

/** The lines from `from` that are indented below a list's sign, without their indent; blank ones between them too. */
function belowOf(lines: readonly string[], from: number, indent: number): string[] {
  let to = from;
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '') continue;
    if (indentOf(line) <= indent) break;
    to = at + 1;
  }
  const below = lines.slice(from, to);
  const least = Math.min(...below.filter((line) => line.trim() !== '').map(indentOf));
  return below.map((line) => line.slice(least));
}

function readItem(
  lines: readonly string[],
  from: number,
  first: string,
  depth: number,
): { item: RichNode; length: number } {
  const whole = wholeOf(lines, from, first);
  const below = belowOf(lines, from + whole.length, indentOf(lines[from] ?? ''));
  const content: RichNode[] = [{ type: 'paragraph', ...inlineOf(whole) }, ...readBlocks(below, depth + 1)];
  return { item: { type: 'listItem', content }, length: whole.length + below.length };
}

/** A list that is still being read. */
type GrowingList = Extract<RichNode, { type: 'bulletList' | 'orderedList' }> & { content: RichNode[] };

/** A list that goes on with this sign, if the last block is one. */
function listBefore(last: GrowingList | null, number: number | null): GrowingList | null {
  if (number === null) return last?.type === 'bulletList' ? last : null;
  if (last?.type !== 'orderedList') return null;
  return (last.attrs?.start ?? 1) + last.content.length === number ? last : null;
}

/** Puts an item at the end of the list it goes on with, or begins one. */
function putItem(
  blocks: RichNode[],
  item: RichNode,
  number: number | null,
  list: GrowingList | null,
): GrowingList {
  const before = blocks.at(-1) === list ? listBefore(list, number) : null;
  if (before) {
    before.content.push(item);
    return before;
  }
  const begun: GrowingList =
    number === null
      ? { type: 'bulletList', content: [item] }
      : { type: 'orderedList', ...(number > 1 ? { attrs: { start: number } } : {}), content: [item] };
  blocks.push(begun);
  return begun;
}

function readBlocks(lines: readonly string[], depth = 0): RichNode[] {
  const blocks: RichNode[] = [];
  let list: GrowingList | null = null;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]?.trim() ?? '';
    if (line === '') {
      at += 1;
      continue;
    }
    const number = NUMBER.exec(line);
    const sign = (number ?? BULLET.exec(line))?.[0];
    const heading = /^(##?) +(?=\S)/.exec(line);
    if (heading) {
      const whole = wholeOf(lines, at, line.slice(heading[0].length));
      blocks.push({ type: 'heading', attrs: { level: heading[1] === '#' ? 2 : 3 }, ...inlineOf(whole) });
      at += whole.length;
    } else if (depth < MOST_NESTED && line.startsWith('>')) {
      const from = at;
      while (lines[at]?.trimStart().startsWith('>')) at += 1;
      const inside = lines.slice(from, at).map((one) => one.trimStart().replace(/^> ?/, ''));
      const content = readBlocks(inside, depth + 1);
      if (content.length > 0) blocks.push({ type: 'blockquote', content });
    } else if (depth < MOST_NESTED && sign !== undefined) {
      const { item, length } = readItem(lines, at, line.slice(sign.length), depth);
      list = putItem(blocks, item, number && Number(number[1]), list);
      at += length;
    } else {
      const whole = wholeOf(lines, at);
      blocks.push({ type: 'paragraph', ...inlineOf(whole) });
      at += whole.length;
    }
  }
  return blocks;
}

/**
 * Text as written without the editor, as a document: each line a paragraph, with the notation above. Whether it may be
 * kept is judged as for every other document (`readDocument`).
 */
export function readWritten(text: string): { type: 'doc'; content: readonly RichNode[] } {
  return { type: 'doc', content: readBlocks(text.replaceAll('\t', '  ').split(/\r?\n/)) };
}
