import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  append,
  consistencyProof,
  EMPTY_FRONTIER,
  emptyRoot,
  frontierAt,
  type GetNode,
  inclusionProof,
  leafHash,
  rootFromFrontier,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from '#server/ledger/merkle.ts';

const LARGEST = 70;

/** MTH as RFC 9162 section 2.1.1 writes it, with no cleverness: what the fast code is compared with. */
function naiveRoot(data: readonly Buffer[]): Buffer {
  const sha = (...parts: Buffer[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();
  const [only] = data;
  if (!only) return sha();
  if (data.length === 1) return sha(Buffer.from([0]), only);
  let k = 1;
  while (k * 2 < data.length) k *= 2;
  return sha(Buffer.from([1]), naiveRoot(data.slice(0, k)), naiveRoot(data.slice(k)));
}

function treeOf(data: readonly Buffer[]) {
  const nodes = new Map<string, Buffer>();
  let frontier = EMPTY_FRONTIER;
  const roots = [rootFromFrontier(frontier)];
  for (const item of data) {
    const step = append(frontier, leafHash(item));
    frontier = step.frontier;
    for (const { level, index, hash } of step.stored) nodes.set(`${level}/${index}`, hash);
    roots.push(rootFromFrontier(frontier));
  }
  const getNode: GetNode = (level, index) => {
    const hash = nodes.get(`${level}/${index}`);
    if (!hash) throw new Error(`node ${level}/${index} was never stored`);
    return hash;
  };
  return { frontier, roots, getNode, count: nodes.size };
}

const data = Array.from({ length: LARGEST }, (_, i) => Buffer.from(`entry ${i}`));
const tree = treeOf(data);
const root = (size: number): Buffer => tree.roots[size] ?? Buffer.alloc(0);
const leaf = (index: number): Buffer => leafHash(data[index] ?? '');

function flipped(hash: Buffer, bit: number): Buffer {
  const copy = Buffer.from(hash);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
}

describe('Merkle tree (RFC 9162 section 2.1)', () => {
  it('gives the known roots of the RFC 6962 reference implementation', () => {
    const known = [
      '',
      '00',
      '10',
      '2021',
      '3031',
      '40414243',
      '5051525354555657',
      '606162636465666768696a6b6c6d6e6f',
    ];
    const { roots } = treeOf(known.map((hex) => Buffer.from(hex, 'hex')));
    expect(roots.map((hash) => hash.toString('hex'))).toEqual([
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
      'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
      '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
      'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    ]);
  });

  it(`agrees with the naive definition for every size up to ${LARGEST}`, () => {
    for (let size = 0; size <= LARGEST; size += 1) {
      expect(root(size).equals(naiveRoot(data.slice(0, size)))).toBe(true);
      expect(rootOf(data.slice(0, size).map((item) => leafHash(item))).equals(root(size))).toBe(true);
    }
    expect(root(0).equals(emptyRoot())).toBe(true);
  });

  it('stores each perfect subtree once and rebuilds the frontier from them', async () => {
    const bits = LARGEST.toString(2).replaceAll('0', '').length;
    expect(tree.count).toBe(2 * LARGEST - bits);
    expect(await frontierAt(LARGEST, tree.getNode)).toEqual(tree.frontier);
    expect(await frontierAt(0, tree.getNode)).toEqual(EMPTY_FRONTIER);
  });

  it('proves every leaf in every size, with no more hashes than the tree is high', async () => {
    for (let size = 1; size <= LARGEST; size += 1) {
      for (let index = 0; index < size; index += 1) {
        const proof = await inclusionProof(index, size, tree.getNode);
        expect(proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)));
        expect(verifyInclusion(leaf(index), index, size, proof, root(size))).toBe(true);
        expect(verifyInclusion(leaf(index), (index + 1) % size, size, proof, root(size))).toBe(size === 1);
        expect(verifyInclusion(leaf(index), index, size, [...proof, root(1)], root(size))).toBe(false);
        if (proof.length > 0) {
          expect(verifyInclusion(leaf(index), index, size, proof.slice(1), root(size))).toBe(false);
        }
      }
    }
  });

  it('proves every size a prefix of every later size', async () => {
    for (let n = 0; n <= LARGEST; n += 1) {
      for (let m = 0; m <= n; m += 1) {
        const proof = await consistencyProof(m, n, tree.getNode);
        expect(verifyConsistency(m, n, root(m), root(n), proof)).toBe(true);
        expect(verifyConsistency(m, n, root(m), root(n), [...proof, root(1)])).toBe(false);
        if (m !== n) {
          expect(verifyConsistency(m, n, root(m), flipped(root(n), 5), proof)).toBe(m === 0);
          expect(verifyConsistency(m, n, flipped(root(m), 5), root(n), proof)).toBe(false);
        }
        if (proof.length > 0) {
          expect(verifyConsistency(m, n, root(m), root(n), proof.slice(0, -1))).toBe(false);
        }
      }
    }
  });

  it('refuses a proof with any bit changed, and another leaf', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: LARGEST }), fc.nat(), fc.nat(), async (size, a, b) => {
        const index = a % size;
        const proof = await inclusionProof(index, size, tree.getNode);
        const which = b % proof.length;
        const bad = proof.map((hash, i) => (i === which ? flipped(hash, b % 256) : hash));
        expect(verifyInclusion(leaf(index), index, size, bad, root(size))).toBe(false);
        expect(verifyInclusion(flipped(leaf(index), b % 256), index, size, proof, root(size))).toBe(false);
      }),
    );
    const proof = await consistencyProof(33, 70, tree.getNode);
    for (let bit = 0; bit < proof.length * 256; bit += 7) {
      const bad = proof.map((hash, i) => (i === bit >> 8 ? flipped(hash, bit & 255) : hash));
      expect(verifyConsistency(33, 70, root(33), root(70), bad)).toBe(false);
    }
  });

  it('shows a fork: no proof joins two trees that differ in an old entry', async () => {
    const forked = treeOf(data.map((item, i) => (i === 3 ? Buffer.from('another') : item)));
    const proof = await consistencyProof(40, 70, forked.getNode);
    expect(verifyConsistency(40, 70, root(40), forked.roots[70] ?? root(0), proof)).toBe(false);
    expect(verifyConsistency(40, 70, forked.roots[40] ?? root(0), forked.roots[70] ?? root(0), proof)).toBe(
      true,
    );
  });

  it('refuses what is outside the tree or malformed', async () => {
    await expect(inclusionProof(5, 5, tree.getNode)).rejects.toThrow(RangeError);
    await expect(inclusionProof(-1, 5, tree.getNode)).rejects.toThrow(RangeError);
    await expect(consistencyProof(6, 5, tree.getNode)).rejects.toThrow(RangeError);
    expect(verifyInclusion(leaf(0), 0, Number.NaN, [], leaf(0))).toBe(false);
    expect(verifyInclusion(leaf(0), 0.5, 1, [], leaf(0))).toBe(false);
    expect(verifyInclusion(Buffer.alloc(3), 0, 1, [], Buffer.alloc(3))).toBe(false);
    expect(verifyConsistency(2, 1, root(2), root(1), [])).toBe(false);
    expect(verifyConsistency(3, 5, root(3), root(5), [])).toBe(false);
    expect(() => append({ size: 1, peaks: [] }, leaf(0))).toThrow(RangeError);
  });

  it('counts past 32 bits', async () => {
    const size = 2 ** 40 + 3;
    const node: GetNode = (level, index) => leafHash(`${level}/${index}`);
    const frontier = await frontierAt(size, node);
    expect(frontier.peaks).toHaveLength(3);
    const proof = await inclusionProof(2 ** 40 + 2, size, node);
    expect(
      verifyInclusion(leafHash(`0/${2 ** 40 + 2}`), 2 ** 40 + 2, size, proof, rootFromFrontier(frontier)),
    ).toBe(true);
  });
});
