import { describe, expect, it } from 'vitest';
import {
  type Answered,
  aggregate,
  CONDITIONS,
  type Distribution,
  type Likert,
  majorityOf,
  SMALLEST_CELL,
} from '#app/domain/conditions/index.ts';
import type { Sector } from '#app/domain/sector.ts';

const one = (sector: Sector, level: Likert, words: Answered['words'] = {}): Answered => ({
  sector,
  answers: Object.fromEntries(CONDITIONS.map((condition) => [condition, level])) as Answered['answers'],
  words,
});
const many = (government: number, others: number): Answered[] => [
  ...Array.from({ length: government }, () => one('government', 4)),
  ...Array.from({ length: others }, () => one('non-government', 2)),
];

describe('what is shown of the answers', () => {
  it.each([
    // government, non-government, total shown, sectors shown
    [0, 0, false, false],
    [4, 0, false, false],
    [2, 2, false, false],
    [5, 0, true, false],
    [3, 2, true, false],
    // A total of nine beside five of government would open the other four.
    [5, 4, true, false],
    [12, 1, true, false],
    [5, 5, true, true],
    [9, 6, true, true],
  ])('%i of government and %i others: total %s, sectors %s', (government, others, total, sectors) => {
    const result = aggregate(many(government, others));
    expect(result.total !== null).toBe(total);
    expect(result.bySector !== null).toBe(sectors);
    if (result.total) expect(result.total.power).toEqual([0, others, 0, government, 0]);
    if (result.bySector) expect(result.bySector.government.trust).toEqual([0, 0, 0, government, 0]);
  });

  it('never lets a cell of fewer than five be reached by subtraction', () => {
    for (let government = 0; government <= 12; government += 1)
      for (let others = 0; others <= 12; others += 1) {
        const { total, bySector } = aggregate(many(government, others));
        const shown = [...(total ? [government + others] : []), ...(bySector ? [government, others] : [])];
        // What is left when a sector is taken from the total.
        const left = total && bySector ? [others, government] : [];
        const reachable = [...shown, ...left].filter((n) => n > 0);
        expect(reachable.every((n) => n >= SMALLEST_CELL)).toBe(true);
      }
  });

  it('shows words without names, in alphabetical order, and none without a total', () => {
    const words = ['ragu', 'anggaran kecil', 'zona', 'baik'];
    const four = words.map((text) => one('government', 3, { trust: text }));
    expect(aggregate(four).words.trust).toEqual([]);
    const shown = aggregate([...four, one('non-government', 3)]).words.trust;
    expect(shown).toEqual(['anggaran kecil', 'baik', 'ragu', 'zona']);
    expect(aggregate([...four].reverse().concat(one('non-government', 3))).words.trust).toEqual(shown);
  });
});

describe('a majority', () => {
  it.each<[Distribution, ReturnType<typeof majorityOf>]>([
    [[0, 0, 0, 0, 0], null],
    [[1, 2, 0, 0, 0], 'disagree'],
    [[0, 0, 3, 2, 0], 'undecided'],
    [[0, 1, 1, 1, 2], 'agree'],
    // Half is not more than half.
    [[0, 0, 3, 3, 0], null],
    // The survey whose plurality was undecided and whose text concluded "very helpful" (65 answers).
    [[4, 8, 24, 23, 6], null],
    [[2, 6, 11, 41, 5], 'agree'],
  ])('of %j is %s', (distribution, side) => expect(majorityOf(distribution)).toBe(side));
});
