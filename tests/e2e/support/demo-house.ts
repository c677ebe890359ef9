import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbedded } from '#db/embedded/index.ts';

/** The built product with the demo network, as `npm start` serves it, on a data folder of its own. */
export interface DemoHouse {
  url: string;
  stop(): Promise<void>;
}

const SERVER = path.resolve('build', 'server-main.mjs');

/** Starts it; resolves when the demo is loaded and the first page can be asked for. */
export async function openDemoHouse(): Promise<DemoHouse> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mufakat-e2e-'));
  chmodSync(folder, 0o711);
  const child: ChildProcess = spawn(process.execPath, [SERVER], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      // Vitest sets one of its own, for its pages.
      BASE_URL: '',
      MUFAKAT_DATA: folder,
      MUFAKAT_DEMO: 'yes',
      PORT: '0',
      LOG_LEVEL: 'error',
    },
  });
  let said = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`the server ended before it listened: ${said}`)));
    child.on('message', (message: { ready?: boolean; port?: number }) => {
      if (message.ready) resolve(message.port!);
    });
  });
  return {
    url: `http://localhost:${port}`,
    async stop() {
      child.kill('SIGTERM');
      await new Promise((resolve) => (child.exitCode === null ? child.once('exit', resolve) : resolve(null)));
      const left = await startEmbedded({ dataDir: path.join(folder, 'pg'), supervise: false });
      await left.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
