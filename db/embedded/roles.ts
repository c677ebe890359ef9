import pg from 'pg';
import { type Door, superuser } from './postmaster.ts';
import type { Secrets } from './secrets.ts';

/** Names fixed by the migrations: the owner makes tables, the app may only do what policies allow. */
export const DATABASE = 'mufakat';
export const OWNER_ROLE = 'mufakat_owner';
export const APP_ROLE = 'mufakat_app';

/**
 * Makes the two roles and the database where they are absent, and sets the roles' passwords when `reset` is
 * true (the secrets file was lost and made anew). Safe to repeat.
 */
export async function ensureRoles(door: Door, secrets: Secrets, reset: boolean): Promise<void> {
  const client = superuser(door);
  await client.connect();
  try {
    await ensureRole(client, OWNER_ROLE, secrets.owner, reset, 'NOBYPASSRLS');
    await ensureRole(client, APP_ROLE, secrets.app, reset, 'NOBYPASSRLS NOINHERIT');
    // The owner may act as the app's role (migrations check it), but has none of its rights by itself.
    await client.query(`grant ${APP_ROLE} to ${OWNER_ROLE} with inherit false, set true`);
    await ensureDatabase(client, DATABASE);
  } finally {
    await client.end();
  }
}

/**
 * Creates a database that the owner role owns and only our roles may enter, if it is absent.
 * @param template an existing database to copy (tests); nobody may be connected to it
 */
export async function ensureDatabase(client: pg.Client, name: string, template = 'template0'): Promise<void> {
  const quoted = pg.escapeIdentifier(name);
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
  if (rowCount === 0) {
    await client.query(
      `create database ${quoted} owner ${OWNER_ROLE} template ${pg.escapeIdentifier(template)}`,
    );
  }
  await client.query(`revoke all on database ${quoted} from public`);
  await client.query(`grant connect on database ${quoted} to ${APP_ROLE}`);
}

async function ensureRole(
  client: pg.Client,
  name: string,
  password: string,
  reset: boolean,
  attributes: string,
): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [name]);
  if (rowCount === 1 && !reset) return;
  const verb = rowCount === 1 ? 'alter' : 'create';
  await client.query(
    `${verb} role ${name} with login nosuperuser nocreatedb nocreaterole noreplication ${attributes} password ${pg.escapeLiteral(password)}`,
  );
}
