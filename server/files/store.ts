import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { access, type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { attachment, claims, safeFileName } from './file-name.ts';
import { FILE_TYPES, type FileType, TAIL_BYTES, typeByContent } from './file-types.ts';
import type { FileStore, Uploader } from './port.ts';
import { officeType } from './zip-check.ts';

/** Largest file, in bytes: 25 MB (ASVS 5.2.1). */
export const FILE_BYTES = 25 * 1_048_576;

/** A file that is kept. */
export interface StoredFile {
  /** SHA-256 of its bytes, 64 hex digits; also where it lies. */
  hash: string;
  bytes: number;
  type: FileType;
  /** Media type it is served with. */
  mime: string;
  /** Name to show, made safe. */
  name: string;
}

/** Kept, or refused with a code of the contract. */
export type UploadResult = { ok: true; file: StoredFile } | { ok: false; code: 'too_large' | 'file_refused' };

const HASH = /^[0-9a-f]{64}$/;

/** Where a file of this hash lies: `<dir>/ab/cdef…`. Throws for anything that is not a hash. */
export function filePath(dir: string, hash: string): string {
  if (!HASH.test(hash)) throw new Error('not the hash of a file');
  return path.join(dir, hash.slice(0, 2), hash.slice(2));
}

/**
 * The mark that says that somebody has brought a file: an empty one beside it, named by a hash of the file and of
 * who brought it.
 */
function markPath(dir: string, hash: string, by: Uploader): string {
  const name = createHash('sha256').update(`${hash} ${by.networkId} ${by.accountId}`).digest('hex');
  return path.join(dir, 'brought', name.slice(0, 2), name.slice(2));
}

/** Leaves the mark, once the file itself is in its place. */
async function leaveMark(dir: string, hash: string, by: Uploader): Promise<void> {
  const mark = markPath(dir, hash, by);
  await mkdir(path.dirname(mark), { recursive: true, mode: 0o700 });
  await (await open(mark, 'a', 0o600)).close();
  await syncDirectory(path.dirname(mark));
}

const waitingDir = (dir: string): string => path.join(dir, 'incoming');

/** Writes what comes into a file and hashes it on the way; null as soon as there is too much. */
async function receive(
  source: AsyncIterable<Uint8Array>,
  file: FileHandle,
): Promise<{ hash: string; bytes: number } | null> {
  const sum = createHash('sha256');
  let bytes = 0;
  for await (const piece of source) {
    bytes += piece.byteLength;
    if (bytes > FILE_BYTES) return null;
    sum.update(piece);
    await file.writeFile(piece);
  }
  return { hash: sum.digest('hex'), bytes };
}

async function readAt(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from);
  return buffer.subarray(0, bytesRead);
}

/** The kind of what was received, by its content alone; null when it is none of ours. */
async function typeOf(file: FileHandle, bytes: number): Promise<FileType | null> {
  const head = await readAt(file, 0, Math.min(bytes, 1_024));
  const tail = await readAt(file, Math.max(0, bytes - TAIL_BYTES), Math.min(bytes, TAIL_BYTES));
  const type = typeByContent(head, tail);
  return type === 'zip' ? officeType(file, bytes, tail) : type;
}

/** A directory's new entry survives a power cut only once the directory itself is on disk. */
async function syncDirectory(dir: string): Promise<void> {
  const handle = await open(dir, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function exists(target: string): Promise<boolean> {
  return access(target).then(
    () => true,
    () => false,
  );
}

/** Moves a received file to its place. The same bytes twice are one file. */
async function place(dir: string, waiting: string, hash: string): Promise<void> {
  const target = filePath(dir, hash);
  if (await exists(target)) return;
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  await rename(waiting, target);
  await syncDirectory(path.dirname(target));
  // The two-letter folder may be new as well.
  await syncDirectory(dir);
}

/**
 * Keeps an uploaded file: received beside its place, hashed, judged by its content and its claimed name together,
 * written through to the disk and only then moved to its place in `dir` by its hash; who brought it is marked. A refusal leaves nothing behind; an
 * error of the source (the sender went away) or of the disk is thrown, and leaves nothing behind either.
 */
export async function storeUpload(
  dir: string,
  source: AsyncIterable<Uint8Array> | Uint8Array,
  claimedName: string,
  by: Uploader,
): Promise<UploadResult> {
  await mkdir(waitingDir(dir), { recursive: true, mode: 0o700 });
  const waiting = path.join(waitingDir(dir), randomUUID());
  const file = await open(waiting, 'wx+', 0o600);
  try {
    const received = await receive(source instanceof Uint8Array ? inOnePiece(source) : source, file);
    if (received === null) return { ok: false, code: 'too_large' };
    const type = await typeOf(file, received.bytes);
    if (type === null || !claims(claimedName, type)) return { ok: false, code: 'file_refused' };
    await file.sync();
    await place(dir, waiting, received.hash);
    await leaveMark(dir, received.hash, by);
    const { mime } = FILE_TYPES[type];
    return { ok: true, file: { ...received, type, mime, name: safeFileName(claimedName, type) } };
  } finally {
    await file.close();
    await rm(waiting, { force: true });
  }
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** A stored file for reading, or null when it is not there (any more). */
export async function openFile(
  dir: string,
  hash: string,
): Promise<{ stream: ReadStream; bytes: number } | null> {
  if (!HASH.test(hash)) return null;
  const target = filePath(dir, hash);
  const facts = await stat(target).catch(() => null);
  return facts?.isFile() ? { stream: createReadStream(target), bytes: facts.size } : null;
}

/** Removes what interrupted uploads left behind. Called at start, before requests are taken. */
export async function clearInterruptedUploads(dir: string): Promise<number> {
  const names = await readdir(waitingDir(dir)).catch(() => []);
  for (const name of names) await rm(path.join(waitingDir(dir), name), { force: true });
  return names.length;
}

/**
 * The headers a stored file is sent with: always a download, never a page (ASVS 5.4.2), and only for who asked.
 * The policy is for readers that show it anyway.
 */
export function downloadHeaders(
  file: Pick<StoredFile, 'mime' | 'bytes' | 'name' | 'hash'>,
): Record<string, string> {
  const known = Object.values(FILE_TYPES).some(({ mime }) => mime === file.mime);
  return {
    'Content-Type': known ? file.mime : 'application/octet-stream',
    'Content-Length': String(file.bytes),
    'Content-Disposition': attachment(file.name),
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'private, no-store',
    ETag: `"${file.hash}"`,
  };
}

/** What a handler may know of a stored file: its length and, judged anew by its content, its media type. */
async function factsOf(
  dir: string,
  hash: string,
  by: Uploader,
): Promise<{ bytes: number; type: string } | null> {
  if (!HASH.test(hash) || !(await exists(markPath(dir, hash, by)))) return null;
  if (!(await exists(filePath(dir, hash)))) return null;
  const file = await open(filePath(dir, hash), 'r');
  try {
    const { size } = await file.stat();
    const type = await typeOf(file, size);
    return type === null ? null : { bytes: size, type: FILE_TYPES[type].mime };
  } finally {
    await file.close();
  }
}

/** The file store in a folder, as the kernel's handlers, the upload route and the download route need it. */
export interface FolderStore extends FileStore {
  /** See `storeUpload`. */
  keep(
    source: AsyncIterable<Uint8Array> | Uint8Array,
    claimedName: string,
    by: Uploader,
  ): Promise<UploadResult>;
  /** See `openFile`. */
  open(hash: string): Promise<{ stream: ReadStream; bytes: number } | null>;
  /** See `clearInterruptedUploads`. */
  clearInterrupted(): Promise<number>;
}

/** Opens the store in `dir` (made when the first file comes). */
export function createFileStore(dir: string): FolderStore {
  return {
    find: (hash, by) => factsOf(dir, hash, by),
    keep: (source, claimedName, by) => storeUpload(dir, source, claimedName, by),
    open: (hash) => openFile(dir, hash),
    clearInterrupted: () => clearInterruptedUploads(dir),
  };
}
