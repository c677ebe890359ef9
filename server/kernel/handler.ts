import type {
  CommandInput,
  CommandName,
  CommandOutput,
  QueryInput,
  QueryName,
  QueryOutput,
} from '#app/contract/registry.ts';
import type { Actor } from '#app/domain/actor.ts';
import type { Action, Subject } from '#app/domain/permissions/index.ts';
import type {
  RoomActor,
  SessionCommand,
  SessionEvent,
  SessionEventBody,
  SessionState,
} from '#app/domain/session/index.ts';
import type { Reader, Transaction } from '#db/client.ts';
import type { JsonObject, JsonValue } from '#server/ledger/canonical.ts';
import type { Tools } from './tools.ts';

/** Who is at the door, before the kernel knows what they may do. */
export type Credentials =
  | { kind: 'public' }
  | { kind: 'session'; accountId: string; sessionId: string; secondFactor: boolean }
  | { kind: 'token'; accountId: string }
  /** An observer who joined one session with a name only. */
  | { kind: 'guest'; guestId: string }
  /** A person whom the server itself lets act: the demo network's history, rehearsals. Never from outside. */
  | { kind: 'person'; networkId: string; personId: string }
  | { kind: 'operator'; networkId: string | null };

/** Where a request comes from, as its door saw it; never what the request says about itself. */
export interface Client {
  /** Address as `server/http/client-address.ts` finds it. */
  address: string;
  /** The browser's own description. */
  userAgent: string | null;
}

/** What a reader has at hand. */
export interface ReadContext {
  db: Reader;
  /** The database's time. */
  now: Date;
  actor: Actor;
  credentials: Credentials;
  /** Null where there is no request: the command line, the server itself. */
  client: Client | null;
  tools: Tools;
  /** A live room at its last event, unmasked: whoever shows it to somebody masks it for them. */
  room(sessionId: string): Promise<RoomView | null>;
}

/** A live room as it stands. */
export interface RoomView {
  room: RoomFacts;
  state: SessionState;
}

/** What is at hand before an act's transaction begins; nobody has been asked for permission yet. */
export type Preparation = Pick<ReadContext, 'db' | 'credentials' | 'client' | 'tools'>;

/** What a command has at hand: everything it does becomes visible at once, or not at all. */
export interface CommandContext extends ReadContext {
  db: Transaction;
  /** What `subject` found and the permission was asked for. */
  subject: Subject;
  /** A new identifier (UUIDv7). */
  newId(): string;
  /** Hands something to the caller that must not be stored: a cookie, a token. Absent on a repeated key. */
  secret(name: string, value: string): void;
  /** Runs after the commit; a failure there is logged and changes nothing. */
  afterCommit(run: () => void | Promise<void>): void;
  /** To be delivered after the commit, at least once (mail). */
  deliver(topic: 'mail', payload: JsonObject): void;
}

/** What the ledger keeps of an act. No personal data in `facts`; what may have to be erased goes into `sealed`. */
export interface LedgerFacts {
  networkId: string | null;
  organisationId?: string | null;
  facts: JsonObject;
  sealed?: Record<string, JsonValue>;
  /** A signed checkpoint follows at once: closed decisions and signatures. */
  checkpoint?: boolean;
}

/**
 * One command, handled: which action the actor must be allowed to do, to which subject, what then
 * happens, and what the ledger keeps. All four are required, so that none can be forgotten.
 */
export interface CommandHandler<N extends CommandName, Prepared = unknown> {
  action: Action;
  /**
   * Slow work that needs no transaction, such as hashing a password: done once, before a connection is taken for
   * the act, so that a flood of it cannot hold them all. May refuse; what it returns is handed to `run`.
   */
  prepare?(context: Preparation, input: CommandInput<N>): Promise<Prepared>;
  /** Loads what the act is about; null when there is no such thing (or it belongs to another network). */
  subject(context: ReadContext, input: CommandInput<N>): Promise<Subject | null>;
  run(context: CommandContext, input: CommandInput<N>, prepared: Prepared): Promise<CommandOutput<N>>;
  ledger(input: CommandInput<N>, output: CommandOutput<N>, context: CommandContext): LedgerFacts;
}

/** What the kernel knows about a session when it decides room commands. */
export interface RoomFacts {
  networkId: string;
  sessionId: string;
  forumId: string;
  subject: Subject;
}

/** What a live room's handler may use of the house. */
export type RoomTools = Pick<Tools, 'secret'> & {
  /** When the act is committed. */
  now: Date;
};

/**
 * A command that a live room decides: it becomes a command of the domain and its events are the effect. `Loaded` is
 * what its `load` finds, inferred where it is declared; without a `load` there is nothing.
 */
export interface RoomHandler<N extends CommandName, Loaded = unknown> {
  action: Action;
  /** The room's subject, narrowed to what this input is about (on whose behalf). */
  subject(room: Subject, input: CommandInput<N>, state: SessionState): Subject;
  /** A look into the database before the room decides, where its log does not know enough. Refuses by `refuse`. */
  check?(tx: Transaction, room: RoomFacts, input: CommandInput<N>): Promise<void>;
  command(
    input: CommandInput<N>,
    make: {
      newId(): string;
      actor: RoomActor;
      state: SessionState;
      /** Something that only this house can know, always the same for the same label (hexadecimal, 256 bits). */
      derive(label: string): string;
      /** What `load` has found. */
      loaded: Loaded;
    },
  ): SessionCommand;
  /** Whether the ledger must not say for whom it was done, since that would name who is anonymous in the room. */
  unnamed?(input: CommandInput<N>, state: SessionState): boolean;
  /** What the command needs from the database besides the log; handed on as `make.loaded`. Refuses by `refuse`. */
  load?(tx: Transaction, room: RoomFacts, input: CommandInput<N>, tools: RoomTools): Promise<Loaded>;
  /** What an accepted command changes beside the log, in the same transaction; `decided` is what goes into the log. */
  effect?(
    tx: Transaction,
    room: RoomFacts,
    input: CommandInput<N>,
    tools: RoomTools,
    decided: readonly SessionEventBody[],
  ): Promise<void>;
  /** Parts of the input that are kept nowhere with the act: not in its entry, its receipt or its events. */
  unkept?: readonly string[];
  /** Part of the input that may be personal and is only committed to. */
  sealed?(input: CommandInput<N>): Record<string, JsonValue>;
}

export interface QueryHandler<N extends QueryName> {
  action: Action;
  subject(context: ReadContext, input: QueryInput<N>): Promise<Subject | null>;
  run(context: ReadContext, input: QueryInput<N>, subject: Subject): Promise<QueryOutput<N>>;
}

/** Declares a handler; the name ties it to its contract. */
export const handle = <N extends CommandName, Prepared = undefined>(
  _name: N,
  handler: CommandHandler<N, Prepared>,
): CommandHandler<N, Prepared> => handler;
export const handleRoom = <N extends CommandName, Loaded = undefined>(
  _name: N,
  handler: RoomHandler<N, Loaded>,
): RoomHandler<N, Loaded> => handler;
export const answer = <N extends QueryName>(_name: N, handler: QueryHandler<N>): QueryHandler<N> => handler;

/** Effects of a room's events outside its log, in the same transaction: lists, the register of decisions. */
export type Projection = (context: {
  db: Transaction;
  room: RoomFacts;
  events: readonly SessionEvent[];
  before: SessionState;
  after: SessionState;
  now: Date;
  newId(): string;
}) => Promise<void>;
