import type { Locale } from '#app/i18n/locale.ts';

/** One typed word at a time: what a person writes in a field, as the value the contract asks for. */

/**
 * A number as people here write it. Indonesian: "1.284,5", "0,5", "1.284" is one thousand two hundred...;
 * English: "1,284.5". A plain decimal point is understood in both where it cannot be grouping ("0.5", "12.75").
 * @returns null when it is not a number
 */
export function parseNumber(written: string, locale: Locale): number | null {
  const text = written
    .trim()
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(/^−/, '-')
    .replace(/^(-?)Rp\.?/i, '$1');
  const [group, decimal] = locale === 'id' ? ['.', ','] : [',', '.'];
  const grouped = new RegExp(`^-?[1-9]\\d{0,2}(\\${group}\\d{3})+(\\${decimal}\\d+)?$`);
  const plain = /^-?\d+([.,]\d+)?$/;
  if (grouped.test(text)) return Number(text.split(group).join('').replace(decimal, '.'));
  if (plain.test(text)) return Number(text.replace(',', '.'));
  return null;
}

const OFFSETS: Readonly<Record<string, string>> = {
  'Asia/Jakarta': '+07:00',
  'Asia/Pontianak': '+07:00',
  'Asia/Makassar': '+08:00',
  'Asia/Jayapura': '+09:00',
};

/**
 * The value of a `datetime-local` field, which knows no zone, as an instant. Indonesia has no summer time,
 * so the zone's offset is fixed. Text that is no such value is returned as it stands, to be refused.
 */
export function localInstant(written: string, zone: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2})?$/.exec(written);
  const offset = OFFSETS[zone];
  return match && offset ? `${match[1]}T${match[2]}${match[3] ?? ':00'}${offset}` : written;
}
