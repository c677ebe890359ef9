import { createHmac } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Receipt } from '#app/contract/errors.ts';
import { executeNamed, type Transaction } from '#db/client.ts';
import { canonicalJson } from '#server/ledger/canonical.ts';
import { refuse } from './refusal.ts';

/** What is kept per idempotency key. */
export interface StoredReceipt extends Record<string, unknown> {
  actor_id: string;
  key: string;
  command: string;
  input_hash: string;
  output: unknown;
  network_id: string | null;
  entry_id: string | null;
  leaf: string | null;
  at: Date | string;
}

/** Keyed hash of an input: tells whether a repeated key brings the same input, and tells nothing else. */
export function inputHash(secret: string, command: string, input: unknown): string {
  return createHmac('sha256', secret)
    .update(`${command}\n`)
    .update(canonicalJson(JSON.parse(JSON.stringify(input))))
    .digest('hex');
}

/**
 * Takes the key for this act, or finds what was answered before. A second caller with the same key waits here
 * until the first one's transaction has ended: so an effect happens once, however often it is asked for.
 */
export async function claimKey(
  tx: Transaction,
  claim: { actorId: string; key: string; command: string; inputHash: string; now: Date },
): Promise<StoredReceipt | null> {
  const { rowCount } = await executeNamed(
    tx,
    sql`
    insert into command_receipt (actor_id, key, command, input_hash, at)
    values (${claim.actorId}, ${claim.key}, ${claim.command}, ${claim.inputHash}, ${claim.now.toISOString()}::timestamptz)
    on conflict do nothing`,
  );
  if (rowCount === 1) return null;
  const { rows } = await tx.execute<StoredReceipt>(
    sql`select * from command_receipt where actor_id = ${claim.actorId} and key = ${claim.key}`,
  );
  const stored = rows[0]!;
  if (stored.command !== claim.command || stored.input_hash !== claim.inputHash) refuse('key_reused');
  return stored;
}

/** The receipt as the actor gets it; null when the act is no ledger entry. */
export function receiptOf(stored: StoredReceipt): Receipt | null {
  if (!stored.entry_id || !stored.network_id || !stored.leaf) return null;
  return {
    entryId: stored.entry_id,
    networkId: stored.network_id,
    leaf: stored.leaf,
    at: new Date(stored.at).toISOString(),
  };
}
