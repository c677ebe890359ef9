import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestLine, testLine } from './support.ts';

let cli: TestLine;
let folder: string;
beforeAll(async () => {
  cli = await testLine();
  folder = await mkdtemp(path.join(tmpdir(), 'mufakat-cli-'));
});
afterAll(async () => {
  await cli.close();
  await rm(folder, { recursive: true, force: true });
});

const newNetwork = (name: string, email: string) =>
  cli.line(
    'network',
    'create',
    '--name',
    name,
    '--region',
    'Kabupaten Uji',
    '--administrator-name',
    'Administrator',
    '--administrator-email',
    email,
  );

describe('what needs no database', () => {
  it('explains itself in both languages', async () => {
    expect(await cli.line('help')).toMatchObject({
      exitCode: 0,
      out: expect.stringContaining('buku besar'),
    });
    expect((await cli.line()).exitCode).toBe(0);
    expect((await cli.line('help', '--lang', 'en')).out).toContain('Exit codes');
    expect(cli.opened()).toBe(0);
  });

  it('answers 64 to what it does not understand', async () => {
    expect((await cli.line('ledger', 'burn')).exitCode).toBe(64);
    expect((await cli.line('toString', 'call')).exitCode).toBe(64);
    expect(await cli.line('token', 'create', '--colour', 'red')).toMatchObject({ exitCode: 64 });
    expect((await cli.line('ledger', 'verify')).exitCode).toBe(64);
    expect(cli.opened()).toBe(0);
  });

  it('answers 69 when the database cannot be opened', async () => {
    const { run } = await import('#server/cli/run.ts');
    const said: string[] = [];
    const open = () => Promise.reject(new Error('tidak ada'));
    const world = {
      print: () => undefined,
      complain: (line: string) => said.push(line),
      open,
      loadDemo: async () => false,
    };
    expect(await run(['ledger', 'key'], world)).toBe(69);
    expect(said.join()).toContain('tidak ada');
  });
});

describe('people', () => {
  it('names what is missing', async () => {
    const { exitCode, errors } = await cli.line('network', 'create', '--name', 'X');
    expect(exitCode).toBe(64);
    expect(errors).toContain('--administrator-email');
  });

  it('makes a network with a link, and a new link for the same person', async () => {
    const made = await newNetwork('Jejaring baru', 'admin@uji.example');
    expect(made).toMatchObject({ exitCode: 0, errors: '' });
    expect(made.out).toMatch(/http:\/\/localhost\/undangan\/[\w-]{43}/);
    const again = await cli.line('invitation', 'create', '--account', 'ADMIN@uji.example');
    expect(again.out).toMatch(/undangan\/[\w-]{43}/);
    expect((await cli.line('invitation', 'create', '--account', 'nobody@uji.example')).exitCode).toBe(1);
  });

  it('does not load the demo over what is there', async () => {
    expect(await cli.line('demo', 'load')).toMatchObject({
      exitCode: 1,
      errors: expect.stringContaining('contoh'),
    });
  });

  it('says at the field what is wrong', async () => {
    const { exitCode, errors } = await newNetwork('Jejaring', 'no address');
    expect(exitCode).toBe(1);
    expect(errors).toContain('administratorEmail');
  });

  it('gives a token only to an account', async () => {
    expect((await cli.line('token', 'create', '--account', 'admin@uji.example')).exitCode).toBe(1);
    const made = await cli.line('invitation', 'create', '--account', 'admin@uji.example');
    const token = /undangan\/([\w-]{43})/.exec(made.out)?.[1];
    const input = JSON.stringify({ token, password: 'kuda laut menari di pasar malam' });
    const accepted = await cli.line('command', 'account.accept-invitation', '--input', input);
    expect(accepted).toMatchObject({ exitCode: 0 });
    expect(accepted.out).not.toContain('cookie');
    const { exitCode, out } = await cli.line('token', 'create', '--account', 'admin@uji.example');
    expect(exitCode).toBe(0);
    expect(out).toMatch(/mfk_[0-9a-f]{32}_[\w-]{43}/);
  });
});

describe('the door', () => {
  it('asks and commands as somebody under their own rights', async () => {
    const answer = await cli.line('query', 'account.viewer', '--as', 'admin@uji.example');
    expect(JSON.parse(answer.out)).toMatchObject({ name: 'Administrator' });
    const refused = await cli.line('command', 'network.create', '--as', 'admin@uji.example', '--input', '{}');
    expect(refused).toMatchObject({ exitCode: 1, errors: expect.stringContaining('unknown_command') });
  });

  it('reads input from a file and refuses what is no JSON', async () => {
    const file = path.join(folder, 'input.json');
    await writeFile(file, '{}');
    expect(
      (await cli.line('query', 'account.viewer', '--as', 'admin@uji.example', '--input', `@${file}`))
        .exitCode,
    ).toBe(0);
    expect((await cli.line('query', 'account.viewer', '--input', '{')).exitCode).toBe(64);
    expect((await cli.line('query', 'nothing.here')).exitCode).toBe(1);
  });
});

describe('the ledger', () => {
  it('exports a file that verifies with the printed key, and never writes over one', async () => {
    const file = path.join(folder, 'ledger.jsonl');
    const key = (await cli.line('ledger', 'key')).out.trim();
    const exported = await cli.line('ledger', 'export', file, '--lang', 'en');
    expect(exported).toMatchObject({ exitCode: 0, errors: '' });
    expect(exported.out).toContain(key);
    expect(await readFile(file, 'utf8')).toContain('admin@uji.example');
    expect(await cli.line('ledger', 'verify', file, '--key', key)).toMatchObject({
      exitCode: 0,
      out: expect.stringContaining('UTUH'),
    });
    expect((await cli.line('ledger', 'export', file)).exitCode).toBe(64);
  });

  it('can leave personal data out, and tells an altered file from a cut one', async () => {
    const file = path.join(folder, 'public.jsonl');
    const key = (await cli.line('ledger', 'key')).out.trim();
    await cli.line('ledger', 'export', file, '--without-openings');
    const text = await readFile(file, 'utf8');
    expect(text).not.toContain('admin@uji.example');
    await writeFile(file, text.replace('Kabupaten Uji', 'Kabupaten Lain'));
    expect((await cli.line('ledger', 'verify', file, '--key', key)).exitCode).toBe(1);
    await writeFile(file, `${text.split('\n').slice(0, 2).join('\n')}\n`);
    expect((await cli.line('ledger', 'verify', file, '--key', key)).exitCode).toBe(2);
  });

  it('asks which network is meant', async () => {
    await newNetwork('Jejaring kedua', 'second@uji.example');
    const asked = await cli.line('ledger', 'export', path.join(folder, 'two.jsonl'));
    expect(asked).toMatchObject({ exitCode: 64, errors: expect.stringContaining('Jejaring kedua') });
    expect((await cli.line('ledger', 'key', '--network', 'x')).exitCode).toBe(1);
  });
});
