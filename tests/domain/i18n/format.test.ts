import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseNumber } from '#app/forms/values.ts';
import {
  dayOf,
  daysBetween,
  formatBytes,
  formatDateTime,
  formatDay,
  formatMoney,
  formatNumber,
  formatPercent,
  formatRelativeDay,
  formatTime,
  hardSpaces,
} from '#app/i18n/format.ts';

const plain = (text: string) => text.replace(/\u00a0/g, ' ');

test('an instant is told with the zone of its readers', () => {
  const at = '2026-11-12T03:17:04Z';
  expect(plain(formatDateTime(at, 'id', 'full'))).toBe('Kamis, 12 November 2026, 10.17 WIB');
  expect(plain(formatDateTime(at, 'en', 'full'))).toBe('Thursday, 12 November 2026, 10:17 WIB');
  expect(plain(formatTime(at, 'id', {}, 'Asia/Makassar'))).toBe('11.17 WITA');
  expect(plain(formatTime(at, 'id', {}, 'Asia/Jayapura'))).toBe('12.17 WIT');
  expect(formatTime(at, 'id', { seconds: true, zoneName: false })).toBe('10.17.04');
});

test('the day of an instant is the day in the zone, not in Greenwich', () => {
  expect(dayOf('2026-11-12T18:30:00Z')).toBe('2026-11-13');
  expect(dayOf('2026-11-12T15:30:00Z', 'Asia/Jayapura')).toBe('2026-11-13');
  expect(dayOf('2026-12-31T17:00:00Z')).toBe('2027-01-01');
});

test('midnight is 00, never 24', () => {
  expect(formatTime('2026-11-12T17:00:00Z', 'id', { zoneName: false })).toBe('00.00');
});

test('calendar days have no zone', () => {
  expect(plain(formatDay('2026-08-24', 'id'))).toBe('24 Agu 2026');
  expect(plain(formatDay('2026-11-24', 'id', 'day-month'))).toBe('24 Nov');
  expect(plain(formatDay('2026-11-24', 'en', 'weekday'))).toBe('Tuesday, 24 Nov');
  expect(() => formatDay('kemarin', 'id')).toThrow(RangeError);
});

test('relative days', () => {
  expect(formatRelativeDay('2026-11-24', '2026-11-24', 'id')).toBe('hari ini');
  expect(formatRelativeDay('2026-11-25', '2026-11-24', 'id')).toBe('besok');
  expect(plain(formatRelativeDay('2026-11-11', '2026-11-24', 'id'))).toBe('13 hari lalu');
  expect(plain(formatRelativeDay('2026-11-27', '2026-11-24', 'en'))).toBe('in 3 days');
  expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1);
});

test.each([
  [1284.5, 'id', undefined, '1.284,5'],
  [1284.5, 'en', undefined, '1,284.5'],
  [0, 'id', undefined, '0'],
  [-1, 'id', undefined, '−1'],
  [-0.001, 'id', 1, '0,0'],
  [0.005, 'en', 2, '0.01'],
  [1_000_000, 'id', 0, '1.000.000'],
  [Number.NaN, 'id', undefined, '–'],
] as const)('the number %s in %s with %s decimals is %s', (value, locale, digits, text) => {
  expect(formatNumber(value, locale, digits)).toBe(text);
});

test('percent, money and sizes carry hard spaces', () => {
  expect(formatPercent(0.81, 'id')).toBe('81\u00a0%');
  expect(formatPercent(0.81, 'en', 1)).toBe('81.0%');
  expect(formatMoney(48_000_000, 'id')).toBe('Rp\u00a048.000.000');
  expect(formatMoney(48_000_000, 'id', 'short')).toBe('Rp\u00a048\u00a0jt');
  expect(formatMoney(1_250_000_000, 'id', 'short')).toBe('Rp\u00a01,3\u00a0M');
  expect(formatMoney(750, 'id', 'short')).toBe('Rp\u00a0750');
  expect(formatBytes(1_234_567, 'id')).toBe('1,2\u00a0MB');
  expect(hardSpaces('paling lama 1 × 24 jam, 24 Nov, Rp 48 jt, versi 3')).toBe(
    'paling lama 1\u00a0×\u00a024\u00a0jam, 24\u00a0Nov, Rp\u00a048\u00a0jt, versi\u00a03',
  );
});

test('what is written can be read again, in both languages', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -100_000_000_000, max: 100_000_000_000 }),
      fc.constantFrom('id' as const, 'en' as const),
      (hundredths, locale) => {
        const value = hundredths / 100;
        expect(parseNumber(formatNumber(value, locale, 2), locale)).toBeCloseTo(value, 6);
      },
    ),
  );
});
