import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '#db/embedded/index.ts';
import { migrate } from '#db/migrate.ts';

/** Where the throw-away cluster of this run is; tests take a database of their own from `freshDatabase()`. */
export interface TestCluster {
  /** The owner's way into the template; replace the database name to enter another. */
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** Superuser, database `postgres`. */
  readonly adminUrl: string;
  /** The migrated, empty database every test database is copied from. Nobody may stay connected to it. */
  readonly templateName: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    cluster: TestCluster;
  }
}

/** Vitest's global set-up: one real PostgreSQL for the run, migrated once, gone with everything at the end. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mufakat-test-'));
  // As root the server runs as another user, who must be able to walk through.
  chmodSync(folder, 0o711);
  const server = await startEmbedded({ dataDir: path.join(folder, 'pg'), fast: true, supervise: false });
  async function tearDown(): Promise<void> {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  try {
    await migrate(server.ownerUrl);
  } catch (thrown) {
    await tearDown();
    throw thrown;
  }
  const templateName = new URL(server.ownerUrl).pathname.slice(1);
  const { ownerUrl, appUrl, adminUrl } = server;
  project.provide('cluster', { ownerUrl, appUrl, adminUrl, templateName });
  return tearDown;
}
