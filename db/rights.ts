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
  'readiness',
];

/**
 * Applies the law of writing to every table there is, also to those a later migration adds:
 * the app's role may read; it may write only inside a command's transaction; ledger and other
 * append-only tables it may only add to. Safe to run again.
 */
export async function applyRights(client: ClientBase): Promise<void> {
  await client.query(`
    do $$ begin
      if not exists (select from pg_roles where rolname = '${APP_ROLE}') then
        create role ${APP_ROLE} nologin noinherit;
      end if;
      if not pg_has_role(current_user, '${APP_ROLE}', 'member') then
        execute format('grant ${APP_ROLE} to %I', current_user);
      end if;
    end $$`);
  const { rows } = await client.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  await client.query(`revoke all on schema public from public; grant usage on schema public to ${APP_ROLE};
    grant usage on schema drizzle to ${APP_ROLE}; grant select on all tables in schema drizzle to ${APP_ROLE}`);
  for (const { name } of rows) {
    const table = `public."${name}"`;
    const inCommand = `coalesce(current_setting('${COMMAND_SETTING}', true), '') <> ''`;
    const growsOnly = APPEND_ONLY.includes(name);
    await client.query(`
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
      create policy delete_in_command on ${table} for delete to ${APP_ROLE} using (${inCommand});`);
  }
}
