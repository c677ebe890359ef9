import type { ReactNode } from 'react';
import { encode } from 'uqr';
import type { Sector } from '#app/domain/sector.ts';
import { keptTogether } from './kept-together.ts';
import type { Block } from './paper.ts';
import { SANS } from './pdf.ts';
import { Rich } from './pdf-rich.tsx';
import { type Drawing, INK, RULE, TOGETHER, Words } from './pdf-words.tsx';

type Of<I extends Block['is']> = Extract<Block, { is: I }>;

/** A square for government, a circle for non-government; the name stands beside it. */
function SectorMark({ pdf: { View }, sector }: Drawing & { sector: Sector }) {
  return (
    <View
      style={{
        width: 7,
        height: 7,
        marginTop: 4,
        marginRight: 6,
        backgroundColor: INK,
        borderRadius: sector === 'government' ? 0 : 3.5,
      }}
    />
  );
}

function Letterhead({ pdf, block }: Drawing & { block: Of<'letterhead'> }) {
  const { View } = pdf;
  return (
    <View style={{ borderBottomWidth: 1.6, borderBottomColor: INK, paddingBottom: 6, marginBottom: 12 }}>
      <Words pdf={pdf} block={{ text: block.over, bold: true, sans: true, size: 11, centre: true }} />
      <Words pdf={pdf} block={{ text: block.name, sans: true, size: 9.5, centre: true }} />
      <Words pdf={pdf} block={{ text: block.under, sans: true, soft: true, size: 8.5, centre: true }} />
    </View>
  );
}

const lengthOf = ({ blocks }: Of<'entry'>): number =>
  blocks.reduce((sum, one) => sum + ('text' in one ? one.text.length : TOGETHER), 0);

/** Entries that no page may break between them, if they are not too long; below the heading they stand under. */
function Kept({ pdf, entries, heading }: Drawing & { entries: readonly Of<'entry'>[]; heading?: ReactNode }) {
  const { View } = pdf;
  return (
    <View wrap={entries.reduce((sum, one) => sum + lengthOf(one), 0) > TOGETHER}>
      {heading}
      {entries.map((block, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces are drawn once, in order
        <Entry key={row} pdf={pdf} block={block} />
      ))}
    </View>
  );
}

/** Entries one below the other, none of them alone at the edge of a page, nor the heading above them. */
function Entries({ pdf, entries, heading }: Parameters<typeof Kept>[0]) {
  return keptTogether(entries).map((kept, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces are drawn once, in order
    <Kept key={at} pdf={pdf} entries={kept} heading={at === 0 ? heading : undefined} />
  ));
}

function Entry({ pdf, block }: Drawing & { block: Of<'entry'> }) {
  const { View } = pdf;
  return (
    <View wrap={lengthOf(block) > TOGETHER} style={{ flexDirection: 'row', marginBottom: 3 }}>
      {(block.sign !== '' || !block.sector) && (
        <View style={{ width: block.wide ? 52 : 20 }}>
          <Words
            pdf={pdf}
            block={{ text: block.sign, ...(block.wide ? { sans: true, soft: true, size: 8.5 } : {}) }}
          />
        </View>
      )}
      {block.sector && <SectorMark pdf={pdf} sector={block.sector} />}
      <View style={{ flex: 1 }}>
        <Blocks pdf={pdf} blocks={block.blocks} />
      </View>
    </View>
  );
}

function Facts({ pdf, block }: Drawing & { block: Of<'facts'> }) {
  const { View } = pdf;
  return (
    <View>
      {block.facts.map(([word, answer]) => (
        <View key={word} style={{ flexDirection: 'row' }}>
          <View style={{ width: 130 }}>
            <Words pdf={pdf} block={{ text: word }} />
          </View>
          <View style={{ flex: 1 }}>
            <Words pdf={pdf} block={{ text: `: ${answer}` }} />
          </View>
        </View>
      ))}
    </View>
  );
}

function Part({ pdf, block }: Drawing & { block: Of<'part'> }) {
  const { View } = pdf;
  const [first, ...rest] = gathered(block.blocks);
  const title = (
    <View
      minPresenceAhead={110}
      style={{ borderBottomWidth: 0.7, borderBottomColor: INK, marginBottom: 5, paddingBottom: 2 }}
    >
      <Words pdf={pdf} block={{ text: block.title, bold: true, sans: true, size: 10 }} />
    </View>
  );
  const isList = Array.isArray(first);
  return (
    <View style={{ marginTop: 12 }}>
      {isList ? <Entries pdf={pdf} entries={first} heading={title} /> : title}
      <Blocks pdf={pdf} blocks={isList ? rest.flat() : block.blocks} />
    </View>
  );
}

function Table({ pdf, block }: Drawing & { block: Of<'table'> }) {
  const { View } = pdf;
  const row = (cells: readonly string[], bold: boolean, key: number) => (
    <View
      key={key}
      wrap={false}
      // The head again on each page the table goes on to. A row that only has the name of this wish is never moved whole.
      {...(bold ? { fixed: true } : {})}
      style={{
        flexDirection: 'row',
        borderBottomWidth: 0.5,
        borderBottomColor: RULE,
        paddingVertical: 3,
        ...(block.roomy && !bold ? { minHeight: 34 } : {}),
      }}
    >
      {cells.map((cell, at) => (
        <View
          // biome-ignore lint/suspicious/noArrayIndexKey: cells are drawn once, in order
          key={at}
          style={{ flex: block.widths[at] ?? 1, paddingRight: 6 }}
        >
          <Words pdf={pdf} block={{ text: cell, sans: true, bold, size: 8.5 }} />
        </View>
      ))}
    </View>
  );
  return (
    <View>
      {row(block.head, true, -1)}
      {block.rows.map((cells, at) => row(cells, false, at))}
    </View>
  );
}

function Signatures({ pdf, block }: Drawing & { block: Of<'signatures'> }) {
  const { View } = pdf;
  return (
    <View style={{ flexDirection: 'row', flexWrap: 'wrap', marginTop: 10 }}>
      {block.lines.map(({ above, below }) => (
        <View key={above} wrap={false} style={{ width: '50%', paddingRight: 14, marginBottom: 14 }}>
          <Words pdf={pdf} block={{ text: above, size: 9.5 }} />
          <View style={{ height: 46, borderBottomWidth: 0.7, borderBottomColor: INK }} />
          <Words pdf={pdf} block={{ text: below || ' ', soft: true, size: 8.5 }} />
        </View>
      ))}
    </View>
  );
}

/** A QR code drawn as rectangles: one run of dark cells each. @param size points */
function QrCode({ pdf: { Svg, Rect }, text, size }: Drawing & { text: string; size: number }) {
  const { data, size: cells } = encode(text, { ecc: 'M', border: 2 });
  const runs = data.flatMap((line, y) => {
    const found: { x: number; y: number; width: number }[] = [];
    for (let x = 0; x < line.length; x += 1) {
      if (!line[x]) continue;
      const last = found[found.length - 1];
      if (last && last.x + last.width === x) last.width += 1;
      else found.push({ x, y, width: 1 });
    }
    return found;
  });
  return (
    <Svg width={size} height={size} viewBox={`0 0 ${cells} ${cells}`}>
      {runs.map(({ x, y, width }) => (
        <Rect key={`${x}-${y}`} x={x} y={y} width={width} height={1} fill="#000" />
      ))}
    </Svg>
  );
}

function Seal({ pdf, block }: Drawing & { block: Of<'seal'> }) {
  const { View, Link } = pdf;
  const [how = '', ...lines] = block.lines;
  return (
    <View
      wrap={false}
      style={{ flexDirection: 'row', marginTop: 14, borderWidth: 0.7, borderColor: INK, padding: 8 }}
    >
      <QrCode pdf={pdf} text={block.link} size={84} />
      <View style={{ flex: 1, marginLeft: 10 }}>
        <Words pdf={pdf} block={{ text: block.title, bold: true, sans: true, size: 9.5 }} />
        <Words pdf={pdf} block={{ text: how, sans: true, size: 8.5 }} />
        <Link src={block.link} style={{ color: INK, fontFamily: SANS, fontSize: 8.5 }}>
          {block.link}
        </Link>
        {lines.map((text) => (
          <Words key={text} pdf={pdf} block={{ text, sans: true, size: 8.5 }} />
        ))}
        <Words pdf={pdf} block={{ text: block.hash, sans: true, soft: true, size: 7.5 }} />
      </View>
    </View>
  );
}

/** The same pieces, entries that follow each other gathered. */
function gathered(blocks: readonly Block[]): (Exclude<Block, Of<'entry'>> | Of<'entry'>[])[] {
  const all: (Exclude<Block, Of<'entry'>> | Of<'entry'>[])[] = [];
  for (const block of blocks) {
    const last = all.at(-1);
    if (block.is !== 'entry') all.push(block);
    else if (Array.isArray(last)) last.push(block);
    else all.push([block]);
  }
  return all;
}

/** Draws pieces one below the other. */
export function Blocks({ pdf, blocks }: Drawing & { blocks: readonly Block[] }): ReactNode {
  return gathered(blocks).map((piece, at) =>
    Array.isArray(piece) ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces are drawn once, in order
      <Entries key={at} pdf={pdf} entries={piece} />
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces are drawn once, in order
      <Piece key={at} pdf={pdf} block={piece} />
    ),
  );
}

function Piece({ pdf, block }: Drawing & { block: Exclude<Block, Of<'entry'>> }) {
  const { View } = pdf;
  switch (block.is) {
    case 'words':
      return <Words pdf={pdf} block={block} />;
    case 'gap':
      return <View style={{ height: block.points }} />;
    case 'letterhead':
      return <Letterhead pdf={pdf} block={block} />;
    case 'facts':
      return <Facts pdf={pdf} block={block} />;
    case 'part':
      return <Part pdf={pdf} block={block} />;
    case 'subhead':
      return (
        <View minPresenceAhead={70} style={{ marginTop: 2 }}>
          <Words pdf={pdf} block={{ text: block.text, bold: true, sans: true, size: 9 }} />
        </View>
      );
    case 'quote':
      return (
        <View style={{ borderLeftWidth: 1.5, borderLeftColor: RULE, paddingLeft: 8, marginVertical: 5 }}>
          <Words pdf={pdf} block={{ text: block.text }} />
        </View>
      );
    case 'table':
      return <Table pdf={pdf} block={block} />;
    case 'signatures':
      return <Signatures pdf={pdf} block={block} />;
    case 'seal':
      return <Seal pdf={pdf} block={block} />;
    case 'rich':
      return <Rich pdf={pdf} nodes={block.content} />;
  }
}
