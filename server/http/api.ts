import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import type { AnyContract } from '#app/contract/contract.ts';
import type { Answer } from '#app/contract/errors.ts';
import { headerOf } from './client-address.ts';
import { readJson } from './json-scan.ts';
import { readText } from './limits.ts';
import { readParameters } from './parameters.ts';
import { refuse } from './refuse.ts';
import { type Identity, surroundingsOf } from './surroundings.ts';

/** Everything that can be asked for, by name. */
export interface ApiRegistry {
  commands: Readonly<Record<string, AnyContract>>;
  queries: Readonly<Record<string, AnyContract>>;
}

/** What a request shows of its sender. A bearer token, when there is one, is the only thing that counts. */
export interface ApiCredentials {
  /** The Authorization header as it came, or null. */
  authorization: string | null;
  /** The Cookie header, or null; null as well when there is an Authorization header. */
  cookie: string | null;
  address: string;
  userAgent: string | null;
}

/** The kernel's answer; `identity` is for the log only. */
export type DoorAnswer = Answer<unknown> & { identity?: Identity | null };

/** The kernel's two ways in, as the API uses them. Neither rejects for a refusal. */
export interface ApiDoor {
  execute(
    name: string,
    input: unknown,
    how: { credentials: ApiCredentials; key: string; door: 'api' },
  ): Promise<DoorAnswer>;
  query(name: string, input: unknown, how: { credentials: ApiCredentials; door: 'api' }): Promise<DoorAnswer>;
}

function credentialsOf(req: Request, res: Response): ApiCredentials {
  const authorization = headerOf(req, 'authorization') ?? null;
  return {
    authorization,
    cookie: authorization === null ? (headerOf(req, 'cookie') ?? null) : null,
    address: surroundingsOf(res).address,
    userAgent: headerOf(req, 'user-agent')?.slice(0, 300) ?? null,
  };
}

/** The `Idempotency-Key` header: 8 to 128 plain characters (a UUID fits), in quotes or not; null when it is not one. */
export function readIdempotencyKey(header: string | undefined): string | null {
  return /^("?)([A-Za-z0-9._:~-]{8,128})\1$/.exec(header?.trim() ?? '')?.[2] ?? null;
}

/** The contract of a name that the API offers; what only the operator may do is not there at all. */
function offered(contracts: Readonly<Record<string, AnyContract>>, name: string): AnyContract | null {
  const contract = Object.hasOwn(contracts, name) ? contracts[name] : undefined;
  return contract === undefined || contract.door === 'operator' ? null : contract;
}

function send(req: Request, res: Response, answer: DoorAnswer): void {
  if (answer.identity !== undefined) res.locals.identity = answer.identity;
  if (res.headersSent) return;
  if (!answer.ok) refuse(req, res, answer.refusal);
  else res.json({ ok: true, output: answer.output, receipt: answer.receipt });
}

const command =
  (registry: ApiRegistry, door: ApiDoor): RequestHandler =>
  async (req, res) => {
    const name = req.params.name ?? '';
    if (offered(registry.commands, name) === null) return refuse(req, res, { code: 'unknown_command' });
    const key = readIdempotencyKey(headerOf(req, 'idempotency-key'));
    if (key === null) return refuse(req, res, { code: 'key_missing' });
    const type = headerOf(req, 'content-type') ?? '';
    if (type !== '' && !/^application\/json\s*(;|$)/i.test(type)) {
      return refuse(req, res, { code: 'unsupported_media' });
    }
    // Not UTF-8, or the sender went away: either way there is nothing to read.
    const text = await readText(req).catch(() => null);
    if (text === null) return refuse(req, res, { code: 'malformed_request' });
    const input = readJson(text === '' ? '{}' : text);
    if (!input.ok) return refuse(req, res, { code: input.code });
    const credentials = credentialsOf(req, res);
    send(req, res, await door.execute(name, input.value, { credentials, key, door: 'api' }));
  };

const query =
  (registry: ApiRegistry, door: ApiDoor): RequestHandler =>
  async (req, res) => {
    const name = req.params.name ?? '';
    const contract = offered(registry.queries, name);
    if (contract === null) return refuse(req, res, { code: 'unknown_query' });
    const at = req.originalUrl.indexOf('?');
    const search = new URLSearchParams(at === -1 ? '' : req.originalUrl.slice(at + 1));
    const input = readParameters(search, contract.input);
    if (!input.ok) return refuse(req, res, { code: input.code });
    send(
      req,
      res,
      await door.query(name, input.value, { credentials: credentialsOf(req, res), door: 'api' }),
    );
  };

/** Another method than the one of this path: 405 with the name of the right one. */
const otherMethod =
  (allowed: string): RequestHandler =>
  (req, res) => {
    res.setHeader('Allow', allowed);
    refuse(req, res, { code: 'malformed_request' }, 405);
  };

/** Express 4 does not wait for promises: what a handler throws is passed on by hand. */
const settled =
  (handler: RequestHandler): RequestHandler =>
  async (req, res, next) => {
    try {
      await handler(req, res, next);
    } catch (error) {
      next(error);
    }
  };

/**
 * The API under `/api/v1`: `POST /commands/<name>` with a JSON body and an `Idempotency-Key`, `GET /queries/<name>`
 * with parameters, `GET /openapi.json`. `describe` makes the OpenAPI document; it is asked once.
 */
export function createApi(registry: ApiRegistry, door: ApiDoor, describe: () => object): Router {
  const router = express.Router();
  let description: string | undefined;
  router.get('/openapi.json', (_req, res) => {
    description ??= JSON.stringify(describe());
    res.type('json').send(description);
  });
  router.post('/commands/:name', settled(command(registry, door)));
  router.all('/commands/:name', otherMethod('POST'));
  router.get('/queries/:name', settled(query(registry, door)));
  router.all('/queries/:name', otherMethod('GET'));
  router.use((req, res) => refuse(req, res, { code: 'not_found' }));
  return router;
}
