import { createHash } from 'node:crypto';
import { canonicalJson, type JsonObject, type JsonValue } from './canonical.ts';
import { leafHash } from './merkle.ts';

/**
 * One act as anybody may read it. What may have to be erased is not here: `actor` and `sealed` hold salted
 * commitments only, so that forgetting a person (deleting salt and value) leaves every hash valid.
 */
export type LedgerEntry = {
  /** Version of this form. */
  v: 1;
  id: string;
  network: string;
  /** UTC, milliseconds: `2026-11-22T09:57:00.000Z`. */
  at: string;
  /** Name of the command, as in the contract. */
  command: string;
  /** Commitment to the person, 64 hex digits; null when the system acted. */
  actor: string | null;
  /** Id of the organisation acted for, if any. */
  organisation: string | null;
  /** What is public and not personal. */
  facts: JsonObject;
  /** Commitments to the personal parts, 64 hex digits each, by name. */
  sealed: Record<string, string>;
};

/** What opens a commitment, while it is still kept: salt in hex and the value. */
export type Opening = { salt: string; value: JsonValue };

const KEYS = 'actor,at,command,facts,id,network,organisation,sealed,v';
const HASH = /^[0-9a-f]{64}$/;
const SALT = /^(?:[0-9a-f]{2}){16,64}$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** True for an object that is neither null nor an array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isName = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isHash = (value: unknown): boolean => typeof value === 'string' && HASH.test(value);

function isMoment(value: unknown): boolean {
  return typeof value === 'string' && MOMENT.test(value) && !Number.isNaN(Date.parse(value));
}

/** True if a value read from outside has exactly the form of an entry: no field missing, none added. */
export function isLedgerEntry(value: unknown): value is LedgerEntry {
  return (
    isRecord(value) &&
    Object.keys(value).sort().join(',') === KEYS &&
    value.v === 1 &&
    isName(value.id) &&
    isName(value.network) &&
    isMoment(value.at) &&
    isName(value.command) &&
    (value.actor === null || isHash(value.actor)) &&
    (value.organisation === null || isName(value.organisation)) &&
    isRecord(value.facts) &&
    isRecord(value.sealed) &&
    Object.values(value.sealed).every(isHash)
  );
}

/**
 * The entry's leaf in the log: RFC 9162 leaf hash of its canonical JSON (32 bytes).
 * @throws NotCanonicalError if the facts hold something that is not JSON.
 */
export function leafOf(entry: LedgerEntry): Buffer {
  return leafHash(canonicalJson(entry));
}

/**
 * Commitment to a value that may have to be erased later: SHA-256(salt || canonical JSON), 64 hex digits.
 * `saltHex` is 16 to 64 random bytes in lower-case hex, new for every commitment: without it a short value
 * (a name, a phone number) could be guessed from its hash.
 * @throws RangeError for a salt of another form; NotCanonicalError for a value that is not JSON.
 */
export function commit(saltHex: string, value: JsonValue): string {
  if (!SALT.test(saltHex)) throw new RangeError('a salt is 16 to 64 bytes in lower-case hexadecimal');
  return createHash('sha256').update(Buffer.from(saltHex, 'hex')).update(canonicalJson(value)).digest('hex');
}

/** True if salt and value open the commitment. False, never an error, for a malformed salt. */
export function openCommitment(commitment: string, saltHex: string, value: JsonValue): boolean {
  return SALT.test(saltHex) && commit(saltHex, value) === commitment;
}
