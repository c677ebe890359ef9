import path from 'node:path';
import pg from 'pg';
import { type Connection, connect } from '#db/client.ts';
import { type Embedded, startEmbedded } from '#db/embedded/index.ts';
import { migrate, migrationState } from '#db/migrate.ts';
import { APP_ROLE } from '#db/rights.ts';
import type { Env } from './env.ts';

export interface OpenDatabase extends Connection {
  /** Null with a PostgreSQL of one's own. */
  embedded: Embedded | null;
  /** The URL of the app's login, for connections with a purpose of their own (LISTEN). */
  appUrl: string;
  /** Whether the app's role is taken by `set role` on this login. */
  asRole: string | null;
  ready(): Promise<void>;
}

/**
 * An acknowledgement means "on disk". A server that may forget what it has acknowledged is refused.
 * Source: reliability-security notes 0.3; 119 of 11,720 acknowledged writes lost with synchronous_commit off.
 */
async function requireDurability(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit')`,
  );
  const off = rows.filter((row) => row.setting === 'off').map((row) => row.name);
  if (off.length > 0) {
    throw new Error(
      `Basis data dapat melupakan yang sudah dijanjikan / this database may forget what it has acknowledged: ${off.join(', ')} = off.`,
    );
  }
}

/** A login that owns tables must not be what the app acts as: it then takes the app's role on every connection. */
async function needsRole(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ owns: boolean }>(
      `select exists (select from pg_tables where schemaname = 'public' and tableowner = current_user)
         or (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as owns`,
    );
    return rows[0]?.owns ?? true;
  } finally {
    await client.end();
  }
}

/**
 * Opens the database the environment names: starts the embedded one if need be, migrates, checks durability.
 * `leave`: closing lets an embedded server run on, because another process of ours uses it.
 */
export async function openDatabase(
  env: Env,
  log: (line: string) => void,
  { leave = false } = {},
): Promise<OpenDatabase> {
  const embedded = env.embedded ? await startEmbedded({ dataDir: path.join(env.dataDir, 'pg'), log }) : null;
  try {
    const appUrl = embedded?.appUrl ?? env.DATABASE_URL!;
    await migrate(embedded?.ownerUrl ?? env.OWNER_DATABASE_URL ?? appUrl);
    const asRole = !embedded && (await needsRole(appUrl)) ? APP_ROLE : null;
    const connection = connect(appUrl, { size: 12, asRole });
    await requireDurability(connection.pool);
    return {
      ...connection,
      embedded,
      appUrl,
      asRole,
      async ready() {
        const { known, applied } = await migrationState(connection.pool);
        if (applied < known) throw new Error('migrations are missing');
      },
      async close() {
        await connection.close();
        await (leave ? embedded?.leave() : embedded?.stop());
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}
