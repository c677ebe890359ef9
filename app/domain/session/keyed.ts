/**
 * An immutable map for thousands of keys that stays cheap to change: entries lie in small lists by a hash of their
 * key, and a change copies only the one it touches. (Spreading one record of 2,000 keys for each answer would cost
 * a phone most of its time while everybody answers; many small records cost four times as much as lists.) The same
 * content is the same JSON, in whatever order it came; and it is plain JSON, so that a state can be sent as it is.
 */
export type Keyed<T> = readonly Bucket<T>[];

/** Entries in the order of their keys. */
type Bucket<T> = readonly Entry<T>[];
type Entry<T> = readonly [key: string, value: T];

/** Entries per list, on average, before there are four times as many lists. */
const CROWDED = 8;
const MOST_BUCKETS = 256;

/** The end of a key tells keys apart best: identifiers begin with their time. */
const HASHED = 12;

function bucketOf(key: string, buckets: number): number {
  let hash = 0;
  for (let at = Math.max(0, key.length - HASHED); at < key.length; at += 1)
    hash = (Math.imul(hash, 31) + key.charCodeAt(at)) | 0;
  return (hash >>> 0) % buckets;
}

/** Where a key is in its list, or the complement (~) of where it belongs. */
function placeOf<T>(bucket: Bucket<T>, key: string): number {
  for (let at = 0; at < bucket.length; at += 1) {
    const here = bucket[at]?.[0] ?? '';
    if (here === key) return at;
    if (here > key) return ~at;
  }
  return ~bucket.length;
}

/** A map with nothing in it. */
export function emptyKeyed<T>(): Keyed<T> {
  return [];
}

/** The value of a key, or undefined. */
export function lookup<T>(map: Keyed<T>, key: string): T | undefined {
  const bucket = map[bucketOf(key, map.length)];
  return bucket?.[placeOf(bucket, key)]?.[1];
}

/** The map with one value set; the same map if nothing changed. */
export function put<T>(map: Keyed<T>, key: string, value: T): Keyed<T> {
  if (lookup(map, key) === value) return map;
  const draft = new Draft(map);
  draft.swap(key, value);
  return draft.finish();
}

/** A map that many values are being set in: each list is copied once, however many of its values change. */
export class Draft<T> {
  #next: Bucket<T>[];
  #own = new Set<Bucket<T>>();
  #size: number;

  constructor(map: Keyed<T>) {
    this.#next = map.slice();
    this.#size = map.reduce((sum, bucket) => sum + bucket.length, 0);
  }

  /** Sets a value. @returns the value before, or undefined */
  swap(key: string, value: T): T | undefined {
    const bucket = this.#ownBucket(key);
    const place = placeOf(bucket, key);
    if (place >= 0) {
      const before = bucket[place]?.[1];
      bucket[place] = [key, value];
      return before;
    }
    bucket.splice(~place, 0, [key, value]);
    this.#size += 1;
    if (this.#size > CROWDED * this.#next.length && this.#next.length < MOST_BUCKETS) this.#grow();
    return undefined;
  }

  /** The map with everything that was set; the draft is not to be used after it. */
  finish(): Keyed<T> {
    return this.#next;
  }

  #ownBucket(key: string): Entry<T>[] {
    if (this.#next.length === 0) this.#next.push([]);
    const at = bucketOf(key, this.#next.length);
    const bucket = this.#next[at] ?? [];
    if (this.#own.has(bucket)) return bucket as Entry<T>[];
    const copy = bucket.slice();
    this.#own.add(copy);
    this.#next[at] = copy;
    return copy;
  }

  #grow(): void {
    const lists = Array.from({ length: this.#next.length * 4 }, (): Entry<T>[] => []);
    for (const bucket of this.#next)
      for (const entry of bucket) lists[bucketOf(entry[0], lists.length)]?.push(entry);
    for (const list of lists) list.sort(([a], [b]) => (a < b ? -1 : 1));
    this.#next = lists;
    this.#own = new Set(lists);
  }
}

/** All values, in no particular order. */
export function valuesOf<T>(map: Keyed<T>): T[] {
  return map.flatMap((bucket) => bucket.map(([, value]) => value));
}

/** The map with every value changed; lists in which nothing changed are kept. */
export function mapKeyed<T>(map: Keyed<T>, change: (value: T) => T): Keyed<T> {
  return map.map((bucket) => {
    const changed = bucket.map(([key, value]): Entry<T> => [key, change(value)]);
    return changed.every(([, value], at) => value === bucket[at]?.[1]) ? bucket : changed;
  });
}

/** Builds a map from values; of two with the same key the later one stays. */
export function keyedBy<T>(values: Iterable<T>, keyOf: (value: T) => string): Keyed<T> {
  const draft = new Draft<T>([]);
  for (const value of values) draft.swap(keyOf(value), value);
  return draft.finish();
}
