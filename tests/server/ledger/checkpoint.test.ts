import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  keyId,
  openCheckpoint,
  parseVerifierKey,
  signCheckpoint,
  type VerifierKey,
  verifierKeyText,
} from '#server/ledger/checkpoint.ts';
import { leafHash } from '#server/ledger/merkle.ts';

const ORIGIN = 'mufakat.example/ledger/bandung';
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const root = leafHash('one');

function keyFrom(text: string): VerifierKey {
  const key = parseVerifierKey(text);
  if (!key) throw new Error('the key text should have been readable');
  return key;
}

const key = keyFrom(verifierKeyText(ORIGIN, publicKey));
const text = signCheckpoint({ origin: ORIGIN, size: 7, root }, privateKey);

describe('verifier keys (C2SP signed-note)', () => {
  it.each([
    'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8',
  ])('reads and writes the published key %s', (published) => {
    const parsed = keyFrom(published);
    expect(verifierKeyText(parsed.name, parsed.publicKey)).toBe(published);
    expect(keyId(parsed.name, parsed.publicKey).toString('hex')).toBe(published.split('+')[1]);
  });

  it.each([
    ['another id', 'PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
    ['another name', 'PeterNeuman+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
    ['another kind', 'PeterNeumann+c74f20a3+Ahpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
    ['too short', 'PeterNeumann+c74f20a3+ARpc2QcU'],
    ['nothing', ''],
  ])('refuses %s', (_name, bad) => {
    expect(parseVerifierKey(bad)).toBeNull();
  });

  it('refuses names that would not read back', () => {
    expect(() => verifierKeyText('a+b', publicKey)).toThrow(RangeError);
    expect(() => verifierKeyText('a b', publicKey)).toThrow(RangeError);
  });
});

describe('checkpoints (C2SP tlog-checkpoint)', () => {
  it('has the published form', () => {
    const lines = text.split('\n');
    expect(lines.slice(0, 4)).toEqual([ORIGIN, '7', root.toString('base64'), '']);
    expect(lines[4]).toMatch(/^— mufakat\.example\/ledger\/bandung [A-Za-z0-9+/]+=*$/u);
    expect(lines.slice(5)).toEqual(['']);
    const bytes = Buffer.from(lines[4]?.split(' ')[2] ?? '', 'base64');
    expect(bytes).toHaveLength(68);
    expect(bytes.subarray(0, 4).equals(key.id)).toBe(true);
  });

  it('opens with its own key', () => {
    expect(openCheckpoint(text, key)).toEqual({ ok: true, checkpoint: { origin: ORIGIN, size: 7, root } });
  });

  it('refuses every changed bit', () => {
    const bytes = Buffer.from(text);
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const copy = Buffer.from(bytes);
      copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(openCheckpoint(copy.toString('utf8'), key).ok, `bit ${bit}`).toBe(false);
    }
  });

  it('refuses every truncation', () => {
    for (let length = 0; length < text.length; length += 1) {
      expect(openCheckpoint(text.slice(0, length), key).ok).toBe(false);
    }
  });

  it('refuses a foreign signature, another origin and a signature under a copied name and id', () => {
    const other = generateKeyPairSync('ed25519');
    const foreign = signCheckpoint({ origin: ORIGIN, size: 7, root }, other.privateKey);
    expect(openCheckpoint(foreign, key)).toEqual({ ok: false, fault: 'not_signed_by_key' });
    const elsewhere = signCheckpoint({ origin: 'elsewhere.example', size: 7, root }, privateKey);
    expect(openCheckpoint(elsewhere, key)).toEqual({ ok: false, fault: 'other_origin' });
    const body = text.slice(0, text.indexOf('\n\n') + 1);
    const forged = Buffer.concat([key.id, sign(null, Buffer.from(body), other.privateKey)]).toString(
      'base64',
    );
    expect(openCheckpoint(`${body}\n— ${ORIGIN} ${forged}\n`, key)).toEqual({
      ok: false,
      fault: 'bad_signature',
    });
  });

  it('passes over the signature of a witness, but not a bad own signature beside a good one', () => {
    const witness = `— witness.example ${Buffer.alloc(76, 1).toString('base64')}\n`;
    expect(openCheckpoint(text + witness, key).ok).toBe(true);
    const bad = `— ${ORIGIN} ${Buffer.concat([key.id, Buffer.alloc(64)]).toString('base64')}\n`;
    expect(openCheckpoint(text + bad, key)).toEqual({ ok: false, fault: 'bad_signature' });
  });

  it('refuses to sign what is not a checkpoint, and with another kind of key', () => {
    expect(() => signCheckpoint({ origin: 'a b', size: 1, root }, privateKey)).toThrow(RangeError);
    expect(() => signCheckpoint({ origin: ORIGIN, size: -1, root }, privateKey)).toThrow(RangeError);
    expect(() => signCheckpoint({ origin: ORIGIN, size: 1, root: Buffer.alloc(4) }, privateKey)).toThrow(
      RangeError,
    );
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    expect(() => verifierKeyText(ORIGIN, createPublicKey(rsa.privateKey))).toThrow(TypeError);
  });
});
