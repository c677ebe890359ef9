import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { account, apiToken } from '#db/schema/index.ts';
import type { Credentials } from '#server/kernel/handler.ts';
import type { Kernel } from '#server/kernel/kernel.ts';
import { createSessions } from './lucia.ts';
import { sessionPort } from './session-port.ts';
import { bearerOf, readApiToken, sameSecret } from './tokens.ts';

/** Tells from a request's headers who stands at the door. Reads only, except that it slides the idle limit. */
export interface SessionReader {
  /** By the Cookie header: `session`, or `public` when there is no live sign-in in it. Never throws on bad input. */
  readCookie(cookieHeader: string | null | undefined): Promise<Credentials>;
  /** By `Authorization: Bearer …`: `token`, or null when it is no token of ours, revoked, or of a suspended account. */
  readBearer(authorization: string): Promise<Credentials | null>;
  /**
   * By both: an Authorization header, when there is one, is the only thing that counts.
   * Null means a token was shown that opens nothing (answer `sign_in_required`, not the public's view).
   */
  read(headers: { cookie?: string | null; authorization?: string | null }): Promise<Credentials | null>;
}

/** What the reader stands on: the pool for reading, the kernel's housekeeping for sliding. */
export interface SessionReaderParts {
  db: Database;
  kernel: Pick<Kernel, 'housekeep'>;
  /** Asked at each reading, because the public address may be known only after listening. */
  secureCookies(): boolean;
}

const uuidOf = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** The reading side of sign-ins, for HTTP and for the socket's handshake. */
export function createSessionReader(parts: SessionReaderParts): SessionReader {
  const port = sessionPort(parts.db, (name, work) => parts.kernel.housekeep(name, work));

  async function readCookie(cookieHeader: string | null | undefined): Promise<Credentials> {
    if (!cookieHeader) return { kind: 'public' };
    const row = await createSessions(port, { secureCookies: parts.secureCookies() }).read(cookieHeader);
    if (!row) return { kind: 'public' };
    return {
      kind: 'session',
      accountId: row.accountId,
      sessionId: row.idHash,
      secondFactor: row.secondFactorAt !== null,
    };
  }

  async function readBearer(authorization: string): Promise<Credentials | null> {
    const shown = readApiToken(bearerOf(authorization) ?? '');
    if (!shown || shown.id.length !== 32) return null;
    const [row] = await parts.db
      .select({ accountId: apiToken.accountId, hash: apiToken.tokenHash })
      .from(apiToken)
      .innerJoin(account, eq(account.id, apiToken.accountId))
      .where(and(eq(apiToken.id, uuidOf(shown.id)), isNull(apiToken.revokedAt), isNull(account.suspendedAt)));
    return row && sameSecret(row.hash, shown.secretHash) ? { kind: 'token', accountId: row.accountId } : null;
  }

  return {
    readCookie,
    readBearer,
    read: ({ cookie, authorization }) => (authorization ? readBearer(authorization) : readCookie(cookie)),
  };
}
