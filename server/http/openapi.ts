import { z } from 'zod';
import type { AnyContract } from '#app/contract/contract.ts';
import { ERROR_CODES, type ErrorCode, httpStatusOf } from '#app/contract/errors.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import type { ApiRegistry } from './api.ts';

type Json = Record<string, unknown>;

/** Refusals any call may answer with, beside those its contract names. */
const EVERY_CALL: readonly ErrorCode[] = [
  'invalid_input',
  'malformed_request',
  'too_deep',
  'too_large',
  'sign_in_required',
  'forbidden',
  'not_found',
  'rate_limited',
  'foreign_origin',
  'internal',
  'unavailable',
];
const EVERY_COMMAND: readonly ErrorCode[] = [
  'key_missing',
  'key_reused',
  'unsupported_media',
  'unknown_command',
];
const EVERY_QUERY: readonly ErrorCode[] = ['unknown_query'];

/** The components of the document, filled while paths are made. */
type Schemas = Record<string, Json>;

/** Local references of a generated schema point at its own root; in the document they must point at a component. */
function rebase(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((item) => rebase(item, name));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key]) => key !== '$defs' && key !== '$schema')
    .map(([key, child]): [string, unknown] => {
      if (key !== '$ref' || typeof child !== 'string') return [key, rebase(child, name)];
      const inner = child.replace(/^#\/\$defs\//, `#/components/schemas/${name}.`);
      return [key, inner === '#' ? `#/components/schemas/${name}` : inner];
    });
  return Object.fromEntries(entries);
}

/** Puts a schema among the components and answers a reference to it. */
function component(schemas: Schemas, name: string, schema: z.ZodType, io: 'input' | 'output'): Json {
  const made: Json = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  const defs = typeof made.$defs === 'object' && made.$defs !== null ? Object.entries(made.$defs) : [];
  for (const [part, inner] of defs) schemas[`${name}.${part}`] = rebase(inner, name) as Json;
  schemas[name] = rebase(made, name) as Json;
  return { $ref: `#/components/schemas/${name}` };
}

/** The answers of one call: its output, and its refusals grouped by status with their codes. */
function responses(output: Json, codes: readonly ErrorCode[]): Json {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of new Set(codes)) {
    const status = httpStatusOf(code);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const refusals = [...byStatus]
    .sort(([a], [b]) => a - b)
    .map(([status, group]) => {
      const schema = {
        allOf: [
          { $ref: '#/components/schemas/Refusal' },
          { properties: { error: { properties: { code: { enum: group } } } } },
        ],
      };
      return [String(status), { description: group.join(', '), content: { 'application/json': { schema } } }];
    });
  const done = {
    type: 'object',
    required: ['ok', 'output', 'receipt'],
    properties: { ok: { const: true }, output, receipt: { $ref: '#/components/schemas/Receipt' } },
  };
  return {
    '200': { description: 'Done.', content: { 'application/json': { schema: done } } },
    ...Object.fromEntries(refusals),
  };
}

/** Calls at a public door need no token, so the empty requirement stands beside the token's. */
const security = ({ door }: AnyContract): Json[] =>
  door === 'public' ? [{}, { token: [] }] : [{ token: [] }];

const tagOf = (name: string): string => name.split('.', 1)[0] ?? name;

function commandPath(schemas: Schemas, name: string, contract: AnyContract): Json {
  const key = { $ref: '#/components/parameters/IdempotencyKey' };
  const input = component(schemas, `${name}.input`, contract.input, 'input');
  const output = component(schemas, `${name}.output`, contract.output, 'output');
  return {
    post: {
      operationId: name,
      summary: contract.summary,
      tags: [tagOf(name)],
      security: security(contract),
      parameters: [key],
      requestBody: { required: true, content: { 'application/json': { schema: input } } },
      responses: responses(output, [...contract.errors, ...EVERY_CALL, ...EVERY_COMMAND]),
    },
  };
}

function queryPath(schemas: Schemas, name: string, contract: AnyContract): Json {
  const input = component(schemas, `${name}.input`, contract.input, 'input');
  const output = component(schemas, `${name}.output`, contract.output, 'output');
  const whole = {
    name: 'input',
    in: 'query',
    required: false,
    description:
      'The whole input as JSON. Each of its fields may be given as a parameter of its own instead.',
    content: { 'application/json': { schema: input } },
  };
  return {
    get: {
      operationId: name,
      summary: contract.summary,
      tags: [tagOf(name)],
      security: security(contract),
      parameters: [whole],
      responses: responses(output, [...contract.errors, ...EVERY_CALL, ...EVERY_QUERY]),
    },
  };
}

function commonSchemas(): Schemas {
  const words = messagesFor('en').errors.sentence;
  const meaning = ERROR_CODES.map((code) => `- \`${code}\` (${httpStatusOf(code)}): ${words[code]}`).join(
    '\n',
  );
  const sentence = { type: 'string' };
  return {
    ErrorCode: { type: 'string', enum: ERROR_CODES, description: meaning },
    Refusal: {
      type: 'object',
      required: ['error'],
      properties: {
        error: {
          type: 'object',
          required: ['code', 'message'],
          properties: {
            code: { $ref: '#/components/schemas/ErrorCode' },
            message: {
              type: 'object',
              required: ['id', 'en'],
              properties: { id: sentence, en: sentence },
            },
            fields: {
              type: 'object',
              description: 'Path of an input field to the code that is about it.',
              additionalProperties: { $ref: '#/components/schemas/ErrorCode' },
            },
            details: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
          },
        },
      },
    },
    Receipt: {
      description: "The act's entry in the network's ledger; null for queries.",
      type: ['object', 'null'],
      required: ['entryId', 'networkId', 'leaf', 'at'],
      properties: {
        entryId: { type: 'string' },
        networkId: { type: 'string' },
        leaf: { type: 'string' },
        at: { type: 'string', format: 'date-time' },
      },
    },
  };
}

/** The OpenAPI 3.1 document of everything the API offers, generated from the contract. */
export function createOpenApi(registry: ApiRegistry, facts: { origin: string; version: string }): Json {
  const schemas = commonSchemas();
  const paths: Json = {};
  const offered = (contracts: Readonly<Record<string, AnyContract>>) =>
    Object.entries(contracts)
      .filter(([, { door }]) => door !== 'operator')
      .sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [name, contract] of offered(registry.commands)) {
    paths[`/api/v1/commands/${name}`] = commandPath(schemas, name, contract);
  }
  for (const [name, contract] of offered(registry.queries)) {
    paths[`/api/v1/queries/${name}`] = queryPath(schemas, name, contract);
  }
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: 'Mufakat',
      version: facts.version,
      description:
        'Commands change something, once per Idempotency-Key; queries read. Both answer with the rights of the ' +
        'account the token belongs to.',
    },
    servers: [{ url: facts.origin }],
    paths,
    components: {
      schemas,
      parameters: {
        IdempotencyKey: {
          name: 'Idempotency-Key',
          in: 'header',
          required: true,
          description:
            'Chosen by the caller. The same key again returns the first answer and changes nothing.',
          schema: { type: 'string', pattern: '^[A-Za-z0-9._:~-]{8,128}$' },
        },
      },
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: '`mufakat token create`' } },
    },
  };
}
