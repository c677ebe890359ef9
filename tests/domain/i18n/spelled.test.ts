import { describe, expect, it } from 'vitest';
import { spelledOut } from '#app/i18n/spelled.ts';

describe('numbers in words', () => {
  it.each([
    [0, 'nol'],
    [1, 'satu'],
    [10, 'sepuluh'],
    [11, 'sebelas'],
    [12, 'dua belas'],
    [20, 'dua puluh'],
    [31, 'tiga puluh satu'],
    [100, 'seratus'],
    [111, 'seratus sebelas'],
    [999, 'sembilan ratus sembilan puluh sembilan'],
    [1000, 'seribu'],
    [1945, 'seribu sembilan ratus empat puluh lima'],
    [2026, 'dua ribu dua puluh enam'],
    [12_345, 'dua belas ribu tiga ratus empat puluh lima'],
    [2_000_001, 'dua juta satu'],
  ])('%i is %s', (n, words) => expect(spelledOut(n)).toBe(words));

  it('refuses what it cannot say', () => {
    expect(() => spelledOut(-1)).toThrow(RangeError);
    expect(() => spelledOut(1.5)).toThrow(RangeError);
  });
});
