import type {
  FileChild,
  IParagraphOptions,
  IRunOptions,
  ITableCellOptions,
  Paragraph,
  ParagraphChild,
} from 'docx';
import type { RichNode } from '#app/editor/document.ts';
import type { Block, Setting } from './paper.ts';
import { qrPng } from './qr-png.ts';

/** The DOCX library: loaded by the thread that draws, when the first document is asked for. */
export type Docx = typeof import('docx');

/** Fonts that offices have; the product's own are not on their machines. */
export const SERIF = 'Bookman Old Style';
export const SANS = 'Arial';
const SOFT = '57524A';
const RULE = 'C9C2B4';
/** Width between the margins, in twentieths of a point. */
const WIDTH = 9_666;

/** Word counts sizes in half points and distances in twentieths of a point. */
const half = (points: number) => Math.round(points * 2);
const twip = (points: number) => Math.round(points * 20);

type Of<I extends Block['is']> = Extract<Block, { is: I }>;
/** Where pieces stand: pushed in by so much (twips). */
interface Place {
  left: number;
}

/** Signs that XML may not hold; a document with one does not open. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are left out
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

function runs(docx: Docx, text: string, look: IRunOptions): ParagraphChild[] {
  return text
    .replace(FORBIDDEN, '')
    .split('\n')
    .map((line, at) => new docx.TextRun({ ...look, text: line, ...(at > 0 ? { break: 1 } : {}) }));
}

const lookOf = ({ bold, soft, sans, size }: Setting): IRunOptions => ({
  ...(bold ? { bold: true } : {}),
  ...(soft ? { color: SOFT } : {}),
  ...(sans ? { font: SANS } : {}),
  ...(size ? { size: half(size) } : {}),
});

function line(docx: Docx, text: string, setting: Setting, more: IParagraphOptions = {}): Paragraph {
  return new docx.Paragraph({
    ...(setting.centre ? { alignment: docx.AlignmentType.CENTER } : {}),
    ...(setting.keep ? { keepNext: true } : {}),
    ...more,
    children: runs(docx, text, lookOf(setting)),
  });
}

const indented = (left: number, more: IParagraphOptions = {}): IParagraphOptions => ({
  ...(left > 0 ? { indent: { left } } : {}),
  ...more,
});

function table(docx: Docx, block: Of<'table'>): FileChild {
  const total = block.widths.reduce((sum, share) => sum + share, 0);
  const widths = block.widths.map((share) => Math.round((share / total) * WIDTH));
  const cell = (text: string, at: number, head: boolean) =>
    new docx.TableCell({
      width: { size: widths[at] ?? 0, type: docx.WidthType.DXA },
      margins: { top: 40, bottom: 40, left: 60, right: 60 },
      children: [line(docx, text, { sans: true, size: 8.5, bold: head })],
    } satisfies ITableCellOptions);
  const row = (cells: readonly string[], head: boolean) =>
    new docx.TableRow({
      cantSplit: true,
      tableHeader: head,
      ...(block.roomy && !head ? { height: { value: twip(34), rule: docx.HeightRule.ATLEAST } } : {}),
      children: cells.map((text, at) => cell(text, at, head)),
    });
  return new docx.Table({
    columnWidths: widths,
    width: { size: WIDTH, type: docx.WidthType.DXA },
    rows: [row(block.head, true), ...block.rows.map((cells) => row(cells, false))],
  });
}

/** Two columns of lines to sign on, without a frame. */
function signatures(docx: Docx, { lines }: Of<'signatures'>): FileChild {
  const none = { style: docx.BorderStyle.NONE, size: 0, color: 'auto' };
  const noBorders = { top: none, bottom: none, left: none, right: none };
  const cell = (one: { above: string; below: string } | undefined) =>
    new docx.TableCell({
      borders: noBorders,
      width: { size: WIDTH / 2, type: docx.WidthType.DXA },
      margins: { right: 280, bottom: 240 },
      children: one
        ? [
            line(docx, one.above, { size: 9.5 }),
            line(
              docx,
              '',
              {},
              {
                spacing: { before: twip(44) },
                border: { bottom: { style: docx.BorderStyle.SINGLE, size: 6, color: '000000' } },
              },
            ),
            line(docx, one.below, { soft: true, size: 8.5 }),
          ]
        : [line(docx, '', {})],
    });
  const pairs = Array.from({ length: Math.ceil(lines.length / 2) }, (_, at) =>
    lines.slice(at * 2, at * 2 + 2),
  );
  return new docx.Table({
    columnWidths: [WIDTH / 2, WIDTH / 2],
    width: { size: WIDTH, type: docx.WidthType.DXA },
    borders: { ...noBorders, insideHorizontal: none, insideVertical: none },
    rows: pairs.map(
      (pair) => new docx.TableRow({ cantSplit: true, children: [cell(pair[0]), cell(pair[1])] }),
    ),
  });
}

function seal(docx: Docx, block: Of<'seal'>): FileChild[] {
  const [how = '', ...lines] = block.lines;
  const picture = new docx.ImageRun({
    type: 'png',
    data: qrPng(block.link),
    transformation: { width: 110, height: 110 },
    altText: { name: 'QR', title: block.title, description: block.link },
  });
  const small = { sans: true, size: 8.5 };
  return [
    line(
      docx,
      block.title,
      { bold: true, sans: true, size: 9.5 },
      { keepNext: true, spacing: { before: 280 } },
    ),
    new docx.Paragraph({ keepNext: true, children: [picture] }),
    line(docx, how, small, { keepNext: true }),
    new docx.Paragraph({
      keepNext: true,
      children: [
        new docx.ExternalHyperlink({
          link: block.link,
          children: runs(docx, block.link, { ...lookOf(small), underline: {} }),
        }),
      ],
    }),
    ...lines.map((text) => line(docx, text, small, { keepNext: true })),
    line(docx, block.hash, { sans: true, soft: true, size: 7.5 }),
  ];
}

/** Runs of text within a line of a text that people wrote. */
function richRuns(docx: Docx, nodes: readonly RichNode[], look: IRunOptions = {}): ParagraphChild[] {
  return nodes.flatMap((node): ParagraphChild[] => {
    if (node.type === 'hardBreak') return [new docx.TextRun({ break: 1 })];
    if (node.type !== 'text') return [];
    let own = look;
    let link: string | null = null;
    for (const mark of node.marks ?? []) {
      if (mark.type === 'bold') own = { ...own, bold: true };
      else if (mark.type === 'italic') own = { ...own, italics: true };
      else link = mark.attrs.href;
    }
    if (link === null) return runs(docx, node.text, own);
    return [new docx.ExternalHyperlink({ link, children: runs(docx, node.text, { ...own, underline: {} }) })];
  });
}

function rich(docx: Docx, nodes: readonly RichNode[], { left }: Place): FileChild[] {
  return nodes.flatMap((node): FileChild[] => {
    const inside = 'content' in node ? (node.content ?? []) : [];
    switch (node.type) {
      case 'heading':
        return [
          new docx.Paragraph({
            ...indented(left, { keepNext: true, spacing: { before: 160, after: 40 } }),
            heading: node.attrs.level === 2 ? docx.HeadingLevel.HEADING_2 : docx.HeadingLevel.HEADING_3,
            children: richRuns(docx, inside),
          }),
        ];
      case 'paragraph':
        return [
          new docx.Paragraph({
            ...indented(left, { spacing: { after: 80 } }),
            children: richRuns(docx, inside),
          }),
        ];
      case 'bulletList':
      case 'orderedList':
        return inside.flatMap((item, row) => {
          const [first, ...rest] = 'content' in item ? (item.content ?? []) : [];
          const sign = node.type === 'bulletList' ? '•' : `${row + (node.attrs?.start ?? 1)}.`;
          const opening = first?.type === 'paragraph' ? (first.content ?? []) : [];
          return [
            new docx.Paragraph({
              indent: { left: left + 400, hanging: 400 },
              tabStops: [{ type: docx.TabStopType.LEFT, position: left + 400 }],
              children: [new docx.TextRun({ text: `${sign}\t` }), ...richRuns(docx, opening)],
            }),
            ...rich(docx, first?.type === 'paragraph' ? rest : first ? [first, ...rest] : [], {
              left: left + 400,
            }),
          ];
        });
      case 'blockquote':
        return rich(docx, inside, { left: left + 400 });
      default:
        return [];
    }
  });
}

const MARK = { government: '■', 'non-government': '●' } as const;

function entry(docx: Docx, block: Of<'entry'>, { left }: Place): FileChild[] {
  const [first, ...rest] = block.blocks;
  const signs = [block.sign, block.sector ? MARK[block.sector] : ''].filter(Boolean);
  const sign = signs.join(' ');
  // A number and a mark take more room than one of them; so lines below begin where the first one does.
  const hanging = block.wide ? 1_240 : signs.length > 1 ? 760 : 400;
  const inner = left + hanging;
  if (first?.is !== 'words') return [...blocksOf(docx, block.blocks, { left: inner })];
  return [
    new docx.Paragraph({
      indent: { left: inner, hanging },
      tabStops: [{ type: docx.TabStopType.LEFT, position: inner }],
      children: [new docx.TextRun({ text: `${sign}\t` }), ...runs(docx, first.text, lookOf(first))],
    }),
    ...blocksOf(docx, rest, { left: inner }),
  ];
}

/** Pieces one below the other, as Word's paragraphs and tables. */
export function blocksOf(docx: Docx, blocks: readonly Block[], place: Place = { left: 0 }): FileChild[] {
  return blocks.flatMap((block) => pieceOf(docx, block, place));
}

function pieceOf(docx: Docx, block: Block, place: Place): FileChild[] {
  const { left } = place;
  switch (block.is) {
    case 'words':
      return [line(docx, block.text, block, indented(left))];
    case 'gap':
      return [line(docx, '', {}, { spacing: { line: twip(block.points), lineRule: 'exact' } })];
    case 'letterhead':
      return [
        line(docx, block.over, { bold: true, sans: true, size: 11, centre: true }),
        line(docx, block.name, { sans: true, size: 9.5, centre: true }),
        line(
          docx,
          block.under,
          { sans: true, soft: true, size: 8.5, centre: true },
          {
            spacing: { after: 240 },
            border: { bottom: { style: docx.BorderStyle.SINGLE, size: 12, color: '000000', space: 6 } },
          },
        ),
      ];
    case 'entry':
      return entry(docx, block, place);
    case 'facts':
      return block.facts.map(
        ([word, answer]) =>
          new docx.Paragraph({
            indent: { left: left + 2_600, hanging: 2_600 },
            tabStops: [{ type: docx.TabStopType.LEFT, position: left + 2_600 }],
            children: runs(docx, `${word}\t: ${answer}`, {}),
          }),
      );
    case 'part':
      return [
        line(
          docx,
          block.title,
          { bold: true, sans: true, size: 10 },
          {
            keepNext: true,
            spacing: { before: 240, after: 100 },
            border: { bottom: { style: docx.BorderStyle.SINGLE, size: 6, color: '000000', space: 2 } },
          },
        ),
        ...blocksOf(docx, block.blocks, place),
      ];
    case 'subhead':
      return [
        line(
          docx,
          block.text,
          { bold: true, sans: true, size: 9 },
          indented(left, { keepNext: true, spacing: { before: 120 } }),
        ),
      ];
    case 'quote':
      return [
        line(
          docx,
          block.text,
          {},
          {
            indent: { left: left + 200 },
            spacing: { before: 100, after: 100 },
            border: { left: { style: docx.BorderStyle.SINGLE, size: 12, color: RULE, space: 8 } },
          },
        ),
      ];
    case 'table':
      // Without a line in between, Word makes one table of two.
      return [table(docx, block), line(docx, '', { size: 4 })];
    case 'signatures':
      return [signatures(docx, block), line(docx, '', { size: 4 })];
    case 'seal':
      return seal(docx, block);
    case 'rich':
      return rich(docx, block.content, place);
  }
}
