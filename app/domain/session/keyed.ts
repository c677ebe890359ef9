/**
 * An immutable map for thousands of keys that stays cheap to change: entries lie in 64 small records, and a change
 * copies only the one it touches. (Spreading one record of 2,000 keys for each answer would cost a phone most of
 * its time while everybody answers.) It is plain JSON, so that a state can be sent as a snapshot as it is.
 */
export type Keyed<T> = Readonly<Record<string, Readonly<Record<string, T>>>>;

const BUCKETS = 64;

function bucketOf(key: string): string {
  let hash = 0;
  for (let at = 0; at < key.length; at += 1) hash = (hash * 31 + key.charCodeAt(at)) | 0;
  return String((hash >>> 0) % BUCKETS);
}

/** A map with nothing in it. */
export function emptyKeyed<T>(): Keyed<T> {
  return {};
}

/** The value of a key, or undefined. */
export function lookup<T>(map: Keyed<T>, key: string): T | undefined {
  const bucket = map[bucketOf(key)];
  return bucket !== undefined && Object.hasOwn(bucket, key) ? bucket[key] : undefined;
}

/** The map with one value set; the same map if nothing changed. */
export function put<T>(map: Keyed<T>, key: string, value: T): Keyed<T> {
  if (lookup(map, key) === value) return map;
  const at = bucketOf(key);
  return { ...map, [at]: { ...map[at], [key]: value } };
}

/** A map that many values are being set in: each record is copied once, however many of its values change. */
export class Draft<T> {
  readonly #next: Record<string, Readonly<Record<string, T>>>;
  readonly #copies = new Map<string, Record<string, T>>();

  constructor(map: Keyed<T>) {
    this.#next = { ...map };
  }

  /** Sets a value. @returns the value before, or undefined */
  swap(key: string, value: T): T | undefined {
    const at = bucketOf(key);
    let copy = this.#copies.get(at);
    if (!copy) {
      copy = { ...this.#next[at] };
      this.#copies.set(at, copy);
      this.#next[at] = copy;
    }
    const before = Object.hasOwn(copy, key) ? copy[key] : undefined;
    copy[key] = value;
    return before;
  }

  /** The map with everything that was set; the draft is not to be used after it. */
  finish(): Keyed<T> {
    return this.#next;
  }
}

/** All values, in no particular order. */
export function valuesOf<T>(map: Keyed<T>): T[] {
  return Object.values(map).flatMap((bucket) => Object.values(bucket));
}

/** The map with every value changed; buckets in which nothing changed are kept. */
export function mapKeyed<T>(map: Keyed<T>, change: (value: T) => T): Keyed<T> {
  const next: Record<string, Readonly<Record<string, T>>> = {};
  for (const [at, bucket] of Object.entries(map)) {
    const entries = Object.entries(bucket);
    const changed = entries.map(([key, value]): [string, T] => [key, change(value)]);
    next[at] = changed.every(([, value], i) => value === entries[i]?.[1])
      ? bucket
      : Object.fromEntries(changed);
  }
  return next;
}

/** Builds a map from values. */
export function keyedBy<T>(values: Iterable<T>, keyOf: (value: T) => string): Keyed<T> {
  const map: Record<string, Record<string, T>> = {};
  for (const value of values) {
    const key = keyOf(value);
    const at = bucketOf(key);
    const bucket = map[at] ?? {};
    bucket[key] = value;
    map[at] = bucket;
  }
  return map;
}
