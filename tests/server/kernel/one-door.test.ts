import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '#db/client.ts';
import { organisation } from '#db/schema/index.ts';
import { commandHandlers, queryHandlers } from '#server/handlers/index.ts';
import { projectSession } from '#server/handlers/session/project.ts';
import { handle } from '#server/kernel/handler.ts';
import { createKernel } from '#server/kernel/kernel.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { as, type TestKernel, testKernel, testTools } from '../support/kernel.ts';
import { buildWorld, type World } from '../support/world.ts';

let t: TestKernel;
let world: World;
let owner: pg.Client;
const input = {
  name: 'Lembaga baru',
  shortName: 'Baru',
  code: 'QQ',
  sector: 'government',
  kind: 'agency',
  level: 'regency',
} as const;

beforeAll(async () => {
  t = await testKernel();
  world = await buildWorld(t.database);
  owner = new pg.Client({ connectionString: t.database.adminUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await t.close();
});

/** A kernel whose `organisation.add` misbehaves in a chosen way after it has written. */
function kernelWith(
  afterWrite: (attempt: number, run: (statement: string) => Promise<unknown>) => Promise<void>,
) {
  const connection = connect(t.database.appUrl, { size: 4 });
  let attempt = 0;
  const addOrganisation = handle('organisation.add', {
    action: 'network.administer',
    subject: async ({ actor }) => ({ networkId: actor.kind === 'person' ? actor.networkId : null }),
    async run(context, given) {
      attempt += 1;
      const organisationId = context.newId();
      await context.db
        .insert(organisation)
        .values({ networkId: world.networkId, id: organisationId, ...given });
      await afterWrite(attempt, (statement) => context.db.execute(sql.raw(statement)));
      return { organisationId };
    },
    ledger: (given, output) => ({
      networkId: world.networkId,
      facts: { organisationId: output.organisationId, code: given.code },
    }),
  });
  const kernel = createKernel({
    db: connection.db,
    tools: testTools(),
    commandHandlers: { ...commandHandlers, 'organisation.add': addOrganisation },
    queryHandlers,
    project: projectSession,
    checkAnswers: true,
    onError: () => undefined,
  });
  return { kernel, close: connection.close, attempts: () => attempt };
}

const count = async (code: string) =>
  (
    await owner.query('select count(*)::int as n from organisation where network_id = $1 and code = $2', [
      world.networkId,
      code,
    ])
  ).rows[0].n as number;
const entries = async () =>
  (await owner.query(`select count(*)::int as n from ledger_entry where network_id = $1`, [world.networkId]))
    .rows[0].n as number;

test('effect, ledger entry and answer come together, and the same key answers the same again', async () => {
  const before = await entries();
  const first = await t.kernel.execute(
    'organisation.add',
    { ...input, code: 'KA' },
    { ...as(world.administrator), key: 'key-one-000' },
  );
  const again = await t.kernel.execute(
    'organisation.add',
    { ...input, code: 'KA' },
    { ...as(world.administrator), key: 'key-one-000' },
  );
  expect(first.answer.ok).toBe(true);
  expect(again.answer).toEqual(first.answer);
  expect(await count('KA')).toBe(1);
  expect((await entries()) - before).toBe(1);
});

test('the same key with another input is refused', async () => {
  await t.kernel.execute(
    'organisation.add',
    { ...input, code: 'KB' },
    { ...as(world.administrator), key: 'key-two-000' },
  );
  const other = await t.kernel.execute(
    'organisation.add',
    { ...input, code: 'KC' },
    { ...as(world.administrator), key: 'key-two-000' },
  );
  expect(other.answer).toEqual({ ok: false, refusal: { code: 'key_reused' } });
  expect(await count('KC')).toBe(0);
});

test('two hundred copies of one act at once have one effect', async () => {
  const before = await entries();
  const all = await Promise.all(
    Array.from({ length: 200 }, () =>
      t.kernel.execute(
        'organisation.add',
        { ...input, code: 'KD' },
        { ...as(world.administrator), key: 'key-many-000' },
      ),
    ),
  );
  expect(new Set(all.map((one) => JSON.stringify(one.answer))).size).toBe(1);
  expect(all[0]!.answer.ok).toBe(true);
  expect(await count('KD')).toBe(1);
  expect((await entries()) - before).toBe(1);
});

test('a refusal leaves nothing behind, not even its key', async () => {
  const before = await entries();
  const { kernel, close } = kernelWith(async (attempt) => {
    if (attempt === 1) refuse('wrong_state');
  });
  const refused = await kernel.execute(
    'organisation.add',
    { ...input, code: 'KE' },
    { ...as(world.administrator), key: 'key-refused-0' },
  );
  expect(refused.answer).toEqual({ ok: false, refusal: { code: 'wrong_state' } });
  expect(await count('KE')).toBe(0);
  expect(await entries()).toBe(before);
  const later = await kernel.execute(
    'organisation.add',
    { ...input, code: 'KE' },
    { ...as(world.administrator), key: 'key-refused-0' },
  );
  expect(later.answer.ok).toBe(true);
  await close();
});

test('a connection dropped inside a command writes nothing; the retry with the same key succeeds once', async () => {
  const before = await entries();
  const { kernel, close } = kernelWith(async (attempt, run) => {
    if (attempt === 1) await run('select pg_terminate_backend(pg_backend_pid())');
  });
  const dropped = await kernel.execute(
    'organisation.add',
    { ...input, code: 'KF' },
    { ...as(world.administrator), key: 'key-dropped-0' },
  );
  expect(dropped.answer).toEqual({ ok: false, refusal: { code: 'unavailable' } });
  expect(await count('KF')).toBe(0);
  const retried = await kernel.execute(
    'organisation.add',
    { ...input, code: 'KF' },
    { ...as(world.administrator), key: 'key-dropped-0' },
  );
  const again = await kernel.execute(
    'organisation.add',
    { ...input, code: 'KF' },
    { ...as(world.administrator), key: 'key-dropped-0' },
  );
  expect(retried.answer.ok).toBe(true);
  expect(again.answer).toEqual(retried.answer);
  expect(await count('KF')).toBe(1);
  expect((await entries()) - before).toBe(1);
  await close();
});

test('a failure nobody foresaw is answered as internal, and nothing is half-written', async () => {
  const { kernel, close } = kernelWith(async () => {
    throw new Error('unforeseen');
  });
  const failed = await kernel.execute(
    'organisation.add',
    { ...input, code: 'KG' },
    { ...as(world.administrator), key: 'key-failed-00' },
  );
  expect(failed.answer).toEqual({ ok: false, refusal: { code: 'internal' } });
  expect(await count('KG')).toBe(0);
  await close();
});

test('the app role may write nothing outside a command, and may never change the ledger', async () => {
  const app = new pg.Client({ connectionString: t.database.appUrl });
  await app.connect();
  const tables = (
    await owner.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
    )
  ).rows;
  expect(tables.length).toBeGreaterThan(30);
  for (const { name } of tables) {
    // The check of the row comes before constraints, so an empty row tells it.
    await expect(app.query(`insert into "${name}" default values`), name).rejects.toMatchObject({
      code: expect.stringMatching(/^(42501|23502)$/),
    });
    const owns = await app.query(
      `select tableowner = current_user as owns from pg_tables where schemaname = 'public' and tablename = $1`,
      [name],
    );
    expect(owns.rows[0].owns, name).toBe(false);
  }
  await expect(
    app.query(`insert into network (id, name, region) values (gen_random_uuid(), 'x', 'y')`),
  ).rejects.toMatchObject({ code: '42501' });
  await expect(
    app.query(`update organisation set name = 'x' where network_id = $1`, [world.networkId]),
  ).rejects.toMatchObject({ code: '42501' });
  expect((await app.query('delete from forum_party')).rowCount).toBe(0);
  await app.query('begin');
  await app.query(`select set_config('mufakat.command', 'test', true)`);
  for (const statement of [
    'update ledger_entry set body = body',
    'delete from ledger_entry',
    'update ledger_leaf set position = 0',
    'delete from ledger_checkpoint',
    'truncate ledger_entry',
  ]) {
    await app.query('savepoint s');
    await expect(app.query(statement), statement).rejects.toMatchObject({ code: '42501' });
    await app.query('rollback to s');
  }
  await app.query('commit');
  expect((await app.query(`select current_setting('mufakat.command', true) as now`)).rows[0].now).toBe('');
  await app.end();
});

test('free text that holds what looks like a NIK is refused at its field, and nothing is written', async () => {
  const answer = (
    await t.kernel.execute(
      'organisation.add',
      { ...input, code: 'KH', role: 'Hubungi 3204 1501 0190 0001 segera' },
      { ...as(world.administrator), key: 'key-nik-00000' },
    )
  ).answer;
  expect(answer).toEqual({
    ok: false,
    refusal: { code: 'sensitive_data', fields: { role: 'sensitive_data' } },
  });
  expect(await count('KH')).toBe(0);
});

test('unknown names, missing fields, foreign keys and polluted prototypes are refused by code', async () => {
  const ask = async (name: string, given: unknown) =>
    (await t.kernel.execute(name, given, as(world.administrator))).answer;
  expect(await ask('organisation.burn', {})).toMatchObject({ refusal: { code: 'unknown_command' } });
  expect(await ask('constructor', {})).toMatchObject({ refusal: { code: 'unknown_command' } });
  expect(await ask('organisation.add', {})).toMatchObject({
    refusal: { code: 'invalid_input', fields: { name: 'field_required', sector: 'field_not_in_list' } },
  });
  expect(await ask('organisation.add', { ...input, networkId: world.networkId })).toMatchObject({
    refusal: { code: 'invalid_input', fields: { networkId: 'invalid_input' } },
  });
  expect(await ask('organisation.add', JSON.parse('{"__proto__": {"administrator": true}}'))).toMatchObject({
    refusal: { code: 'invalid_input' },
  });
  expect(({} as { administrator?: boolean }).administrator).toBeUndefined();
});
