import type { ActAnswer } from '#app/contract/live.ts';
import { ASK } from '#app/contract/live-names.ts';
import { audienceOf, type SessionState, stateFor } from '#app/domain/session/index.ts';
import { Outbox, type Storage } from '#app/live/outbox.ts';
import { RoomClient } from '#app/live/room-client.ts';
import type { LiveSocket, RoomCommandName } from '#app/live/room-types.ts';
import { plain } from './books.ts';
import type { Seat } from './node.ts';
import { type Network, SimSocket } from './wire.ts';

/** An act that somebody did, and what they were told. */
export interface Done {
  key: string;
  personId: string;
  command: string;
  input: Readonly<Record<string, unknown>>;
  /** The last answer that reached the device; null while there is none. */
  answer: ActAnswer | null;
}

/** A page that is open: the product's own client on a device whose storage outlives it. */
export class Tab {
  readonly seat: Seat;
  readonly client: RoomClient;
  readonly #socket: SimSocket;

  constructor(
    seat: Seat,
    network: Network,
    {
      state,
      device,
      sessionId,
      nextKey,
      done,
    }: {
      /** The unmasked room when the page was drawn. */
      state: SessionState;
      device: Storage;
      sessionId: string;
      nextKey(): string;
      done: Map<string, Done>;
    },
    room: Parameters<typeof audienceOf>[1],
  ) {
    this.seat = seat;
    const audience = audienceOf(seat.member.actor, room, seat.wall);
    this.#socket = new SimSocket(network, seat);
    this.client = new RoomClient({
      sessionId,
      wall: seat.wall,
      initial: { state: plain(stateFor(state, audience)), audience, now: Date.now() },
      outbox: new Outbox(seat.member.personId, device),
      openSocket: async () => listened(this.#socket, done),
      http: async () => {
        throw new Error('no other way');
      },
      newKey: nextKey,
    });
    void this.client.start();
  }

  act(command: string, input: Record<string, unknown>, done: Map<string, Done>): string {
    const key = this.client.act(command as RoomCommandName, input as never);
    done.set(key, { key, personId: this.seat.member.personId, command, input, answer: null });
    return key;
  }

  cut(): void {
    this.#socket.cut();
  }

  close(): void {
    this.client.stop();
  }
}

/** The socket, with an ear for what its device is told about acts. */
export function listened(socket: LiveSocket, done: Map<string, Done>): LiveSocket {
  const timeout = socket.timeout.bind(socket);
  socket.timeout = (ms) => ({
    async emitWithAck(event: string, message: unknown) {
      const answer = await timeout(ms).emitWithAck(event, message);
      const act = event === ASK.act ? done.get((message as { key: string }).key) : undefined;
      if (act) act.answer = answer as ActAnswer;
      return answer;
    },
  });
  return socket;
}
