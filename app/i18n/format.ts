import type { Locale } from './locale.ts';

/**
 * Dates, numbers and money as people here write them. Month names and separators are our own, so that
 * the server and every browser write the same characters and hydration never differs; Intl is asked
 * only for the calendar fields of an instant in a time zone.
 */

/** IANA zones of Indonesia and the word people use for them. */
export const ZONE_NAME: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

/** The zone used where a network has set no other. */
export const DEFAULT_ZONE = 'Asia/Jakarta';

const NBSP = '\u00a0';

const MONTHS: Record<Locale, readonly string[]> = {
  id: 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};
const MONTHS_SHORT: Record<Locale, readonly string[]> = {
  id: 'Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des'.split(' '),
  en: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
};
const DAYS: Record<Locale, readonly string[]> = {
  id: 'Minggu Senin Selasa Rabu Kamis Jumat Sabtu'.split(' '),
  en: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
};

/** A point in time as ISO 8601 text or a Date. */
export type Instant = string | Date;

interface Fields {
  year: number;
  month: number;
  day: number;
  hour: string;
  minute: string;
  second: string;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formatters.set(zone, made);
  return made;
}

function fieldsOf(instant: Instant, zone: string): Fields {
  const date = typeof instant === 'string' ? new Date(instant) : instant;
  if (Number.isNaN(date.getTime())) throw new RangeError('not an instant');
  const found: Record<string, string> = {};
  for (const part of formatterFor(zone).formatToParts(date)) found[part.type] = part.value;
  return {
    year: Number(found.year),
    month: Number(found.month),
    day: Number(found.day),
    hour: found.hour ?? '00',
    minute: found.minute ?? '00',
    second: found.second ?? '00',
  };
}

/**
 * How a day is written: 'full' "Kamis, 12 November 2026", 'long' "12 November 2026",
 * 'short' "12 Nov 2026", 'day-month' "12 Nov", 'weekday' "Kamis, 12 Nov".
 */
export type DayStyle = 'full' | 'long' | 'short' | 'day-month' | 'weekday';

function writeDay(year: number, month: number, day: number, locale: Locale, style: DayStyle): string {
  const long = `${day}${NBSP}${MONTHS[locale][month - 1]}`;
  const short = `${day}${NBSP}${MONTHS_SHORT[locale][month - 1]}`;
  const weekday = DAYS[locale][new Date(Date.UTC(year, month - 1, day)).getUTCDay()];
  switch (style) {
    case 'full':
      return `${weekday}, ${long}${NBSP}${year}`;
    case 'long':
      return `${long}${NBSP}${year}`;
    case 'short':
      return `${short}${NBSP}${year}`;
    case 'weekday':
      return `${weekday}, ${short}`;
    case 'day-month':
      return short;
  }
}

/**
 * A calendar day that has no time of day, such as a due date.
 * @param day YYYY-MM-DD
 * @throws RangeError when it is not such a day
 */
export function formatDay(day: string, locale: Locale, style: DayStyle = 'short'): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(day);
  if (!match) throw new RangeError('not a calendar day');
  return writeDay(Number(match[1]), Number(match[2]), Number(match[3]), locale, style);
}

/** The day of an instant as people in the zone read it. */
export function formatDate(
  instant: Instant,
  locale: Locale,
  style: DayStyle = 'short',
  zone = DEFAULT_ZONE,
): string {
  const f = fieldsOf(instant, zone);
  return writeDay(f.year, f.month, f.day, locale, style);
}

/**
 * The time of an instant: "10.17 WIB" in Indonesian, "10:17 WIB" in English.
 * @param options `seconds` adds them (receipts); `zoneName: false` leaves the zone out (lists of one day)
 */
export function formatTime(
  instant: Instant,
  locale: Locale,
  options: { seconds?: boolean; zoneName?: boolean } = {},
  zone = DEFAULT_ZONE,
): string {
  const f = fieldsOf(instant, zone);
  const dot = locale === 'id' ? '.' : ':';
  const clock = [f.hour, f.minute, ...(options.seconds ? [f.second] : [])].join(dot);
  return options.zoneName === false ? clock : `${clock}${NBSP}${ZONE_NAME[zone] ?? zone}`;
}

/** Day and time: "Kamis, 12 November 2026, 10.17 WIB". */
export function formatDateTime(
  instant: Instant,
  locale: Locale,
  style: DayStyle = 'short',
  zone = DEFAULT_ZONE,
): string {
  return `${formatDate(instant, locale, style, zone)}, ${formatTime(instant, locale, {}, zone)}`;
}

/** The calendar day, YYYY-MM-DD, that an instant falls on in the zone. */
export function dayOf(instant: Instant, zone = DEFAULT_ZONE): string {
  const f = fieldsOf(instant, zone);
  return `${f.year}-${String(f.month).padStart(2, '0')}-${String(f.day).padStart(2, '0')}`;
}

/** Whole days from one calendar day to another (both YYYY-MM-DD); negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round(
    (Date.parse(`${to.slice(0, 10)}T00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00Z`)) / 86_400_000,
  );
}

/** "hari ini", "besok", "3 hari lagi", "13 hari lalu", seen from `today`. Both YYYY-MM-DD. */
export function formatRelativeDay(day: string, today: string, locale: Locale): string {
  const days = daysBetween(today, day);
  if (locale === 'id') {
    if (days === 0) return 'hari ini';
    if (days === 1) return 'besok';
    if (days === -1) return 'kemarin';
    return days > 0 ? `${days}${NBSP}hari lagi` : `${-days}${NBSP}hari lalu`;
  }
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 0 ? `in ${days}${NBSP}days` : `${-days}${NBSP}days ago`;
}

/**
 * A number with the language's separators: 1.284,5 in Indonesian, 1,284.5 in English; a real minus sign.
 * @param digits decimals: a number fixes them; without it at most two, none when they are zero
 */
export function formatNumber(value: number, locale: Locale, digits?: number): string {
  if (!Number.isFinite(value)) return '–';
  const plain =
    digits === undefined ? String(Math.round(Math.abs(value) * 100) / 100) : Math.abs(value).toFixed(digits);
  // Beyond 1e21 JavaScript writes exponents; such a figure is shown as it stands.
  if (plain.includes('e')) return plain;
  const [whole = '0', decimals] = plain.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, locale === 'id' ? '.' : ',');
  const sign = value < 0 && Number(plain) !== 0 ? '−' : '';
  return sign + grouped + (decimals ? (locale === 'id' ? ',' : '.') + decimals : '');
}

/** A share as percent: 0.81 → "81 %" (Indonesian, hard space) or "81%" (English). */
export function formatPercent(share: number, locale: Locale, digits = 0): string {
  return `${formatNumber(share * 100, locale, digits)}${locale === 'id' ? `${NBSP}%` : '%'}`;
}

/**
 * Rupiah. 'short' rounds to thousands, millions, billions or trillions: "Rp 48 jt", "Rp 1,2 M";
 * 'exact' writes every digit: "Rp 48.000.000".
 */
export function formatMoney(rupiah: number, locale: Locale, style: 'short' | 'exact' = 'exact'): string {
  if (style === 'exact') return `Rp${NBSP}${formatNumber(Math.round(rupiah), locale)}`;
  const steps: readonly (readonly [number, string, string])[] = [
    [1e12, 'T', 'tn'],
    [1e9, 'M', 'bn'],
    [1e6, 'jt', 'm'],
    [1e3, 'rb', 'k'],
  ];
  const step = steps.find(([size]) => Math.abs(rupiah) >= size);
  if (!step) return `Rp${NBSP}${formatNumber(Math.round(rupiah), locale)}`;
  const rounded = Math.round((rupiah / step[0]) * 10) / 10;
  return `Rp${NBSP}${formatNumber(rounded, locale)}${NBSP}${locale === 'id' ? step[1] : step[2]}`;
}

/** A size of a file: "1,2 MB". */
export function formatBytes(bytes: number, locale: Locale): string {
  if (bytes < 1_000) return `${bytes}${NBSP}B`;
  if (bytes < 1_000_000) return `${formatNumber(Math.round(bytes / 1_000), locale)}${NBSP}kB`;
  return `${formatNumber(Math.round(bytes / 100_000) / 10, locale)}${NBSP}MB`;
}

/** Keeps together what belongs together: "1 × 24 jam", "24 Nov", "Rp 48 jt", "81 %", "versi 3". */
export function hardSpaces(text: string): string {
  return text
    .replace(/(\d) × (\d+) (jam|hours?)/g, `$1${NBSP}×${NBSP}$2${NBSP}$3`)
    .replace(/\bRp (\d)/g, `Rp${NBSP}$1`)
    .replace(/(\d) (%|jt\b|rb\b|M\b|T\b|mnt\b|hari\b)/g, `$1${NBSP}$2`)
    .replace(/\b([Vv]ersi|[Vv]ersion|[Pp]asal) (\d)/g, `$1${NBSP}$2`)
    .replace(/(\d) (Jan|Feb|Mar|Apr|Mei|Jun|Jul|Agu|Sep|Okt|Nov|Des)\b/g, `$1${NBSP}$2`);
}

/** Every formatter with the reader's language and zone filled in. */
export function formatFor(locale: Locale, zone = DEFAULT_ZONE) {
  return {
    day: (day: string, style?: DayStyle) => formatDay(day, locale, style),
    date: (instant: Instant, style?: DayStyle) => formatDate(instant, locale, style, zone),
    time: (instant: Instant, options?: { seconds?: boolean; zoneName?: boolean }) =>
      formatTime(instant, locale, options, zone),
    dateTime: (instant: Instant, style?: DayStyle) => formatDateTime(instant, locale, style, zone),
    relativeDay: (day: string, today: string) => formatRelativeDay(day, today, locale),
    number: (value: number, digits?: number) => formatNumber(value, locale, digits),
    percent: (share: number, digits?: number) => formatPercent(share, locale, digits),
    money: (rupiah: number, style?: 'short' | 'exact') => formatMoney(rupiah, locale, style),
    bytes: (bytes: number) => formatBytes(bytes, locale),
  };
}

export type Format = ReturnType<typeof formatFor>;
