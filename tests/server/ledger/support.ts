import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '#server/ledger/canonical.ts';
import {
  parseVerifierKey,
  signCheckpoint,
  type VerifierKey,
  verifierKeyText,
} from '#server/ledger/checkpoint.ts';
import { commit, type LedgerEntry, leafOf } from '#server/ledger/entry.ts';
import {
  type ExportSourceEntry,
  type Verification,
  verifyExport,
  writeExport,
} from '#server/ledger/export-file.ts';
import { append, EMPTY_FRONTIER, rootFromFrontier, type StoredNode } from '#server/ledger/merkle.ts';

export const ORIGIN = 'mufakat.example/ledger/bandung';
export const NETWORK = 'bandung';

/** A signing key and what its holder publishes. */
export function newKey() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const text = verifierKeyText(ORIGIN, publicKey);
  const key: VerifierKey | null = parseVerifierKey(text);
  if (!key) throw new Error('the key text should have been readable');
  return { privateKey, text, key };
}

export type Signer = ReturnType<typeof newKey>;

export const saltOf = (index: number): string => index.toString(16).padStart(32, '0');

/** One act of the imaginary network; every entry has something sealed. */
export function entryAt(index: number, changes: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    v: 1,
    id: `019aa000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`,
    network: NETWORK,
    at: new Date(Date.UTC(2026, 10, 22, 9, 0, index)).toISOString(),
    command: 'position.give',
    actor: commit(saltOf(index), `person ${index}`),
    organisation: 'dinas-sosial',
    facts: { level: (index % 8) + 1, round: 'r1' },
    sealed: { reason: commit(saltOf(index), `alasan ${index} €`) },
    ...changes,
  };
}

export function lineAt(index: number, changes: Partial<LedgerEntry> = {}): ExportSourceEntry {
  const opened = { reason: { salt: saltOf(index), value: `alasan ${index} €` } };
  return { position: index, entry: entryAt(index, changes), ...(index % 2 ? {} : { sealedOpen: opened }) };
}

/** The log of some entries: its nodes, and a signed checkpoint for any size. */
export function logOf(entries: Iterable<LedgerEntry>, signer: Signer) {
  const nodes: StoredNode[] = [];
  const roots = [rootFromFrontier(EMPTY_FRONTIER)];
  let frontier = EMPTY_FRONTIER;
  for (const entry of entries) {
    const step = append(frontier, leafOf(entry));
    frontier = step.frontier;
    nodes.push(...step.stored);
    roots.push(rootFromFrontier(frontier));
  }
  const checkpoint = (size: number, by: Signer = signer): string => {
    const root = roots[size];
    if (!root) throw new Error(`the log has no size ${size}`);
    return signCheckpoint({ origin: ORIGIN, size, root }, by.privateKey);
  };
  const getNode = (level: number, index: number): Buffer => {
    const node = nodes.find((item) => item.level === level && item.index === index);
    if (!node) throw new Error(`node ${level}/${index} was never stored`);
    return node.hash;
  };
  return { checkpoint, getNode };
}

/** Writes an export of given entries and checkpoints and returns its lines, without their newlines. */
export async function exported(
  path: string,
  signer: Signer,
  entries: ExportSourceEntry[],
  checkpoints: string[],
): Promise<string[]> {
  const header = {
    network: NETWORK,
    origin: ORIGIN,
    publicKey: signer.text,
    size: entries.length,
    exportedAt: '2026-11-22T10:00:00.000Z',
  };
  await writeExport({ header, entries, checkpoints }, createWriteStream(path));
  return (await readFile(path, 'utf8')).split('\n').slice(0, -1);
}

/** Writes bytes or lines to a file of the folder and verifies it. */
export async function verified(
  folder: string,
  content: Buffer | string[],
  key: VerifierKey,
  checkpoint?: string,
): Promise<Verification> {
  const path = join(folder, `${randomUUID()}.jsonl`);
  await writeFile(path, Buffer.isBuffer(content) ? content : content.map((line) => `${line}\n`).join(''));
  try {
    return await verifyExport(path, { key, checkpoint, language: 'en' });
  } finally {
    await unlink(path);
  }
}

/** Changes one value inside a line and writes the line canonically again, as a careful forger would. */
export function forged(line: string | undefined, change: (value: Record<string, unknown>) => void): string {
  const value: Record<string, unknown> = JSON.parse(line ?? '');
  change(value);
  return canonicalJson(value);
}
