import { createReadStream } from 'node:fs';
import { canonicalJson, type JsonValue } from './canonical.ts';
import { isLedgerEntry, isRecord, type LedgerEntry, type Opening } from './entry.ts';

/** Name and version of the export's form. */
export const EXPORT_FORMAT = 'mufakat-ledger/1';

/** First line: what the file says it is. Nothing in it is believed without the entries and a signature. */
export type ExportHeader = {
  format: typeof EXPORT_FORMAT;
  network: string;
  /** Name of the log, the first line of its checkpoints. */
  origin: string;
  /** Verifier key text; only compared with the key the reader brings. */
  publicKey: string;
  /** Number of entries that follow. */
  size: number;
  /** UTC, milliseconds. */
  exportedAt: string;
};

/** One entry with its place in the log, counted from 0 (the Merkle leaf index). */
export type ExportEntry = {
  position: number;
  entry: LedgerEntry;
  /** Leaf hash as the log holds it, 64 hex digits. */
  leaf: string;
  /** Openings of the entry's commitments by name (`actor` for the actor), where they are still kept. */
  sealedOpen?: Record<string, Opening>;
};

/** Last line: how many entries and checkpoints, the root, and SHA-256 over all bytes before this line. */
export type ExportEnd = { end: number; root: string; checkpoints: number; sha256: string };

/** A line of the export, told apart by `kind`. `entryText` is the entry's canonical JSON. */
export type ExportLine =
  | { kind: 'header'; header: ExportHeader }
  | ({ kind: 'entry'; entryText: string } & ExportEntry)
  | { kind: 'checkpoint'; text: string }
  | { kind: 'end'; end: ExportEnd };

/** A line as read: its bytes without the newline; `closed` is false for a last line without one. */
export type RawLine = { bytes: Buffer; closed: boolean };

const NEWLINE = 0x0a;
/** No honest line comes near this; more would only fill the memory of the reader. */
const LONGEST_LINE = 32 * 1024 * 1024;
const HASH = /^[0-9a-f]{64}$/;

/** The line of an entry whose canonical JSON is already at hand (written once, hashed once). */
export function entryLineText(entryText: string, line: Omit<ExportEntry, 'entry'>): string {
  const opened = line.sealedOpen ? `,"sealedOpen":${canonicalJson(line.sealedOpen)}` : '';
  return `{"entry":${entryText},"leaf":${canonicalJson(line.leaf)},"position":${line.position}${opened}}`;
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isText = (value: unknown): value is string => typeof value === 'string';
const isHash = (value: unknown): value is string => isText(value) && HASH.test(value);

function hasKeys(value: Record<string, unknown>, keys: string): boolean {
  return Object.keys(value).sort().join(',') === keys;
}

function isOpening(value: unknown): value is Opening {
  return isRecord(value) && hasKeys(value, 'salt,value') && isText(value.salt);
}

function isOpenings(value: unknown): value is Record<string, Opening> {
  return isRecord(value) && Object.values(value).every(isOpening);
}

function readEntry(value: Record<string, unknown>, text: string): ExportLine | null {
  const { entry, leaf, position, sealedOpen } = value;
  if (!isLedgerEntry(entry) || !isHash(leaf) || !isCount(position)) return null;
  if (sealedOpen !== undefined && !isOpenings(sealedOpen)) return null;
  const line = { position, entry, leaf, ...(sealedOpen ? { sealedOpen } : {}) };
  const entryText = canonicalJson(entry);
  return entryLineText(entryText, line) === text ? { kind: 'entry', entryText, ...line } : null;
}

function readHeader(value: Record<string, unknown>): ExportLine | null {
  const { format, network, origin, publicKey, size, exportedAt } = value;
  if (!hasKeys(value, 'exportedAt,format,network,origin,publicKey,size')) return null;
  if (format !== EXPORT_FORMAT || !isText(network) || !isText(origin)) return null;
  if (!isText(publicKey) || !isCount(size) || !isText(exportedAt)) return null;
  return { kind: 'header', header: { format, network, origin, publicKey, size, exportedAt } };
}

function readEnd(value: Record<string, unknown>): ExportLine | null {
  const { end, root, checkpoints, sha256 } = value;
  if (!hasKeys(value, 'checkpoints,end,root,sha256')) return null;
  if (!isCount(end) || !isText(root) || !isCount(checkpoints) || !isHash(sha256)) return null;
  return { kind: 'end', end: { end, root, checkpoints, sha256 } };
}

function readOther(value: Record<string, unknown>): ExportLine | null {
  if ('format' in value) return readHeader(value);
  if ('end' in value) return readEnd(value);
  const { checkpoint } = value;
  return hasKeys(value, 'checkpoint') && isText(checkpoint) ? { kind: 'checkpoint', text: checkpoint } : null;
}

/** The JSON value of a text, or undefined if it is not JSON. */
export function parseJson(text: string): JsonValue | undefined {
  try {
    const value: JsonValue = JSON.parse(text);
    return value;
  } catch {
    return undefined; // the caller says which line it was
  }
}

/**
 * Reads one line. Null unless it is, byte for byte, the canonical form of a line of this format: so no byte
 * of a line can change without changing a value or being refused.
 */
export function readLine(bytes: Buffer): ExportLine | null {
  const text = bytes.toString('utf8');
  const value = parseJson(text);
  if (!isRecord(value)) return null;
  try {
    // A byte that is not UTF-8 reads as U+FFFD: only then must the bytes themselves be compared.
    if (text.includes('\ufffd') && !Buffer.from(text).equals(bytes)) return null;
    if ('entry' in value) return readEntry(value, text);
    return canonicalJson(value) === text ? readOther(value) : null;
  } catch {
    return null; // a value without canonical form (lone surrogate, too deep)
  }
}

/**
 * The lines of a file as bytes, one at a time. Stops after a line longer than 32 MiB, given as far as read
 * and not closed. @throws the file system's error if the file cannot be read.
 */
export async function* rawLines(path: string): AsyncGenerator<RawLine> {
  let pending: Buffer[] = [];
  let length = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    const bytes: Buffer = chunk;
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
      const piece = bytes.subarray(start, end);
      yield { bytes: pending.length ? Buffer.concat([...pending, piece]) : piece, closed: true };
      pending = [];
      length = 0;
      start = end + 1;
    }
    if (start < bytes.length) pending.push(bytes.subarray(start));
    length += bytes.length - start;
    if (length > LONGEST_LINE) break;
  }
  if (pending.length) yield { bytes: Buffer.concat(pending), closed: false };
}
