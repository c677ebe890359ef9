import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from '#db/client.ts';
import { createSessionReader } from '#server/auth/read-session.ts';
import { createThrottle } from '#server/auth/throttle.ts';
import { commandHandlers, queryHandlers } from '#server/handlers/index.ts';
import { projectSession } from '#server/handlers/session/project.ts';
import { allowHandshake, ownOrigins } from '#server/http/origin-guard.ts';
import { createKernel } from '#server/kernel/kernel.ts';
import { createSignals } from '#server/kernel/signals.ts';
import { attachGateway } from '#server/live/gateway.ts';
import type { Asked } from './messages.ts';

/**
 * The server under measurement, a process of its own: kernel, gateway and sign-ins as in server/main.ts, without the
 * pages. Started with the app's way into the database and, after a kill, with the port it had.
 */
const [appUrl = '', port = '0'] = process.argv.slice(2);
const { db, pool } = connect(appUrl, { size: 10 });
const onError = (error: unknown) => console.error('server:', error);
const signals = createSignals();
const kernel = createKernel({
  db,
  tools: {
    demo: null,
    files: { find: async () => null },
    signals,
    throttle: createThrottle(),
    baseUrl: 'http://127.0.0.1',
    secureCookies: false,
    secret: 'measurement',
    ledger: { originOf: (networkId) => `bench/${networkId}`, verifierKeyOf: () => 'bench' },
  },
  commandHandlers,
  queryHandlers,
  project: projectSession,
  checkAnswers: false,
  onError,
});
const sessions = createSessionReader(kernel, { db, secureCookies: () => false });
const server = createServer((_, res) => res.writeHead(404).end());
server.listen(Number(port), '127.0.0.1', 2_048, () => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  attachGateway(server, {
    kernel,
    db,
    pool,
    signals,
    readCredentials: (headers) => sessions.fromCookie(headers.cookie),
    allowHandshake: (req) => allowHandshake(req, ownOrigins(url), 0),
    onError,
  });
  process.send?.({ ready: url });
});
process.on('message', async (message: Asked) => {
  if ('room' in message) {
    process.send?.({ state: (await kernel.room(message.room))?.state });
    return;
  }
  const credentials = { kind: 'person', ...message.as } as const;
  process.send?.({ answer: (await kernel.execute(message.name, message.input, { credentials })).answer });
});
process.on('disconnect', () => process.exit(0));
