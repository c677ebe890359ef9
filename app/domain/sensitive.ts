/**
 * Finds personal numbers in free text before it is sent: nobody's NIK, KK or telephone belongs in a deliberation.
 * NIK and KK have the same form, so both are called an identity number.
 */
export const SENSITIVE_KINDS = ['identity-number', 'phone'] as const;
export type SensitiveKind = (typeof SENSITIVE_KINDS)[number];

/** A find; `start` and `end` are UTF-16 offsets as in `text.slice(start, end)`. */
export type SensitiveFind = { readonly kind: SensitiveKind; readonly start: number; readonly end: number };

/** Provinces as the population register codes them (Permendagri 72/2019 and the new provinces of Papua). */
const PROVINCES = new Set(
  '11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 81 82 91 92 93 94 95 96'.split(
    ' ',
  ),
);

/** How people break sixteen digits into groups; any other grouping is a row of a table, not one number. */
const SHAPES = new Set([
  '16',
  '4-4-4-4',
  '6-6-4',
  '6-10',
  '2-2-2-6-4',
  '2-2-2-2-2-2-4',
  '6-2-2-2-4',
  '8-8',
  '12-4',
  '4-12',
  '4-4-8',
  '2-2-2-2-2-2-2-2',
  '1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1',
]);

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Whether sixteen digits can be a NIK or KK: a province that exists, a regency and a district, a date (a woman's
 * day of birth is written plus 40), a running number.
 */
export function isIdentityNumber(digits: string): boolean {
  if (!/^\d{16}$/.test(digits) || !PROVINCES.has(digits.slice(0, 2))) return false;
  const part = (from: number, to: number) => Number(digits.slice(from, to));
  const regency = part(2, 4);
  const day = part(6, 8) > 40 ? part(6, 8) - 40 : part(6, 8);
  const month = part(8, 10);
  return (
    regency >= 1 &&
    regency <= 79 &&
    part(4, 6) >= 1 &&
    day >= 1 &&
    day <= (DAYS[month - 1] ?? 0) &&
    part(12, 16) >= 1
  );
}

/** The same text, character for character, with digits and spaces of other scripts made plain. */
function plain(text: string): string {
  return text.replace(
    /[\uFF10-\uFF19\u0660-\u0669\u00A0\u2000-\u200D\u2060\u202F\uFEFF\u2010-\u2015]/g,
    (letter) => {
      const code = letter.charCodeAt(0);
      if (code >= 0xff10 && code <= 0xff19) return String(code - 0xff10);
      if (code >= 0x660 && code <= 0x669) return String(code - 0x660);
      return code >= 0x2010 && code <= 0x2015 ? '-' : ' ';
    },
  );
}

type Group = { readonly start: number; readonly end: number };

/** Groups of digits, gathered into runs in which at most two separators stand between neighbours. */
function runsOfDigits(text: string): Group[][] {
  const runs: Group[][] = [];
  let last: Group | undefined;
  for (const match of text.matchAll(/\d+/g)) {
    const group = { start: match.index, end: match.index + match[0].length };
    const joined = last !== undefined && /^[\s.-]{1,2}$/.test(text.slice(last.end, group.start));
    const run = runs.at(-1);
    if (joined && run) run.push(group);
    else runs.push([group]);
    last = group;
  }
  return runs;
}

function identityNumbersIn(text: string, run: readonly Group[]): SensitiveFind[] {
  const finds: SensitiveFind[] = [];
  for (let from = 0; from < run.length; from += 1) {
    const sizes: number[] = [];
    let digits = '';
    for (let to = from; to < run.length && digits.length < 16; to += 1) {
      const group = run[to] as Group;
      sizes.push(group.end - group.start);
      digits += text.slice(group.start, Math.min(group.end, group.start + 17));
    }
    const first = run[from] as Group;
    const last = run[from + sizes.length - 1] as Group;
    if (SHAPES.has(sizes.join('-')) && isIdentityNumber(digits)) {
      finds.push({ kind: 'identity-number', start: first.start, end: last.end });
      from += sizes.length - 1;
    }
  }
  return finds;
}

/**
 * Mobile numbers: 08.. or +62 8.. or 628.., nine to twelve digits from the 8 on. Without the plus, 62 must touch
 * the 8: "62.812.500.000" is an amount of money.
 */
const MOBILE = /(?<![\d.,])(?:\(?\+62\)?[\s.-]?|62(?=8)|0)8[1-9]\d{1,2}(?:[\s.-]?\d{2,5}){2,4}(?!\d)/g;

/** Fixed lines only where they are written as such: with +62 or with the area code in brackets. */
const FIXED = /(?<!\d)(?:\+62[\s.-]?[2-7]\d{1,2}|\(0[2-79]\d{1,2}\))[\s.-]?\d{3,4}[\s.-]?\d{3,4}(?!\d)/g;

function phonesIn(text: string): SensitiveFind[] {
  const finds: SensitiveFind[] = [];
  for (const match of text.matchAll(MOBILE)) {
    const digits = match[0].replace(/\D/g, '').replace(/^(?:62|0)/, '');
    if (digits.length < 9 || digits.length > 12) continue;
    finds.push({ kind: 'phone', start: match.index, end: match.index + match[0].length });
  }
  for (const match of text.matchAll(FIXED)) {
    finds.push({ kind: 'phone', start: match.index, end: match.index + match[0].length });
  }
  return finds;
}

/**
 * Identity and telephone numbers in a text, in order and without overlap. The cost grows with the length of the
 * text only. It is a help against carelessness, not a proof: a number written in words is not found, and one in
 * some fifty sixteen-digit numbers that mean something else looks like a NIK.
 */
export function findSensitive(text: string): SensitiveFind[] {
  const checked = plain(text);
  const all = runsOfDigits(checked)
    .flatMap((run) => identityNumbersIn(checked, run))
    .concat(phonesIn(checked))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const finds: SensitiveFind[] = [];
  for (const find of all) if (find.start >= (finds.at(-1)?.end ?? 0)) finds.push(find);
  return finds;
}
