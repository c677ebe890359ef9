import { createHash } from 'node:crypto';

/** Length in bytes of every hash in the tree (SHA-256). */
export const HASH_BYTES = 32;

/**
 * All that is needed to go on appending: the roots of the perfect subtrees of the tree so far, largest
 * (leftmost) first, one for each set bit of `size`. At most 53 hashes, whatever the size.
 */
export type Frontier = { readonly size: number; readonly peaks: readonly Buffer[] };

/** A perfect subtree's root: it covers the leaves `[index * 2^level, (index + 1) * 2^level)`. */
export type StoredNode = { level: number; index: number; hash: Buffer };

/** Reads a stored perfect subtree; level 0 are the leaf hashes. */
export type GetNode = (level: number, index: number) => Promise<Buffer> | Buffer;

const LEAF = Buffer.from([0x00]);
const NODE = Buffer.from([0x01]);

/** The tree with nothing in it. */
export const EMPTY_FRONTIER: Frontier = { size: 0, peaks: [] };

/** RFC 9162 section 2.1.1: SHA-256(0x00 || data). A text is hashed as UTF-8. */
export function leafHash(data: string | Uint8Array): Buffer {
  return createHash('sha256').update(LEAF).update(data).digest();
}

/** RFC 9162 section 2.1.1: SHA-256(0x01 || left || right). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(NODE).update(left).update(right).digest();
}

/** The root of the empty tree: SHA-256 of nothing (RFC 9162 section 2.1.1). */
export function emptyRoot(): Buffer {
  return createHash('sha256').digest();
}

/**
 * Adds one leaf hash. `stored` are the perfect subtrees that this leaf completes, the leaf itself first:
 * what a store keeps so that proofs can be made later (2n - popcount(n) nodes for n leaves).
 */
export function append(frontier: Frontier, leaf: Buffer): { frontier: Frontier; stored: StoredNode[] } {
  const peaks = frontier.peaks.slice();
  let node: StoredNode = { level: 0, index: frontier.size, hash: leaf };
  const stored = [node];
  // Numbers, not bit operators: those stop at 32 bits. An odd index means a left sibling is waiting.
  while (node.index % 2 === 1) {
    const left = peaks.pop();
    if (!left) throw new RangeError('frontier and its size do not belong together');
    node = { level: node.level + 1, index: (node.index - 1) / 2, hash: nodeHash(left, node.hash) };
    stored.push(node);
  }
  peaks.push(node.hash);
  return { frontier: { size: frontier.size + 1, peaks }, stored };
}

/** The Merkle tree hash of everything appended so far. */
export function rootFromFrontier(frontier: Frontier): Buffer {
  if (frontier.peaks.length === 0) return emptyRoot();
  return frontier.peaks.reduceRight((right, left) => nodeHash(left, right));
}

/** The frontier of a tree of `size` leaves, read from its stored nodes (at start, or after a restore). */
export async function frontierAt(size: number, getNode: GetNode): Promise<Frontier> {
  const peaks: Buffer[] = [];
  let start = 0;
  while (start < size) {
    const width = largestPowerUpTo(size - start);
    peaks.push(await getNode(Math.log2(width), start / width));
    start += width;
  }
  return { size, peaks };
}

/** The root over leaf hashes held in memory, in order. */
export function rootOf(leaves: Iterable<Buffer>): Buffer {
  let frontier = EMPTY_FRONTIER;
  for (const leaf of leaves) frontier = append(frontier, leaf).frontier;
  return rootFromFrontier(frontier);
}

function largestPowerUpTo(n: number): number {
  let power = 1;
  while (power * 2 <= n) power *= 2;
  return power;
}

/** RFC 9162's k: the largest power of two smaller than n (n > 1). */
function splitOf(n: number): number {
  return largestPowerUpTo(n - 1);
}

function isCount(n: number): boolean {
  return Number.isSafeInteger(n) && n >= 0;
}

/** MTH(D[start:end]); every range asked for starts at a multiple of its own largest power of two. */
async function rangeRoot(start: number, end: number, getNode: GetNode): Promise<Buffer> {
  const width = end - start;
  if (largestPowerUpTo(width) === width) return getNode(Math.log2(width), start / width);
  const middle = start + splitOf(width);
  return nodeHash(await rangeRoot(start, middle, getNode), await rangeRoot(middle, end, getNode));
}

/**
 * The proof that leaf `index` is in the tree of `size` leaves (RFC 9162 section 2.1.3.1), nearest sibling
 * first. @throws RangeError unless 0 <= index < size.
 */
export async function inclusionProof(index: number, size: number, getNode: GetNode): Promise<Buffer[]> {
  if (!isCount(index) || !isCount(size) || index >= size) throw new RangeError('index is not in the tree');
  const path = async (start: number, end: number): Promise<Buffer[]> => {
    if (end - start === 1) return [];
    const middle = start + splitOf(end - start);
    return index < middle
      ? [...(await path(start, middle)), await rangeRoot(middle, end, getNode)]
      : [...(await path(middle, end)), await rangeRoot(start, middle, getNode)];
  };
  return path(0, size);
}

/**
 * The proof that the tree of `m` leaves is a prefix of the tree of `n` leaves (RFC 9162 section 2.1.4.1).
 * Empty for m = 0 and m = n. @throws RangeError unless 0 <= m <= n.
 */
export async function consistencyProof(m: number, n: number, getNode: GetNode): Promise<Buffer[]> {
  if (!isCount(m) || !isCount(n) || m > n) throw new RangeError('the first tree is larger than the second');
  if (m === 0 || m === n) return [];
  const subproof = async (start: number, end: number, known: boolean): Promise<Buffer[]> => {
    if (m === end) return known ? [] : [await rangeRoot(start, end, getNode)];
    const middle = start + splitOf(end - start);
    return m <= middle
      ? [...(await subproof(start, middle, known)), await rangeRoot(middle, end, getNode)]
      : [...(await subproof(middle, end, false)), await rangeRoot(start, middle, getNode)];
  };
  return subproof(0, n, true);
}

const half = (n: number): number => Math.floor(n / 2);
const isOdd = (n: number): boolean => n % 2 === 1;

/** Checks an inclusion proof (RFC 9162 section 2.1.3.2). False for anything malformed; never throws. */
export function verifyInclusion(
  leaf: Buffer,
  index: number,
  size: number,
  proof: readonly Buffer[],
  root: Buffer,
): boolean {
  if (!isCount(index) || !isCount(size) || index >= size) return false;
  if ([leaf, root, ...proof].some((hash) => hash.length !== HASH_BYTES)) return false;
  let fn = index;
  let sn = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (sn === 0) return false;
    if (isOdd(fn) || fn === sn) {
      hash = nodeHash(sibling, hash);
      while (!isOdd(fn) && fn !== 0) {
        fn = half(fn);
        sn = half(sn);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    fn = half(fn);
    sn = half(sn);
  }
  return sn === 0 && hash.equals(root);
}

/** Checks a consistency proof (RFC 9162 section 2.1.4.2). False for anything malformed; never throws. */
export function verifyConsistency(
  m: number,
  n: number,
  rootM: Buffer,
  rootN: Buffer,
  proof: readonly Buffer[],
): boolean {
  if (!isCount(m) || !isCount(n) || m > n) return false;
  if ([rootM, rootN, ...proof].some((hash) => hash.length !== HASH_BYTES)) return false;
  if (m === n) return proof.length === 0 && rootM.equals(rootN);
  // RFC 9162 leaves m = 0 open; the empty tree is a prefix of every tree and needs no proof.
  if (m === 0) return proof.length === 0 && rootM.equals(emptyRoot());
  // When m is a power of two its root is itself a node of the larger tree and is left out of the proof.
  const path = largestPowerUpTo(m) === m ? [rootM, ...proof] : proof;
  const first = path[0];
  if (!first) return false;
  let fn = m - 1;
  let sn = n - 1;
  while (isOdd(fn)) {
    fn = half(fn);
    sn = half(sn);
  }
  let fr = first;
  let sr = first;
  for (const sibling of path.slice(1)) {
    if (sn === 0) return false;
    if (isOdd(fn) || fn === sn) {
      fr = nodeHash(sibling, fr);
      sr = nodeHash(sibling, sr);
      while (!isOdd(fn) && fn !== 0) {
        fn = half(fn);
        sn = half(sn);
      }
    } else {
      sr = nodeHash(sr, sibling);
    }
    fn = half(fn);
    sn = half(sn);
  }
  return sn === 0 && fr.equals(rootM) && sr.equals(rootN);
}
