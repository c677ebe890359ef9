import { randomUUID } from 'node:crypto';
import type { Server as HttpServer, IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type pg from 'pg';
import { Server } from 'socket.io';
import { caretInput, joinDraftInput } from '#app/contract/draft.ts';
import { actInput, boardInput, clockInput, joinInput, leaveInput } from '#app/contract/live.ts';
import { ASK, CLOSING, LIVE_PATH, TELL } from '#app/contract/live-names.ts';
import type { Database } from '#db/client.ts';
import type { Credentials } from '#server/kernel/handler.ts';
import { identifyAll } from '#server/kernel/identify.ts';
import type { Kernel } from '#server/kernel/kernel.ts';
import { ROOM_CHANNEL } from '#server/kernel/room-books.ts';
import { eventsAfter } from '#server/kernel/room-store.ts';
import type { BoardChange, DraftChange, FactsChange, Revocation, Signals } from '#server/kernel/signals.ts';
import { act } from './act.ts';
import { LiveBoards } from './boards.ts';
import { LiveDrafts } from './drafts.ts';
import { openEar } from './ear.ts';
import { together } from './identify-together.ts';
import { answering } from './inbound.ts';
import { join } from './join.ts';
import { LiveRights, liveSessions } from './rights.ts';
import { LiveRooms } from './rooms.ts';
import { type LiveServer, type LiveSocket, tick } from './socket.ts';
import { TokenBucket } from './token-bucket.ts';

/** What the gateway is made of; everything is given. */
export interface GatewayParts {
  kernel: Kernel;
  db: Database;
  /** One connection of it listens to the other nodes. */
  pool: pg.Pool;
  signals: Signals;
  /** Who a handshake belongs to; `public` is refused. */
  readCredentials(headers: IncomingHttpHeaders): Promise<Credentials>;
  /** Whether a handshake comes from our own pages: `allowHandshake` of server/http/origin-guard.ts. */
  allowHandshake(req: IncomingMessage): boolean;
  onError(error: unknown): void;
}

/** The live end of the server. */
export interface Gateway {
  io: LiveServer;
  /** Open connections of this process. */
  connections(): number;
  /** Tells a change of a board to everybody who looks at it, on every node. */
  tellBoard(change: BoardChange): void;
  /** Looks again at the rights of the connections concerned, on every node. */
  revoked(what: Revocation): void;
  /** Says good-bye to everybody and stops listening. The HTTP server stays as it is. */
  close(): Promise<void>;
}

const RIGHTS_CHANNEL = 'mufakat_rights';
const BOARD_CHANNEL = 'mufakat_board';
const DRAFT_CHANNEL = 'mufakat_draft';
const FACTS_CHANNEL = 'mufakat_facts';
/** Which parties are connected to a room at one process, for the others. */
const ONLINE_CHANNEL = 'mufakat_online';
/** PostgreSQL carries at most 8,000 bytes; a larger change is told by its number, and the board is asked for. */
const MOST_CARRIED = 7_500;

const MOST_PER_ACCOUNT = 20;
const ALLOWANCE = { rate: 30, burst: 60 };
/** Whoever goes on sending after so many refusals is cut off. */
const PATIENCE = 200;

/**
 * Opens the live socket on an HTTP server. WebSocket only: long polling would add a class of attacks (engine.io's
 * polling connections) and a second way to test, and whoever cannot open a WebSocket has the plain forms, and the
 * page's own plain requests (app/live), which need no open connection at all.
 */
export function attachGateway(httpServer: HttpServer, parts: GatewayParts): Gateway {
  const { kernel, db, signals, onError } = parts;
  const node = randomUUID();
  const io: LiveServer = new Server(httpServer, {
    path: LIVE_PATH,
    transports: ['websocket'],
    allowUpgrades: false,
    serveClient: false,
    cookie: false,
    // Vite's own socket lives on the same server in development.
    destroyUpgrade: false,
    maxHttpBufferSize: 256 * 1024,
    perMessageDeflate: false,
    httpCompression: false,
    connectTimeout: 10_000,
    pingInterval: 20_000,
    pingTimeout: 20_000,
    allowRequest: (req, decide) => {
      const allowed = parts.allowHandshake(req);
      decide(allowed ? null : CLOSING.foreignOrigin, allowed);
    },
  });
  const rooms = new LiveRooms(io, kernel, {
    view: (sessionId) => kernel.room(sessionId),
    eventsAfter: (room, after) => eventsAfter(db, room, after),
    shareOnline: (sessionId, bits) => {
      ear.say(ONLINE_CHANNEL, `${node} ${sessionId} ${bits}`).catch(onError);
    },
    onError,
  });
  const boards = new LiveBoards(io, db);
  const drafts = new LiveDrafts(io, db, kernel);
  const rights = new LiveRights({
    io,
    kernel,
    rooms,
    boards,
    drafts,
    signedIn: (all) => liveSessions(db, all),
    identify: (all) => identifyAll(db, all),
    onError,
  });
  const identified = together(db);
  const perAccount = new Map<string, number>();

  const ear = openEar(
    parts.pool,
    {
      [ROOM_CHANNEL](message) {
        const [sessionId = '', seq = ''] = message.split(' ');
        rooms.hear(sessionId, Number(seq));
      },
      [RIGHTS_CHANNEL](message) {
        const said = JSON.parse(message) as { node: string; what: Revocation };
        if (said.node !== node) rights.suspect(said.what);
      },
      [BOARD_CHANNEL](message) {
        const said = JSON.parse(message) as { node: string; change: BoardChange };
        if (said.node !== node) boards.tell(said.change);
      },
      [DRAFT_CHANNEL](message) {
        const said = JSON.parse(message) as { node: string; change: DraftChange };
        if (said.node !== node) drafts.tell(said.change);
      },
      [FACTS_CHANNEL](message) {
        const [teller, sessionId = ''] = message.split(' ');
        if (teller !== node) rooms.tellFacts(sessionId);
      },
      [ONLINE_CHANNEL](message) {
        const [teller = '', sessionId = '', bits = ''] = message.split(' ');
        if (teller !== node) rooms.hearOnline(sessionId, teller, bits);
      },
    },
    {
      missed() {
        rooms.readOn().catch(onError);
        drafts.askAnew();
      },
      onError,
    },
  );

  function revoked(what: Revocation): void {
    rights.suspect(what);
    ear.say(RIGHTS_CHANNEL, JSON.stringify({ node, what })).catch(onError);
  }

  function tellBoard(change: BoardChange): void {
    boards.tell(change);
    const whole = JSON.stringify({ node, change });
    const message =
      whole.length < MOST_CARRIED ? whole : JSON.stringify({ node, change: { ...change, change: {} } });
    ear.say(BOARD_CHANNEL, message).catch(onError);
  }

  function tellDraft(change: DraftChange): void {
    drafts.tell(change);
    const whole = JSON.stringify({ node, change });
    const message =
      whole.length < MOST_CARRIED ? whole : JSON.stringify({ node, change: { ...change, update: null } });
    ear.say(DRAFT_CHANNEL, message).catch(onError);
  }

  function tellFacts({ sessionId }: FactsChange): void {
    rooms.tellFacts(sessionId);
    ear.say(FACTS_CHANNEL, `${node} ${sessionId}`).catch(onError);
  }

  const unsubscribe = [
    signals.onRevoked(revoked),
    signals.onBoardChanged(tellBoard),
    signals.onDraftChanged(tellDraft),
    signals.onFactsChanged(tellFacts),
  ];

  io.use(async (socket, next) => {
    try {
      const credentials = await parts.readCredentials(socket.handshake.headers);
      const actor = credentials.kind === 'public' ? null : await identified(credentials);
      if (actor?.kind !== 'person' && actor?.kind !== 'guest') return next(new Error(CLOSING.signedOut));
      const accountId = actor.kind === 'guest' ? actor.guestId : actor.accountId || actor.personId;
      if ((perAccount.get(accountId) ?? 0) >= MOST_PER_ACCOUNT) return next(new Error(CLOSING.flooding));
      const now = tick();
      socket.data = {
        credentials,
        accountId,
        actor,
        bucket: new TokenBucket(ALLOWANCE, now),
        membership: null,
        boards: new Set(),
        draft: null,
        checkedAt: now,
      };
      next();
    } catch (error) {
      // Not knowing who it is means not letting them in (ASVS 16.5.3).
      onError(error);
      next(new Error(CLOSING.restarting));
    }
  });

  io.on('connection', (socket: LiveSocket) => {
    const { accountId } = socket.data;
    perAccount.set(accountId, (perAccount.get(accountId) ?? 0) + 1);
    let refused = 0;
    const flooding = (): boolean => {
      if (socket.data.bucket.take(tick())) return false;
      refused += 1;
      if (refused > PATIENCE) {
        socket.emit(TELL.closing, { reason: CLOSING.flooding });
        socket.disconnect(true);
      }
      return true;
    };
    const whenGone = (): void => {
      socket.once('disconnect', () => {
        rooms.leave(socket);
        drafts.leave(socket);
        const left = (perAccount.get(accountId) ?? 1) - 1;
        if (left > 0) perAccount.set(accountId, left);
        else perAccount.delete(accountId);
      });
    };
    const on = answering(socket, { flooding, onError, ready: () => rights.settled(socket) });
    on(ASK.join, joinInput, (input) => join(rooms, socket, input));
    on(ASK.clock, clockInput, async () => ({ ok: true, now: Date.now() }));
    on(ASK.leave, leaveInput, async ({ sessionId }) => {
      if (socket.data.membership?.room.sessionId === sessionId) rooms.leave(socket);
      return { ok: true };
    });
    // An observer with a name only hears the room and nothing else.
    if (socket.data.actor.kind === 'guest') return whenGone();
    on(ASK.act, actInput, (input) => act(kernel, socket, input));
    on(ASK.joinBoard, boardInput, async ({ boardId }) =>
      (await boards.join(socket, boardId)) ? { ok: true } : { ok: false, refusal: { code: 'not_found' } },
    );
    on(ASK.leaveBoard, boardInput, async ({ boardId }) => {
      boards.leave(socket, boardId);
      return { ok: true };
    });
    on(ASK.joinDraft, joinDraftInput, (input) => drafts.join(socket, input));
    on(ASK.draftCaret, caretInput, async (input) =>
      drafts.caret(socket, input) ? { ok: true } : { ok: false, refusal: { code: 'forbidden' } },
    );
    whenGone();
  });

  return {
    io,
    connections: () => io.sockets.sockets.size,
    tellBoard,
    revoked,
    async close() {
      for (const stop of unsubscribe) stop();
      rights.close();
      io.emit(TELL.closing, { reason: CLOSING.restarting });
      io.disconnectSockets(true);
      io.engine.close();
      rooms.close();
      await ear.close();
    },
  };
}
