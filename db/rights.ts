import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';

/** The role the server acts as. It owns nothing. */
export const APP_ROLE = 'mufakat_app';
/** The setting that only the kernel sets, for one transaction, with the command's name. */
export const COMMAND_SETTING = 'mufakat.command';

/** Tables that only grow: no role of ours may change or delete a row. */
const APPEND_ONLY = [
  'ledger_entry',
  'ledger_leaf',
  'ledger_node',
  'ledger_checkpoint',
  'session_event',
  'proposal_version',
  'decision',
  'remark_step',
  'record',
  'minutes_version',
  'minutes_confirmation',
  'minutes_lock',
  'agreement_signature',
  'charter',
  'charter_acceptance',
  'contribution_mark',
  'topic_turn',
  'readiness',
];

/** What the law comes to in the database: rights, row-level security and policies of every table. */
const STATE = `
  select md5(string_agg(t, E'\n' order by t)) as state from (
    select format('%s %s %s', c.relname, c.relrowsecurity, c.relacl) as t from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    union all
    select format('%s %s %s %s %s %s', tablename, policyname, cmd, roles, qual, with_check) from pg_policies
     where schemaname = 'public') as all_of_it(t)`;

/** Somebody else's transaction and ours wait for each other: ours is given up and tried again. */
const DEADLOCK = '40P01';
const ATTEMPTS = 5;

/**
 * Applies the law of writing to every table there is, also to those a later migration adds:
 * the app's role may read; it may write only inside a command's transaction; ledger and other
 * append-only tables it may only add to. Safe to run again; where everything is as it was left, nothing is touched,
 * because changing a table's rights stops whoever works with it: a node may start beside one that is at work.
 */
export async function applyRights(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  const law = createHash('sha256')
    .update(rows.map(({ name }) => lawOf(name)).join('\n'))
    .digest('hex');
  const mark = async () => {
    const found = await client.query<{ state: string }>(STATE);
    return `rights ${law} ${found.rows[0]?.state}`;
  };
  const left = await client.query<{ mark: string | null }>(
    `select obj_description('drizzle'::regnamespace, 'pg_namespace') as mark`,
  );
  if (left.rows[0]?.mark === (await mark())) return;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.query('begin');
      await applyAll(
        client,
        rows.map(({ name }) => name),
      );
      await client.query(`comment on schema drizzle is '${await mark()}'`);
      await client.query('commit');
      return;
    } catch (error) {
      await client.query('rollback');
      if ((error as { code?: unknown }).code !== DEADLOCK || attempt >= ATTEMPTS) throw error;
    }
  }
}

async function applyAll(client: ClientBase, tables: readonly string[]): Promise<void> {
  await client.query(`
    do $$ begin
      if not exists (select from pg_roles where rolname = '${APP_ROLE}') then
        create role ${APP_ROLE} nologin noinherit;
      end if;
      if not pg_has_role(current_user, '${APP_ROLE}', 'member') then
        execute format('grant ${APP_ROLE} to %I', current_user);
      end if;
    end $$`);
  await client.query(`revoke all on schema public from public; grant usage on schema public to ${APP_ROLE};
    grant usage on schema drizzle to ${APP_ROLE}; grant select on all tables in schema drizzle to ${APP_ROLE}`);
  for (const name of tables) await client.query(lawOf(name));
}

/** The law of one table. */
function lawOf(name: string): string {
  const table = `public."${name}"`;
  const inCommand = `coalesce(current_setting('${COMMAND_SETTING}', true), '') <> ''`;
  const growsOnly = APPEND_ONLY.includes(name);
  return `
    revoke all on ${table} from ${APP_ROLE};
    grant select, insert${growsOnly ? '' : ', update, delete'} on ${table} to ${APP_ROLE};
    alter table ${table} enable row level security;
    drop policy if exists read_all on ${table};
    drop policy if exists insert_in_command on ${table};
    drop policy if exists update_in_command on ${table};
    drop policy if exists delete_in_command on ${table};
    create policy read_all on ${table} for select to ${APP_ROLE} using (true);
    create policy insert_in_command on ${table} for insert to ${APP_ROLE} with check (${inCommand});
    create policy update_in_command on ${table} for update to ${APP_ROLE} using (true) with check (${inCommand});
    create policy delete_in_command on ${table} for delete to ${APP_ROLE} using (${inCommand});`;
}
