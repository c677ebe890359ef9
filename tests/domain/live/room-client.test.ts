import { afterEach, expect, it } from 'vitest';
import type { JoinAnswer } from '#app/contract/live.ts';
import { TELL } from '#app/contract/live-names.ts';
import { type Audience, type SessionEvent, stateFor } from '#app/domain/session/index.ts';
import { Outbox } from '#app/live/outbox.ts';
import { RoomClient } from '#app/live/room-client.ts';
import { Room } from '../session/room.ts';

const audience: Audience = { kind: 'observer' };
let client: RoomClient | null = null;
afterEach(() => client?.stop());

/** A client of `room` whose server is the test: each join waits to be answered by hand. */
async function clientOf(room: Room) {
  const listeners = new Map<string, (message: unknown) => void>();
  const joins: ((answer: JoinAnswer) => void)[] = [];
  const socket = {
    connected: true,
    active: true,
    on: (event: string, listener: (message: never) => void) =>
      listeners.set(event, listener as (message: unknown) => void),
    timeout: () => ({ emitWithAck: () => new Promise<JoinAnswer>((answer) => joins.push(answer)) }),
    connect: () => undefined,
    disconnect: () => undefined,
  };
  const made = new RoomClient({
    sessionId: room.state.sessionId,
    initial: { state: room.state, audience, now: Date.now() },
    outbox: new Outbox('somebody', null),
    openSocket: async () => socket,
    http: async () => {
      throw new Error('no other way');
    },
    newKey: () => 'key',
  });
  client = made;
  await made.start();
  const settled = () => new Promise((go) => setImmediate(go));
  return {
    joins,
    view: made.view,
    async tell(event: string, more: object = {}) {
      listeners.get(event)?.({ sessionId: room.state.sessionId, now: Date.now(), ...more });
      await settled();
    },
    async answer(state = room.state) {
      const update = { kind: 'snapshot' as const, state: stateFor(state, audience) };
      joins.at(-1)?.({ ok: true, seq: state.seq, now: Date.now(), audience, online: '', update });
      await settled();
    },
  };
}

const since = (room: Room, seq: number): SessionEvent[] => room.log.filter((event) => event.seq > seq);

it('joins again when it is told to start anew while it is joining', async () => {
  const room = new Room().deliberate();
  const { joins, tell, answer, view } = await clientOf(room);
  expect(joins).toHaveLength(1);
  await tell(TELL.reset);
  await answer();
  expect(joins).toHaveLength(2);
  room.test().answer('g1', 1);
  await answer();
  expect(view().state.seq).toBe(room.state.seq);
  expect(joins).toHaveLength(2);
});

it('keeps what overtook the snapshot it waits for', async () => {
  const room = new Room().deliberate();
  const { tell, answer, view } = await clientOf(room);
  const snapshot = room.state;
  room.test();
  await tell(TELL.events, { events: since(room, snapshot.seq) });
  expect(view().state.seq).toBe(room.state.seq);
  await answer(snapshot);
  expect(view().state).toEqual(room.state);
});
