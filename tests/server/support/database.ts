import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { ensureDatabase } from '#db/embedded/index.ts';

/** A database of one test's own, migrated and empty. */
export interface FreshDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** Superuser in this database, for what a test must do behind the app's back. */
  readonly adminUrl: string;
  /** Removes it, ending whatever is still connected. */
  drop(): Promise<void>;
}

/** Copies the migrated template (some 70 ms). Call `drop()` in afterAll/afterEach. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const cluster = inject('cluster');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(cluster.adminUrl, (client) => ensureDatabase(client, name, cluster.templateName));
  return {
    ownerUrl: within(cluster.ownerUrl, name),
    appUrl: within(cluster.appUrl, name),
    adminUrl: within(cluster.adminUrl, name),
    drop: () =>
      asAdmin(cluster.adminUrl, async (client) => {
        await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
      }),
  };
}

/** The same way in, to another database of the cluster. */
function within(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

async function asAdmin(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
