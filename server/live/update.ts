import { deflateRawSync } from 'node:zlib';
import type { JoinAnswer, Update } from '#app/contract/live.ts';
import { type Audience, eventFor, type SessionEvent, stateFor } from '#app/domain/session/index.ts';
import { type LiveRoom, withoutKey } from './live-room.ts';

/** Below this, packing costs more than it saves. */
const PACKED_FROM = 1_500;

/** What brings an audience up to date: the events it missed, or the whole state. */
export function updateFor(
  room: LiveRoom,
  missed: readonly SessionEvent[] | null,
  audience: Audience,
): Update {
  if (missed === null) return { kind: 'snapshot', state: stateFor(room.state, audience) };
  return {
    kind: 'events',
    events: missed.map((event) => withoutKey(eventFor(event, room.state, audience))),
  };
}

/** The update as it travels: packed when that is worth it and the client can unpack it. */
export function packed(
  update: Update,
  inflates: boolean,
): Pick<Extract<JoinAnswer, { ok: true }>, 'update' | 'packed'> {
  if (!inflates) return { update };
  const json = JSON.stringify(update);
  return json.length < PACKED_FROM ? { update } : { packed: deflateRawSync(json) };
}
