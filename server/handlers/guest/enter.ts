import { and, eq, isNull, sql } from 'drizzle-orm';
import { guestSeat } from '#db/schema/index.ts';
import { GUEST_HOURS, guestCookie } from '#server/auth/guest-cookie.ts';
import { newToken } from '#server/auth/tokens.ts';
import { inNetwork, networkOfAct } from '#server/handlers/forum/act.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { tellFacts } from '../session/facts.ts';
import { doorOf, doorSubject } from './door.ts';

/** Seats of one session at most: a hall, not a list that somebody fills. */
const MOST = 300;

/**
 * Lets somebody without an account into one session as an observer. Nothing is asked but a name; the seat is a
 * secret in a cookie, kept as its hash, and ends by itself.
 */
export const enterAsGuest = handle('guest.enter', {
  action: 'guest.enter',
  subject: doorSubject,
  async run(context, { code, name, institution }) {
    const { db, now, client, tools, subject } = context;
    const networkId = required(subject.networkId);
    inNetwork(context, networkId);
    const { sessionId, ready } = await doorOf(context, code);
    if (!ready) refuse('not_yet');
    const address = client?.address ?? 'nobody';
    const verdict = await tools.throttle.attempt('guest', { address, subject: sessionId });
    if (!verdict.allowed) refuse('rate_limited', { details: { retryAfter: verdict.retryAfter } });
    // Counted and taken by one after the other, so that two at the same instant do not share the last seat.
    await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`guests:${sessionId}`}, 0))`);
    const there = await db.$count(
      guestSeat,
      and(
        eq(guestSeat.networkId, networkId),
        eq(guestSeat.sessionId, sessionId),
        isNull(guestSeat.leftAt),
        isNull(guestSeat.removedAt),
        sql`${guestSeat.expiresAt} > ${now.toISOString()}::timestamptz`,
      ),
    );
    if (there >= MOST) refuse('session_full');
    const { token, hash } = newToken();
    const guestId = context.newId();
    await db.insert(guestSeat).values({
      networkId,
      id: guestId,
      sessionId,
      name,
      institution: institution ?? '',
      tokenHash: hash,
      enteredAt: now,
      expiresAt: new Date(now.getTime() + GUEST_HOURS * 3_600_000),
    });
    context.secret('cookie', guestCookie(token, tools.secureCookies));
    tellFacts(context, sessionId);
    return { sessionId, guestId };
  },
  ledger: ({ name, institution }, { sessionId, guestId }, context) => ({
    networkId: networkOfAct(context),
    facts: { sessionId, guestId },
    sealed: { name, institution: institution ?? null },
  }),
});
