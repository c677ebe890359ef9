import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { Request, RequestHandler, Response } from 'express';
import { headerOf } from './client-address.ts';
import { refuse } from './refuse.ts';

/** Limits on what a request may be. Bytes, segments, characters, milliseconds. */
export const LIMITS = {
  pathSegments: 64,
  pathCharacters: 4_096,
  jsonBytes: 1_048_576,
  formBytes: 1_048_576,
  /** A file of 25 MB and the parts of the form around it. */
  multipartBytes: 25 * 1_048_576 + 65_536,
  /** A refused body up to this size is read to its end, so that the connection can be used again. */
  drainBytes: 32 * 1_048_576,
  headersMs: 10_000,
  /** A file of 25 MB over a slow mobile connection; other bodies have `bodyMs`. */
  requestMs: 300_000,
  bodyMs: 30_000,
  keepAliveMs: 20_000,
} as const;

/** An HTTP server with time limits on slow senders (ASVS 15.2.2) and Node's header limit of 16 KB. */
export function createHttpServer(listener: RequestListener): Server {
  const server = createServer({ connectionsCheckingInterval: 5_000 }, listener);
  server.headersTimeout = LIMITS.headersMs;
  server.requestTimeout = LIMITS.requestMs;
  server.keepAliveTimeout = LIMITS.keepAliveMs;
  server.maxHeadersCount = 100;
  return server;
}

/** The path of a request target, percent signs undone; null when it cannot be read. */
function readPath(target: string): string | null {
  // 'http://other/…' and '*' are for proxies; Remix would fail on them.
  if (!target.startsWith('/')) return null;
  try {
    return decodeURIComponent(target.split(/[?#]/, 1)[0] ?? '');
  } catch {
    return null;
  }
}

/**
 * Refuses what the router must not see: paths of many segments (its matching grows with them) and Remix's
 * `/__manifest`, which holds the event loop for seconds (CVE-2026-55685, unfixed in Remix 2).
 */
export const pathLimits: RequestHandler = (req, res, next) => {
  const path = readPath(req.url);
  if (path === null || path.includes('\0')) {
    refuse(req, res, { code: 'malformed_request' });
  } else if (req.url.length > LIMITS.pathCharacters * 2 || path.length > LIMITS.pathCharacters) {
    refuse(req, res, { code: 'too_large' }, 414);
  } else if (path.split('/').length - 1 > LIMITS.pathSegments) {
    refuse(req, res, { code: 'too_large' }, 414);
  } else if (/^\/+__manifest(\/|$)/i.test(path)) {
    refuse(req, res, { code: 'not_found' }, 404);
  } else {
    next();
  }
};

/** The largest body for a content type, or null for a type nobody here reads. */
function bodyLimit(contentType: string): number | null {
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/json') return LIMITS.jsonBytes;
  if (type === 'application/x-www-form-urlencoded') return LIMITS.formBytes;
  return type === 'multipart/form-data' ? LIMITS.multipartBytes : null;
}

/** Refuses a body that is (or has grown) too large. A huge one is not read to its end: the connection is closed. */
function refuseBody(req: Request, res: Response, declared: number): void {
  const hang = !(declared <= LIMITS.drainBytes);
  if (hang && !res.headersSent) res.setHeader('Connection', 'close');
  if (hang) res.once('finish', () => req.destroy());
  refuse(req, res, { code: 'too_large' });
}

/**
 * Counts a body while it arrives, whoever reads it. Listening for 'data' would start the flow too early or, paused,
 * hang readers that expect to start it; so the count sits where Node hands each piece to the stream.
 */
function guardStream(req: Request, res: Response, limit: number): void {
  let seen = req.readableLength;
  const push = req.push.bind(req);
  const overLong = () => {
    req.push = () => true;
    refuseBody(req, res, Number.NaN);
  };
  req.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    seen += chunk?.length ?? 0;
    if (seen <= limit) return push(chunk, encoding);
    overLong();
    return true;
  };
  if (limit === LIMITS.multipartBytes) return;
  const late = setTimeout(() => {
    if (!req.complete && !res.headersSent) overLong();
  }, LIMITS.bodyMs);
  late.unref();
  res.once('close', () => clearTimeout(late));
}

const hasBody = (req: IncomingMessage): boolean =>
  headerOf(req, 'transfer-encoding') !== undefined || Number(headerOf(req, 'content-length') ?? 0) > 0;

/**
 * Limits of bodies, for every reader behind: JSON and forms 1 MB, files 25 MB, other types 415. A declared length is
 * judged before a byte is read; a body without one is counted while it flows.
 */
export const bodyLimits: RequestHandler = (req, res, next) => {
  if (!hasBody(req)) {
    next();
    return;
  }
  const limit = bodyLimit(headerOf(req, 'content-type') ?? '');
  const declared = headerOf(req, 'content-length');
  if (req.method === 'GET' || req.method === 'HEAD') refuse(req, res, { code: 'malformed_request' });
  else if (limit === null) refuse(req, res, { code: 'unsupported_media' });
  else if (declared !== undefined && Number(declared) > limit) refuseBody(req, res, Number(declared));
  else {
    guardStream(req, res, limit);
    next();
  }
};

/** The whole body as text, for the API. The limit was set by `bodyLimits`; rejects when the client goes away. */
export async function readText(req: Request): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk));
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
}
