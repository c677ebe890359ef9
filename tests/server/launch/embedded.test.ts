import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Embedded, startEmbedded } from '#db/embedded/index.ts';
import { isAlive } from '#db/embedded/processes.ts';

/** A cluster made once; most tests begin with a copy, because making one waits for the disk. */
let seed = '';
let folder = '';
let running: Embedded[] = [];

beforeAll(async () => {
  seed = emptyFolder();
  const server = await startEmbedded({ dataDir: path.join(seed, 'pg'), fast: true, supervise: false });
  await server.stop();
});

afterAll(() => rmSync(seed, { recursive: true, force: true }));

beforeEach(() => {
  folder = emptyFolder();
});

afterEach(async () => {
  for (const server of running) await server.stop();
  running = [];
  rmSync(folder, { recursive: true, force: true });
});

function emptyFolder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'mufakat-embedded-'));
  chmodSync(made, 0o711);
  return made;
}

const dataDir = () => path.join(folder, 'pg');

/** Starts on a copy of the cluster made before, or again on what the test has left there. */
async function start(supervise = false): Promise<Embedded> {
  if (!existsSync(dataDir())) cpSync(seed, folder, { recursive: true });
  return startAsIs(supervise);
}

async function startAsIs(supervise = false): Promise<Embedded> {
  const server = await startEmbedded({ dataDir: dataDir(), supervise });
  running.push(server);
  return server;
}

async function ask(url: string, text: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(text);
    return String(Object.values(rows[0] ?? {})[0]);
  } finally {
    await client.end();
  }
}

/** Ends a process the hard way and waits until the system has forgotten it. */
async function killNine(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);
}

/** A living process that is no database. */
async function withBystander(work: (bystander: ChildProcess) => Promise<void>): Promise<void> {
  const bystander = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)']);
  try {
    await work(bystander);
  } finally {
    bystander.kill('SIGKILL');
  }
}

describe('the embedded database', () => {
  it('makes cluster, roles and database with safe settings, and keeps secrets to itself', async () => {
    const server = await startAsIs();
    expect(server.adopted).toBe(false);
    expect(await ask(server.ownerUrl, "select current_user || ' of ' || current_database()")).toBe(
      'mufakat_owner of mufakat',
    );
    expect(
      await ask(
        server.appUrl,
        'select rolsuper or rolbypassrls or rolcreatedb or rolinherit from pg_roles where rolname = current_user',
      ),
    ).toBe('false');
    for (const name of ['fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums']) {
      expect(await ask(server.appUrl, `show ${name}`), name).toBe('on');
    }
    expect(await ask(server.appUrl, 'show listen_addresses')).toBe('127.0.0.1');
    expect(await ask(server.adminUrl, 'show unix_socket_directories')).toBe('');
    expect(statSync(path.join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
    await expect(ask(server.appUrl.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toMatchObject({
      code: '28P01',
    });
    expect(statSync(dataDir()).mode & 0o077).toBe(0);
    // As root the server works as somebody else, who owns the data.
    if (process.getuid?.() === 0) expect(statSync(dataDir()).uid).not.toBe(0);
  });

  it('keeps port and data from one start to the next', async () => {
    const first = await start();
    await ask(first.ownerUrl, 'create table kept as select 7 as n');
    await first.stop();
    expect(existsSync(path.join(dataDir(), 'postmaster.pid'))).toBe(false);
    const second = await start();
    expect(second.port).toBe(first.port);
    expect(await ask(second.ownerUrl, 'select n from kept')).toBe('7');
  });

  it('comes up with everything committed after kill -9 of the server', async () => {
    const first = await start();
    await ask(first.ownerUrl, 'create table kept as select 7 as n');
    await killNine(first.pid);
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await ask(second.ownerUrl, 'select n from kept')).toBe('7');
  });

  it('brings a killed server back on the same address while the app lives', async () => {
    const server = await start(true);
    const killed = server.pid;
    await killNine(killed);
    await expect
      .poll(() => ask(server.appUrl, 'select 1').catch(() => 'down'), { timeout: 10_000 })
      .toBe('1');
    // It may answer a moment before its supervisor has noted who it is.
    await expect.poll(() => server.pid, { timeout: 10_000 }).not.toBe(killed);
  });

  it('takes over a server whose parent was killed', async () => {
    const first = await start();
    const second = await start();
    expect(second.adopted).toBe(true);
    expect(second.pid).toBe(first.pid);
    await second.leave();
    expect(await ask(first.appUrl, 'select 1')).toBe('1');
    await second.stop();
    expect(isAlive(first.pid)).toBe(false);
  });

  it('starts over a lock file of a dead process', async () => {
    const first = await start();
    const lock = readFileSync(path.join(dataDir(), 'postmaster.pid'), 'utf8');
    await first.stop();
    const dead = spawn(process.execPath, ['-e', '0']);
    await new Promise((resolve) => dead.once('exit', resolve));
    writeFileSync(path.join(dataDir(), 'postmaster.pid'), lock.replace(/^\d+/, String(dead.pid)));
    expect((await start()).adopted).toBe(false);
  });

  it('starts over a lock file whose number now belongs to another program, which is left alone', async () => {
    await withBystander(async (bystander) => {
      const first = await start();
      const lock = readFileSync(path.join(dataDir(), 'postmaster.pid'), 'utf8');
      await first.stop();
      writeFileSync(path.join(dataDir(), 'postmaster.pid'), lock.replace(/^\d+/, String(bystander.pid)));
      expect((await start()).adopted).toBe(false);
      expect(bystander.exitCode).toBeNull();
    });
  });

  it('chooses another port when its own was taken meanwhile', async () => {
    const first = await start();
    await first.stop();
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(first.port, '127.0.0.1', resolve));
    try {
      const second = await start();
      expect(second.port).not.toBe(first.port);
      expect(await ask(second.appUrl, 'select 1')).toBe('1');
    } finally {
      squatter.close();
    }
  });

  it('makes new passwords when the secrets file was lost', async () => {
    const first = await start();
    await first.stop();
    rmSync(path.join(folder, 'secrets.json'));
    const second = await start();
    expect(second.ownerUrl).not.toBe(first.ownerUrl);
    expect(await ask(second.ownerUrl, 'select 1')).toBe('1');
    expect(await ask(second.appUrl, 'select 1')).toBe('1');
  });

  it('as root in a folder no other user can reach: runs in a user namespace or says what to do', async () => {
    chmodSync(folder, 0o700);
    const asRoot = process.getuid?.() === 0;
    const started = await start().catch((thrown: unknown) => thrown);
    if (started instanceof Error) {
      expect(started).toMatchObject({ code: 'no_account' });
      expect(started.message).toContain(folder);
      return;
    }
    const [server] = running;
    expect(await ask(server?.appUrl ?? '', 'select 1')).toBe('1');
    expect(statSync(dataDir()).uid).toBe(process.getuid?.());
    if (asRoot) expect(readFileSync(`/proc/${server?.pid}/uid_map`, 'utf8').trim()).toMatch(/^1000\s+0\s+1$/);
    // Moved to where others can go: the ordinary way again, on the same data.
    await server?.stop();
    chmodSync(folder, 0o711);
    expect(await ask((await start()).appUrl, 'select 1')).toBe('1');
  });

  it('refuses a folder that holds something else, and leaves it as it is', async () => {
    mkdirSync(dataDir());
    writeFileSync(path.join(dataDir(), 'letter.txt'), 'penting');
    await expect(start()).rejects.toMatchObject({ code: 'foreign_data' });
    expect(readFileSync(path.join(dataDir(), 'letter.txt'), 'utf8')).toBe('penting');
  });
});
