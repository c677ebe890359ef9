import { createRequire } from 'node:module';

/** The PDF library: half a second to load, so only in the thread that draws, when the first document is asked for. */
export type Pdf = typeof import('@react-pdf/renderer');

const require = createRequire(import.meta.url);
const FAMILIES = [
  { family: 'Literata', folder: '@fontsource/literata/files/literata', weights: [400, 600] },
  { family: 'Sans', folder: '@fontsource/plus-jakarta-sans/files/plus-jakarta-sans', weights: [400, 700] },
] as const;
/** Font packages are cut by script: a letter is looked for in the first, then in the second. */
const SCRIPTS = ['latin', 'latin-ext'] as const;

/** Serif, for what the parties agreed on. */
export const SERIF = SCRIPTS.map((script) => `Literata ${script}`);
/** Sans, for labels and figures. */
export const SANS = SCRIPTS.map((script) => `Sans ${script}`);

let loaded: Promise<Pdf> | null = null;

async function load(): Promise<Pdf> {
  const pdf = await import('@react-pdf/renderer');
  for (const { family, folder, weights } of FAMILIES)
    for (const script of SCRIPTS)
      pdf.Font.register({
        family: `${family} ${script}`,
        fonts: weights.map((fontWeight) => ({
          src: require.resolve(`${folder}-${script}-${fontWeight}-normal.woff`),
          fontWeight,
        })),
      });
  pdf.Font.registerHyphenationCallback((word) => [word]);
  return pdf;
}

/** The library with our fonts registered. */
export function loadPdf(): Promise<Pdf> {
  loaded ??= load();
  return loaded;
}

const REPLACED: Readonly<Record<string, string>> = {
  '→': '->',
  '←': '<-',
  '≥': '>=',
  '≤': '<=',
  '✓': 'v',
  '✔': 'v',
  '‑': '-',
  '‐': '-',
  '\t': '  ',
  '\r': '',
};
/** What both font families have a drawing for, in both of their scripts. */
const DRAWN =
  /[\n\x20-\x7e\xa0-\u0148\u014a-\u017e\u0192\u0218-\u021b\u1e0c\u1e0d\u1e24\u1e25\u1e36\u1e37\u1e62\u1e63\u1e6c\u1e6d\u1e92\u1e93\u2009\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020\u2022\u2026\u2032\u2033\u2039\u203a\u20ac\u2122\u2212]/u;

/**
 * A text of which every sign can be drawn: a sign without a drawing would become another letter without notice.
 * What has no likeness becomes a question mark in brackets.
 */
export function printable(text: string): string {
  const put = [...text.normalize('NFC')].map((sign) => REPLACED[sign] ?? sign);
  return put.map((sign) => ([...sign].every((one) => DRAWN.test(one)) ? sign : '[?]')).join('');
}
