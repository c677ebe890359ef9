import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sentenceOf } from '#server/ledger/findings.ts';
import { inclusionProof } from '#server/ledger/merkle.ts';
import { runVerify } from '#server/ledger/verify-command.ts';
import { entryAt, exported, lineAt, logOf, newKey } from './support.ts';

const signer = newKey();
const indexes = [0, 1, 2, 3, 4];
const log = logOf(
  indexes.map((i) => entryAt(i)),
  signer,
);
let folder = '';
let file = '';
let lines: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mufakat-verify-'));
  file = join(folder, 'log.jsonl');
  lines = await exported(
    file,
    signer,
    indexes.map((i) => lineAt(i)),
    [log.checkpoint(5)],
  );
});
afterAll(() => rm(folder, { recursive: true }));

async function run(...argv: string[]): Promise<{ code: number; said: string }> {
  const said: string[] = [];
  const code = await runVerify(argv, (line) => said.push(line));
  return { code, said: said.join('\n') };
}

describe('ledger verify', () => {
  it('says in Indonesian that a log is whole, or in English when asked', async () => {
    const own = await run(file, '--key', signer.text);
    expect(own.code).toBe(0);
    expect(own.said).toContain('UTUH');
    expect(own.said).toContain('Jumlah entri: 5');
    const english = await run('--lang', 'en', '--key', signer.text, file);
    expect(english.code).toBe(0);
    expect(english.said).toContain('WHOLE');
  });

  it('takes the key and an earlier checkpoint from files', async () => {
    const key = join(folder, 'key.txt');
    const earlier = join(folder, 'earlier.txt');
    await writeFile(key, `${signer.text}\n`);
    await writeFile(earlier, log.checkpoint(3));
    expect((await run(file, '--key', key, '--checkpoint', earlier)).code).toBe(0);
    const fork = logOf([entryAt(8), entryAt(9)], signer);
    await writeFile(earlier, fork.checkpoint(2));
    const result = await run(file, '--key', key, '--checkpoint', earlier);
    expect(result.code).toBe(1);
    expect(result.said).toContain('titik periksa terdahulu');
  });

  it('names what was altered and what is missing', async () => {
    const bad = join(folder, 'bad.jsonl');
    await writeFile(bad, (await readFile(file, 'utf8')).replace('"level":3', '"level":4'));
    const altered = await run(bad, '--key', signer.text);
    expect(altered.code).toBe(1);
    expect(altered.said).toContain('DIUBAH');
    expect(altered.said).toContain('Entri 2 (baris 4) diubah');
    await writeFile(
      bad,
      lines.filter((_, i) => i !== 3).map((line) => `${line}\n`),
    );
    const incomplete = await run(bad, '--key', signer.text, '--lang', 'en');
    expect(incomplete.code).toBe(2);
    expect(incomplete.said).toContain('Entries 2 to 2 are missing.');
  });

  it('verifies the receipt of one act', async () => {
    const proof = (await inclusionProof(3, 5, log.getNode)).map((hash) => hash.toString('hex'));
    const receipt = { entry: entryAt(3), index: 3, size: 5, proof, checkpoint: log.checkpoint(5) };
    const path = join(folder, 'receipt.json');
    await writeFile(path, JSON.stringify(receipt, null, 2));
    const good = await run(path, '--key', signer.text, '--lang', 'en');
    expect(good).toEqual({ code: 0, said: 'VALID: this act is in the signed log, as entry 3.' });
    await writeFile(path, JSON.stringify({ ...receipt, entry: entryAt(2) }));
    const bad = await run(path, '--key', signer.text);
    expect(bad.code).toBe(1);
    expect(bad.said).toMatch(/^TIDAK SAH/);
  });

  it('answers 64, and nothing about the log, if it could not try', async () => {
    expect((await run()).code).toBe(64);
    expect((await run(file)).code).toBe(64);
    expect((await run(file, '--key')).code).toBe(64);
    expect((await run(file, file, '--key', signer.text)).code).toBe(64);
    expect((await run(file, '--key', signer.text, '--lang', 'fr')).code).toBe(64);
    expect((await run(file, '--key', 'nonsense')).code).toBe(64);
    expect((await run(join(folder, 'none'), '--key', signer.text)).code).toBe(64);
    expect((await run(file, '--key', signer.text, '--checkpoint', join(folder, 'none'))).code).toBe(64);
  });

  it('fills every gap of a sentence in both languages', () => {
    const finding = { code: 'entry_repeated', line: 7, from: 5, name: 'x' } as const;
    expect(sentenceOf(finding, 'id')).toBe('Entri 5 (baris 7) memakai id entri lain: x.');
    expect(sentenceOf(finding, 'en')).toBe('Entry 5 (line 7) uses the id of another entry: x.');
  });
});
