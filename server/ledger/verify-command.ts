import { readFile } from 'node:fs/promises';
import { parseVerifierKey, type VerifierKey } from './checkpoint.ts';
import { verifyExport } from './export-file.ts';
import type { Language, Status } from './findings.ts';

/** Exit code for a call that could not be carried out (sysexits EX_USAGE): says nothing about the log. */
const USAGE = 64;

const WORDS = {
  id: {
    usage:
      'Cara pakai: mufakat ledger verify <berkas> --key <kunci publik> [--checkpoint <berkas>] [--lang id|en]',
    badKey: 'Kunci publik tidak terbaca. Bentuknya: nama+8 digit heksadesimal+base64.',
    unreadable: 'Berkas tidak dapat dibaca:',
    whole: 'UTUH: seluruh entri cocok dengan titik periksa yang ditandatangani.',
    altered: 'DIUBAH: buku catatan ini bukan yang dahulu ditandatangani.',
    incomplete: 'TIDAK LENGKAP: tidak ditemukan perubahan, tetapi ada bagian yang hilang.',
    size: 'Jumlah entri:',
    root: 'Akar Merkle:',
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
  },
} as const satisfies Record<Language, Record<Status, string> & Record<string, string>>;

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

/**
 * `ledger verify <file> --key <public key> [--checkpoint <file>] [--lang id|en]`: says in plain sentences
 * what was found. Exit code 0 whole, 1 altered, 2 incomplete, 64 if it could not be tried (arguments, key,
 * unreadable file). `argv` is what follows `ledger verify`. Needs no database and no network.
 */
export async function runVerify(
  argv: readonly string[],
  print: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
): Promise<number> {
  const { file, key: keyText, checkpoint: checkpointFile, lang, wrong } = readArguments(argv);
  const words = WORDS[lang];
  if (wrong || file === undefined || keyText === undefined) {
    print(words.usage);
    return USAGE;
  }
  const key = await keyFrom(keyText);
  if (!key) {
    print(words.badKey);
    return USAGE;
  }
  try {
    const checkpoint = checkpointFile === undefined ? undefined : await readFile(checkpointFile, 'utf8');
    const result = await verifyExport(file, { key, checkpoint, language: lang });
    print(words[result.status]);
    for (const finding of result.findings) print(`- ${finding}`);
    print(`${words.size} ${result.size}`);
    if (result.root !== null) print(`${words.root} ${result.root}`);
    return result.exitCode;
  } catch (error) {
    // Only the file system's own refusals are the caller's to mend; anything else is a fault of ours.
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    print(`${words.unreadable} ${error.message}`);
    return USAGE;
  }
}
