import { generateKeyPairSync } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Signer } from '#server/jobs/checkpoints.ts';
import { prepareEntry, writeEntries } from '#server/kernel/ledger-writer.ts';
import { parseVerifierKey, type VerifierKey } from '#server/ledger/checkpoint.ts';
import { publicKeyText } from '#server/ledger/keys.ts';
import { type TestKernel, testKernel } from '#tests/server/support/kernel.ts';
import { buildWorld, type World } from '#tests/server/support/world.ts';

/** A network whose ledger a test fills, orders and signs. */
export interface LedgerWorld extends TestKernel {
  world: World;
  signer: Signer;
  keyText: string;
  key: VerifierKey;
  /** Commits acts as commands do: one transaction each, entry and waiting row together. */
  write(count: number, networkId?: string): Promise<string[]>;
  /** Entries that wait for their place. */
  waiting(): Promise<number>;
  /** Entry ids in the order of the log. */
  order(networkId?: string): Promise<string[]>;
}

export async function ledgerWorld(): Promise<LedgerWorld> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const originOf = (networkId: string) => `test/${networkId}`;
  const verifierKeyOf = (networkId: string) => publicKeyText(originOf(networkId), privateKey);
  const base = await testKernel({ ledger: { originOf, verifierKeyOf } });
  const world = await buildWorld(base.database);
  const keyText = verifierKeyOf(world.networkId);
  const key = parseVerifierKey(keyText);
  if (!key) throw new Error('the key text should have been readable');
  return {
    ...base,
    world,
    keyText,
    key,
    signer: { kernel: base.kernel, ledgerKey: privateKey, originOf },
    async write(count, networkId = world.networkId) {
      const ids: string[] = [];
      for (let i = 0; i < count; i += 1) {
        const id = uuidv7();
        ids.push(id);
        await base.kernel.housekeep('test', async (tx, now) => {
          const facts = { networkId, facts: { number: i }, sealed: { words: `perkataan ${i}` } };
          const actor = { kind: 'operator', networkId: null } as const;
          await writeEntries(tx, [prepareEntry(facts, { id, command: 'position.give', actor, now })]);
        });
      }
      return ids;
    },
    async waiting() {
      const { rows } = await base.db.execute<{ n: string }>(sql`select count(*) as n from ledger_pending`);
      return Number(rows[0]?.n);
    },
    async order(networkId = world.networkId) {
      const { rows } = await base.db.execute<{ entry_id: string }>(
        sql`select entry_id from ledger_leaf where network_id = ${networkId} order by position`,
      );
      return rows.map((row) => row.entry_id);
    },
  };
}
