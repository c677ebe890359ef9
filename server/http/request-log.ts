import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { type DestinationStream, type Logger, pino } from 'pino';
import { addressOf, headerOf } from './client-address.ts';
import { surroundingsOf } from './surroundings.ts';

/** Field names whose values never reach the log, at the top and one level down. */
const SECRET_FIELDS = [
  'password',
  'token',
  'secret',
  'code',
  'cookie',
  'authorization',
  'key',
  'input',
  'payload',
];

/** Secrets that slipped into a sentence: our API tokens, bearer headers, session cookies, NIK and KK numbers. */
const SECRET_SHAPES =
  /mfk_[0-9a-f]+_[\w-]+|bearer\s+[\w.~+/=-]+|((?:__Host-)?mufakat=)[a-z2-7]{20,}|(?<!\d)\d{16}(?!\d)/gi;

/** Removes what looks like a secret from a line of the log. */
export function withoutSecrets(line: string): string {
  return line.replace(SECRET_SHAPES, '[redacted]');
}

/** A database error repeats the statement's parameters, which are people's words: everything after them goes. */
const withoutParameters = (text: string): string =>
  text.replace(/\bparams:[\s\S]*?(?=\n\s+at |$)/, 'params: [redacted]');

function errorFacts(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: withoutParameters(String(error)).slice(0, 2_000) };
  const code: unknown = 'code' in error ? error.code : undefined;
  return {
    type: error.name,
    message: withoutParameters(error.message).slice(0, 2_000),
    ...(typeof code === 'string' && { code }),
    stack: withoutParameters(error.stack ?? '').slice(0, 6_000),
    ...(error.cause !== undefined && depth < 3 && { cause: errorFacts(error.cause, depth + 1) }),
  };
}

/** The log: one JSON object a line, UTC, line breaks escaped (ASVS 16.2, 16.4.1). `to` is for tests. */
export function createLog(options: { level: string; to?: DestinationStream }): Logger {
  const settings = {
    level: options.level,
    base: null,
    timestamp: () => `,"at":"${new Date().toISOString()}"`,
    formatters: { level: (level: string) => ({ level }) },
    redact: { paths: SECRET_FIELDS.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' },
    serializers: { err: errorFacts },
    hooks: { streamWrite: withoutSecrets },
  };
  return options.to === undefined ? pino(settings) : pino(settings, options.to);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * A path for the log: without its query, and without segments that are secrets (links of invitations, new
 * passwords). Identifiers of ours are UUIDs and stay; other long unbroken segments go.
 */
export function pathForLog(target: string): string {
  const path = target.split(/[?#]/, 1)[0] ?? '';
  return path
    .slice(0, 500)
    .split('/')
    .map((part) => (/^[\w~=%-]{20,}$/.test(part) && !UUID.test(part) ? '[redacted]' : part))
    .join('/');
}

/**
 * Gives each request an id and writes one line when it is over: id, method, path, status, milliseconds, address,
 * account and network. No query, no body, no header. Files of the interface are not logged.
 */
export function requestLog(log: Logger, trustedProxies: number): RequestHandler {
  return (req, res, next) => {
    const began = performance.now();
    const given = headerOf(req, 'x-request-id') ?? '';
    const requestId = trustedProxies > 0 && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
    res.locals.requestId = requestId;
    res.locals.address = addressOf(req, trustedProxies);
    res.setHeader('X-Request-Id', requestId);
    const { method, originalUrl } = req;
    res.once('close', () => {
      if (originalUrl.startsWith('/assets/') && res.statusCode < 400) return;
      const { address, identity } = surroundingsOf(res);
      const facts = {
        id: requestId,
        method,
        path: pathForLog(originalUrl),
        status: res.statusCode,
        ms: Math.round((performance.now() - began) * 10) / 10,
        address,
        account: identity?.accountId ?? null,
        network: identity?.networkId ?? null,
        ...(!res.writableFinished && { aborted: true }),
      };
      if (res.statusCode >= 500) log.error(facts, 'request');
      else log.info(facts, 'request');
    });
    next();
  };
}
