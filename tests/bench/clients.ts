import { createHash, randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { ActAnswer } from '#app/contract/live.ts';
import { ASK } from '#app/contract/live-names.ts';
import { roundTally } from '#app/domain/session/index.ts';
import { SOCKET_OPTIONS } from '#app/live/open-socket.ts';
import { Outbox } from '#app/live/outbox.ts';
import { RoomClient } from '#app/live/room-client.ts';
import type { LiveSocket } from '#app/live/room-types.ts';
import { type Order, type Told, wallClock } from './messages.ts';
import type { Participant } from './world.ts';
import { measureYardstick } from './yardstick-clients.ts';

/** One process full of the product's own clients, each with a device, a sign-in and a state of its own. */
interface Seat {
  participant: Participant;
  client: RoomClient;
  /** Bytes that arrived since the last connection began. */
  bytes: number;
  sawAllAt: number;
}

const seats: Seat[] = [];
/** Keys that have left at least once: a repetition is no new answer. */
const sent = new Set<string>();
let acks: number[] = [];
let lastSentAt = 0;
let faults = { duplicates: 0, lostAcks: 0 };
let expected = Number.POSITIVE_INFINITY;

/** Wraps a socket: measures acknowledgements, sends some acts twice, and loses some answers on the way back. */
function measured(socket: Socket, seat: Seat): LiveSocket {
  socket.io.on('open', () => {
    seat.bytes = 0;
    socket.io.engine.on('packet', ({ data }: { data?: unknown }) => {
      if (typeof data === 'string') seat.bytes += Buffer.byteLength(data);
      else if (data instanceof ArrayBuffer || Buffer.isBuffer(data)) seat.bytes += data.byteLength;
    });
  });
  const timeout = socket.timeout.bind(socket);
  return Object.assign(socket, {
    timeout: (ms: number) => ({
      async emitWithAck(event: string, message: unknown): Promise<unknown> {
        if (event !== ASK.act) return timeout(ms).emitWithAck(event, message);
        const begun = performance.now();
        const { key } = message as { key: string };
        if (!sent.has(key)) lastSentAt = Math.max(lastSentAt, wallClock());
        sent.add(key);
        if (Math.random() < faults.duplicates) timeout(ms).emit(event, message, () => undefined);
        const answer = (await timeout(ms).emitWithAck(event, message)) as ActAnswer;
        if (Math.random() < faults.lostAcks) throw new Error('the answer was lost on the way');
        acks.push(performance.now() - begun);
        return answer;
      },
    }),
  });
}

function seatFor(participant: Participant, { url, state }: Extract<Order, { do: 'connect' }>): Seat {
  const seat: Seat = {
    participant,
    bytes: 0,
    sawAllAt: 0,
    client: new RoomClient({
      sessionId: state.sessionId,
      initial: {
        state,
        audience: { kind: 'party', organisationIds: [participant.organisationId] },
        now: Date.now(),
      },
      outbox: new Outbox(participant.personId, null),
      openSocket: async () =>
        measured(
          io(url, { ...SOCKET_OPTIONS, extraHeaders: { origin: url, cookie: participant.cookie } }),
          seat,
        ),
      http: async () => new Response('{"ok":false,"refusal":{"code":"unavailable"}}'),
      newKey: randomUUID,
    }),
  };
  seat.client.subscribe(() => {
    if (seat.sawAllAt === 0 && answersIn(seat) >= expected) seat.sawAllAt = wallClock();
  });
  return seat;
}

function answersIn({ client }: Seat): number {
  const { state } = client.view();
  const round = state.openRoundId === null ? undefined : state.rounds[state.openRoundId];
  return round ? roundTally(state, round).total.answered : 0;
}

const pause = (ms: number) => new Promise((go) => setTimeout(go, Math.max(0, ms)));

/** Looks until it is so; a bench that waits forever has failed. */
async function until(wanted: () => boolean, ms = 180_000): Promise<void> {
  const end = performance.now() + ms;
  while (!wanted()) {
    if (performance.now() > end) throw new Error('waited in vain');
    await pause(10);
  }
}

/** Connected, however slowly (everything happens on one machine here). */
const isLive = ({ client }: Pick<Seat, 'client'>) => ['live', 'weak'].includes(client.view().connection);

const settled = ({ client }: Seat) =>
  client.view().acts.every((act) => act.state === 'counted' || act.state === 'refused');

/** What everybody must see the same: the whole state. */
function fingerprint({ client }: Seat): string {
  return createHash('sha256').update(JSON.stringify(client.view().state)).digest('hex');
}

async function carryOut(order: Order): Promise<Told> {
  switch (order.do) {
    case 'connect': {
      for (const participant of order.participants) {
        const seat = seatFor(participant, order);
        seats.push(seat);
        void seat.client.start();
        if (seats.length % 20 === 0) await pause(20);
      }
      await until(() => seats.every(isLive));
      return {};
    }
    case 'answer': {
      acks = [];
      lastSentAt = 0;
      faults = { duplicates: order.duplicates, lostAcks: order.lostAcks };
      expected = order.everybody;
      for (const seat of seats) seat.sawAllAt = 0;
      const moments = seats
        .map((seat) => ({ seat, at: order.at + Math.random() * order.spreadMs }))
        .sort((a, b) => a.at - b.at);
      for (const { seat, at } of moments) {
        if (at > wallClock() + 1) await pause(at - wallClock());
        const { organisationId } = seat.participant;
        seat.client.act('position.give', {
          organisationId,
          roundId: order.roundId,
          level: order.level,
          ...(order.level === 3 ? { reason: 'Catatan yang sama panjangnya' } : {}),
        });
      }
      return {};
    }
    case 'await': {
      await until(() => seats.every((seat) => seat.sawAllAt > 0 && settled(seat)));
      const refused = seats.flatMap(({ client }) => client.view().acts.filter((a) => a.state === 'refused'));
      return {
        acks,
        lastSentAt,
        lastSeenAt: Math.max(...seats.map((seat) => seat.sawAllAt)),
        wrong: seats.filter((seat) => answersIn(seat) !== expected).length + refused.length,
      };
    }
    case 'equal': {
      await until(() =>
        seats.every(({ client }) => {
          return isLive({ client }) && client.view().state.seq >= order.seq;
        }),
      );
      const at = wallClock();
      return { lastSeenAt: at, prints: [...new Set(seats.map(fingerprint))] };
    }
    case 'leave':
      seats[order.index]?.client.stop();
      return {};
    case 'return': {
      const seat = seats[order.index];
      if (!seat) throw new RangeError('no such client');
      const begun = performance.now();
      void seat.client.start();
      await until(
        () => seat.client.view().connection === 'live' && seat.client.view().state.seq >= order.seq,
      );
      return { ms: performance.now() - begun, bytes: seat.bytes, prints: [fingerprint(seat)] };
    }
    case 'yardstick':
      return measureYardstick(order);
  }
}

process.on('message', (order: Order) => {
  carryOut(order).then(
    (told) => process.send?.(told),
    (error: unknown) => process.send?.({ failed: error instanceof Error ? error.message : 'failed' }),
  );
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: 'clients' });
