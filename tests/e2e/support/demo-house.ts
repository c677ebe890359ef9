import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbedded } from '#db/embedded/index.ts';

/** The built product with the demo network, as `npm start` serves it, on a data folder of its own. */
export interface DemoHouse {
  url: string;
  stop(): Promise<void>;
}

const SERVER = path.resolve('build', 'server-main.mjs');

/**
 * Starts it; resolves when the demo is loaded and the first page can be asked for.
 * @param furnished a data folder that `furnish` left, to be copied; without it the demo is loaded here
 */
export async function openDemoHouse(furnished?: string): Promise<DemoHouse> {
  const folder = newFolder();
  if (furnished) copyFolder(furnished, folder);
  const { child, port } = await serve(folder);
  return {
    url: `http://localhost:${port}`,
    async stop() {
      await close(child, folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A data folder with the demo in it and nobody at work: what the houses of one run are copied from. */
export async function furnish(): Promise<string> {
  const folder = newFolder();
  const { child } = await serve(folder);
  await close(child, folder);
  return folder;
}

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'mufakat-e2e-'));
  // As root the database runs as another user, who must be able to walk through.
  chmodSync(folder, 0o711);
  return folder;
}

/** With owners and rights, which Node's own copy does not keep and PostgreSQL insists on. */
function copyFolder(from: string, to: string): void {
  if (process.platform === 'win32') cpSync(from, to, { recursive: true });
  else execFileSync('cp', ['-a', `${from}/.`, to]);
}

async function serve(folder: string): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(process.execPath, [SERVER], {
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
  return { child, port };
}

/** Ends the server and then its database, which would outlive it for a while. */
async function close(child: ChildProcess, folder: string): Promise<void> {
  child.kill('SIGTERM');
  await new Promise((resolve) => (child.exitCode === null ? child.once('exit', resolve) : resolve(null)));
  const left = await startEmbedded({ dataDir: path.join(folder, 'pg'), supervise: false });
  await left.stop();
}
