import { generateKeyPairSync } from 'node:crypto';
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCheckpoint, parseVerifierKey, signCheckpoint } from '#server/ledger/checkpoint.ts';
import { loadKey, publicKeyText } from '#server/ledger/keys.ts';
import { emptyRoot } from '#server/ledger/merkle.ts';

const ORIGIN = 'mufakat.example/ledger';
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mufakat-keys-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('the ledger key', () => {
  it('is created once, for its owner only, and read again', async () => {
    const path = join(folder, 'new', 'ledger.pem');
    const keys = await Promise.all(Array.from({ length: 8 }, () => loadKey({ path })));
    const again = await loadKey({ path });
    expect(new Set([...keys, again].map((key) => publicKeyText(ORIGIN, key))).size).toBe(1);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(folder, 'new'))).toEqual(['ledger.pem']);
  });

  it('signs what its public text opens', async () => {
    const key = await loadKey({ path: join(folder, 'sign.pem') });
    const verifier = parseVerifierKey(publicKeyText(ORIGIN, key));
    const text = signCheckpoint({ origin: ORIGIN, size: 0, root: emptyRoot() }, key);
    expect(verifier && openCheckpoint(text, verifier).ok).toBe(true);
  });

  it('comes from the environment first, also with written line ends', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const pem = String(privateKey.export({ format: 'pem', type: 'pkcs8' }));
    const path = join(folder, 'unused.pem');
    for (const text of [pem, pem.replaceAll('\n', '\\n')]) {
      expect(publicKeyText(ORIGIN, await loadKey({ text, path }))).toBe(publicKeyText(ORIGIN, privateKey));
    }
    await expect(stat(path)).rejects.toThrow();
  });

  it('is refused if it is not Ed25519, not a key, or open to others', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = String(privateKey.export({ format: 'pem', type: 'pkcs8' }));
    const path = join(folder, 'other.pem');
    const refused = (code: string) => expect.objectContaining({ code });
    await expect(loadKey({ text: pem, path })).rejects.toEqual(refused('key_not_ed25519'));
    await writeFile(path, 'not a key', { mode: 0o600 });
    await expect(loadKey({ path })).rejects.toEqual(refused('key_not_ed25519'));
    await chmod(path, 0o644);
    await expect(loadKey({ path })).rejects.toEqual(refused('key_readable_by_others'));
  });
});
