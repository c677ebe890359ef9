import { and, eq, sql } from 'drizzle-orm';
import { itemOf } from '#app/domain/session/index.ts';
import { decision, decisionReview, guestSeat, session, sessionRegistration } from '#db/schema/index.ts';
import type { Projection } from '#server/kernel/handler.ts';
import { untellReviews } from '../decision/remind.ts';
import { chainOf } from '../decision/superseded.ts';
import { askAfterSession } from '../topic/after-session.ts';
import { tellNoted } from './noted.ts';
import { tellInvited } from './notices.ts';
import { followWritten } from './written-life.ts';

/** What a room's events mean outside the room: the invitation, the register of decisions, topics that ask for responses. */
export const projectSession: Projection = async (context) => {
  // A rehearsal invites nobody and decides nothing.
  if (context.after.rehearsalOf !== null) return;
  await renewInvitation(context);
  await registerDecisions(context);
  await tellNoted(context);
  await followWritten(context);
  if (context.events.some((event) => event.type === 'session.closed')) await askAfterSession(context);
  await endGuestSeats(context);
};

/** Who observes with a name only reads what was decided for an hour after the end; then their seat ends with it. */
const endGuestSeats: Projection = async ({ db, room, events, now }) => {
  if (!events.some(({ type }) => type === 'session.closed' || type === 'session.cancelled')) return;
  const end = sql`${now.toISOString()}::timestamptz + interval '1 hour'`;
  await db
    .update(guestSeat)
    .set({ expiresAt: sql`least(${guestSeat.expiresAt}, ${end})` })
    .where(and(eq(guestSeat.networkId, room.networkId), eq(guestSeat.sessionId, room.sessionId)));
};

/**
 * Moves, postpones or cancels the invitation with its session, and tells everybody. Whoever answered for another hour is
 * asked anew.
 */
const renewInvitation: Projection = async ({ db, room, events, now }) => {
  const { networkId, sessionId } = room;
  const here = and(eq(session.networkId, networkId), eq(session.id, sessionId));
  const sequence = sql`${session.sequence} + 1`;
  for (const event of events) {
    if (event.type === 'session.rescheduled') {
      const startsAt = new Date(event.startsAt);
      const [before] = await db.select({ startsAt: session.startsAt }).from(session).where(here);
      if (before?.startsAt.getTime() !== startsAt.getTime())
        await db
          .delete(sessionRegistration)
          .where(
            and(eq(sessionRegistration.networkId, networkId), eq(sessionRegistration.sessionId, sessionId)),
          );
      const moved = { startsAt, endsAt: new Date(event.endsAt), place: event.place };
      await db
        .update(session)
        .set({ ...moved, sequence, invitedAt: now })
        .where(here);
      await tellInvited(db, room, 'changed', { now, note: event.note || null, byPersonId: event.personId });
    }
    if (event.type === 'session.cancelled' || event.type === 'session.postponed') {
      await db.update(session).set({ sequence, invitedAt: now }).where(here);
      const occasion = event.type === 'session.cancelled' ? 'cancelled' : 'postponed';
      await tellInvited(db, room, occasion, { now, note: event.note || null, byPersonId: event.personId });
    }
  }
};

/**
 * Each decision gets its number in the forum's register, and the day of review the meeting set. The forum is locked for it, so that two sessions that decide
 * at the same moment do not take the same number.
 */
const registerDecisions: Projection = async ({ db, room, events, after, now }) => {
  const recorded = events.flatMap((event) => (event.type === 'decision.recorded' ? [event.decision] : []));
  if (recorded.length === 0) return;
  const { networkId, forumId, sessionId } = room;
  await db.execute(sql`select 1 from forum where network_id = ${networkId} and id = ${forumId} for update`);
  const { rows } = await db.execute<{ last: number }>(sql`
    select coalesce(max(number), 0)::int as last from decision
    where network_id = ${networkId} and forum_id = ${forumId}`);
  const last = rows[0]?.last ?? 0;
  await db.insert(decision).values(
    recorded.map((facts, at) => ({
      networkId,
      id: facts.decisionId,
      forumId,
      sessionId,
      itemId: facts.itemId,
      roundId: facts.roundId,
      voteId: facts.voteId,
      number: last + at + 1,
      title: itemOf(after, facts.itemId)?.title ?? after.title,
      outcome: facts.outcome,
      proposalId: facts.text.proposalId,
      proposalVersionId: facts.text.proposalVersionId,
      version: facts.text.version,
      textHash: facts.text.hash,
      facts,
      decidedAt: now,
    })),
  );
  const reviewed = recorded.flatMap(({ decisionId, reviewOn }) =>
    reviewOn === null ? [] : [{ networkId, decisionId, forumId, reviewOn, setAt: now }],
  );
  for (const { decisionId } of recorded) {
    const { replaces } = await chainOf(db, networkId, decisionId);
    await untellReviews(
      db,
      networkId,
      replaces.map(({ id }) => id),
    );
  }
  if (reviewed.length > 0) await db.insert(decisionReview).values(reviewed);
};
