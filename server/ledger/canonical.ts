import { createHash } from 'node:crypto';

/** A JSON value as RFC 8259 knows it; the only thing the ledger hashes. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;

/** A JSON object. */
export type JsonObject = { [key: string]: JsonValue };

/** Deeper nesting than this is refused, which also refuses a value that contains itself. */
const DEEPEST = 200;

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Thrown for a value that has no canonical JSON form; recognised by `code`. */
export class NotCanonicalError extends TypeError {
  readonly code = 'not_canonical';
}

function textOf(text: string): string {
  if (LONE_SURROGATE.test(text)) throw new NotCanonicalError('a text holds half of a surrogate pair');
  return JSON.stringify(text);
}

function objectOf(value: object, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new NotCanonicalError('only plain objects and arrays have a canonical form');
  }
  // Array.prototype.sort compares UTF-16 code units, which is the order RFC 8785 section 3.2.3 asks for.
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, member]) => `${textOf(key)}:${write(member, depth + 1)}`);
  return `{${members.join(',')}}`;
}

function write(value: unknown, depth: number): string {
  if (depth > DEEPEST) throw new NotCanonicalError(`nested deeper than ${DEEPEST}, or holds itself`);
  if (value === null) return 'null';
  switch (typeof value) {
    case 'string':
      return textOf(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isFinite(value)) throw new NotCanonicalError('a number is not finite');
      // ECMAScript's Number::toString is the number form of RFC 8785 section 3.2.2.3; -0 becomes 0.
      return String(value);
    case 'object':
      // Array.from turns holes into undefined, so that a sparse array is refused.
      return Array.isArray(value)
        ? `[${Array.from(value, (member: unknown) => write(member, depth + 1)).join(',')}]`
        : objectOf(value, depth);
    default:
      throw new NotCanonicalError(`a ${typeof value} has no JSON form`);
  }
}

/**
 * The one text of a JSON value that everybody can recompute (RFC 8785, JSON Canonicalization Scheme).
 * Keys in UTF-16 order, no white space, numbers as ECMAScript writes them.
 * @throws NotCanonicalError for undefined, NaN, Infinity, bigint, functions, symbols, lone surrogates,
 * objects that are not plain (Date, Map, Buffer) and nesting deeper than 200.
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0);
}

/** SHA-256 of a text's UTF-8 bytes or of bytes, as 64 lower-case hexadecimal digits. */
export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
