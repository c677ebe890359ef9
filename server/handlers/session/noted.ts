import { sql } from 'drizzle-orm';
import { itemOf, lookup, openRound, pendingOf, type SessionState } from '#app/domain/session/index.ts';
import { notice } from '#db/schema/index.ts';
import { organisationRefs, peopleNames } from '#server/handlers/forum/read.ts';
import { todayIn } from '#server/handlers/network/read.ts';
import { writeLetters } from '#server/handlers/notice/letters.ts';
import { delegatesOf } from '#server/handlers/notice/mentions.ts';
import type { Projection } from '#server/kernel/handler.ts';
import { neutralIn } from './neutral.ts';

/** Positions that wait for their organisation in the open test of a room, which are not in the other state. */
function waitingOnlyIn(state: SessionState, other: SessionState) {
  const round = openRound(state);
  if (!round || round.pending.length === 0) return [];
  const there = openRound(other);
  const same = there?.roundId === round.roundId ? there.pending : [];
  return pendingOf(round).flatMap((position) =>
    lookup(same, position.organisationId) === position ? [] : [{ ...position, round }],
  );
}

/**
 * Who may decide for an organisation is told at once when the facilitator notes its position: only they can make it
 * count, and the test is open for minutes. As soon as it waits no longer (confirmed, rejected, answered by the
 * organisation itself, noted anew, the test over) what nobody has read yet is not claimed any more.
 */
export const tellNoted: Projection = async ({ db, room, before, after, now, newId }) => {
  const { networkId, forumId, sessionId } = room;
  for (const { organisationId, round } of waitingOnlyIn(before, after)) {
    await db.execute(sql`
      delete from notice where network_id = ${networkId} and kind = 'noted' and read_at is null
        and session_id = ${sessionId} and organisation_id = ${organisationId}`);
    await db.execute(sql`
      delete from outbox where network_id = ${networkId} and topic = 'mail' and done_at is null
        and payload->>'template' = 'noted' and payload->>'roundId' = ${round.roundId}
        and payload->>'organisationId' = ${organisationId}`);
  }
  const fresh = waitingOnlyIn(after, before);
  if (fresh.length === 0) return;
  const neutral = await neutralIn(db, room);
  const today = await todayIn(db, networkId, now);
  const organisations = await organisationRefs(
    db,
    networkId,
    fresh.map((one) => one.organisationId),
  );
  const names = await peopleNames(
    db,
    networkId,
    fresh.flatMap((one) => one.personId ?? []),
  );
  for (const { organisationId, personId: by, level, round } of fresh) {
    const organisation = organisations.get(organisationId);
    if (!organisation || level === null) continue;
    const deciders = await delegatesOf(db, room, [organisationId], today, ['decide']);
    // Whoever facilitates may not make it count, whatever mandate they hold.
    const people = deciders.filter((personId) => !neutral.includes(personId));
    if (people.length === 0) continue;
    await db.insert(notice).values(
      people.map((personId) => ({
        networkId,
        id: newId(),
        personId,
        kind: 'noted' as const,
        forumId,
        sessionId,
        organisationId,
        byPersonId: by,
        createdAt: now,
      })),
    );
    const letter = {
      template: 'noted' as const,
      by: names.get(by ?? '') ?? '',
      organisationId,
      organisation: organisation.name,
      sessionId,
      roundId: round.roundId,
      title: after.title,
      item: itemOf(after, round.itemId)?.title ?? after.title,
      level,
      scale: round.scale,
    };
    await writeLetters(db, { networkId, people, now }, (addressee) => ({ ...letter, ...addressee }));
  }
};
