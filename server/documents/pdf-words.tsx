import type { Block } from './paper.ts';
import { type Pdf, printable, SANS } from './pdf.ts';

/** Colours of the paper. */
export const INK = '#1c1a17';
export const SOFT = '#57524a';
export const RULE = '#c9c2b4';
/** Words up to this many signs stay on one page with their mark. */
export const TOGETHER = 1_200;

/** What every piece of a document draws with. */
export interface Drawing {
  pdf: Pdf;
}
/** A text whose every sign has a drawing. */
export function Words({
  pdf: { Text },
  block,
}: Drawing & { block: Omit<Extract<Block, { is: 'words' }>, 'is'> }) {
  const { text, bold, soft, sans, size, centre, keep } = block;
  return (
    <Text
      {...(keep ? { minPresenceAhead: 60 } : {})}
      style={{
        ...(sans ? { fontFamily: SANS } : {}),
        ...(bold ? { fontWeight: sans ? 700 : 600 } : {}),
        ...(soft ? { color: SOFT } : {}),
        ...(size ? { fontSize: size, lineHeight: 1.4 } : {}),
        ...(centre ? { textAlign: 'center' } : {}),
      }}
    >
      {printable(text)}
    </Text>
  );
}
