import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import type { CaretInput, DraftOwner, Writer } from '#app/contract/draft.ts';
import type { WireEvent } from '#app/contract/live-wire.ts';
import type { Actor } from '#app/domain/actor.ts';
import type { Subject } from '#app/domain/permissions/index.ts';
import type { Audience, SessionEvent, SessionState } from '#app/domain/session/index.ts';
import type { Credentials, RoomFacts } from '#server/kernel/handler.ts';
import type { TokenBucket } from './token-bucket.ts';

/** A live room as its listeners' rights and updates need it; it is made in live-room.ts. */
export interface Room {
  readonly sessionId: string;
  readonly members: ReadonlySet<LiveSocket>;
  /** The room's subject as it is now; replaced when rights are looked at again. */
  facts: RoomFacts;
  /** The unmasked state up to the last event that was told. */
  readonly state: SessionState;
  missedSince(after: number, older: readonly SessionEvent[], most: number): SessionEvent[] | null;
  wire(events: readonly SessionEvent[], audience: Audience): WireEvent[];
  admit(socket: LiveSocket, membership: Membership): void;
  hold(socket: LiveSocket, membership: Membership): void;
  dismiss(socket: LiveSocket, membership: Membership): void;
}

/** A socket's place in a room. */
export interface Membership {
  room: Room;
  audience: Audience;
  wall: boolean;
  /** Organisations that are shown as connected by it. */
  organisationIds: readonly string[];
  /** Set while its rights are looked at again: the last number it has; it receives nothing until then. */
  heldAt: number | null;
}

/** A connection's place at a draft. */
export interface DraftPlace {
  owner: DraftOwner;
  /** Null until it is known whether the connection may read it. */
  subject: Subject | null;
  who: Writer;
  mayWrite: boolean;
  /** The caret as the others have it. */
  caret: CaretInput | null;
  /** It hears nothing while its rights are looked at. */
  held: boolean;
  /** Something happened meanwhile: it has to ask. */
  missed: boolean;
}

/** What the gateway knows of one connection. */
export interface Connection {
  credentials: Credentials;
  accountId: string;
  actor: Actor;
  bucket: TokenBucket;
  membership: Membership | null;
  boards: Set<string>;
  draft: DraftPlace | null;
  /** When its rights were last looked at, milliseconds of a clock that only goes forward. */
  checkedAt: number;
}

export type LiveServer = Server<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, Connection>;
export type LiveSocket = Socket<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, Connection>;

/** A clock that only goes forward, milliseconds. */
export const tick = (): number => performance.now();
