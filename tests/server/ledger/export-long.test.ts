import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { verifyExport, writeExport } from '#server/ledger/export-file.ts';
import { entryAt, logOf, NETWORK, newKey, ORIGIN } from './support.ts';

const signer = newKey();

it('verifies a long log without holding its entries', async () => {
  const count = 20_000;
  const folder = await mkdtemp(join(tmpdir(), 'mufakat-long-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'long.jsonl');
  const own = logOf(
    (function* () {
      for (let i = 0; i < count; i += 1) yield entryAt(i);
    })(),
    signer,
  );
  const header = { network: NETWORK, origin: ORIGIN, publicKey: signer.text, size: count, exportedAt: '' };
  const entries = (function* () {
    for (let i = 0; i < count; i += 1) yield { position: i, entry: entryAt(i) };
  })();
  const summary = await writeExport(
    { header, entries, checkpoints: [own.checkpoint(count)] },
    createWriteStream(path),
  );
  expect(summary).toMatchObject({ size: count, checkpoints: 1 });
  const result = await verifyExport(path, { key: signer.key });
  expect(result).toMatchObject({ status: 'whole', size: count, root: summary.root });
});
