import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { HASH_BYTES } from './merkle.ts';

/** The state of a log at one moment: its name, how many entries, and the Merkle root over them. */
export type Checkpoint = { origin: string; size: number; root: Buffer };

/** A public key that checkpoints are checked against, with the name it signs under. */
export type VerifierKey = { name: string; id: Buffer; publicKey: KeyObject };

/** Why a checkpoint was not accepted. */
export type CheckpointFault = 'malformed' | 'other_origin' | 'not_signed_by_key' | 'bad_signature';

/** Answer of `openCheckpoint`. */
export type OpenedCheckpoint = { ok: true; checkpoint: Checkpoint } | { ok: false; fault: CheckpointFault };

/** Signature type byte of Ed25519 in C2SP signed-note. */
const ED25519 = 0x01;
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;
const ID_BYTES = 4;
/** SubjectPublicKeyInfo of Ed25519 (RFC 8410) up to the 32 raw key bytes. */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const NAME = /^[^\s+]+$/u;
const SIZE = /^(?:0|[1-9]\d{0,15})$/;

/** Bytes of strict standard base64, or null: what does not come back the same is refused. */
function fromBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}

function rawKey(publicKey: KeyObject): Buffer {
  if (publicKey.asymmetricKeyType !== 'ed25519') throw new TypeError('a checkpoint key is Ed25519');
  return publicKey.export({ format: 'der', type: 'spki' }).subarray(-KEY_BYTES);
}

/** C2SP signed-note: first 4 bytes of SHA-256(name || 0x0A || 0x01 || 32 bytes of public key). */
export function keyId(name: string, publicKey: KeyObject): Buffer {
  const hash = createHash('sha256')
    .update(`${name}\n`)
    .update(Buffer.from([ED25519]))
    .update(rawKey(publicKey));
  return hash.digest().subarray(0, ID_BYTES);
}

/**
 * The key as text that people copy (C2SP signed-note verifier key): `name+hex id+base64(0x01 || key)`.
 * @throws RangeError if the name is empty or holds white space or a plus.
 */
export function verifierKeyText(name: string, publicKey: KeyObject): string {
  if (!NAME.test(name)) throw new RangeError('a key name has no white space and no plus');
  const typed = Buffer.concat([Buffer.from([ED25519]), rawKey(publicKey)]);
  return `${name}+${keyId(name, publicKey).toString('hex')}+${typed.toString('base64')}`;
}

/** Reads a verifier key text; null if it is malformed or its id does not belong to it. */
export function parseVerifierKey(text: string): VerifierKey | null {
  const match = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/u.exec(text.trim());
  if (!match) return null;
  const [, name = '', id = '', data = ''] = match;
  const typed = fromBase64(data);
  if (typed?.length !== KEY_BYTES + 1 || typed[0] !== ED25519) return null;
  const der = Buffer.concat([SPKI_PREFIX, typed.subarray(1)]);
  const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
  const own = keyId(name, publicKey);
  return own.toString('hex') === id ? { name, id: own, publicKey } : null;
}

/** The signed part: origin, size and root, each ended by a newline (C2SP tlog-checkpoint). */
function bodyOf({ origin, size, root }: Checkpoint): string {
  if (!NAME.test(origin)) throw new RangeError('an origin has no white space and no plus');
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError('a size is a whole number from 0');
  if (root.length !== HASH_BYTES) throw new RangeError('a root has 32 bytes');
  return `${origin}\n${size}\n${root.toString('base64')}\n`;
}

/**
 * The checkpoint as signed text (C2SP tlog-checkpoint in a signed note). The key's name is the origin.
 * @throws RangeError for an origin, size or root of the wrong form; TypeError if the key is not Ed25519.
 */
export function signCheckpoint(checkpoint: Checkpoint, privateKey: KeyObject): string {
  const body = bodyOf(checkpoint);
  const id = keyId(checkpoint.origin, createPublicKey(privateKey));
  const signature = Buffer.concat([id, sign(null, Buffer.from(body), privateKey)]);
  return `${body}\n\u2014 ${checkpoint.origin} ${signature.toString('base64')}\n`;
}

function readBody(body: string): Checkpoint | null {
  const [origin = '', size = '', root = '', ...extensions] = body.split('\n').slice(0, -1);
  const bytes = fromBase64(root);
  const good = NAME.test(origin) && SIZE.test(size) && Number.isSafeInteger(Number(size));
  if (!good || bytes?.length !== HASH_BYTES || extensions.includes('')) return null;
  return { origin, size: Number(size), root: bytes };
}

/**
 * Opens a checkpoint: its form, that its origin is the key's name, and the signature by that very key.
 * Signatures by other keys (witnesses) are passed over, as signed-note asks. Never throws.
 */
export function openCheckpoint(text: string, key: VerifierKey): OpenedCheckpoint {
  const end = text.indexOf('\n\n');
  const body = text.slice(0, end + 1);
  const checkpoint = end < 0 ? null : readBody(body);
  const lines = text.slice(end + 2).split('\n');
  if (!checkpoint || lines.pop() !== '' || lines.length === 0) return { ok: false, fault: 'malformed' };
  const signatures: { name: string; id: Buffer; signature: Buffer }[] = [];
  for (const line of lines) {
    const match = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/=]+)$/u.exec(line);
    const bytes = fromBase64(match?.[2] ?? '');
    if (!match || !bytes || bytes.length <= ID_BYTES) return { ok: false, fault: 'malformed' };
    const parts = { id: bytes.subarray(0, ID_BYTES), signature: bytes.subarray(ID_BYTES) };
    signatures.push({ name: match[1] ?? '', ...parts });
  }
  if (checkpoint.origin !== key.name) return { ok: false, fault: 'other_origin' };
  const own = signatures.filter(({ name, id }) => name === key.name && id.equals(key.id));
  if (own.length === 0) return { ok: false, fault: 'not_signed_by_key' };
  const valid = ({ signature }: { signature: Buffer }): boolean =>
    signature.length === SIGNATURE_BYTES && verify(null, Buffer.from(body), key.publicKey, signature);
  return own.every(valid) ? { ok: true, checkpoint } : { ok: false, fault: 'bad_signature' };
}
