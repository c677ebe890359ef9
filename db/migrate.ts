import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { applyRights } from './rights.ts';

/** Arbitrary but fixed: two processes that start at once migrate one after the other. */
const MIGRATION_LOCK = 7_302_641;

/** The folder of the migrations: beside this file in the source, at the top of the checkout for the bundle. */
function migrationsFolder(): string {
  const beside = path.join(path.dirname(fileURLToPath(import.meta.url)), 'migrations');
  return existsSync(beside) ? beside : path.join(process.cwd(), 'db', 'migrations');
}

/**
 * Brings the database to the newest schema and applies the rights of the app's role.
 * @param ownerUrl a login that owns the tables
 * @throws when a migration fails; it is rolled back, and running again continues
 */
export async function migrate(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'mufakat-migrate' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await runMigrations(drizzle(client), {
      migrationsFolder: migrationsFolder(),
      migrationsSchema: 'drizzle',
    });
    await applyRights(client);
  } finally {
    await client.end();
  }
}

/** How many migrations this code knows and the database has: equal when the server may serve. */
export async function migrationState(pool: pg.Pool): Promise<{ known: number; applied: number }> {
  const { readFile } = await import('node:fs/promises');
  const journal = JSON.parse(
    await readFile(path.join(migrationsFolder(), 'meta', '_journal.json'), 'utf8'),
  ) as { entries: unknown[] };
  const { rows } = await pool.query<{ n: number }>(
    'select count(*)::int as n from drizzle.__drizzle_migrations',
  );
  return { known: journal.entries.length, applied: rows[0]?.n ?? 0 };
}
