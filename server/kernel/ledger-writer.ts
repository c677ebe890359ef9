import { randomFillSync } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '#app/domain/actor.ts';
import { executeNamed, type Transaction } from '#db/client.ts';
import type { JsonValue } from '#server/ledger/canonical.ts';
import { canonicalJson } from '#server/ledger/canonical.ts';
import { commit, type LedgerEntry } from '#server/ledger/entry.ts';
import { leafHash } from '#server/ledger/merkle.ts';
import type { LedgerFacts } from './handler.ts';

/** An entry on its way into the log, with what opens its commitments. */
export interface PreparedEntry {
  networkId: string;
  id: string;
  at: string;
  command: string;
  body: string;
  leaf: string;
  openings: { field: string; personId: string | null; salt: string; value: JsonValue }[];
}

const SALT_BYTES = 16;
/** Chance is drawn for many salts at once: each journey to its source costs as much as the hash it is for. */
const chance = Buffer.alloc(256 * SALT_BYTES);
let drawn = chance.length;

function salt(): string {
  if (drawn === chance.length) {
    randomFillSync(chance);
    drawn = 0;
  }
  drawn += SALT_BYTES;
  return chance.toString('hex', drawn - SALT_BYTES, drawn);
}

/**
 * Makes the ledger entry of one act. The person stands in it only as a salted commitment; so does whatever
 * the handler sealed. Salts and values are kept beside the log, where they can be erased.
 */
export function prepareEntry(
  facts: LedgerFacts & { networkId: string },
  act: { id: string; command: string; actor: Actor; now: Date },
): PreparedEntry {
  const personId = act.actor.kind === 'person' ? act.actor.personId : null;
  const openings: PreparedEntry['openings'] = [];
  const seal = (field: string, value: JsonValue): string => {
    const own = salt();
    openings.push({ field, personId, salt: own, value });
    return commit(own, value);
  };
  const entry: LedgerEntry = {
    v: 1,
    id: act.id,
    network: facts.networkId,
    at: act.now.toISOString(),
    command: act.command,
    actor: personId === null ? null : seal('actor', personId),
    organisation: facts.organisationId ?? null,
    facts: facts.facts,
    sealed: Object.fromEntries(
      Object.entries(facts.sealed ?? {}).map(([field, value]) => [field, seal(field, value)]),
    ),
  };
  const body = canonicalJson(entry);
  return {
    networkId: facts.networkId,
    id: entry.id,
    at: entry.at,
    command: entry.command,
    body,
    leaf: leafHash(body).toString('hex'),
    openings,
  };
}

/**
 * Entries as parts of a `with` clause, so that a group of acts is written in one journey to the database: no lock,
 * the sequencer orders them after the commit.
 */
export function entriesClause(entries: readonly PreparedEntry[]): SQL {
  const rows = JSON.stringify(
    entries.map((e) => ({
      network_id: e.networkId,
      id: e.id,
      at: e.at,
      command: e.command,
      body: e.body,
      leaf: e.leaf,
    })),
  );
  const openings = JSON.stringify(
    entries.flatMap((e) =>
      e.openings.map((o) => ({
        network_id: e.networkId,
        entry_id: e.id,
        field: o.field,
        person_id: o.personId,
        salt: o.salt,
        value: o.value,
      })),
    ),
  );
  return sql`entry as (
      insert into ledger_entry (network_id, id, at, command, body, leaf)
      select r.network_id, r.id, r.at, r.command, r.body, r.leaf
      from jsonb_to_recordset(${rows}::jsonb)
        as r(network_id uuid, id uuid, at timestamptz, command text, body text, leaf text)
      returning network_id, id, leaf
    ), opening as (
      insert into ledger_opening (network_id, entry_id, field, person_id, salt, value)
      select o.network_id, o.entry_id, o.field, o.person_id, o.salt, o.value
      from jsonb_to_recordset(${openings}::jsonb)
        as o(network_id uuid, entry_id uuid, field text, person_id uuid, salt text, value jsonb)
    ), pending as (
      insert into ledger_pending (network_id, entry_id, leaf) select network_id, id, leaf from entry
    )`;
}

/** Writes entries in the caller's transaction. */
export async function writeEntries(tx: Transaction, entries: readonly PreparedEntry[]): Promise<void> {
  if (entries.length > 0) await executeNamed(tx, sql`with ${entriesClause(entries)} select 1`);
}
