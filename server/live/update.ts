import { deflateRawSync } from 'node:zlib';
import type { JoinAnswer, Update } from '#app/contract/live.ts';
import { type Audience, type SessionEvent, type SessionState, stateFor } from '#app/domain/session/index.ts';
import type { Room } from './socket.ts';

/** Below this, packing costs more than it saves. */
const PACKED_FROM = 1_500;

/** Where nothing is masked, everybody's state is the same object, and is packed once for all who come in together. */
const snapshots = new WeakMap<SessionState, Uint8Array>();

/** What brings an audience up to date: the events it missed, or the whole state. */
export function updateFor(room: Room, missed: readonly SessionEvent[] | null, audience: Audience): Update {
  if (missed === null) return { kind: 'snapshot', state: stateFor(room.state, audience) };
  return { kind: 'events', events: room.wire(missed, audience) };
}

/** The update as it travels: packed when that is worth it and the client can unpack it. */
export function packed(
  update: Update,
  inflates: boolean,
): Pick<Extract<JoinAnswer, { ok: true }>, 'update' | 'packed'> {
  if (!inflates) return { update };
  const known = update.kind === 'snapshot' ? snapshots.get(update.state) : undefined;
  if (known) return { packed: known };
  const json = JSON.stringify(update);
  if (json.length < PACKED_FROM) return { update };
  const bytes = deflateRawSync(json);
  if (update.kind === 'snapshot') snapshots.set(update.state, bytes);
  return { packed: bytes };
}
