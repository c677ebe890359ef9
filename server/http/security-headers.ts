import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';

/** A nonce for one answer: 128 random bits. It stands in the policy and on every script and style we send. */
export function newNonce(): string {
  return randomBytes(16).toString('base64');
}

/** What the policy depends on. */
export interface PolicyFacts {
  nonce: string;
  /** Public origin, `https://host` or `http://localhost:port`. */
  origin: string;
  /** Development: Vite writes its own style elements and has a socket of its own. */
  development: boolean;
}

/**
 * The content policy (ASVS 3.4.3). Style attributes are allowed because React and Tiptap write them; style elements
 * and scripts only with the nonce. Sockets of our own origin are named, since some browsers do not count them as
 * 'self'.
 */
export function contentPolicy({ nonce, origin, development }: PolicyFacts): string {
  const https = origin.startsWith('https:');
  const socket = origin.replace(/^http/, 'ws');
  const policy: Record<string, string> = {
    'default-src': "'self'",
    'script-src': `'self' 'nonce-${nonce}' 'strict-dynamic'`,
    // A nonce would switch 'unsafe-inline' off again, so development names only one of the two.
    'style-src-elem': development ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    'style-src-attr': "'unsafe-inline'",
    'img-src': "'self' data: blob:",
    'font-src': "'self'",
    'connect-src': development ? "'self' ws: wss:" : `'self' ${socket}`,
    'object-src': "'none'",
    'frame-src': "'none'",
    'base-uri': "'none'",
    'frame-ancestors': "'none'",
    'form-action': "'self'",
  };
  const parts = Object.entries(policy).map(([name, sources]) => `${name} ${sources}`);
  return (https ? [...parts, 'upgrade-insecure-requests'] : parts).join('; ');
}

/** Everything a workspace does not need from the device. */
const NO_DEVICES = [
  'accelerometer',
  'camera',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
]
  .map((name) => `${name}=()`)
  .join(', ');

/**
 * Headers of every answer (ASVS 3.4). Answers are not stored by default, neither by browsers nor by proxies, since
 * nearly every page is about somebody; the static files set their own rule afterwards. `res.locals.nonce` is for
 * whoever renders.
 */
export function securityHeaders(facts: { origin: () => string; development: boolean }): RequestHandler {
  return (_req, res, next) => {
    const nonce = newNonce();
    const origin = facts.origin();
    res.locals.nonce = nonce;
    res.setHeader(
      'Content-Security-Policy',
      contentPolicy({ nonce, origin, development: facts.development }),
    );
    res.setHeader('X-Content-Type-Options', 'nosniff');
    res.setHeader('X-Frame-Options', 'DENY');
    res.setHeader('Referrer-Policy', 'same-origin');
    res.setHeader('Permissions-Policy', NO_DEVICES);
    res.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    res.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    res.setHeader('Cache-Control', 'no-store');
    if (origin.startsWith('https:')) {
      res.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
    }
    next();
  };
}
