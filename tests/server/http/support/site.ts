import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingHttpHeaders, Server } from 'node:http';
import { request as send } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createReadableStreamFromReadable } from '@remix-run/node';
import express, { type RequestHandler } from 'express';
import { z } from 'zod';
import { command, line, query } from '#app/contract/contract.ts';
import type { ApiCredentials, ApiRegistry, DoorAnswer } from '#server/http/api.ts';
import { createHttpApp, type HttpParts } from '#server/http/app.ts';
import { createHealth, type Health, type HealthCheck } from '#server/http/health.ts';
import { createHttpServer } from '#server/http/limits.ts';
import { createLog } from '#server/http/request-log.ts';
import { surroundingsOf } from '#server/http/surroundings.ts';

/** A contract of four calls, one of each kind. */
export const registry: ApiRegistry = {
  commands: {
    'note.write': command({
      summary: 'Writes a note.',
      input: z.strictObject({ title: line(80), body: z.unknown().optional() }),
      output: z.strictObject({ length: z.number() }),
      errors: ['stale_version'],
    }),
    'account.sign-in': command({
      summary: 'Signs in.',
      input: z.strictObject({ email: z.email() }),
      output: z.strictObject({ token: z.string() }),
      door: 'public',
    }),
    'house.rebuild': command({
      summary: 'Rebuilds.',
      input: z.strictObject({}),
      output: z.null(),
      door: 'operator',
    }),
  },
  queries: {
    'note.list': query({
      summary: 'Lists notes.',
      input: z.strictObject({
        limit: z.number().int().max(200).optional(),
        open: z.boolean().optional(),
        after: z.string().nullable().optional(),
        tags: z.array(z.string()).optional(),
        code: z.string().optional(),
      }),
      output: z.strictObject({ notes: z.array(z.string()) }),
    }),
  },
};

/** One call that reached the door. */
export interface Call {
  name: string;
  input: unknown;
  credentials: ApiCredentials;
  key?: string;
}

/** A running site with a small API and pages, on a free port. */
export interface Site {
  port: number;
  origin: string;
  server: Server;
  health: Health;
  calls: Call[];
  /** Lines of the log so far, parsed. */
  log: () => Array<Record<string, unknown>>;
  /** What the API answers next, instead of an echo. */
  answerWith: (answer: DoorAnswer | Error) => void;
  close: () => Promise<void>;
  /** Lets `/slow` answer, which waits until then. */
  release: () => void;
}

/** The answer of a request, read to its end. */
export interface Heard {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** The pages of the test site: they read forms, set cookies, fail, and wait. */
/** @param released when the slow page may answer */
function testPages(released: Promise<void>): RequestHandler {
  const pages = express.Router();
  pages.post('/form', express.urlencoded({ extended: false, limit: '50mb' }), (req, res) => {
    res.send(`read ${JSON.stringify(req.body).length}`);
  });
  // As @remix-run/express hands a body to an action.
  pages.post('/action', async (req, res, next) => {
    try {
      const headers = { 'content-type': req.headers['content-type'] ?? '' };
      const form = await new Response(createReadableStreamFromReadable(req), { headers }).formData();
      res.send(`read ${String(form.get('a')).length}`);
    } catch (error) {
      next(error);
    }
  });
  pages.get('/fail', () => {
    throw new Error('insert failed\nparams: 3204123456789012,secret');
  });
  pages.get('/slow', (_req, res) => {
    void released.then(() => res.send('slow but done'));
  });
  pages.all('*', (req, res) => {
    const { nonce, identity, address } = surroundingsOf(res);
    res.json({
      method: req.method,
      nonce,
      identity,
      address,
      forwarded: req.headers['x-forwarded-host'] ?? null,
    });
  });
  return pages;
}

/** Starts a test site. `origin` stands for another public origin than the loopback one it really has. */
export async function startSite(
  options: Partial<HttpParts['env']> & {
    origin?: string;
    checks?: Record<string, HealthCheck>;
    identify?: HttpParts['identify'];
  } = {},
): Promise<Site> {
  const clientDir = await mkdtemp(join(tmpdir(), 'mufakat-http-'));
  await mkdir(join(clientDir, 'assets'));
  await writeFile(join(clientDir, 'assets', 'entry-abc123.js'), `// ${'x'.repeat(4_000)}`);
  await writeFile(join(clientDir, 'icons.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await writeFile(join(clientDir, '.secret'), 'no');

  const lines: string[] = [];
  const calls: Call[] = [];
  let next: DoorAnswer | Error | undefined;
  const answer = async (call: Call): Promise<DoorAnswer> => {
    calls.push(call);
    const prepared = next;
    next = undefined;
    if (prepared instanceof Error) throw prepared;
    return prepared ?? { ok: true, output: call.input, receipt: null };
  };
  const health = createHealth(options.checks ?? {}, 200);
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let port = 0;
  const app = createHttpApp({
    env: {
      development: options.development ?? false,
      trustedProxies: options.trustedProxies ?? 0,
      version: '0.0.0-test',
    },
    origin: () => options.origin ?? `http://localhost:${port}`,
    log: createLog({ level: 'info', to: { write: (text: string) => void lines.push(text) } }),
    health,
    identify:
      options.identify ??
      (async (cookie) => ({
        credentials: { kind: 'public' },
        identity: cookie ? { accountId: cookie, networkId: 'network-1' } : null,
      })),
    registry,
    door: {
      execute: (name, input, { credentials, key }) => answer({ name, input, credentials, key }),
      query: (name, input, { credentials }) => answer({ name, input, credentials }),
    },
    pages: testPages(released),
    clientDir,
  });
  const server = createHttpServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  port = typeof bound === 'object' && bound !== null ? bound.port : 0;

  return {
    port,
    origin: `http://localhost:${port}`,
    server,
    health,
    release,
    calls,
    log: () => lines.map((text): Record<string, unknown> => JSON.parse(text)),
    answerWith: (given) => {
      next = given;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(clientDir, { recursive: true });
    },
  };
}

/** Sends a request exactly as told (Node's own client, no headers of its own besides Host and Connection). */
export function ask(
  site: { port: number },
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', headers = {}, body } = options;
    const all = { host: `localhost:${site.port}`, ...headers };
    const sent = send({ host: '127.0.0.1', port: site.port, path, method, headers: all }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () =>
        resolve({
          status: res.statusCode ?? 0,
          headers: res.headers,
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      );
      res.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Writes raw bytes on a fresh connection and answers with everything that came back until it was closed. */
export function talk(site: { port: number }, parts: readonly (string | Buffer)[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(site.port, '127.0.0.1', () => {
      for (const part of parts) socket.write(part);
    });
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1')));
    // The server may cut the connection while we still write: what it said before that counts.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error);
    });
  });
}
