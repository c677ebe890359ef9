import { describe, expect, it } from 'vitest';
import { playSeed } from './play.ts';

/** So many sessions are played in every run of the tests; `npm run sim -- --runs N --from M` plays others. */
const SEEDS = 2_000;
const TOGETHER = 100;

/** One of these files plays the even hundreds, the other the odd ones, so that two cores have work. */
export function playHundreds(which: 0 | 1): void {
  describe('simulated rooms', () => {
    for (let from = 1 + which * TOGETHER; from <= SEEDS; from += 2 * TOGETHER) {
      it(`hold their laws in seeds ${from} to ${from + TOGETHER - 1}`, async () => {
        const wrong: string[] = [];
        for (let seed = from; seed < from + TOGETHER; seed += 1) {
          const { faults } = await playSeed(seed);
          if (faults.length > 0) wrong.push([`npm run sim -- --seed ${seed}`, ...faults].join('\n  '));
        }
        expect(wrong.join('\n')).toBe('');
      });
    }
  });
}
