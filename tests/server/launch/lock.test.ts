import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alreadyRunning, takeLock } from '#server/launch/lock.mjs';

const house = fileURLToPath(new URL('../../../', import.meta.url));
let folder = '';
let children: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mufakat-lock-'));
});

afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children = [];
  rmSync(folder, { recursive: true, force: true });
});

/** Another process that takes the lock, tells its address and lives on. */
async function holder(): Promise<ChildProcess> {
  const program = `
    const { takeLock } = await import(${JSON.stringify(path.join(house, 'server/launch/lock.mjs'))});
    const lock = takeLock(${JSON.stringify(folder)});
    if (lock.taken) lock.publish('http://localhost:4321');
    console.log(lock.taken);
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const said = await new Promise((resolve) =>
    child.stdout?.once('data', (bytes) => resolve(String(bytes).trim())),
  );
  expect(said).toBe('true');
  return child;
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', (status) => resolve(status)));
}

describe('one app per data folder', () => {
  it('refuses while another process holds the lock, and names its address', async () => {
    const child = await holder();
    const second = takeLock(folder);
    expect(second).toMatchObject({
      taken: false,
      holder: { pid: child.pid, address: 'http://localhost:4321' },
    });
  });

  it('takes over from a process that was killed', async () => {
    const child = await holder();
    child.kill('SIGKILL');
    await ended(child);
    const lock = takeLock(folder);
    expect(lock.taken).toBe(true);
    if (lock.taken) lock.release();
    expect(existsSync(path.join(folder, 'mufakat.lock'))).toBe(false);
  });

  it('takes over when the number now belongs to another program', async () => {
    const child = await holder();
    const file = path.join(folder, 'mufakat.lock');
    const old: { began: string } = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...old, began: 'another boot 1' }));
    const lock = takeLock(folder);
    expect(lock.taken).toBe(true);
    if (lock.taken) lock.release();
    expect(child.exitCode).toBeNull();
  });

  it('takes over a lock file cut short by a crash', () => {
    writeFileSync(path.join(folder, 'mufakat.lock'), '{"token":"');
    const lock = takeLock(folder);
    expect(lock.taken).toBe(true);
    if (lock.taken) lock.release();
  });

  it('is taken again by the server that the launcher started', () => {
    const outer = takeLock(folder);
    const inner = takeLock(folder);
    expect(inner.taken).toBe(true);
    if (inner.taken) inner.release();
    expect(existsSync(path.join(folder, 'mufakat.lock'))).toBe(true);
    if (outer.taken) outer.release();
    expect(existsSync(path.join(folder, 'mufakat.lock'))).toBe(false);
  });

  it('npm start on data in use ends at once with one sentence that has the address', async () => {
    const child = await holder();
    const { DATABASE_URL: _none, ...env } = process.env;
    const second = spawn(process.execPath, [path.join(house, 'server/launch/start.mjs')], {
      env: { ...env, MUFAKAT_DATA: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(second);
    let said = '';
    second.stdout.on('data', (bytes) => {
      said += bytes;
    });
    second.stderr.on('data', (bytes) => {
      said += bytes;
    });
    expect(await ended(second)).toBe(1);
    expect(said.trim()).toBe(alreadyRunning({ pid: child.pid ?? 0, address: 'http://localhost:4321' }));
    expect(said).toContain('http://localhost:4321');
  });
});
