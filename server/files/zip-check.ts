import type { FileHandle } from 'node:fs/promises';

/**
 * Looks into an office document without unpacking it: only its central directory is read. That bounds what an
 * honest archive can become; an archive whose directory lies about sizes is caught by whoever unpacks it with the
 * same limits (this server never does).
 */

/** Limits of an archive (ASVS 5.2.3). Bytes, entries, and how many times larger the content may be. */
export const ZIP_LIMITS = { entries: 2_000, unpackedBytes: 200 * 1_048_576, ratio: 100 } as const;

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
const ALL_ONES = 0xffffffff;

/** The closing record: where the directory is and how many entries it has; null when it is not a plain archive. */
function readEnd(tail: Buffer): { entries: number; size: number; offset: number } | null {
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END_SIGNATURE || at + 22 + tail.readUInt16LE(at + 20) !== tail.length)
      continue;
    const [disk, start] = [tail.readUInt16LE(at + 4), tail.readUInt16LE(at + 6)];
    const [here, entries] = [tail.readUInt16LE(at + 8), tail.readUInt16LE(at + 10)];
    const [size, offset] = [tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
    // Several disks, or the 64-bit form: no office document under 25 MB needs either.
    if (disk !== 0 || start !== 0 || here !== entries || offset === ALL_ONES) return null;
    return { entries, size, offset };
  }
  return null;
}

interface Entry {
  name: string;
  packed: number;
  unpacked: number;
  localOffset: number;
  encrypted: boolean;
  next: number;
}

function readEntry(directory: Buffer, at: number): Entry | null {
  if (at + ENTRY_BYTES > directory.length || directory.readUInt32LE(at) !== ENTRY_SIGNATURE) return null;
  const nameLength = directory.readUInt16LE(at + 28);
  const next =
    at + ENTRY_BYTES + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  if (next > directory.length) return null;
  return {
    name: directory.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameLength),
    packed: directory.readUInt32LE(at + 20),
    unpacked: directory.readUInt32LE(at + 24),
    localOffset: directory.readUInt32LE(at + 42),
    encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
    next,
  };
}

/** A name that would be written outside the folder it is unpacked in. */
const escapes = (name: string): boolean =>
  name.includes('\0') || name.includes('\\') || name.startsWith('/') || name.split('/').includes('..');

/** What an entry must not be: encrypted, escaping, a macro or an embedded program. */
const isForbidden = ({ name, encrypted }: Entry): boolean =>
  encrypted || escapes(name) || /(vbaProject\.bin|\.(exe|dll|js|vbs|bat|cmd|ps1|scr|jar))$/i.test(name);

/** The kind of office document by the parts it must have. */
function kindOf(names: ReadonlySet<string>): 'docx' | 'xlsx' | null {
  if (!names.has('[Content_Types].xml')) return null;
  const [word, sheet] = [names.has('word/document.xml'), names.has('xl/workbook.xml')];
  if (word === sheet) return null;
  return word ? 'docx' : 'xlsx';
}

/**
 * The kind of an archive that is an office document within the limits, else null. `tail` is the file's end
 * (`TAIL_BYTES`), `bytes` its length.
 */
export async function officeType(
  file: FileHandle,
  bytes: number,
  tail: Buffer,
): Promise<'docx' | 'xlsx' | null> {
  const end = readEnd(tail);
  if (end === null || end.entries === 0 || end.entries > ZIP_LIMITS.entries) return null;
  if (end.offset + end.size > bytes) return null;
  const directory = Buffer.alloc(end.size);
  const { bytesRead } = await file.read(directory, 0, end.size, end.offset);
  if (bytesRead !== end.size) return null;

  const names = new Set<string>();
  const starts = new Set<number>();
  let [at, packed, unpacked] = [0, 0, 0];
  for (let i = 0; i < end.entries; i += 1) {
    const entry = readEntry(directory, at);
    if (entry === null || isForbidden(entry) || entry.localOffset >= end.offset) return null;
    names.add(entry.name);
    starts.add(entry.localOffset);
    packed += entry.packed;
    unpacked += entry.unpacked;
    at = entry.next;
  }
  // Entries that share their bytes make a small archive enormous without any one of them looking odd.
  if (at !== end.size || starts.size !== end.entries || names.size !== end.entries || packed > bytes)
    return null;
  if (unpacked > ZIP_LIMITS.unpackedBytes || unpacked > Math.max(bytes, 1) * ZIP_LIMITS.ratio) return null;
  return kindOf(names);
}
