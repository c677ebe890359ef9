import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbedded } from '#db/embedded/index.ts';

const SERVER = path.resolve('build', 'server-main.mjs');

/** The built product on a data folder of its own, as `npm start` serves it with the demo network. */
export interface BenchHouse {
  url: string;
  /** The data folder. */
  folder: string;
  /** The database as its administrator. */
  adminUrl: string;
  stop(): Promise<void>;
}

/** Starts it; the demo is loaded when this settles. */
export async function openBenchHouse(): Promise<BenchHouse> {
  if (!existsSync(SERVER)) throw new Error('nothing is built: npm run build');
  const folder = mkdtempSync(path.join(tmpdir(), 'mufakat-bench-'));
  // As root the database runs as another user, who must be able to walk in.
  chmodSync(folder, 0o711);
  const dataDir = path.join(folder, 'pg');
  const prepared = await startEmbedded({ dataDir, supervise: false });
  const administrator = new URL(prepared.adminUrl);
  administrator.pathname = new URL(prepared.ownerUrl).pathname;
  await prepared.stop();
  const child: ChildProcess = spawn(process.execPath, [SERVER], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      BASE_URL: '',
      MUFAKAT_DATA: folder,
      MUFAKAT_DEMO: 'yes',
      PORT: '0',
      LOG_LEVEL: 'error',
    },
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`the server ended before it listened: ${said}`)));
    child.on('message', (message: { ready?: boolean; port?: number }) => {
      if (message.ready) resolve(message.port ?? 0);
    });
  });
  return {
    url: `http://localhost:${port}`,
    folder,
    adminUrl: administrator.href,
    async stop() {
      child.kill('SIGTERM');
      await new Promise((gone) => (child.exitCode === null ? child.once('exit', gone) : gone(null)));
      const left = await startEmbedded({ dataDir, supervise: false });
      await left.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
