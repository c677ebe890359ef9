import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { account, apiToken, guestSeat } from '#db/schema/index.ts';
import type { Credentials } from '#server/kernel/handler.ts';
import type { Kernel } from '#server/kernel/kernel.ts';
import { guestTokenIn } from './guest-cookie.ts';
import { createSessions } from './lucia.ts';
import { sessionPort } from './session-port.ts';
import { bearerOf, hashToken, readApiToken, sameSecret } from './tokens.ts';

/** Tells from a request's headers who stands at the door. Reads only, except that it slides the idle limit. */
export interface SessionReader {
  /** By the Cookie header: `session`; else `guest`, when it holds the seat of an observer; else `public`. Never throws on bad input. */
  fromCookie(cookieHeader: string | null | undefined): Promise<Credentials>;
  /**
   * By both headers: an Authorization header, when there is one, is the only thing that counts. A token that is none
   * of ours, was revoked, or belongs to a suspended account is somebody's whom nobody knows: the kernel then answers
   * `sign_in_required`, not with the public's view.
   */
  fromApi(headers: { cookie?: string | null; authorization?: string | null }): Promise<Credentials>;
}

export interface SessionReaderOptions {
  /** The pool. */
  db: Database;
  /** Asked at each reading, because the public address may be known only after listening. */
  secureCookies(): boolean;
}

const NOBODY: Credentials = { kind: 'token', accountId: '00000000-0000-0000-0000-000000000000' };

const uuidOf = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** The reading side of sign-ins, for HTTP and for the socket's handshake. */
export function createSessionReader(
  kernel: Pick<Kernel, 'housekeep'>,
  { db, secureCookies }: SessionReaderOptions,
): SessionReader {
  const port = sessionPort(db, (name, work) => kernel.housekeep(name, work));

  async function fromCookie(cookieHeader: string | null | undefined): Promise<Credentials> {
    if (!cookieHeader) return { kind: 'public' };
    const row = await createSessions(port, { secureCookies: secureCookies() }).read(cookieHeader);
    if (!row) return (await fromGuestCookie(cookieHeader)) ?? { kind: 'public' };
    return {
      kind: 'session',
      accountId: row.accountId,
      sessionId: row.idHash,
      secondFactor: row.secondFactorAt !== null,
    };
  }

  /** The seat of an observer with a name only; one that has ended is nobody's, and its holder a stranger again. */
  async function fromGuestCookie(cookieHeader: string): Promise<Credentials | null> {
    const token = guestTokenIn(cookieHeader, secureCookies());
    if (token === null) return null;
    const [seat] = await db
      .select({ guestId: guestSeat.id })
      .from(guestSeat)
      .where(
        and(
          eq(guestSeat.tokenHash, hashToken(token)),
          isNull(guestSeat.leftAt),
          isNull(guestSeat.removedAt),
          sql`${guestSeat.expiresAt} > now()`,
        ),
      );
    return seat ? { kind: 'guest', guestId: seat.guestId } : null;
  }

  async function fromBearer(authorization: string): Promise<Credentials> {
    const shown = readApiToken(bearerOf(authorization) ?? '');
    if (!shown || shown.id.length !== 32) return NOBODY;
    const [row] = await db
      .select({ accountId: apiToken.accountId, hash: apiToken.tokenHash })
      .from(apiToken)
      .innerJoin(account, eq(account.id, apiToken.accountId))
      .where(and(eq(apiToken.id, uuidOf(shown.id)), isNull(apiToken.revokedAt), isNull(account.suspendedAt)));
    return row && sameSecret(row.hash, shown.secretHash)
      ? { kind: 'token', accountId: row.accountId }
      : NOBODY;
  }

  return {
    fromCookie,
    fromApi: ({ cookie, authorization }) => (authorization ? fromBearer(authorization) : fromCookie(cookie)),
  };
}
