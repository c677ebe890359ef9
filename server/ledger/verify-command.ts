import { readFile, stat } from 'node:fs/promises';
import { parseVerifierKey, type VerifierKey } from './checkpoint.ts';
import { isRecord } from './entry.ts';
import { verifyExport } from './export-file.ts';
import { parseJson } from './export-lines.ts';
import type { Language, Status } from './findings.ts';
import { type ReceiptFault, verifyReceipt } from './receipt.ts';

/** Exit code for a call that could not be carried out (sysexits EX_USAGE): says nothing about the log. */
const USAGE = 64;
/** Bytes. A receipt holds one entry and at most 53 hashes. */
const LARGEST_RECEIPT = 1024 * 1024;

const WORDS = {
  id: {
    usage:
      'Cara pakai: mufakat ledger verify <berkas> --key <kunci publik> [--checkpoint <berkas>] [--lang id|en]',
    badKey: 'Kunci publik tidak terbaca. Bentuknya: nama+8 digit heksadesimal+base64.',
    unreadable: 'Berkas tidak dapat dibaca:',
    whole: 'UTUH: seluruh entri cocok dengan titik periksa yang ditandatangani.',
    altered: 'DIUBAH: buku besar ini bukan yang dahulu ditandatangani.',
    incomplete: 'TIDAK LENGKAP: tidak ditemukan perubahan, tetapi ada bagian yang hilang.',
    size: 'Jumlah entri:',
    root: 'Akar Merkle:',
    receipt: 'SAH: tindakan ini tercatat di buku besar yang ditandatangani, pada entri',
    malformed: 'TIDAK SAH: tanda terima ini tidak berbentuk seperti yang ditulis oleh buku besar.',
    checkpoint_unsigned: 'TIDAK SAH: titik periksanya tidak ditandatangani dengan kunci yang Anda berikan.',
    size_differs: 'TIDAK SAH: bukti dan titik periksanya berasal dari ukuran buku besar yang berbeda.',
    not_included: 'TIDAK SAH: tindakan ini tidak ada di buku besar yang ditandatangani itu.',
  },
  en: {
    usage: 'Usage: mufakat ledger verify <file> --key <public key> [--checkpoint <file>] [--lang id|en]',
    badKey: 'The public key cannot be read. Its form: name+8 hexadecimal digits+base64.',
    unreadable: 'The file cannot be read:',
    whole: 'WHOLE: every entry matches the signed checkpoints.',
    altered: 'ALTERED: this log is not the one that was signed.',
    incomplete: 'INCOMPLETE: no alteration was found, but parts are missing.',
    size: 'Entries:',
    root: 'Merkle root:',
    receipt: 'VALID: this act is in the signed log, as entry',
    malformed: 'NOT VALID: this receipt does not have the form the ledger writes.',
    checkpoint_unsigned: 'NOT VALID: its checkpoint is not signed with the key you gave.',
    size_differs: 'NOT VALID: its proof and its checkpoint are of different sizes of the log.',
    not_included: 'NOT VALID: this act is not in that signed log.',
  },
} as const satisfies Record<Language, Record<Status | ReceiptFault, string> & Record<string, string>>;

type Say = (word: keyof (typeof WORDS)['id'], more?: string) => void;

type Arguments = { file?: string; key?: string; checkpoint?: string; lang: Language; wrong: boolean };

function readArguments(argv: readonly string[]): Arguments {
  const read: Arguments = { lang: 'id', wrong: false };
  for (let i = 0; i < argv.length; i += 1) {
    const word = argv[i] ?? '';
    if (!word.startsWith('--')) {
      if (read.file !== undefined) read.wrong = true;
      read.file = word;
      continue;
    }
    i += 1;
    const value = argv[i];
    if (value === undefined) read.wrong = true;
    else if (word === '--key') read.key = value;
    else if (word === '--checkpoint') read.checkpoint = value;
    else if (word === '--lang' && (value === 'id' || value === 'en')) read.lang = value;
    else read.wrong = true;
  }
  return read;
}

/** A key given as its text, or as the name of a file that holds the text; no such file is no key. */
async function keyFrom(given: string): Promise<VerifierKey | null> {
  return parseVerifierKey(given) ?? parseVerifierKey(await readFile(given, 'utf8').catch(() => ''));
}

/** A receipt is one JSON object in a small file; an export has a line for each entry. */
async function receiptIn(file: string): Promise<Record<string, unknown> | null> {
  if ((await stat(file)).size > LARGEST_RECEIPT) return null;
  const value = parseJson(await readFile(file, 'utf8'));
  return isRecord(value) && 'proof' in value ? value : null;
}

function runReceipt(receipt: Record<string, unknown>, key: VerifierKey, say: Say): number {
  const verdict = verifyReceipt(receipt, key);
  say(verdict.ok ? 'receipt' : verdict.fault, verdict.ok ? ` ${String(receipt.index)}.` : '');
  return verdict.ok ? 0 : 1;
}

/**
 * `ledger verify <file> --key <public key> [--checkpoint <file>] [--lang id|en]`: says in plain sentences
 * what was found. The file is an export or one act's receipt (JSON; 0 valid, 1 not). Exit code 0 whole, 1 altered, 2 incomplete, 64 if it could not be tried (arguments, key,
 * unreadable file). `argv` is what follows `ledger verify`. Needs no database and no network.
 */
export async function runVerify(
  argv: readonly string[],
  print: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
): Promise<number> {
  const { file, key: keyText, checkpoint: checkpointFile, lang, wrong } = readArguments(argv);
  const words = WORDS[lang];
  const say: Say = (word, more = '') => print(`${words[word]}${more}`);
  if (wrong || file === undefined || keyText === undefined) {
    say('usage');
    return USAGE;
  }
  const key = await keyFrom(keyText);
  if (!key) {
    say('badKey');
    return USAGE;
  }
  try {
    const receipt = checkpointFile === undefined ? await receiptIn(file) : null;
    if (receipt) return runReceipt(receipt, key, say);
    const checkpoint = checkpointFile === undefined ? undefined : await readFile(checkpointFile, 'utf8');
    const result = await verifyExport(file, { key, checkpoint, language: lang });
    say(result.status);
    for (const finding of result.findings) print(`- ${finding}`);
    say('size', ` ${result.size}`);
    if (result.root !== null) say('root', ` ${result.root}`);
    return result.exitCode;
  } catch (error) {
    // Only the file system's own refusals are the caller's to mend; anything else is a fault of ours.
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    say('unreadable', ` ${error.message}`);
    return USAGE;
  }
}
