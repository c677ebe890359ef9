import type { ReactNode } from 'react';
import { encode } from 'uqr';
import type { Sector } from '#app/domain/sector.ts';
import { type Pdf, printable, SANS } from './pdf.ts';

export const INK = '#1c1a17';
export const SOFT = '#57524a';
const RULE = '#c9c2b4';

/** What every part of a document draws with. */
export interface Drawing {
  pdf: Pdf;
}

/** A text whose every sign has a drawing. */
export function Words({
  pdf: { Text },
  children,
  bold = false,
  soft = false,
  sans = false,
  size,
  mark,
}: Drawing & {
  children: string;
  bold?: boolean;
  soft?: boolean;
  sans?: boolean;
  size?: number;
  mark?: 'center';
}) {
  return (
    <Text
      style={{
        ...(sans ? { fontFamily: SANS } : {}),
        ...(bold ? { fontWeight: sans ? 700 : 600 } : {}),
        ...(soft ? { color: SOFT } : {}),
        ...(size ? { fontSize: size, lineHeight: 1.4 } : {}),
        ...(mark ? { textAlign: mark } : {}),
      }}
    >
      {printable(children)}
    </Text>
  );
}

/** A square for government, a circle for non-government; the name stands beside it. */
export function SectorMark({ pdf: { View }, sector }: Drawing & { sector: Sector }) {
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

/** A numbered or marked line with what belongs to it. */
export function Entry({ pdf, sign, children }: Drawing & { sign: string; children: ReactNode }) {
  const { View } = pdf;
  return (
    <View style={{ flexDirection: 'row', marginBottom: 3 }}>
      <View style={{ width: 20 }}>
        <Words pdf={pdf}>{sign}</Words>
      </View>
      <View style={{ flex: 1 }}>{children}</View>
    </View>
  );
}

/** A part with its heading; the heading never stays behind alone at the foot of a page. */
export function Part({ pdf, title, children }: Drawing & { title: string; children: ReactNode }) {
  const { View } = pdf;
  return (
    <View style={{ marginTop: 12 }}>
      <View
        minPresenceAhead={60}
        style={{ borderBottomWidth: 0.7, borderBottomColor: INK, marginBottom: 5, paddingBottom: 2 }}
      >
        <Words pdf={pdf} bold sans size={10}>
          {title}
        </Words>
      </View>
      {children}
    </View>
  );
}

/** A table of texts; the first row is its head, repeated on no other page. */
export function Table({
  pdf,
  head,
  rows,
  widths,
}: Drawing & { head: readonly string[]; rows: readonly (readonly string[])[]; widths: readonly number[] }) {
  const { View } = pdf;
  const row = (cells: readonly string[], bold: boolean, key: number) => (
    <View
      key={key}
      wrap={false}
      style={{ flexDirection: 'row', borderBottomWidth: 0.5, borderBottomColor: RULE, paddingVertical: 3 }}
    >
      {cells.map((cell, at) => (
        <View key={`${at}-${cell}`} style={{ flex: widths[at] ?? 1, paddingRight: 6 }}>
          <Words pdf={pdf} sans bold={bold} size={8.5}>
            {cell}
          </Words>
        </View>
      ))}
    </View>
  );
  return (
    <View>
      {row(head, true, -1)}
      {rows.map((cells, at) => row(cells, false, at))}
    </View>
  );
}

/** A QR code drawn as rectangles: one run of dark cells each. @param size points */
export function QrCode({ pdf: { Svg, Rect }, text, size }: Drawing & { text: string; size: number }) {
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
