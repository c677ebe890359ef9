import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import { isErrorCode } from '#app/contract/errors.ts';
import type { Credentials } from '#server/kernel/handler.ts';
import { type ApiDoor, type ApiRegistry, createApi } from './api.ts';
import { dropUntrustedForwarding } from './client-address.ts';
import type { Health } from './health.ts';
import { bodyLimits, pathLimits } from './limits.ts';
import { createOpenApi } from './openapi.ts';
import { allowRequest, isOwnHost, ownOrigins } from './origin-guard.ts';
import { refuse } from './refuse.ts';
import { requestLog } from './request-log.ts';
import { securityHeaders } from './security-headers.ts';
import { type Identity, surroundingsOf } from './surroundings.ts';

/** What the HTTP application is made of; everything is given, nothing is imported from the kernel. */
export interface HttpParts {
  env: {
    development: boolean;
    /** Reverse proxies of ours in front (TRUST_PROXY), 0 when there are none. */
    trustedProxies: number;
    version: string;
  };
  /** The public origin; a function, because a port may be known only after listening. */
  origin: () => string;
  log: Logger;
  health: Health;
  /** Who is signed in, by the cookie of a page request. Rejecting closes the door (503), it does not open it. */
  identify: (cookieHeader: string | null) => Promise<{ credentials: Credentials; identity: Identity | null }>;
  registry: ApiRegistry;
  door: ApiDoor;
  /** Routes of our own besides the API and the pages (files, PDF records), behind all guards. */
  routes?: RequestHandler;
  /** Pages: Remix's request handler. */
  pages: RequestHandler;
  /** The browser's build (`build/client`): `assets/` in it never changes, the rest is public files. */
  clientDir: string;
  /** Development only: Vite's middleware, which serves modules in place of the build. */
  developmentModules?: RequestHandler;
}

/** Refuses requests under a foreign name: DNS rebinding, or a wrong proxy (421 Misdirected Request). */
function hostGuard(origins: () => ReadonlySet<string>, trustedProxies: number): RequestHandler {
  return (req, res, next) => {
    if (isOwnHost(req, origins(), trustedProxies)) next();
    else refuse(req, res, { code: 'foreign_origin' }, 421);
  };
}

function originGuard(origins: () => ReadonlySet<string>): RequestHandler {
  return (req, res, next) => {
    if (allowRequest(req, origins())) next();
    else refuse(req, res, { code: 'foreign_origin' });
  };
}

/** Not knowing who asks means not answering (ASVS 16.5.3): usually the database is away for a moment. */
function identified(identify: HttpParts['identify'], log: Logger): RequestHandler {
  return async (req, res, next) => {
    try {
      const { credentials, identity } = await identify(req.headers.cookie ?? null);
      res.locals.credentials = credentials;
      res.locals.identity = identity;
    } catch (error) {
      log.error({ id: surroundingsOf(res).requestId, err: error }, 'identification failed');
      refuse(req, res, { code: 'unavailable' });
      return;
    }
    next();
  };
}

/** The last layer: an error becomes its code (500 when it has none of ours); the log has the rest (ASVS 16.5). */
function onError(log: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    const { requestId } = surroundingsOf(res);
    const given: unknown =
      typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
    const code = isErrorCode(given) ? given : 'internal';
    // A refused body makes its reader fail afterwards; that was answered and is no news.
    if (res.headersSent && res.statusCode === 413) return;
    if (code === 'internal') log.error({ id: requestId, err: error }, 'request failed');
    if (res.headersSent) next(error);
    else refuse(req, res, { code, details: { requestId } });
  };
}

/** Files of the build and of `public/`; their rule for stores replaces the one of the pages. */
function staticFiles(app: Express, clientDir: string): void {
  const files = (dir: string, cacheControl: string) =>
    express.static(dir, {
      index: false,
      redirect: false,
      dotfiles: 'ignore',
      setHeaders: (res) => res.setHeader('Cache-Control', cacheControl),
    });
  const missing: RequestHandler = (req, res) => refuse(req, res, { code: 'not_found' });
  app.use('/assets', files(`${clientDir}/assets`, 'public, max-age=31536000, immutable'), missing);
  app.use(files(clientDir, 'public, max-age=3600'));
}

/**
 * The HTTP application, its layers in this order: request id and log, headers, limits of path and body, health, name of
 * the host, compression, files, origin guard, API, our own routes, pages.
 */
export function createHttpApp(parts: HttpParts): Express {
  const { env, log } = parts;
  let known: { origin: string; all: ReadonlySet<string> } | undefined;
  const origins = () => {
    const origin = parts.origin();
    if (known?.origin !== origin) known = { origin, all: ownOrigins(origin) };
    return known.all;
  };

  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', env.trustedProxies);
  app.set('query parser', false);
  app.use((req, _res, next) => {
    dropUntrustedForwarding(req, env.trustedProxies);
    next();
  });
  app.use(requestLog(log, env.trustedProxies));
  app.use(securityHeaders({ origin: parts.origin, development: env.development }));
  app.use(pathLimits);
  app.use(bodyLimits);
  app.get('/healthz', parts.health.live);
  app.get('/readyz', parts.health.ready);
  app.use(hostGuard(origins, env.trustedProxies));
  app.use(compression());
  if (parts.developmentModules) app.use(parts.developmentModules);
  else staticFiles(app, parts.clientDir);
  app.use(originGuard(origins));
  const describe = () => createOpenApi(parts.registry, { origin: parts.origin(), version: env.version });
  app.use('/api/v1', createApi(parts.registry, parts.door, describe));
  app.use(identified(parts.identify, log));
  if (parts.routes) app.use(parts.routes);
  app.use(parts.pages);
  app.use(onError(log));
  return app;
}
