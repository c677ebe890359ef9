import { open } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { checkpointNow } from '#server/jobs/checkpoints.ts';
import { signerOf } from '#server/jobs/clockwork.ts';
import { databaseNow } from '#server/kernel/transaction.ts';
import { exportLedger } from '#server/ledger/exporter.ts';
import { type Desk, Ended, EXIT } from './call.ts';

interface Named extends Record<string, unknown> {
  id: string;
  name: string;
}

/** The networks meant: the one named with `--network`, else all. @throws Ended when there is none */
async function networks({ house, call }: Desk): Promise<Named[]> {
  const asked = call.options.network ?? null;
  const { rows } = await house.database.db.execute<Named>(
    sql`select id, name from network where ${asked}::text is null or id::text = ${asked} order by created_at, id`,
  );
  if (rows.length > 0) return rows;
  throw new Ended(asked ? call.words.unknownNetwork(asked) : call.words.noNetwork, EXIT.refused);
}

/** The one network meant. @throws Ended with the list when several could be */
async function network(desk: Desk): Promise<Named> {
  const [first, ...others] = await networks(desk);
  if (first && others.length === 0) return first;
  const list = [first, ...others].map((one) => `  ${one?.id}  ${one?.name}`);
  throw new Ended([desk.call.words.severalNetworks, ...list].join('\n'));
}

/** `ledger key`: the verifier key (C2SP) of each ledger, one a line, and nothing else when there is only one. */
export async function printKey(desk: Desk): Promise<void> {
  const all = await networks(desk);
  for (const { id, name } of all) {
    if (all.length > 1) desk.print(`# ${name}`);
    desk.print(desk.house.tools.ledger.verifierKeyOf(id));
  }
}

/** `ledger export <file>`: signs the head, then writes everything up to it. An existing file is left alone. */
export async function exportTo(desk: Desk): Promise<void> {
  const { call, house, print } = desk;
  const [, , file] = call.positionals;
  if (!file) throw new Ended(call.words.missing('<berkas / file>'));
  const { id: networkId } = await network(desk);
  try {
    await (await open(file, 'wx', 0o600)).close();
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    const why = error instanceof Error ? error.message : String(error);
    throw new Ended(exists ? call.words.fileExists(file) : call.words.fileRefused(why));
  }
  const { db } = house.database;
  const { size } = await checkpointNow(signerOf(house), networkId);
  const publicKey = house.tools.ledger.verifierKeyOf(networkId);
  const origin = house.tools.ledger.originOf(networkId);
  const openings = !call.withoutOpenings;
  const now = await databaseNow(db);
  const written = await exportLedger(db, { networkId, size, origin, publicKey, openings, now }, file);
  print(call.words.exported(written.size, file));
  print(`${call.words.key} ${publicKey}`);
  if (openings) print(call.words.withOpenings);
}
