import { type Adapter, Cookie, type DatabaseSession, Lucia, TimeSpan } from 'lucia';
import { hashToken } from './tokens.ts';

/**
 * The only file that names Lucia (docs/decisions/0007-lucia.md says why it is used and how it is left). Lucia makes
 * the session id and the cookie and refuses what has expired; hashing at rest, the absolute limit and the sliding
 * of the idle limit are ours, because Lucia 3 has none of the first two and slides only in the second half.
 */

/** A session ends after this long without a request: 8 hours (ASVS 7.3.1). */
export const IDLE_MS = 8 * 3_600_000;
/** A session ends this long after sign-in, whatever happens: 7 days, for administrators 12 hours (ASVS 7.3.2). */
export const ABSOLUTE_MS = { everyone: 7 * 24 * 3_600_000, administrator: 12 * 3_600_000 } as const;
/** The idle limit is written anew at most this often, so that reading pages does not write to the database. */
const SLIDE_AFTER_MS = 5 * 60_000;

/** What is known of the sign-in besides the account; shown in the list of one's sessions. */
export interface SessionFacts {
  /** Administrators have the shorter absolute limit. */
  administrator: boolean;
  /** When the second factor was given, or null when it was not. */
  secondFactorAt: Date | null;
  /** Client address as `addressOf` gives it. */
  address: string | null;
  /** The browser's own description, cut to 300 characters. */
  userAgent: string | null;
}

/** A session as it is stored: the cookie's value itself is nowhere in the database. */
export interface SessionRow extends SessionFacts {
  /** SHA-256 of the cookie's value, 64 hex digits. */
  idHash: string;
  accountId: string;
  createdAt: Date;
  /** End by idleness; moves. */
  expiresAt: Date;
  /** End whatever happens; never moves. */
  absoluteExpiresAt: Date;
}

/** Where sessions are kept. Whoever implements it writes through the kernel. */
export interface SessionPort {
  insert(row: SessionRow): Promise<void>;
  find(idHash: string): Promise<SessionRow | null>;
  extend(idHash: string, expiresAt: Date): Promise<void>;
  remove(idHash: string): Promise<void>;
  removeAll(accountId: string): Promise<void>;
}

/** Sessions of browsers, over a port. */
export interface Sessions {
  /** Begins a session: always a new token (ASVS 7.2.4). `cookie` is a Set-Cookie value; `token` is in it only. */
  issue(accountId: string, facts: SessionFacts): Promise<{ token: string; row: SessionRow; cookie: string }>;
  /** The live session of a Cookie header, its idle limit slid, or null. Never throws on what a client sends. */
  read(cookieHeader: string | null | undefined): Promise<SessionRow | null>;
  /** Ends one session by the hash of its id. */
  end(idHash: string): Promise<void>;
  /** Ends every session of an account. */
  endAll(accountId: string): Promise<void>;
  /** The Set-Cookie value that makes a browser forget its session. */
  blankCookie(): string;
  /** Name of the cookie: `__Host-mufakat` over https, `mufakat` on a loopback address without it. */
  readonly cookieName: string;
}

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<CarriedFacts>;
    DatabaseSessionAttributes: CarriedFacts;
  }
}
interface StoredFacts extends SessionFacts {
  createdAt: Date;
  absoluteExpiresAt: Date;
}
/** What passes through Lucia; it answers with an end of its own, so the stored one travels beside it. */
interface CarriedFacts extends StoredFacts {
  storedEnd: Date;
}

/** The value of one cookie in a Cookie header; unlike Lucia's reader it does not throw on `%zz`. */
export function cookieValue(header: string, name: string): string | null {
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

function rowOf(session: DatabaseSession): SessionRow {
  const { storedEnd: _, ...facts } = session.attributes;
  return { idHash: hashToken(session.id), accountId: session.userId, expiresAt: session.expiresAt, ...facts };
}

function adapterOver(port: SessionPort): Adapter {
  return {
    async getSessionAndUser(id) {
      const row = await port.find(hashToken(id));
      if (!row) return [null, null];
      const { idHash: _, accountId, expiresAt, ...attributes } = row;
      const ends = new Date(Math.min(expiresAt.getTime(), row.absoluteExpiresAt.getTime()));
      return [
        { id, userId: accountId, expiresAt: ends, attributes: { ...attributes, storedEnd: ends } },
        { id: accountId, attributes: {} },
      ];
    },
    // Lists of sessions come from a query of the contract; Lucia is never asked for them.
    getUserSessions: async () => [],
    setSession: (session) => port.insert(rowOf(session)),
    // Lucia knows no absolute limit, so `read` slides the idle limit itself.
    updateSessionExpiration: async () => undefined,
    deleteSession: (id) => port.remove(hashToken(id)),
    deleteUserSessions: (accountId) => port.removeAll(accountId),
    // Expired rows are removed by a job, by the database's clock.
    deleteExpiredSessions: async () => undefined,
  };
}

/**
 * Sessions over a port. `secureCookies` is true when the public origin is https. Cheap: may be made anew over a
 * port that belongs to one transaction.
 */
export function createSessions(port: SessionPort, options: { secureCookies: boolean }): Sessions {
  const cookieName = options.secureCookies ? '__Host-mufakat' : 'mufakat';
  const lucia = new Lucia<CarriedFacts>(adapterOver(port), {
    sessionExpiresIn: new TimeSpan(IDLE_MS, 'ms'),
    sessionCookie: {
      name: cookieName,
      attributes: { secure: options.secureCookies, sameSite: 'lax', path: '/' },
    },
    getSessionAttributes: (attributes) => attributes,
  });

  return {
    cookieName,

    async issue(accountId, facts) {
      const createdAt = new Date();
      const lasts = facts.administrator ? ABSOLUTE_MS.administrator : ABSOLUTE_MS.everyone;
      const stored: StoredFacts = {
        ...facts,
        userAgent: facts.userAgent?.slice(0, 300) ?? null,
        createdAt,
        absoluteExpiresAt: new Date(createdAt.getTime() + lasts),
      };
      const session = await lucia.createSession(accountId, { ...stored, storedEnd: createdAt });
      const blank = lucia.createSessionCookie(session.id);
      // Lucia would give the cookie the idle limit, and the browser would drop it while the session still slides.
      const cookie = new Cookie(blank.name, blank.value, { ...blank.attributes, maxAge: lasts / 1000 });
      const row: SessionRow = {
        idHash: hashToken(session.id),
        accountId,
        expiresAt: session.expiresAt,
        ...stored,
      };
      return { token: session.id, row, cookie: cookie.serialize() };
    },

    async read(cookieHeader) {
      const token = cookieValue(cookieHeader ?? '', cookieName);
      if (token === null || !/^[a-z2-7]{40}$/.test(token)) return null;
      const { session } = await lucia.validateSession(token);
      if (session === null) return null;
      const { id: _, userId, fresh: __, expiresAt: ___, storedEnd, ...facts } = session;
      const row: SessionRow = { idHash: hashToken(token), accountId: userId, ...facts, expiresAt: storedEnd };
      const slid = Math.min(Date.now() + IDLE_MS, row.absoluteExpiresAt.getTime());
      if (slid - storedEnd.getTime() < SLIDE_AFTER_MS) return row;
      await port.extend(row.idHash, new Date(slid));
      return { ...row, expiresAt: new Date(slid) };
    },

    end: (idHash) => port.remove(idHash),
    endAll: (accountId) => lucia.invalidateUserSessions(accountId),
    blankCookie: () => lucia.createBlankSessionCookie().serialize(),
  };
}
