import type { Server } from 'node:http';
import type { Logger } from 'pino';
import type { Health } from './health.ts';

/** Something that is closed at the end, in the order given. */
export interface Closer {
  name: string;
  close: () => Promise<unknown>;
}

/** What a graceful end needs. */
export interface ShutdownParts {
  server: Server;
  health: Health;
  log: Logger;
  /** Closed after the last request: sockets, jobs, mail, then the pools. */
  closers: readonly Closer[];
  /** Milliseconds in which everything must be over. */
  limitMs?: number;
}

/** Waits until a promise settles or the time is up; true when it settled in time. */
async function within(work: Promise<unknown>, ms: number): Promise<boolean> {
  let late: NodeJS.Timeout | undefined;
  const limit = new Promise<false>((resolve) => {
    late = setTimeout(() => resolve(false), Math.max(0, ms));
  });
  const done = await Promise.race([work.then(() => true as const), limit]);
  clearTimeout(late);
  return done;
}

/**
 * Knows how many requests are being answered. An open socket is not one: its handshake ends at once. While ending,
 * answers close their connection; else a client that keeps it alive would go on asking for ever.
 */
function watchRequests(server: Server): { over: () => Promise<void> } {
  let open = 0;
  let resolveOver: (() => void) | undefined;
  server.prependListener('request', (_req, res) => {
    open += 1;
    if (resolveOver) res.setHeader('Connection', 'close');
    res.once('close', () => {
      open -= 1;
      if (open === 0) resolveOver?.();
    });
  });
  return {
    over: () =>
      new Promise<void>((resolve) => {
        resolveOver = resolve;
        if (open === 0) resolve();
      }),
  };
}

/**
 * Prepares a graceful end and answers the function that carries it out: health says 503, no new connections, running
 * requests are finished (at most half the time), then the closers one after the other, then whatever connection is
 * left is cut. Resolves to true when all of it was in time; never rejects; calling it again gives the same promise.
 */
export function createShutdown(parts: ShutdownParts): (reason: string) => Promise<boolean> {
  const { server, health, log, closers, limitMs = 10_000 } = parts;
  const requests = watchRequests(server);
  let ending: Promise<boolean> | undefined;

  async function end(reason: string): Promise<boolean> {
    const until = performance.now() + limitMs;
    const left = () => until - performance.now();
    log.info({ reason }, 'stopping');
    health.stopping();
    // Refuses new connections and closes idle ones; open sockets hold it back, so it is not waited for.
    server.close();
    let inTime = await within(requests.over(), limitMs / 2);
    if (!inTime) log.error({}, 'requests were still running');
    for (const { name, close } of closers) {
      const closing = close().catch((error: unknown) =>
        log.error({ err: error, part: name }, 'closing failed'),
      );
      const closed = await within(closing, left());
      if (!closed) log.error({ part: name }, 'closing took too long');
      inTime &&= closed;
    }
    server.closeAllConnections();
    log.info({ inTime }, 'stopped');
    return inTime;
  }

  return (reason) => {
    ending ??= end(reason);
    return ending;
  };
}
