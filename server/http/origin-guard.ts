import type { IncomingMessage } from 'node:http';
import { headerOf } from './client-address.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Names under which this machine answers to itself. */
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Addresses to listen on that nobody can open: a server without a public origin is then meant for this machine. */
const EVERYWHERE = ['0.0.0.0', '[::]'];

/**
 * The origins a browser may send from. A loopback origin stands for all names of this machine with the same port,
 * because people type whichever they like.
 */
export function ownOrigins(publicOrigin: string): ReadonlySet<string> {
  const url = new URL(publicOrigin);
  if (![...LOOPBACK, ...EVERYWHERE].includes(url.hostname)) return new Set([url.origin]);
  return new Set(
    LOOPBACK.map((host) => {
      const twin = new URL(url);
      twin.hostname = host;
      return twin.origin;
    }),
  );
}

/**
 * Whether the Host header is one of ours. Without this a foreign name that is made to point at this machine
 * (DNS rebinding) would be its own, allowed origin.
 */
export function isOwnHost(
  req: IncomingMessage,
  origins: ReadonlySet<string>,
  trustedProxies: number,
): boolean {
  const forwarded = trustedProxies > 0 ? headerOf(req, 'x-forwarded-host') : undefined;
  const host = (forwarded ?? headerOf(req, 'host') ?? '').trim().toLowerCase();
  for (const origin of origins) {
    const own = new URL(origin);
    const withPort = `${own.hostname}:${own.port === '' ? (own.protocol === 'https:' ? '443' : '80') : own.port}`;
    if (host === own.host || host === withPort) return true;
  }
  return false;
}

/** The request carries a bearer token and no cookie: no browser sends that on its own, so it cannot be forged. */
function isBearerOnly(req: IncomingMessage): boolean {
  return /^bearer /i.test(headerOf(req, 'authorization') ?? '') && headerOf(req, 'cookie') === undefined;
}

/**
 * Whether a request comes from our own pages (ASVS 3.5.1). Of Sec-Fetch-Site and Origin, at least one must be there
 * and none may disagree; with neither, only a bearer token without a cookie passes.
 */
function comesFromUs(req: IncomingMessage, origins: ReadonlySet<string>): boolean {
  const site = headerOf(req, 'sec-fetch-site');
  const origin = headerOf(req, 'origin');
  if (site === undefined && origin === undefined) return isBearerOnly(req);
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (origin === undefined) return true;
  // A page may hide its origin ('null') for privacy; then the browser's own word about the site decides.
  if (origin === 'null') return site === 'same-origin';
  return origins.has(origin);
}

/** Whether a request may go on: reading always, anything else only from our own pages. */
export function allowRequest(req: IncomingMessage, origins: ReadonlySet<string>): boolean {
  return SAFE.has(req.method ?? '') || comesFromUs(req, origins);
}

/**
 * Whether a socket may be opened (ASVS 4.4.2). A handshake is a GET, yet it opens a door for writing, so it is
 * judged as an unsafe request; browsers always send Origin with it.
 */
export function allowHandshake(
  req: IncomingMessage,
  origins: ReadonlySet<string>,
  trustedProxies: number,
): boolean {
  return isOwnHost(req, origins, trustedProxies) && comesFromUs(req, origins);
}
