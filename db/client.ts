import { createHash } from 'node:crypto';
import type { SQL } from 'drizzle-orm';
import { drizzle, type NodePgDatabase, NodePgTransaction } from 'drizzle-orm/node-postgres';
import { PgDialect } from 'drizzle-orm/pg-core';
import pg from 'pg';
import * as schema from './schema/index.ts';

export type Schema = typeof schema;
/** The database as queries see it: read only, because row-level security refuses writes outside a command. */
export type Database = NodePgDatabase<Schema>;
/** The database inside a command's transaction. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];
/** Either: for readers that serve both. */
export type Reader = Database | Transaction;

export interface Connection {
  db: Database;
  pool: pg.Pool;
  close(): Promise<void>;
}

const pools = new WeakMap<Database, pg.Pool>();
const speakers = new WeakMap<pg.PoolClient, Database>();

const dialect = new PgDialect({ casing: 'snake_case' });

/**
 * One transaction on a connection of the pool, which is given back whatever happens. Drizzle's own transaction on
 * a pool keeps the connection for ever when it is cut between the check-out and BEGIN (0.45.4): twelve such cuts,
 * and the pool is empty. BEGIN goes ahead of the first statement on the same journey; were it lost, what follows
 * could write nothing, because row-level security asks for a setting that lasts only as long as a transaction.
 */
export async function transact<T>(db: Database, run: (tx: Transaction) => Promise<T>): Promise<T> {
  const pool = pools.get(db);
  if (!pool) return db.transaction(run);
  const client = await pool.connect();
  let speaker = speakers.get(client);
  if (!speaker) {
    speaker = drizzle(client, { schema, casing: 'snake_case' });
    speakers.set(client, speaker);
  }
  const { session, schema: tables, fullSchema, tableNamesMap } = speaker._;
  const tx = new NodePgTransaction<Schema, NonNullable<typeof tables>>(
    dialect,
    session,
    tables && { schema: tables, fullSchema, tableNamesMap },
  );
  let broken = false;
  try {
    const begun = client.query('begin');
    const [result] = await Promise.all([run(tx), begun]);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

const names = new Map<string, string>();

/**
 * Executes a statement that is asked for all day long under a name of its own, which PostgreSQL parses and plans once
 * for a connection instead of each time: what a live room asks takes longer to plan than to look up. Only for
 * statements of few different texts: each stays in every connection.
 */
export async function executeNamed<T extends pg.QueryResultRow>(
  db: Reader,
  statement: SQL,
): Promise<pg.QueryResult<T>> {
  const query = dialect.sqlToQuery(statement);
  let name = names.get(query.sql);
  if (!name) {
    name = createHash('sha256').update(query.sql).digest('hex').slice(0, 32);
    names.set(query.sql, name);
  }
  return db._.session
    .prepareQuery<{ execute: pg.QueryResult<T>; all: unknown; values: unknown }>(
      query,
      undefined,
      name,
      false,
    )
    .execute();
}

/**
 * Opens a pool as the app's role.
 * @param url of the login; when it owns the tables, `asRole` makes every connection act as the app's role.
 * @param size connections at most; few are enough because live commands are committed in groups.
 */
export function connect(
  url: string,
  { size = 10, asRole = null as string | null, name = 'mufakat' } = {},
): Connection {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    // Statements that do not wait for each other's answers go on one journey (enterRoom in the kernel).
    pipeline: true,
    application_name: name,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    options: `-c statement_timeout=15000 -c lock_timeout=10000 -c idle_in_transaction_session_timeout=20000${asRole ? ` -c role=${asRole}` : ''}`,
  });
  // Without these listeners a dropped connection ends the process (stack.md 4). The pool drops the client by
  // itself; whoever was using it gets the error from their own query.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db: Database = drizzle(pool, { schema, casing: 'snake_case' });
  pools.set(db, pool);
  return { db, pool, close: () => pool.end() };
}
