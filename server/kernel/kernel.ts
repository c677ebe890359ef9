import { v7 as uuidv7 } from 'uuid';
import type { AnyContract } from '#app/contract/contract.ts';
import type { Answer, ErrorCode } from '#app/contract/errors.ts';
import {
  type CommandInput,
  type CommandName,
  type CommandOutput,
  commands,
  isCommandName,
  isQueryName,
  type QueryInput,
  type QueryName,
  type QueryOutput,
  queries,
} from '#app/contract/registry.ts';
import type { Actor } from '#app/domain/actor.ts';
import { judge } from '#app/domain/permissions/index.ts';
import type { Database } from '#db/client.ts';
import { type Act, type Executed, executeOne } from './execute.ts';
import type {
  Client,
  CommandHandler,
  Credentials,
  Projection,
  QueryHandler,
  ReadContext,
  RoomHandler,
  RoomView,
} from './handler.ts';
import { identify } from './identify.ts';
import { Refused, refuse } from './refusal.ts';
import { createRooms, type RoomBatch } from './room.ts';
import { databaseBooks, type RoomBooks } from './room-books.ts';
import { viewRoom } from './room-store.ts';
import type { Tools } from './tools.ts';
import {
  type Clock,
  databaseNow,
  inCommand,
  isUnavailable,
  isUniqueViolation,
  isWorthRetrying,
} from './transaction.ts';
import { validate } from './validate.ts';

/** One handler per registered name; the compiler asks for every one. */
export type CommandHandlers = { [N in CommandName]: CommandHandler<N> | RoomHandler<N> };
export type QueryHandlers = { [N in QueryName]: QueryHandler<N> };

export interface KernelParts {
  db: Database;
  tools: Tools;
  commandHandlers: CommandHandlers;
  queryHandlers: QueryHandlers;
  project: Projection;
  /** Answers are checked against the contract: on in development and tests. */
  checkAnswers: boolean;
  onError(error: unknown): void;
  clock?: Clock;
  /** Where live rooms are kept; the database's by default. */
  books?: RoomBooks;
}

export interface Asking {
  credentials: Credentials;
  /** Where the request comes from; absent where there is none. */
  client?: Client;
  /** Idempotency key: the same act again has the same key. A door that has none lets the kernel make one. */
  key?: string;
}

/** The one door. Whatever changes anything, or reads anything for somebody, comes through here. */
export interface Kernel {
  execute(name: string, input: unknown, asking: Asking): Promise<Executed>;
  query(name: string, input: unknown, asking: Omit<Asking, 'key'>): Promise<Answer<unknown>>;
  /** Who stands behind the credentials now; null for nobody. */
  identify(credentials: Credentials): Promise<Actor | null>;
  /** A room's state for the server itself (pushes, records); the caller masks it for its reader. */
  room(sessionId: string): Promise<RoomView | null>;
  /** Told after each commit of a room. */
  onRoom(listener: (batch: RoomBatch) => void): () => void;
  /** Told when a signed checkpoint is due at once. */
  onCheckpointDue(listener: (networkId: string) => void): () => void;
  /** Housekeeping of the server itself (extending a sign-in, sequencing): writes, but is nobody's act. */
  housekeep<T>(
    name: string,
    run: (tx: import('#db/client.ts').Transaction, now: Date) => Promise<T>,
  ): Promise<T>;
}

const ATTEMPTS = 4;

function isRoomHandler(handler: object): handler is RoomHandler<CommandName> {
  return 'command' in handler;
}

/** Builds the kernel from its parts. Refuses to start when a registered name has no handler or names no action. */
export function createKernel(parts: KernelParts): Kernel {
  for (const name of Object.keys(commands))
    requireHandler(parts.commandHandlers as Record<string, { action?: string }>, name);
  for (const name of Object.keys(queries))
    requireHandler(parts.queryHandlers as Record<string, { action?: string }>, name);
  const roomListeners = new Set<(batch: RoomBatch) => void>();
  const checkpointListeners = new Set<(networkId: string) => void>();
  const clock = parts.clock ?? (() => null);
  const tellCheckpoint = (networkId: string) => {
    for (const listener of checkpointListeners) listener(networkId);
  };
  const books = parts.books ?? databaseBooks({ db: parts.db, clock, project: parts.project });
  const rooms = createRooms({
    books,
    tools: parts.tools,
    checkpoint: tellCheckpoint,
    committed(batch) {
      for (const listener of roomListeners) {
        try {
          listener(batch);
        } catch (error) {
          parts.onError(error);
        }
      }
    },
  });

  async function perform(
    name: CommandName,
    contract: AnyContract,
    input: unknown,
    asking: Asking,
  ): Promise<Executed> {
    if (contract.door === 'account' && asking.credentials.kind === 'public') refuse('sign_in_required');
    if (asking.credentials.kind === 'guest') requireGuestDoor(contract);
    if (contract.door === 'operator' && asking.credentials.kind !== 'operator') refuse('unknown_command');
    const parsed = validate(contract.input, input, {
      // A draft's bytes are no words of anybody: digits in their base64 mean nothing.
      freeText: !name.startsWith('account.') && name !== 'draft.write',
    }) as CommandInput<CommandName>;
    const act: Act = {
      name,
      contract,
      input: parsed,
      credentials: asking.credentials,
      client: asking.client ?? null,
      key: asking.key ?? uuidv7(),
    };
    const handler = parts.commandHandlers[name];
    if (isRoomHandler(handler)) {
      return { answer: await rooms.submit(act, handler), secrets: {}, checkpointOf: null };
    }
    const plain = handler as CommandHandler<CommandName>;
    const prepared = await plain.prepare?.({ ...act, db: parts.db, tools: parts.tools }, parsed);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await executeOne({ ...parts, clock, roomCache: rooms.cache }, plain, act, prepared);
      } catch (error) {
        const again = isWorthRetrying(error) || isUniqueViolation(error);
        if (!again || attempt >= ATTEMPTS) throw error;
      }
    }
  }

  return {
    async execute(name, input, asking) {
      const answer = await refusalsOf(parts, async () => {
        if (!isCommandName(name)) refuse('unknown_command');
        return perform(name, commands[name], input, asking);
      });
      if (!('answer' in answer)) return { answer, secrets: {}, checkpointOf: null };
      if (answer.checkpointOf) tellCheckpoint(answer.checkpointOf);
      return answer;
    },

    async query(name, input, { credentials, client = undefined }) {
      return refusalsOf(parts, async (): Promise<Answer<unknown>> => {
        if (!isQueryName(name)) refuse('unknown_query');
        const contract: AnyContract = queries[name];
        if (contract.door === 'account' && credentials.kind === 'public') refuse('sign_in_required');
        if (credentials.kind === 'guest') requireGuestDoor(contract);
        if (contract.door === 'operator' && credentials.kind !== 'operator') refuse('unknown_query');
        const parsed = validate(contract.input, input, { freeText: false });
        const [found, now] = await Promise.all([
          identify(parts.db, credentials, clock()?.toISOString().slice(0, 10)),
          clock() ?? databaseNow(parts.db),
        ]);
        const actor = found ?? refuse('sign_in_required');
        const context: ReadContext = {
          db: parts.db,
          now,
          actor,
          credentials,
          client: client ?? null,
          tools: parts.tools,
          room: (sessionId) => viewRoom(books, sessionId, rooms.cache),
        };
        const handler = parts.queryHandlers[name] as QueryHandler<QueryName>;
        const subject =
          (await handler.subject(context, parsed as QueryInput<QueryName>)) ?? refuse('not_found');
        const verdict = judge(actor, handler.action, subject);
        if (!verdict.allowed) refuse(verdict.code);
        const output = await handler.run(context, parsed as QueryInput<QueryName>, subject);
        return {
          ok: true,
          output: parts.checkAnswers ? contract.output.parse(output) : output,
          receipt: null,
        };
      });
    },

    identify: (credentials) => identify(parts.db, credentials),

    room: (sessionId) => viewRoom(books, sessionId, rooms.cache),

    onRoom(listener) {
      roomListeners.add(listener);
      return () => roomListeners.delete(listener);
    },

    onCheckpointDue(listener) {
      checkpointListeners.add(listener);
      return () => checkpointListeners.delete(listener);
    },

    housekeep: (name, run) => inCommand(parts.db, `housekeeping:${name}`, run, clock),
  };
}

/** An observer without an account gets nowhere that was not opened for them on purpose, whatever the sentences say. */
function requireGuestDoor({ door, guests }: AnyContract): void {
  if (door !== 'public' && !guests) refuse('sign_in_required');
}

function requireHandler(handlers: Record<string, { action?: string }>, name: string): void {
  if (!handlers[name]) throw new Error(`"${name}" is in the contract and has no handler`);
  if (!handlers[name].action)
    throw new Error(`The handler of "${name}" names no action: nobody would be asked whether it is allowed`);
}

/** Turns refusals and faults of the database into answers; anything else is logged and answered as 'internal'. */
async function refusalsOf<T>(
  parts: KernelParts,
  run: () => Promise<T>,
): Promise<T | Extract<Answer<never>, { ok: false }>> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    const code: ErrorCode = isUnavailable(error)
      ? 'unavailable'
      : isUniqueViolation(error)
        ? 'already_exists'
        : 'internal';
    if (code !== 'already_exists') parts.onError(error);
    return { ok: false, refusal: { code } };
  }
}

/** A kernel's answers with the types of the contract. */
export type TypedExecute = <N extends CommandName>(
  name: N,
  input: CommandInput<N>,
  asking: Asking,
) => Promise<Answer<CommandOutput<N>>>;
export type TypedQuery = <N extends QueryName>(
  name: N,
  input: QueryInput<N>,
  asking: { credentials: Credentials },
) => Promise<Answer<QueryOutput<N>>>;
