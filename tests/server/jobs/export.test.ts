import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkpointNow } from '#server/jobs/checkpoints.ts';
import { verifyExport } from '#server/ledger/export-file.ts';
import { exportLedger } from '#server/ledger/exporter.ts';
import { type LedgerWorld, ledgerWorld } from './ledger-world.ts';

let ledger: LedgerWorld;
let folder: string;
beforeEach(async () => {
  ledger = await ledgerWorld();
  folder = await mkdtemp(path.join(tmpdir(), 'mufakat-export-'));
});
afterEach(async () => {
  await ledger.close();
  await rm(folder, { recursive: true, force: true });
});

async function exported() {
  const { networkId } = ledger.world;
  const { size } = await checkpointNow(ledger.signer, networkId);
  const file = path.join(folder, 'ledger.jsonl');
  const origin = ledger.signer.originOf(networkId);
  const order = { networkId, size, origin, publicKey: ledger.keyText, openings: true, now: new Date(0) };
  await exportLedger(ledger.db, order, file);
  return verifyExport(file, { key: ledger.key, language: 'en' });
}

async function behindTheBack(statement: string, values: unknown[] = []) {
  const admin = new pg.Client({ connectionString: ledger.database.adminUrl });
  await admin.connect();
  await admin.query(statement, values);
  await admin.end();
}

it('an export from the database is whole, over several checkpoints', async () => {
  await ledger.write(6);
  await checkpointNow(ledger.signer, ledger.world.networkId);
  await ledger.write(5);
  const result = await exported();
  expect(result.findings).toEqual([]);
  expect(result).toMatchObject({ status: 'whole', size: 11 });
});

it('an empty log is whole too', async () => {
  expect(await exported()).toMatchObject({ status: 'whole', size: 0 });
});

it('names the entry that a superuser changed in the database', async () => {
  const ids = await ledger.write(4);
  await checkpointNow(ledger.signer, ledger.world.networkId);
  await behindTheBack(
    `update ledger_entry set body = replace(body, '"number":2', '"number":9') where id = $1`,
    [ids[2]],
  );
  const result = await exported();
  expect(result.status).toBe('altered');
  expect(result.details).toContainEqual(expect.objectContaining({ code: 'entry_changed', from: 2 }));
});

it('notices a hash of the tree that was changed', async () => {
  await ledger.write(4);
  await checkpointNow(ledger.signer, ledger.world.networkId);
  await behindTheBack(`update ledger_node set hash = repeat('ab', 32) where level = 0 and index = 1`);
  expect((await exported()).status).toBe('altered');
});

it('stays whole when what is personal has been erased', async () => {
  await ledger.write(3);
  await behindTheBack('delete from ledger_opening');
  expect((await exported()).status).toBe('whole');
});
