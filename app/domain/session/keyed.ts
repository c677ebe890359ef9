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

/** The map with many values set at once: each record is copied once, however many of its values change. */
export function putAll<T>(map: Keyed<T>, values: ReadonlyMap<string, T>): Keyed<T> {
  const next: Record<string, Readonly<Record<string, T>>> = { ...map };
  const copies: Record<string, Record<string, T>> = {};
  for (const [key, value] of values) {
    const at = bucketOf(key);
    let copy = copies[at];
    if (!copy) {
      copy = { ...next[at] };
      copies[at] = copy;
      next[at] = copy;
    }
    copy[key] = value;
  }
  return next;
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
