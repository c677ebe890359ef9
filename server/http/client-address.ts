import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/** What a reverse proxy adds; anybody else may write the same, so they are dropped unless a proxy is declared. */
const FORWARDED = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
  'x-real-ip',
];

/** The header as one text; a header sent several times is joined in its order. */
export function headerOf(req: IncomingMessage, name: string): string | undefined {
  const value = req.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

/** Removes proxy headers that no declared proxy can have written (ASVS 4.1.3); Remix would believe them. */
export function dropUntrustedForwarding(req: IncomingMessage, trustedProxies: number): void {
  if (trustedProxies > 0) return;
  for (const name of FORWARDED) delete req.headers[name];
}

const plain = (address: string): string => address.trim().replace(/^::ffff:(?=\d+\.)/i, '');

/**
 * The client's address. `trustedProxies` is the number of reverse proxies of ours in front (TRUST_PROXY): with 0
 * it is the peer of the connection, with n the n-th address from the right of X-Forwarded-For, because everything
 * further left is what the client said about itself. '' only when the connection is already gone.
 */
export function addressOf(req: IncomingMessage, trustedProxies: number): string {
  const peer = plain(req.socket.remoteAddress ?? '');
  if (trustedProxies === 0) return peer;
  const said = (headerOf(req, 'x-forwarded-for') ?? '').slice(-2_000).split(',').map(plain);
  const client = said.at(-trustedProxies) ?? '';
  return isIP(client) === 0 ? peer : client;
}
