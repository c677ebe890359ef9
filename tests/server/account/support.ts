import pg from 'pg';
import { hashPassword } from '#server/auth/password.ts';
import { createSessionReader, type SessionReader } from '#server/auth/read-session.ts';
import { createThrottle } from '#server/auth/throttle.ts';
import type { Credentials } from '#server/kernel/handler.ts';
import { createSignals, type Revocation } from '#server/kernel/signals.ts';
import type { Tools } from '#server/kernel/tools.ts';
import { type TestKernel, testKernel } from '#tests/server/support/kernel.ts';
import { buildWorld, type World } from '#tests/server/support/world.ts';

export const PASSWORD = 'perahu hijau menuju hilir';
export const SECRET = 'JBSWY3DPEHPK3PXP';

/** A world whose people can sign in, with the reading side and an ear for revocations. */
export interface AccountBench {
  t: TestKernel;
  world: World;
  /** Behind the app's back. */
  admin: pg.Client;
  reader: SessionReader;
  revoked: Revocation[];
  close(): Promise<void>;
}

export async function accountBench(overrides: Partial<Tools> = {}): Promise<AccountBench> {
  const revoked: Revocation[] = [];
  const signals = { ...createSignals(), revoked: (what: Revocation) => void revoked.push(what) };
  const t = await testKernel({ signals, throttle: createThrottle(), ...overrides });
  const world = await buildWorld(t.database);
  const admin = new pg.Client({ connectionString: t.database.adminUrl });
  await admin.connect();
  await admin.query('update account set password_hash = $1', [await hashPassword(PASSWORD)]);
  const reader = createSessionReader(t.kernel, { db: t.db, secureCookies: () => false });
  return {
    t,
    world,
    admin,
    reader,
    revoked,
    async close() {
      await admin.end();
      await t.close();
    },
  };
}

/** What a browser sends back for a Set-Cookie value. */
export const cookieOf = (setCookie: string | undefined): string => (setCookie ?? '').split(';')[0] ?? '';

/** The token in an invitation link. */
export const tokenOf = (link: string | undefined): string => (link ?? '').split('/').at(-1) ?? '';

export const stranger: { credentials: Credentials } = { credentials: { kind: 'public' } };
