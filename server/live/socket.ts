import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import type { CaretInput, Writer } from '#app/contract/draft.ts';
import type { Actor } from '#app/domain/actor.ts';
import type { Audience } from '#app/domain/session/index.ts';
import type { ForumSubject } from '#server/handlers/forum/subject.ts';
import type { Credentials } from '#server/kernel/handler.ts';
import type { LiveRoom } from './live-room.ts';
import type { TokenBucket } from './token-bucket.ts';

/** A socket's place in a room. */
export interface Membership {
  room: LiveRoom;
  audience: Audience;
  wall: boolean;
  /** Organisations that are shown as connected by it. */
  organisationIds: readonly string[];
  /** Set while its rights are looked at again: the last number it has; it receives nothing until then. */
  heldAt: number | null;
}

/** A connection's place at a draft. */
export interface DraftPlace {
  proposalId: string;
  /** Null until it is known whether the connection may read it. */
  subject: ForumSubject | null;
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
