import type { Chance } from './chance.ts';

interface Timer {
  at: number;
  order: number;
  run: (() => void) | null;
}

const immediate = globalThis.setImmediate;
/** Lets everything happen that waits for nothing but promises. */
const settled = () => new Promise<void>((go) => immediate(go));

/** The moment at which every simulated world begins. */
const BEGINNING = Date.UTC(2026, 11, 1, 2);

/**
 * Time that passes only when somebody lets it: while it is installed, timers, clocks and chance of the whole process
 * are its own, so that the product's code runs unchanged, an hour in milliseconds, and the same each time.
 */
export class VirtualTime {
  #now = 0;
  #order = 0;
  #timers: Timer[] = [];
  readonly #restore: (() => void)[] = [];

  /** Milliseconds since the beginning. */
  get now(): number {
    return this.#now;
  }

  install(chance: Chance): void {
    const after = (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
      this.later(Number(ms) || 0, () => run(...args));
    const cancel = (timer: Timer | undefined | null) => {
      if (timer && typeof timer === 'object') timer.run = null;
    };
    const every = (run: () => void, ms: number) => {
      const handle = this.later(ms, function again(this: void) {
        run();
        if (!handle.stopped) time.#put(handle, ms, again);
      }) as Timer & { stopped?: boolean };
      const time = this;
      return handle;
    };
    const stop = (handle: (Timer & { stopped?: boolean }) | undefined) => {
      if (!handle) return;
      handle.stopped = true;
      handle.run = null;
    };
    this.#replace(globalThis, 'setTimeout', after);
    this.#replace(globalThis, 'clearTimeout', cancel);
    this.#replace(globalThis, 'setImmediate', (run: () => void) => after(run, 0));
    this.#replace(globalThis, 'setInterval', every);
    this.#replace(globalThis, 'clearInterval', stop);
    this.#replace(Date, 'now', () => BEGINNING + Math.floor(this.#now));
    this.#replace(performance, 'now', () => this.#now);
    this.#replace(Math, 'random', () => chance.next());
    // Unpacking runs on another thread, in a time of its own: these browsers cannot.
    this.#replace(globalThis, 'DecompressionStream', undefined);
  }

  /** Gives the process its own time back. */
  restore(): void {
    for (const undo of this.#restore.reverse()) undo();
    this.#restore.length = 0;
    this.#timers = [];
  }

  /** Does something after a while. */
  later(ms: number, run: () => void): Timer & { unref(): Timer; ref(): Timer } {
    const timer = Object.assign({} as Timer, { unref: () => timer, ref: () => timer });
    this.#put(timer, ms, run);
    return timer;
  }

  /** Settles after a while. */
  pause(ms: number): Promise<void> {
    return new Promise((go) => this.later(ms, go));
  }

  /** Lets time pass, with everything that is due in it. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      await settled();
      const next = this.#timers[0];
      if (!next || next.at > end) break;
      this.#pop();
      const { run } = next;
      next.run = null;
      if (!run) continue;
      this.#now = Math.max(this.#now, next.at);
      run();
    }
    this.#now = end;
  }

  #put(timer: Timer, ms: number, run: () => void): void {
    this.#order += 1;
    Object.assign(timer, { at: this.#now + Math.max(0, ms), order: this.#order, run });
    const heap = this.#timers;
    heap.push(timer);
    for (let at = heap.length - 1; at > 0; ) {
      const above = (at - 1) >> 1;
      if (!this.#before(at, above)) break;
      this.#swap(at, above);
      at = above;
    }
  }

  #pop(): void {
    const heap = this.#timers;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    heap[0] = last;
    for (let at = 0; ; ) {
      const left = 2 * at + 1;
      const least = left + 1 < heap.length && this.#before(left + 1, left) ? left + 1 : left;
      if (least >= heap.length || !this.#before(least, at)) break;
      this.#swap(at, least);
      at = least;
    }
  }

  #before(a: number, b: number): boolean {
    const one = this.#timers[a] as Timer;
    const other = this.#timers[b] as Timer;
    return one.at < other.at || (one.at === other.at && one.order < other.order);
  }

  #swap(a: number, b: number): void {
    const one = this.#timers[a] as Timer;
    this.#timers[a] = this.#timers[b] as Timer;
    this.#timers[b] = one;
  }

  #replace(owner: object, name: string, value: unknown): void {
    const before = Object.getOwnPropertyDescriptor(owner, name);
    Object.defineProperty(owner, name, { value, configurable: true, writable: true });
    this.#restore.push(() => {
      if (before) Object.defineProperty(owner, name, before);
      else Reflect.deleteProperty(owner, name);
    });
  }
}
