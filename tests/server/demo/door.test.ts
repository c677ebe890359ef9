import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '#db/demo/organisations.ts';
import { type LoadedDemo, loadDemo } from '#server/demo/load.ts';
import { readEnv } from '#server/env.ts';
import { demoAllowed } from '#server/house.ts';
import { type TestHouse, testHouse } from './support.ts';

describe('where the demo may be entered with one click', () => {
  const allowed = (env: Record<string, string>) => demoAllowed(readEnv({ NODE_ENV: 'test', ...env }));

  it('is only the maker’s own machine with the embedded database', () => {
    expect(allowed({})).toBe(true);
    expect(allowed({ HOST: 'localhost' })).toBe(true);
    expect(allowed({ HOST: '::1' })).toBe(true);
  });

  it.each([
    ['a database of one’s own', { DATABASE_URL: 'postgres://somewhere/mufakat' }],
    ['every address', { HOST: '0.0.0.0' }],
    ['every IPv6 address', { HOST: '::' }],
    ['an address of the network', { HOST: '192.168.1.10' }],
    ['a name that only begins like loopback', { HOST: '127.0.0.1.example' }],
    ['the demo asked for on a public address', { HOST: '0.0.0.0', MUFAKAT_DEMO: '1' }],
    [
      'the demo asked for with DATABASE_URL',
      { DATABASE_URL: 'postgres://somewhere/mufakat', MUFAKAT_DEMO: '1' },
    ],
    ['the demo switched off', { MUFAKAT_DEMO: '0' }],
  ] as const)('is not where there is %s', (_, env) => {
    expect(allowed({ ...env })).toBe(false);
  });
});

describe('a demo that was loaded where anybody may knock', () => {
  let folder: string;
  let house: TestHouse;
  let loaded: LoadedDemo;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'mufakat-demo-'));
    house = await testHouse(folder, false);
    loaded = await loadDemo(house);
  }, 120_000);

  afterAll(async () => {
    await house.close();
    await rm(folder, { recursive: true });
  });

  const asPublic = { credentials: { kind: 'public' } } as const;

  it('offers no chairs', async () => {
    const answer = await house.kernel.query('account.demo', {}, asPublic);
    expect(answer).toEqual({ ok: false, refusal: { code: 'demo_only' } });
  });

  it('lets nobody in without a password', async () => {
    const [{ personId } = { personId: '' }] = await peopleOf();
    const { answer } = await house.kernel.execute('account.enter-demo', { personId }, asPublic);
    expect(answer).toEqual({ ok: false, refusal: { code: 'demo_only' } });
  });

  it('does not know the password that stands in the source', async () => {
    const { answer } = await house.kernel.execute(
      'account.sign-in',
      { email: 'notulis@demo.mufakat.example', password: DEMO_PASSWORD },
      asPublic,
    );
    expect(answer).toEqual({ ok: false, refusal: { code: 'credentials_wrong' } });
  });

  async function peopleOf(): Promise<{ personId: string }[]> {
    const { rows } = await house.database.db.execute<{ personId: string }>(
      `select id as "personId" from person where network_id = '${loaded.networkId}' and account_id is not null`,
    );
    return rows;
  }
});
