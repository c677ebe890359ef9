import type { RichDocument, RichNode, RichTextRun } from './document.ts';
import { BULLET, type Emphasis, goesOn, NUMBER, readLine } from './read-written.ts';

const escaped = (text: string) => text.replace(/[\\*_[\]]/g, '\\$&').replace(/https:\/\//g, 'https:\\//');

const EMPHASES = ['bold', 'italic'] as const satisfies readonly Emphasis[];

/** A line of runs with its signs. @param careful every sign that is meant as itself has its backslash */
function writeLine(runs: readonly RichTextRun[], careful: boolean): string {
  let line = '';
  let open: Emphasis[] = [];
  const sign = (mark: Emphasis) => (mark === 'bold' ? '*' : '_').repeat(careful ? 2 : 1);
  const close = (wanted: readonly Emphasis[]) => {
    while (open.some((mark, at) => wanted[at] !== mark)) line += sign(open.pop() as Emphasis);
  };
  for (const { text, marks = [] } of runs) {
    const has = (type: string) => marks.some((mark) => mark.type === type);
    const wanted = EMPHASES.filter(has);
    close(wanted);
    for (const mark of wanted.slice(open.length)) line += sign(mark);
    open = [...wanted];
    const href = marks.find((mark) => mark.type === 'link')?.attrs.href;
    const words = careful ? escaped(text) : text;
    if (href === undefined) line += words;
    else if (href === text && !careful) line += href;
    else line += `[${escaped(text)}](${href.replace(/[()\\]/g, '\\$&')})`;
  }
  close([]);
  return line;
}

const sameRuns = (a: readonly RichTextRun[], b: readonly RichTextRun[]) =>
  JSON.stringify(a.map(({ text, marks = [] }) => [text, marks])) ===
  JSON.stringify(b.map(({ text, marks = [] }) => [text, marks]));

/** Lines of a paragraph's runs, each as readable as it can be written. */
function writeInline(content: readonly RichNode[]): string[] {
  const segments: RichTextRun[][] = [[]];
  for (const node of content) {
    if (node.type === 'text') segments.at(-1)?.push(node);
    else if (node.type === 'hardBreak') segments.push([]);
  }
  return segments.map((runs, at) => {
    const plain = writeLine(runs, false);
    const line = sameRuns(readLine(plain.trim()), runs) ? plain : writeLine(runs, true);
    return (goesOn(line) ? `${line}\\` : line) + (at < segments.length - 1 ? '\\' : '');
  });
}

/** The first line of a paragraph must not look like a list, a heading or a quotation. */
function asWords(line: string): string {
  if (NUMBER.test(line)) return line.replace(/[.)]/, '\\$&');
  return BULLET.test(line) || /^(?:>|##? )/.test(line) ? `\\${line}` : line;
}

function writeBlocks(nodes: readonly RichNode[]): string[] {
  return nodes.flatMap((node): string[] => {
    switch (node.type) {
      case 'paragraph': {
        const [first = '', ...rest] = writeInline(node.content ?? []);
        return [asWords(first), ...rest];
      }
      case 'heading': {
        if (node.content === undefined) return [];
        const [first = '', ...rest] = writeInline(node.content);
        return [`${node.attrs.level === 2 ? '#' : '##'} ${first}`, ...rest];
      }
      case 'bulletList':
      case 'orderedList': {
        const start = node.type === 'orderedList' ? (node.attrs?.start ?? 1) : null;
        return node.content.flatMap((item, at) => {
          const sign = start === null ? '- ' : `${start + at}. `;
          const inner = item.type === 'listItem' ? writeBlocks(item.content) : [];
          return inner.map((line, n) => (n === 0 ? sign : ' '.repeat(sign.length)) + line);
        });
      }
      case 'blockquote':
        return writeBlocks(node.content).map((line) => `> ${line}`);
      default:
        return [];
    }
  });
}

/** A document as somebody would write it without the editor, for `readWritten` to read again. */
export function written(document: RichDocument): string {
  return writeBlocks(document.content).join('\n');
}
