import type { Kernel } from '#server/kernel/kernel.ts';
import { LiveRoom, type RoomSource } from './live-room.ts';
import type { LiveServer, LiveSocket, Membership, Room } from './socket.ts';

/** The rooms somebody in this process listens to. */
export class LiveRooms {
  readonly #io: LiveServer;
  readonly #source: RoomSource;
  readonly #rooms = new Map<string, LiveRoom>();
  readonly #opening = new Map<string, Promise<LiveRoom | null>>();
  readonly #unsubscribe: () => void;

  readonly #row: number | undefined;

  /** @param row as many listeners are told without a pause; see `ROW` */
  constructor(io: LiveServer, kernel: Pick<Kernel, 'onRoom'>, source: RoomSource, row?: number) {
    this.#io = io;
    this.#row = row;
    this.#source = source;
    this.#unsubscribe = kernel.onRoom((batch) => this.#rooms.get(batch.room.sessionId)?.take(batch));
  }

  /** The room of a session, opened when it is the first to be asked for; null when there is none. */
  async open(sessionId: string): Promise<LiveRoom | null> {
    const known = this.#rooms.get(sessionId);
    if (known) return known;
    let opening = this.#opening.get(sessionId);
    if (!opening) {
      opening = this.#open(sessionId).finally(() => this.#opening.delete(sessionId));
      this.#opening.set(sessionId, opening);
    }
    return opening;
  }

  /** Takes a socket out of its room; a room without listeners is closed, unless it is to be entered again. */
  leave(socket: LiveSocket, keep?: LiveRoom): void {
    const { membership } = socket.data;
    if (!membership) return;
    socket.data.membership = null;
    membership.room.dismiss(socket, membership);
    if (membership.room !== keep) this.closeIfEmpty(membership.room);
  }

  /** Forgets a room that nobody listens to. */
  closeIfEmpty({ sessionId }: Pick<Room, 'sessionId'>): void {
    const room = this.#rooms.get(sessionId);
    if (!room || room.members.size > 0) return;
    this.#rooms.delete(sessionId);
    room.close();
  }

  /** Whether a room is still the one of its session: one that emptied while somebody was on the way in is gone. */
  isOpen(room: LiveRoom): boolean {
    return this.#rooms.get(room.sessionId) === room;
  }

  /** Puts a socket, which is up to date with the room, into it. */
  enter(socket: LiveSocket, room: LiveRoom, place: Omit<Membership, 'room' | 'heldAt'>): void {
    const membership = { ...place, room, heldAt: null };
    socket.data.membership = membership;
    room.admit(socket, membership);
  }

  /** Some process has committed. */
  hear(sessionId: string, seq: number): void {
    this.#rooms.get(sessionId)?.hear(seq);
  }

  /** Another process has said which parties are connected to it. */
  hearOnline(sessionId: string, node: string, bits: string): void {
    this.#rooms.get(sessionId)?.hearOnline(node, bits);
  }

  /** What lies beside a room's log has changed. */
  tellFacts(sessionId: string): void {
    this.#rooms.get(sessionId)?.tellFacts();
  }

  /** The ear was deaf for a while: every room looks whether it has missed something. */
  async readOn(): Promise<void> {
    await Promise.all([...this.#rooms.values()].map((room) => room.readOn()));
  }

  close(): void {
    this.#unsubscribe();
    for (const room of this.#rooms.values()) room.close();
    this.#rooms.clear();
  }

  async #open(sessionId: string): Promise<LiveRoom | null> {
    const view = await this.#source.view(sessionId);
    if (!view) return null;
    const room = new LiveRoom(this.#io, this.#source, view, this.#row);
    this.#rooms.set(sessionId, room);
    // Between reading and listening something may have been committed.
    await room.readOn();
    return room;
  }
}
