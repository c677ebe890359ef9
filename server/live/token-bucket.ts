/** Messages a socket may send: `rate` per second, `burst` at once. */
export interface BucketSize {
  rate: number;
  burst: number;
}

/** Counts messages against an allowance that fills up again by itself. */
export class TokenBucket {
  readonly #size: BucketSize;
  #tokens: number;
  #at: number;

  constructor(size: BucketSize, now: number) {
    this.#size = size;
    this.#tokens = size.burst;
    this.#at = now;
  }

  /** Takes one token if there is one. @param now milliseconds of a clock that only goes forward */
  take(now: number): boolean {
    const filled = this.#tokens + ((now - this.#at) / 1000) * this.#size.rate;
    this.#tokens = Math.min(this.#size.burst, filled);
    this.#at = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
