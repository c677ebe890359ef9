import path from 'node:path';
import { Router } from 'express';
import { commands, queries } from '#app/contract/registry.ts';
import packageFacts from '../package.json' with { type: 'json' };
import { createSessionReader } from './auth/read-session.ts';
import { demoInvitation } from './demo/invite.ts';
import { databaseIsEmpty, loadDemo } from './demo/load.ts';
import { documentRoutes } from './documents/routes.ts';
import { readEnv } from './env.ts';
import { openHouse } from './house.ts';
import { createHttpApp } from './http/app.ts';
import { fileRoutes } from './http/files.ts';
import { createHealth } from './http/health.ts';
import { createHttpServer } from './http/limits.ts';
import { allowHandshake, ownOrigins } from './http/origin-guard.ts';
import { builtLightScript, builtPages, createPages } from './http/pages.ts';
import { createLog } from './http/request-log.ts';
import { createShutdown } from './http/shutdown.ts';
import { startClockwork } from './jobs/clockwork.ts';
import { alreadyRunning, takeLock } from './launch/lock.mjs';
import { attachGateway } from './live/gateway.ts';
import { addressIn } from './mail/letter.ts';

/** The only place where things are wired together. */
async function main(): Promise<void> {
  const begun = performance.now();
  const env = readEnv(process.env);
  const development = env.NODE_ENV === 'development';
  const log = createLog({ level: env.LOG_LEVEL });
  let port = env.PORT;
  const baseUrl = () =>
    env.BASE_URL?.replace(/\/$/, '') ?? `http://${env.HOST === '127.0.0.1' ? 'localhost' : env.HOST}:${port}`;
  const lock = env.embedded ? takeLock(env.dataDir) : null;
  if (lock && !lock.taken) throw new Error(alreadyRunning(lock.holder));
  const house = await openHouse(env, log, baseUrl);
  const { kernel, database } = house;
  const sessions = createSessionReader(kernel, {
    db: database.db,
    secureCookies: () => baseUrl().startsWith('https:'),
  });

  const demoDue = env.MUFAKAT_DEMO ?? env.embedded;
  if (demoDue && (await databaseIsEmpty(database.db))) {
    console.error('Memuat jejaring contoh… / Loading the demo network…');
    await loadDemo(house);
  }

  const health = createHealth({ database: () => database.ready() });
  const server = createHttpServer((req, res) => app(req, res));
  const vite = development ? await developmentServer(server) : null;
  const app = createHttpApp({
    env: { development, trustedProxies: env.TRUST_PROXY, version: packageFacts.version },
    origin: baseUrl,
    log,
    health,
    async identify(cookieHeader) {
      const credentials = await sessions.fromCookie(cookieHeader);
      const accountId = credentials.kind === 'session' ? credentials.accountId : null;
      return { credentials, identity: accountId === null ? null : { accountId, networkId: null } };
    },
    registry: { commands, queries },
    door: {
      async execute(name, input, { credentials, key }) {
        const { address, userAgent } = credentials;
        const asking = {
          credentials: await sessions.fromApi(credentials),
          client: { address, userAgent },
          key,
        };
        return (await kernel.execute(name, input, asking)).answer;
      },
      async query(name, input, { credentials }) {
        const { address, userAgent } = credentials;
        return kernel.query(name, input, {
          credentials: await sessions.fromApi(credentials),
          client: { address, userAgent },
        });
      },
    },
    routes: Router().use(fileRoutes(kernel, house.files), documentRoutes(kernel)),
    pages: createPages({
      kernel,
      files: house.files,
      baseUrl,
      mailAddress: env.SMTP_URL ? addressIn(env.MAIL_FROM) : null,
      demo: house.tools.demo !== null,
      build: vite ? () => vite.ssrLoadModule('virtual:remix/server-build') as never : await builtPages(),
      lightScript: development ? null : await builtLightScript(),
      mode: development ? 'development' : 'production',
    }),
    clientDir: path.resolve('build', 'client'),
    ...(vite ? { developmentModules: vite.middlewares } : {}),
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(env.PORT, env.HOST, resolve);
  });
  const address = server.address();
  if (address && typeof address === 'object') port = address.port;
  lock?.publish(baseUrl());
  const clockwork = startClockwork(house, log);
  const gateway = attachGateway(server, {
    kernel,
    db: database.db,
    pool: database.pool,
    signals: house.signals,
    readCredentials: (headers) =>
      sessions.fromApi({ cookie: headers.cookie ?? null, authorization: headers.authorization ?? null }),
    allowHandshake: (req) => allowHandshake(req, ownOrigins(baseUrl()), env.TRUST_PROXY),
    onError: (error) => log.error({ err: error }, 'live socket failed'),
  });

  const shutdown = createShutdown({
    server,
    health,
    log,
    closers: [
      { name: 'sockets', close: () => gateway.close() },
      { name: 'clockwork', close: () => clockwork.stop() },
      { name: 'database', close: () => house.close() },
    ],
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void shutdown(signal).then((inTime) => process.exit(inTime ? 0 : 1)));
  }
  process.send?.({ ready: true, port });
  for (const line of await demoInvitation(kernel, baseUrl())) console.error(line);
  console.error(`Mufakat: ${baseUrl()}  (${((performance.now() - begun) / 1000).toFixed(1)} s)`);
}

/** Vite inside our own server: one port, live reload. Loaded only in development; production does not have it. */
async function developmentServer(httpServer: import('node:http').Server) {
  const { createServer } = await import('vite');
  return createServer({ server: { middlewareMode: true, hmr: { server: httpServer } }, appType: 'custom' });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
