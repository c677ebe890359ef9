/** Named timers: setting one anew replaces it, and all end together. */
export class Timers {
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  /** Runs something later; the timer of the same name that waits is forgotten. */
  later(name: string, ms: number, run: () => void): void {
    this.cancel(name);
    this.#timers.set(name, setTimeout(run, ms));
  }

  cancel(name: string): void {
    clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
  }

  cancelAll(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }
}

const FIRST_MS = 500;
const LONGEST_MS = 15_000;

/** Growing waits between attempts, each with chance in it, so that a hall does not come back in step. */
export class BackOff {
  #ms = FIRST_MS;

  /** The next wait, milliseconds. */
  next(): number {
    this.#ms = Math.min(this.#ms * 2, LONGEST_MS);
    return this.#ms * (0.5 + Math.random() / 2);
  }

  /** It worked: the next failure waits briefly again. */
  succeed(): void {
    this.#ms = FIRST_MS;
  }
}
