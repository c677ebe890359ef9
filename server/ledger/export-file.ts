import { createHash } from 'node:crypto';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { canonicalJson } from './canonical.ts';
import { openCheckpoint, type VerifierKey } from './checkpoint.ts';
import { ExportCheck, type SignedLine } from './export-check.ts';
import {
  EXPORT_FORMAT,
  type ExportEntry,
  type ExportHeader,
  entryLineText,
  rawLines,
  readLine,
} from './export-lines.ts';
import { type Finding, type Language, type Status, sentenceOf } from './findings.ts';
import { append, EMPTY_FRONTIER, leafHash, rootFromFrontier } from './merkle.ts';

export type { ExportEntry, ExportHeader } from './export-lines.ts';

/**
 * What an export is written from. `leaf` is given as the log stores it, so that an entry changed in the
 * store is named by the verifier; without it the hash is computed. Checkpoints in ascending size; the last
 * one should cover `header.size`, or the verifier says that nobody vouches for the rest (exit code 2).
 */
export type ExportSource = {
  header: Omit<ExportHeader, 'format'>;
  entries: AsyncIterable<ExportSourceEntry> | Iterable<ExportSourceEntry>;
  checkpoints: AsyncIterable<string> | Iterable<string>;
};

/** An entry to export, positions counted from 0. */
export type ExportSourceEntry = Omit<ExportEntry, 'leaf'> & { leaf?: string };

/** How many entries and checkpoints were written, and the root over the entries' leaves (base64). */
export type ExportSummary = { size: number; checkpoints: number; root: string };

/** Answer of `verifyExport`. `findings` are sentences in the language asked for, `details` the same as data. */
export type Verification = {
  status: Status;
  exitCode: 0 | 1 | 2;
  findings: string[];
  details: Finding[];
  /** Entries read, those that were damaged included. */
  size: number;
  /** Merkle root in base64; null when an entry in between could not be read. */
  root: string | null;
};

const EXIT_CODES: Record<Status, 0 | 1 | 2> = { whole: 0, altered: 1, incomplete: 2 };
const CHUNK = 64 * 1024;
const CHECKPOINT_START = Buffer.from('{"checkpoint":');

/**
 * Writes an export as JSON Lines and ends `out`. It writes what it is given and judges nothing: that is the
 * verifier's part. One line is held at a time, and `out`'s pace is kept.
 * @throws what the iterables or `out` throw; NotCanonicalError for an entry that is not JSON.
 */
export async function writeExport(source: ExportSource, out: Writable): Promise<ExportSummary> {
  const summary: ExportSummary = { size: 0, checkpoints: 0, root: '' };
  await pipeline(Readable.from(chunks(exportLines(source, summary))), out);
  return summary;
}

async function* exportLines(source: ExportSource, summary: ExportSummary): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const line = (text: string): string => {
    hash.update(text).update('\n');
    return `${text}\n`;
  };
  yield line(canonicalJson({ format: EXPORT_FORMAT, ...source.header }));
  let frontier = EMPTY_FRONTIER;
  for await (const { position, entry, leaf, sealedOpen } of source.entries) {
    const entryText = canonicalJson(entry);
    const hex = leaf ?? leafHash(entryText).toString('hex');
    frontier = append(frontier, Buffer.from(hex, 'hex')).frontier;
    yield line(entryLineText(entryText, { position, leaf: hex, ...(sealedOpen ? { sealedOpen } : {}) }));
  }
  for await (const checkpoint of source.checkpoints) {
    summary.checkpoints += 1;
    yield line(canonicalJson({ checkpoint }));
  }
  summary.size = frontier.size;
  summary.root = rootFromFrontier(frontier).toString('base64');
  const { size, root, checkpoints } = summary;
  yield `${canonicalJson({ end: size, root, checkpoints, sha256: hash.digest('hex') })}\n`;
}

/** Many short lines in one piece: one write for each 64 KiB, not for each entry. */
async function* chunks(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let piece = '';
  for await (const line of lines) {
    piece += line;
    if (piece.length < CHUNK) continue;
    yield piece;
    piece = '';
  }
  if (piece) yield piece;
}

/** First reading: the checkpoints that the given key signed. They stand behind the entries they speak of. */
async function signedLines(path: string, key: VerifierKey): Promise<SignedLine[]> {
  const signed: SignedLine[] = [];
  let number = 0;
  for await (const { bytes } of rawLines(path)) {
    number += 1;
    if (!bytes.subarray(0, CHECKPOINT_START.length).equals(CHECKPOINT_START)) continue;
    const line = readLine(bytes);
    const opened = line?.kind === 'checkpoint' ? openCheckpoint(line.text, key) : null;
    if (opened?.ok) signed.push({ ...opened.checkpoint, line: number });
  }
  return signed;
}

/**
 * Verifies an export without a database: every leaf, the root at every checkpoint, every signature with the
 * GIVEN key (never the one in the file), every opened commitment, positions and ids; with `checkpoint` (the
 * text of one kept from before) also that the log is its continuation. An alteration outweighs a gap.
 * Reads the file twice and holds no entries. @throws the file system's error if it cannot be read.
 */
export async function verifyExport(
  path: string,
  given: { key: VerifierKey; checkpoint?: string | undefined; language?: Language },
): Promise<Verification> {
  const check = new ExportCheck(given.key, await signedLines(path, given.key), given.checkpoint);
  for await (const line of rawLines(path)) check.take(line);
  const { status, findings, size, root } = check.finish();
  const language = given.language ?? 'id';
  return {
    status,
    exitCode: EXIT_CODES[status],
    findings: findings.map((finding) => sentenceOf(finding, language)),
    details: findings,
    size,
    root: root?.toString('base64') ?? null,
  };
}
