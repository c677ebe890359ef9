/** Seeded chance: the same seed draws the same numbers. (mulberry32) */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = (seed * 2_654_435_761) >>> 0;
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** True with this probability. */
  odds(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number from `least` to `most`. */
  int(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  pick<T>(from: readonly T[]): T {
    const picked = from[this.int(0, from.length - 1)];
    if (picked === undefined) throw new RangeError('nothing to pick from');
    return picked;
  }

  /** One of them, or undefined when there is none. */
  any<T>(from: readonly T[]): T | undefined {
    return from.length === 0 ? undefined : this.pick(from);
  }

  /** One of several, each as likely as its weight. */
  weighed<T>(from: readonly { weight: number; value: T }[]): T {
    let left = this.next() * from.reduce((sum, one) => sum + one.weight, 0);
    for (const { weight, value } of from) {
      left -= weight;
      if (left < 0) return value;
    }
    return this.pick(from).value;
  }

  /** A new source of chance that does not disturb this one. */
  fork(): Chance {
    return new Chance(this.int(1, 2_000_000_000));
  }
}
