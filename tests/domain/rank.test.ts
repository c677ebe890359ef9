import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { between, isRank, needsRespread, RESPREAD_LENGTH, spread } from '#app/domain/rank.ts';

const sorted = (keys: readonly string[]) => keys.every((key, at) => at === 0 || (keys[at - 1] ?? '') < key);

describe('an ordering key', () => {
  it('lies strictly between its neighbours wherever one inserts, and is always a key', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 200 }), (places) => {
        const keys: string[] = [];
        for (const place of places) {
          const at = Math.round(place * keys.length);
          keys.splice(at, 0, between(keys[at - 1] ?? null, keys[at] ?? null));
        }
        expect(sorted(keys)).toBe(true);
        expect(keys.every(isRank)).toBe(true);
      }),
    );
  });

  it.each([
    ['at the end', (keys: string[]) => keys.push(between(keys.at(-1) ?? null, null)), 20],
    ['at the beginning', (keys: string[]) => keys.unshift(between(null, keys[0] ?? null)), 20],
    [
      'after the first',
      (keys: string[]) => keys.splice(1, 0, between(keys[0] ?? null, keys[1] ?? null)),
      210,
    ],
  ])('grows slowly when a thousand are added %s', (_name, add, longest) => {
    const keys: string[] = [];
    for (let n = 0; n < 1000; n += 1) add(keys);
    expect(sorted(keys)).toBe(true);
    expect(Math.max(...keys.map((key) => key.length))).toBeLessThan(longest);
  });

  it('refuses neighbours that are not in order, or are no keys', () => {
    expect(() => between('b', 'a')).toThrow(RangeError);
    expect(() => between('a', 'a')).toThrow(RangeError);
    expect(() => between('a0', null)).toThrow(RangeError);
    expect(() => between(null, 'é')).toThrow(RangeError);
  });
});

describe('spreading', () => {
  it('gives distinct keys in order, with room before, between and after', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), (count) => {
        const keys = spread(count);
        expect(keys).toHaveLength(count);
        expect(sorted(keys)).toBe(true);
        expect(keys.every(isRank)).toBe(true);
        expect(needsRespread(keys)).toBe(false);
        const first = between(null, keys[0] ?? null);
        expect(keys[0] === undefined || first < keys[0]).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('is asked for when a key has grown long', () => {
    const keys = ['V'];
    while (!needsRespread(keys)) keys.splice(1, 0, between(keys[0] ?? null, keys[1] ?? null));
    expect(Math.max(...keys.map((key) => key.length))).toBe(RESPREAD_LENGTH);
    expect(needsRespread(spread(keys.length))).toBe(false);
  });
});
