import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '#db/migrate.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let database: FreshDatabase;
let somebody: pg.Client;
beforeAll(async () => {
  database = await freshDatabase();
  somebody = new pg.Client({ connectionString: database.adminUrl });
  await somebody.connect();
});
afterAll(async () => {
  await somebody.end();
  await database.drop();
});

test('a node that starts beside one at work waits for nobody', async () => {
  await somebody.query('begin');
  await somebody.query('select 1 from topic');
  // It would wait for this transaction for ever, if it changed the rights of the table again.
  await migrate(database.ownerUrl);
  await somebody.query('rollback');
});

test('rights that somebody has loosened are as the law says after the next start', async () => {
  const loose = async () => {
    const { rows } = await somebody.query(
      `select relrowsecurity as guarded, has_table_privilege('mufakat_app', 'ledger_entry', 'delete') as deletes,
         (select count(*)::int from pg_policies where tablename = 'ledger_entry') as policies
       from pg_class where oid = 'ledger_entry'::regclass`,
    );
    return rows[0];
  };
  const law = await loose();
  expect(law).toEqual({ guarded: true, deletes: false, policies: 4 });
  for (const act of [
    'alter table ledger_entry disable row level security',
    'grant delete on ledger_entry to mufakat_app',
    'drop policy insert_in_command on ledger_entry',
  ]) {
    await somebody.query(act);
    expect(await loose()).not.toEqual(law);
    await migrate(database.ownerUrl);
    expect(await loose()).toEqual(law);
  }
});
