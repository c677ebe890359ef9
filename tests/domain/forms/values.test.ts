import { expect, test } from 'vitest';
import { keyFor, newKey } from '#app/forms/key.ts';
import { fieldId, pathOf } from '#app/forms/names.ts';
import { localInstant, parseNumber } from '#app/forms/values.ts';

test.each([
  ['1.284,5', 'id', 1284.5],
  ['1.284', 'id', 1284],
  ['1,284.5', 'en', 1284.5],
  ['1,284', 'en', 1284],
  ['0,5', 'id', 0.5],
  ['0.5', 'id', 0.5],
  ['0.500', 'id', 0.5],
  ['12.75', 'id', 12.75],
  ['0,5', 'en', 0.5],
  ['−3', 'id', -3],
  [' 48 ', 'id', 48],
  ['Rp 48.000.000', 'id', 48_000_000],
  ['1 284', 'id', 1284],
  ['', 'id', null],
  ['1.2.3', 'id', null],
  ['1e5', 'id', null],
  ['Infinity', 'id', null],
  ['dua belas', 'id', null],
] as const)('%j in %s is %s', (written, locale, value) => {
  expect(parseNumber(written, locale)).toBe(value);
});

test('a local time gets the offset of its zone; anything else stays to be refused', () => {
  expect(localInstant('2026-11-12T09:00', 'Asia/Makassar')).toBe('2026-11-12T09:00:00+08:00');
  expect(localInstant('2026-11-12T09:00:30', 'Asia/Jakarta')).toBe('2026-11-12T09:00:30+07:00');
  expect(localInstant('2026-11-12T09:00:00+07:00', 'Asia/Jakarta')).toBe('2026-11-12T09:00:00+07:00');
  expect(localInstant('besok', 'Asia/Jakarta')).toBe('besok');
});

test('names become paths and ids', () => {
  expect(pathOf('agenda[0].title')).toBe('agenda.0.title');
  expect(pathOf('supporters[]')).toBe('supporters');
  expect(fieldId('forum-create', 'agenda[0].title')).toBe('forum-create-agenda-0-title');
});

test('each form of a page has its own key, always the same, always a UUID', () => {
  const page = newKey();
  const first = keyFor(page, 'forum-create');
  expect(first).toBe(keyFor(page, 'forum-create'));
  expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
  const keys = new Set(Array.from({ length: 500 }, (_, n) => keyFor(page, `card-${n}`)));
  expect(keys.size).toBe(500);
});
