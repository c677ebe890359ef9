import { randomUUID } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { io, type Socket } from 'socket.io-client';
import type { ActAnswer, JoinAnswer } from '#app/contract/live.ts';
import { ASK, LIVE_PATH, LIVE_PROTOCOL } from '#app/contract/live-names.ts';
import { defaultGroundRules } from '#app/domain/charter.ts';
import { initialState } from '#app/domain/session/index.ts';
import { Outbox, type Storage } from '#app/live/outbox.ts';
import { RoomClient } from '#app/live/room-client.ts';
import type { RoomClientOptions, RoomView } from '#app/live/room-types.ts';
import { createSessionReader } from '#server/auth/read-session.ts';
import { allowHandshake, ownOrigins } from '#server/http/origin-guard.ts';
import type { Credentials } from '#server/kernel/handler.ts';
import { createSignals, type Signals } from '#server/kernel/signals.ts';
import { attachGateway, type Gateway } from '#server/live/gateway.ts';
import { type TestKernel, testKernel } from '../support/kernel.ts';
import type { WorldPerson } from '../support/world.ts';

/** A node of the house: kernel, gateway and a listening server, as in server/main.ts without the pages. */
export interface Node {
  t: TestKernel;
  gateway: Gateway;
  signals: Signals;
  url: string;
  /** Errors the gateway met. */
  errors: unknown[];
  close(): Promise<void>;
}

/** Starts a node on a database of its own, or on another node's. */
export async function startNode(beside?: Node): Promise<Node> {
  const signals = createSignals();
  const t = await testKernel({ signals }, beside?.t.database);
  const pool = new pg.Pool({ connectionString: t.database.appUrl, max: 3, application_name: 'mufakat-ear' });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const errors: unknown[] = [];
  const sessions = createSessionReader(t.kernel, { db: t.db, secureCookies: () => false });
  const server: Server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const gateway = attachGateway(server, {
    kernel: t.kernel,
    db: t.db,
    pool,
    signals,
    readCredentials: async (headers) => testPerson(headers) ?? sessions.fromCookie(headers.cookie),
    allowHandshake: (req) => allowHandshake(req, ownOrigins(url), 0),
    onError: (error) => errors.push(error),
  });
  return {
    t,
    gateway,
    signals,
    url,
    errors,
    async close() {
      await gateway.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await pool.end();
      await t.close();
    },
  };
}

/** Tests say who they are in a header; sign-ins by cookie have tests of their own. */
function testPerson(headers: IncomingHttpHeaders): Credentials | null {
  const [networkId, personId] = String(headers['x-test-person'] ?? '').split(' ');
  return networkId && personId ? { kind: 'person', networkId, personId } : null;
}

const headersOf = (who: WorldPerson) => ({ 'x-test-person': `${who.networkId} ${who.personId}` });

/** A bare socket, as somebody who writes their own client has one. */
export function rawSocket(node: Node, who: WorldPerson | Record<string, string>): Socket {
  return io(node.url, {
    path: LIVE_PATH,
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { origin: node.url, ...('personId' in who ? headersOf(who as WorldPerson) : who) },
  });
}

/** Waits for one message. */
export function once<T>(socket: Socket, event: string, ms = 5_000): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no ${event} within ${ms} ms`)), ms);
    socket.once(event, (message: T) => {
      clearTimeout(timer);
      resolve(message);
    });
  });
}

/** Joins a room with a bare socket. */
export async function joinRaw(
  socket: Socket,
  sessionId: string,
  more: Record<string, unknown> = {},
): Promise<JoinAnswer> {
  return (await socket
    .timeout(5_000)
    .emitWithAck(ASK.join, { protocol: LIVE_PROTOCOL, sessionId, ...more })) as JoinAnswer;
}

/** Acts with a bare socket. */
export async function actRaw(
  socket: Socket,
  command: string,
  input: unknown,
  key: string = randomUUID(),
): Promise<ActAnswer> {
  return (await socket.timeout(5_000).emitWithAck(ASK.act, { key, command, input })) as ActAnswer;
}

/** Storage of one device. */
export function deviceStorage(): Storage & { kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  };
}

/** The product's own client, with a device of its own; starts from an empty state, so it receives a snapshot. */
export function roomClient(
  node: Node,
  who: WorldPerson,
  sessionId: string,
  more: Partial<RoomClientOptions> & { device?: Storage } = {},
): RoomClient {
  const state = initialState({
    sessionId,
    forumId: '',
    title: '',
    groundRules: defaultGroundRules,
    parties: [],
    agenda: [],
  });
  return new RoomClient({
    sessionId,
    initial: { state, audience: { kind: 'observer' }, now: Date.now() },
    outbox: new Outbox(who.personId, more.device ?? null),
    openSocket: async () =>
      io(node.url, {
        path: LIVE_PATH,
        transports: ['websocket'],
        forceNew: true,
        autoConnect: false,
        reconnectionDelay: 50,
        reconnectionDelayMax: 200,
        extraHeaders: { origin: node.url, ...headersOf(who) },
      }),
    http: async () => new Response('{"ok":false,"refusal":{"code":"unavailable"}}'),
    newKey: randomUUID,
    ...more,
  });
}

/** Settles when the client's view is as wanted. */
export function until(
  client: RoomClient,
  wanted: (view: RoomView) => boolean,
  ms = 8_000,
): Promise<RoomView> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      stop();
      const { connection, ended, state, acts } = client.view();
      reject(new Error(`waited ${ms} ms: ${JSON.stringify({ connection, ended, seq: state.seq, acts })}`));
    }, ms);
    const look = () => {
      if (!wanted(client.view())) return;
      clearTimeout(timer);
      stop();
      resolve(client.view());
    };
    const stop = client.subscribe(look);
    look();
  });
}
