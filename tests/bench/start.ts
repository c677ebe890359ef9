import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbedded } from '#db/embedded/index.ts';
import { round } from './numbers.ts';

/**
 * `npm run bench -- start`: from `npm start` to the first page that is served, with the packages installed and the
 * pages built: on an empty data folder (a database is made and the demo network loaded), and then again on the same.
 * Figures of DESIGN.md section 6: 10 s and 4 s.
 */
const { values } = parseArgs({
  options: { again: { type: 'string', default: '2' }, json: { type: 'boolean', default: false } },
});
if (!existsSync(path.resolve('build', 'server-main.mjs'))) {
  console.error('nothing is built: npm run build');
  process.exit(2);
}

const pause = (ms: number) => new Promise((go) => setTimeout(go, ms));

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  return typeof address === 'object' && address ? address.port : 0;
}

/** Starts, waits for the first page, and stops in order. @returns milliseconds to the page's last byte */
async function startOnce(folder: string): Promise<number> {
  const port = await freePort();
  const begun = performance.now();
  const child = spawn('npm', ['start'], {
    // A group of its own: npm puts a shell between itself and us, and a signal is meant for all of them.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, BASE_URL: '', MUFAKAT_DATA: folder, PORT: String(port), LOG_LEVEL: 'error' },
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const closed = new Promise<void>((done) => child.once('close', () => done()));
  try {
    for (;;) {
      if (child.exitCode !== null) throw new Error(`npm start ended: ${said}`);
      const page = await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
      if (page?.ok) {
        await page.arrayBuffer();
        return round(performance.now() - begun);
      }
      if (performance.now() - begun > 120_000) throw new Error(`no page within two minutes: ${said}`);
      await pause(20);
    }
  } finally {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    await closed;
  }
}

const folder = mkdtempSync(path.join(tmpdir(), 'mufakat-bench-'));
// As root the database runs as another user, who must be able to walk in.
chmodSync(folder, 0o711);
try {
  const loadBefore = loadavg().map((one) => Math.round(one * 100) / 100);
  const emptyMs = await startOnce(folder);
  const againMs: number[] = [];
  for (let n = 0; n < Number(values.again); n += 1) againMs.push(await startOnce(folder));
  const result = { emptyMs, againMs, loadBefore };
  console.log(values.json ? JSON.stringify(result) : JSON.stringify(result, null, 2));
} finally {
  // Whatever still runs on the folder is ended before it is removed.
  const left = await startEmbedded({ dataDir: path.join(folder, 'pg'), supervise: false });
  await left.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
