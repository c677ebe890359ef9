import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '#db/client.ts';
import { checkpointNow, signDue, signHead } from '#server/jobs/checkpoints.ts';
import { sequenceAll, sequenceNetwork } from '#server/jobs/sequencer.ts';
import { inCommand } from '#server/kernel/transaction.ts';
import { openCheckpoint } from '#server/ledger/checkpoint.ts';
import { buildWorld } from '#tests/server/support/world.ts';
import { type LedgerWorld, ledgerWorld } from './ledger-world.ts';

let ledger: LedgerWorld;
beforeEach(async () => {
  ledger = await ledgerWorld();
});
afterEach(() => ledger.close());

describe('the sequencer', () => {
  it('orders committed entries by time and continues where it stopped', async () => {
    const first = await ledger.write(5);
    expect(await sequenceAll(ledger.kernel, ledger.db)).toBe(5);
    const second = await ledger.write(3);
    expect(await sequenceAll(ledger.kernel, ledger.db)).toBe(3);
    expect(await ledger.order()).toEqual([...first, ...second]);
    expect(await ledger.waiting()).toBe(0);
  });

  it('keeps the logs of two networks apart', async () => {
    const other = await buildWorld(ledger.database, { name: 'Jejaring lain' });
    const here = await ledger.write(2);
    const there = await ledger.write(3, other.networkId);
    await sequenceAll(ledger.kernel, ledger.db);
    expect(await ledger.order()).toEqual(here);
    expect(await ledger.order(other.networkId)).toEqual(there);
  });

  it('loses and doubles nothing when two nodes order at once while acts come in', async () => {
    const ids = new Set<string>();
    const writing = Promise.all(
      [1, 2, 3].map(async () => {
        for (const id of await ledger.write(25)) ids.add(id);
      }),
    );
    let over = false;
    const ordering = [1, 2].map(async () => {
      while (!over) await sequenceNetwork(ledger.kernel, ledger.world.networkId);
    });
    await writing;
    over = true;
    await Promise.all(ordering);
    await checkpointNow(ledger.signer, ledger.world.networkId);
    const order = await ledger.order();
    expect(order).toHaveLength(75);
    expect(new Set(order)).toEqual(ids);
    expect(await ledger.waiting()).toBe(0);
  });

  it('leaves everything as it was when its node dies in the middle', async () => {
    const ids = await ledger.write(4);
    const dying = connect(ledger.database.appUrl, { size: 1, name: 'dying' });
    const killer = new pg.Client({ connectionString: ledger.database.adminUrl });
    await killer.connect();
    const broken = sequenceNetwork(
      {
        housekeep: (name, run) =>
          inCommand(dying.db, name, async (tx, now) => {
            const done = await run(tx, now);
            await killer.query(
              `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'dying'`,
            );
            return done;
          }),
      },
      ledger.world.networkId,
    );
    await expect(broken).rejects.toThrow();
    await Promise.all([dying.close(), killer.end()]);
    expect(await ledger.order()).toEqual([]);
    expect(await ledger.waiting()).toBe(4);
    await sequenceAll(ledger.kernel, ledger.db);
    expect(await ledger.order()).toEqual(ids);
  });
});

describe('checkpoints', () => {
  const opened = (note: string) => {
    const result = openCheckpoint(note, ledger.key);
    return result.ok ? result.checkpoint.size : result.fault;
  };

  it('cover everything committed before they were asked for', async () => {
    await ledger.write(7);
    const { note } = await checkpointNow(ledger.signer, ledger.world.networkId);
    expect(opened(note)).toBe(7);
  });

  it('exist for an empty log and are signed once for one size', async () => {
    const first = await signHead(ledger.signer, ledger.world.networkId);
    expect(opened(first.note)).toBe(0);
    expect(await signHead(ledger.signer, ledger.world.networkId)).toEqual(first);
  });

  it('are signed by the clock only when the log grew and the last one is old', async () => {
    expect(await signDue(ledger.signer, ledger.db)).toBe(0);
    await ledger.write(1);
    await sequenceAll(ledger.kernel, ledger.db);
    expect(await signDue(ledger.signer, ledger.db)).toBe(1);
    await ledger.write(1);
    await sequenceAll(ledger.kernel, ledger.db);
    expect(await signDue(ledger.signer, ledger.db)).toBe(0);
    const admin = new pg.Client({ connectionString: ledger.database.adminUrl });
    await admin.connect();
    await admin.query(`update ledger_checkpoint set at = at - interval '10 minutes'`);
    await admin.end();
    expect(await signDue(ledger.signer, ledger.db)).toBe(1);
  });
});
