import { openCheckpoint, type VerifierKey } from './checkpoint.ts';
import { isLedgerEntry, isRecord, type LedgerEntry, leafOf } from './entry.ts';
import { verifyInclusion } from './merkle.ts';

/** The receipt of one act: its entry and the proof that a signed log holds it. */
export type Receipt = {
  entry: LedgerEntry;
  /** Position in the log, from 0. */
  index: number;
  /** Size of the log the proof is for: the checkpoint's. */
  size: number;
  /** Inclusion proof, nearest sibling first, 64 hex digits each (RFC 9162 section 2.1.3). */
  proof: string[];
  /** Signed checkpoint text. */
  checkpoint: string;
};

/** Why a receipt was not accepted. */
export type ReceiptFault = 'malformed' | 'checkpoint_unsigned' | 'size_differs' | 'not_included';

/** Answer of `verifyReceipt`. */
export type ReceiptVerdict = { ok: true } | { ok: false; fault: ReceiptFault };

const HASH = /^[0-9a-f]{64}$/;

/** True if a value read from outside has the form of a receipt. */
export function isReceipt(value: unknown): value is Receipt {
  return (
    isRecord(value) &&
    isLedgerEntry(value.entry) &&
    Number.isSafeInteger(value.index) &&
    Number.isSafeInteger(value.size) &&
    Array.isArray(value.proof) &&
    value.proof.every((hash) => typeof hash === 'string' && HASH.test(hash)) &&
    typeof value.checkpoint === 'string'
  );
}

/**
 * Checks one act's receipt with a public key, without database or log: the checkpoint is signed with that
 * key, and the proof joins the entry to its root. Never throws.
 */
export function verifyReceipt(receipt: unknown, key: VerifierKey): ReceiptVerdict {
  if (!isReceipt(receipt)) return { ok: false, fault: 'malformed' };
  const opened = openCheckpoint(receipt.checkpoint, key);
  if (!opened.ok) return { ok: false, fault: 'checkpoint_unsigned' };
  if (opened.checkpoint.size !== receipt.size) return { ok: false, fault: 'size_differs' };
  const proof = receipt.proof.map((hash) => Buffer.from(hash, 'hex'));
  const { entry, index, size } = receipt;
  return verifyInclusion(leafOf(entry), index, size, proof, opened.checkpoint.root)
    ? { ok: true }
    : { ok: false, fault: 'not_included' };
}
