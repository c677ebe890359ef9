import { type ActAnswer, actInput, clockInput, joinInput, leaveInput } from '#app/contract/live.ts';
import { ASK, CLOSING, TELL } from '#app/contract/live-names.ts';
import { commandHandlers, queryHandlers } from '#server/handlers/index.ts';
import type { Credentials } from '#server/kernel/handler.ts';
import { credentialKey } from '#server/kernel/identify.ts';
import { createKernel, type Kernel, type KernelParts } from '#server/kernel/kernel.ts';
import type { RoomBooks } from '#server/kernel/room-books.ts';
import type { Revocation } from '#server/kernel/signals.ts';
import { act } from '#server/live/act.ts';
import { answering } from '#server/live/inbound.ts';
import { join } from '#server/live/join.ts';
import { LiveRights } from '#server/live/rights.ts';
import { LiveRooms } from '#server/live/rooms.ts';
import { type Connection, type LiveServer, type LiveSocket, tick } from '#server/live/socket.ts';
import { TokenBucket } from '#server/live/token-bucket.ts';
import type { Books } from './books.ts';
import type { Member } from './cast.ts';
import type { VirtualTime } from './virtual-time.ts';
import type { ServerEnd, SimSocket } from './wire.ts';

/** Whose device it is, and whether it is the wall's. */
export interface Seat {
  member: Member;
  wall: boolean;
}

/** What one process of the house is made of. */
export interface NodeParts {
  time: VirtualTime;
  books: Books;
  /** Everything that leaves the house is shown here first. */
  leaving(seat: Seat, what: string, message: unknown): void;
  /** An act is answered; `known` when it had already happened as it arrived. */
  answered(seat: Seat, known: boolean, key: string, answer: ActAnswer): void;
  onError(error: unknown): void;
}

/** Few sit in a simulated room, and still one row is told after another. */
const SHORT_ROW = 2;

type Handler = (payload: unknown, acknowledge: unknown) => void;

/** The part of socket.io's server that live rooms use. */
class Hub {
  readonly sockets = { sockets: new Map<string, HubSocket>() };

  to(rooms: string | readonly string[]) {
    return this.#audience(new Set(typeof rooms === 'string' ? [rooms] : rooms), new Set());
  }

  #audience(rooms: ReadonlySet<string>, except: ReadonlySet<string>) {
    return {
      to: (more: string | readonly string[]) =>
        this.#audience(new Set([...rooms, ...(typeof more === 'string' ? [more] : more)]), except),
      except: (ids: string | readonly string[]) =>
        this.#audience(rooms, new Set([...except, ...(typeof ids === 'string' ? [ids] : ids)])),
      emit: (event: string, message: unknown) => {
        for (const socket of this.sockets.sockets.values()) {
          if (except.has(socket.id) || ![...rooms].some((room) => socket.rooms.has(room))) continue;
          socket.emit(event, message);
        }
      },
    };
  }
}

/** A connection as the server has it. */
class HubSocket implements ServerEnd {
  readonly id: string;
  readonly rooms = new Set<string>();
  connected = true;
  data: Connection;
  readonly #hub: Hub;
  readonly #device: SimSocket;
  readonly #leaving: (what: string, message: unknown) => void;
  readonly #handlers = new Map<string, Handler>();

  constructor(
    id: string,
    hub: Hub,
    device: SimSocket,
    data: Connection,
    leaving: (what: string, message: unknown) => void,
  ) {
    this.id = id;
    this.#hub = hub;
    this.#device = device;
    this.data = data;
    this.#leaving = leaving;
    hub.sockets.sockets.set(id, this);
  }

  on(event: string, handler: Handler): void {
    this.#handlers.set(event, handler);
  }

  join(rooms: readonly string[]): void {
    for (const room of rooms) this.rooms.add(room);
  }

  leave(room: string): void {
    this.rooms.delete(room);
  }

  emit(event: string, message: unknown): void {
    if (!this.connected) return;
    this.#leaving(event, message);
    this.#device.tell(event, message);
  }

  receive(event: string, message: unknown, answer: (answer: unknown) => void): void {
    if (!this.connected) return;
    this.#handlers.get(event)?.(message, (given: unknown) => {
      if (!this.connected) return;
      this.#leaving(`answer to ${event}`, given);
      answer(given);
    });
  }

  disconnect(byServer = true): void {
    if (!this.connected) return;
    this.#device.ended(byServer);
    this.gone();
  }

  gone(): void {
    if (!this.connected) return;
    this.connected = false;
    this.#hub.sockets.sockets.delete(this.id);
    this.#handlers.get('disconnect')?.(undefined, undefined);
  }
}

/** One process of the house: the real kernel and the real rooms, on simulated books and sockets. */
export class AppNode {
  alive = true;
  readonly kernel: Kernel;
  readonly rooms: LiveRooms;
  readonly rights: LiveRights;
  readonly #hub = new Hub();
  readonly #parts: NodeParts;
  readonly #books: RoomBooks;
  #connections = 0;

  constructor(parts: NodeParts) {
    const { books, onError } = parts;
    this.#parts = parts;
    this.#books = books.for(this);
    const failed = (error: unknown) => {
      if (this.alive) onError(error);
    };
    this.kernel = createKernel({
      books: this.#books,
      db: null as never,
      tools: { secret: 'simulation' } as KernelParts['tools'],
      commandHandlers,
      queryHandlers,
      project: async () => undefined,
      checkAnswers: true,
      onError: failed,
    });
    const io = this.#hub as unknown as LiveServer;
    this.rooms = new LiveRooms(
      io,
      this.kernel,
      {
        view: (sessionId) => this.kernel.room(sessionId),
        eventsAfter: (room, after) => this.#books.eventsAfter(room, after),
        shareOnline: () => undefined,
        onError: failed,
      },
      SHORT_ROW,
    );
    this.rights = new LiveRights({
      io,
      kernel: this.kernel,
      rooms: this.rooms,
      boards: { judge: async () => undefined },
      drafts: { hold: () => undefined, judge: async () => undefined, leave: () => undefined },
      signedIn: async () => new Set(),
      identify: async (all) => books.identify(all),
      onError: failed,
    });
  }

  /** A device connects. @throws the reason why it may not */
  async accept(seat: Seat, device: SimSocket): Promise<ServerEnd> {
    const { member } = seat;
    const credentials: Credentials = {
      kind: 'person',
      networkId: member.actor.networkId,
      personId: member.personId,
    };
    await this.#parts.time.pause(2);
    const actor = this.#parts.books.identify([credentials]).get(credentialKey(credentials));
    if (!this.alive || actor?.kind !== 'person') throw CLOSING.restarting;
    this.#connections += 1;
    const socket = new HubSocket(
      `socket ${this.#connections}`,
      this.#hub,
      device,
      {
        credentials,
        accountId: actor.accountId,
        actor,
        bucket: new TokenBucket({ rate: 1_000, burst: 1_000 }, tick()),
        membership: null,
        boards: new Set(),
        draft: null,
        checkedAt: tick(),
      },
      (what, message) => this.#parts.leaving(seat, what, message),
    );
    this.#serve(socket, seat);
    return socket;
  }

  /** Another process has committed, or we have: said by the database. */
  hear(sessionId: string, seq: number): void {
    if (this.alive) this.rooms.hear(sessionId, seq);
  }

  suspect(what: Revocation): void {
    if (this.alive) this.rights.suspect(what);
  }

  /** The ear was deaf, and hears again. */
  async readOn(): Promise<void> {
    if (this.alive) await this.rooms.readOn();
  }

  /** kill -9: nobody hears anything of it any more. */
  kill(): void {
    this.alive = false;
    for (const socket of [...this.#hub.sockets.sockets.values()]) socket.disconnect(false);
    this.rights.close();
    this.rooms.close();
  }

  /** The same messages as in server/live/gateway.ts. */
  #serve(hub: HubSocket, seat: Seat): void {
    const socket = hub as unknown as LiveSocket;
    const on = answering(socket, {
      flooding: () => false,
      ready: () => this.rights.settled(socket),
      onError: (error) => this.alive && this.#parts.onError(error),
    });
    on(ASK.join, joinInput, (input) => join(this.rooms, socket, input));
    on(ASK.act, actInput, async (input) => {
      const known = this.#parts.books.receipts.has(`person:${seat.member.personId} ${input.key}`);
      const answer = await act(this.kernel, socket, input);
      this.#parts.answered(seat, known, input.key, answer);
      return answer;
    });
    on(ASK.clock, clockInput, async () => ({ ok: true, now: Date.now() }));
    on(ASK.leave, leaveInput, async () => {
      this.rooms.leave(socket);
      return { ok: true };
    });
    hub.on('disconnect', () => this.rooms.leave(socket));
  }
}

/** Messages that carry parts of a room, for whoever checks what leaves the house. */
export const CARRIES = { events: TELL.events, joined: `answer to ${ASK.join}` };
