import { createHash } from 'node:crypto';

const WORDS = 4;

/**
 * Remembers which ids were seen in 16 bytes each (the first 128 bits of SHA-256), so that a log of a million
 * entries takes about 64 MB and not a million strings. Open addressing, at most two thirds full.
 */
export class IdSet {
  #slots = 1024;
  #table = new Uint32Array(1024 * WORDS);
  #count = 0;

  /** Adds an id; false if it was there already. */
  add(id: string): boolean {
    const digest = createHash('sha256').update(id).digest();
    const key = new Uint32Array(WORDS);
    for (let i = 0; i < WORDS; i += 1) key[i] = digest.readUInt32LE(i * 4);
    key[0] = (key[0] ?? 0) | 1; // never zero in the first word: zero marks a free slot
    if (!this.#place(key)) return false;
    this.#count += 1;
    if (this.#count * 3 > this.#slots * 2) this.#grow();
    return true;
  }

  #place(key: Uint32Array): boolean {
    for (let slot = (key[1] ?? 0) % this.#slots; ; slot = (slot + 1) % this.#slots) {
      const at = slot * WORDS;
      if (this.#table[at] === 0) {
        this.#table.set(key, at);
        return true;
      }
      if (key.every((word, i) => word === this.#table[at + i])) return false;
    }
  }

  #grow(): void {
    const old = this.#table;
    this.#slots *= 2;
    this.#table = new Uint32Array(this.#slots * WORDS);
    for (let at = 0; at < old.length; at += WORDS) {
      if (old[at] !== 0) this.#place(old.subarray(at, at + WORDS));
    }
  }
}
