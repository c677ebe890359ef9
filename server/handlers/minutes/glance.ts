import type { Actor } from '#app/domain/actor.ts';
import { standingOf } from '#app/domain/minutes.ts';
import { can, type Subject } from '#app/domain/permissions/index.ts';
import type { SessionState } from '#app/domain/session/index.ts';
import type { Reader } from '#db/client.ts';
import { answersOf, findMinutes, minutesState, type OfSession } from './head.ts';

/** How far the minutes of a session are, and whether they await an answer that the reader may give. */
export async function minutesAtGlance(
  db: Reader,
  of: OfSession,
  room: SessionState,
  actor: Actor,
  subject: Subject,
): Promise<{ state: 'none' | 'writing' | 'offered' | 'locked'; awaits: boolean }> {
  const head = await findMinutes(db, of);
  if (!head) return { state: 'none', awaits: false };
  if (head.lockedAt) return { state: 'locked', awaits: false };
  if (head.version === 0) return { state: 'writing', awaits: false };
  const state = minutesState(head, room, await answersOf(db, of));
  const awaits = state.attendedIds.some(
    (organisationId) =>
      standingOf(state, organisationId) === 'silent' &&
      can(actor, 'minutes.respond', { ...subject, organisationId }),
  );
  return { state: 'offered', awaits };
}
