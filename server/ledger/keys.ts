import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { link, mkdir, open, readFile, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { verifierKeyText } from './checkpoint.ts';

/** Why a key could not be used. */
export type KeyFault = 'key_not_ed25519' | 'key_readable_by_others';

/** Thrown by `loadKey`; recognised by `code`. The message never holds key material. */
export class LedgerKeyError extends Error {
  readonly code: KeyFault;
  constructor(code: KeyFault, message: string) {
    super(message);
    this.code = code;
  }
}

function parseKey(pem: string): KeyObject {
  let key: KeyObject | null = null;
  try {
    key = createPrivateKey({ key: pem, format: 'pem' });
  } catch {
    key = null; // OpenSSL's own words say nothing useful; the refusal below does
  }
  if (key?.asymmetricKeyType !== 'ed25519') {
    throw new LedgerKeyError(
      'key_not_ed25519',
      'the ledger key must be an Ed25519 private key in PKCS #8 PEM',
    );
  }
  return key;
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

async function readKeyFile(path: string): Promise<KeyObject | null> {
  try {
    const { mode } = await stat(path);
    // Windows has no such bits; elsewhere a key that others can read is no longer a key.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new LedgerKeyError('key_readable_by_others', `the key file must have mode 0600: ${path}`);
    }
    return parseKey(await readFile(path, 'utf8'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Written whole and synced beside its place, then linked: two servers starting at once keep one key. */
async function createKeyFile(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const beside = `${path}.${randomBytes(8).toString('hex')}`;
  const file = await open(beside, 'wx', 0o600);
  try {
    const { privateKey } = generateKeyPairSync('ed25519');
    await file.writeFile(privateKey.export({ format: 'pem', type: 'pkcs8' }));
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(beside, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error; // another server was first: its key is the key
  } finally {
    await unlink(beside);
  }
}

/**
 * The key that signs checkpoints. `text` (from the environment: PKCS #8 PEM, line ends may be written `\n`)
 * wins over `path`; a missing file is created with mode 0600.
 * @throws LedgerKeyError `key_not_ed25519`, or `key_readable_by_others` for a file with a wider mode.
 */
export async function loadKey(from: { text?: string | undefined; path: string }): Promise<KeyObject> {
  if (from.text) return parseKey(from.text.replaceAll('\\n', '\n'));
  const found = await readKeyFile(from.path);
  if (found) return found;
  await createKeyFile(from.path);
  const made = await readKeyFile(from.path);
  if (!made) throw new Error('the key file vanished while it was being created');
  return made;
}

/** The public key as people copy it (`name+id+base64`), for a log named `origin`. */
export function publicKeyText(origin: string, privateKey: KeyObject): string {
  return verifierKeyText(origin, createPublicKey(privateKey));
}
