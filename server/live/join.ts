import type { JoinAnswer, JoinInput } from '#app/contract/live.ts';
import { bitsOf } from '#app/contract/live-bits.ts';
import { judge } from '#app/domain/permissions/index.ts';
import { audienceKey, audienceOf } from '#app/domain/session/index.ts';
import { MOST_MISSED } from '#server/kernel/room-store.ts';
import type { LiveRooms } from './rooms.ts';
import type { LiveSocket } from './socket.ts';
import { packed, updateFor } from './update.ts';

/**
 * Lets a connection into a room, with what it missed, or the whole state when it missed too much, was never here,
 * or was here as somebody who might see something else.
 */
export async function join(rooms: LiveRooms, socket: LiveSocket, input: JoinInput): Promise<JoinAnswer> {
  const room = await rooms.open(input.sessionId);
  if (!room) return { ok: false, refusal: { code: 'not_found' } };
  const after = input.audienceKey === undefined ? 0 : (input.lastSeq ?? 0);
  const older = after > 0 ? await room.older(after, MOST_MISSED) : [];
  if (!rooms.isOpen(room)) return join(rooms, socket, input);
  // From here on nothing waits: what is told next finds the socket in the room.
  const { actor } = socket.data;
  const verdict = judge(actor, 'session.watch', room.facts.subject);
  if (!verdict.allowed) {
    rooms.closeIfEmpty(room);
    return { ok: false, refusal: { code: verdict.code } };
  }
  const audience = audienceOf(actor, room.facts.subject, input.wall, input.lean);
  const known = after > 0 && input.audienceKey === audienceKey(audience);
  const missed = known ? room.missedSince(after, older, MOST_MISSED) : null;
  rooms.leave(socket, room);
  rooms.enter(socket, room, {
    audience,
    wall: input.wall ?? false,
    organisationIds: audience.kind === 'party' ? audience.organisationIds : [],
  });
  return {
    ok: true,
    seq: room.state.seq,
    now: Date.now(),
    audience,
    online: bitsOf(room.state.partyIds, new Set(room.presence.online)),
    ...packed(updateFor(room, missed, audience), input.inflates ?? false),
  };
}
