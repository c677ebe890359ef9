import { io, type Socket } from 'socket.io-client';
import type { ActAnswer } from '#app/contract/live.ts';
import { ASK } from '#app/contract/live-names.ts';
import { SOCKET_OPTIONS } from '#app/live/open-socket.ts';
import type { LiveSocket } from '#app/live/room-types.ts';
import { openBare } from './bare-socket.ts';
import { wallClock } from './messages.ts';

/** One device in a room, of either kind (see `SeatKind`). */
export interface Seat {
  readonly sessionId: string;
  readonly organisationId: string;
  /** Bytes that arrived since the last connection began. */
  bytes: number;
  start(): void;
  stop(): void;
  /** Connected, however slowly (everything happens on one machine here). */
  isLive(): boolean;
  /** The number of the last event it has. */
  seq(): number;
  /** Answers it counts in the round that is open. */
  answers(): number;
  act(input: { organisationId: string; roundId: string; level: 1 | 3; reason?: string }): void;
  /** Nothing of its own is under way. */
  settled(): boolean;
  /** Acts that the server has refused. */
  refused(): number;
  /** What everybody must see the same; null when it keeps no state. */
  fingerprint(): string | null;
}

/** What is measured of all seats of a process. */
export const measures = {
  acks: [] as number[],
  lastSentAt: 0,
  faults: { duplicates: 0, lostAcks: 0 },
};

/** Keys that have left at least once: a repetition is no new answer. */
const sent = new Set<string>();

/** How a device reaches the server: by the product's library, or bare (see bare-socket.ts). */
export type Opening = (url: string, cookie: string, seat: { bytes: number }) => LiveSocket;

/** The product's own library. */
export const openAsProduct: Opening = (url, cookie, seat) => {
  const socket: Socket = io(url, { ...SOCKET_OPTIONS, extraHeaders: { origin: url, cookie } });
  socket.io.on('open', () => {
    seat.bytes = 0;
    socket.io.engine.on('packet', ({ data }: { data?: unknown }) => {
      if (typeof data === 'string') seat.bytes += Buffer.byteLength(data);
      else if (data instanceof ArrayBuffer || Buffer.isBuffer(data)) seat.bytes += data.byteLength;
    });
  });
  return socket;
};

/** Only the connection. */
export const openAsBare: Opening = (url, cookie, seat) =>
  openBare(url, cookie, (bytes, anew) => {
    seat.bytes = (anew ? 0 : seat.bytes) + bytes;
  });

/** A sign-in's own socket, which measures acknowledgements, sends some acts twice, and loses some answers on their way back. */
export function openMeasured(
  open: Opening,
  url: string,
  cookie: string,
  seat: { bytes: number },
): LiveSocket {
  const socket = open(url, cookie, seat);
  const timeout = socket.timeout.bind(socket);
  return Object.assign(socket, {
    timeout: (ms: number) => ({
      async emitWithAck(event: string, message: unknown): Promise<unknown> {
        if (event !== ASK.act) return timeout(ms).emitWithAck(event, message);
        const begun = performance.now();
        const { key } = message as { key: string };
        if (!sent.has(key)) measures.lastSentAt = Math.max(measures.lastSentAt, wallClock());
        sent.add(key);
        const { duplicates, lostAcks } = measures.faults;
        if (Math.random() < duplicates)
          timeout(ms)
            .emitWithAck(event, message)
            .catch(() => undefined);
        const answer = (await timeout(ms).emitWithAck(event, message)) as ActAnswer;
        if (Math.random() < lostAcks) throw new Error('the answer was lost on the way');
        measures.acks.push(performance.now() - begun);
        return answer;
      },
    }),
  });
}
