import { sql } from 'drizzle-orm';
import { recordContent } from '#app/contract/record.ts';
import { codeAsTyped } from '#server/documents/code.ts';
import { answer } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { parseVerifierKey } from '#server/ledger/checkpoint.ts';
import { verifyReceipt } from '#server/ledger/receipt.ts';
import { findEntries, proveEntry } from '../ledger/read.ts';
import { contentHash } from './content.ts';
import { findRecord, type RecordRow } from './read.ts';

/** The act that issued a record: it was written at the same instant, which the ledger is indexed by. */
const actOf = (row: RecordRow) => sql`
  e.network_id = ${row.network_id} and e.at = ${new Date(row.created_at).toISOString()}::timestamptz
  and e.command = 'record.issue'`;

/**
 * Whether a record is genuine, for anybody who holds its code. Tells what the document is about and how each item
 * ended; who was there in person, and what organisations wrote, stays with those who may read the session.
 */
export const verifyRecord = answer('record.verify', {
  action: 'record.read-public',
  async subject({ db }, { code }) {
    const found = await findRecord(db, sql`r.code = ${codeAsTyped(code)}`);
    return found && { networkId: found.network_id, open: 'world' };
  },
  async run({ db, tools }, { code }) {
    const row = required(await findRecord(db, sql`r.code = ${codeAsTyped(code)}`));
    const content = recordContent.parse(row.content);
    const entries = await findEntries(db, actOf(row));
    const act = entries.find(({ entry }) => entry.facts.recordId === row.id);
    const receipt = act ? await proveEntry(db, act) : null;
    const verifierKey = tools.ledger.verifierKeyOf(row.network_id);
    const key = parseVerifierKey(verifierKey);
    return {
      code: row.code,
      kind: content.kind,
      number: content.number,
      title: content.session.title,
      network: content.network.name,
      region: content.network.region,
      forum: content.forum.name,
      heldAt: content.session.openedAt,
      issuedAt: content.issuedAt,
      timeZone: content.timeZone,
      parties: content.parties.map(({ attendees, ...party }) => ({
        ...party,
        present: attendees.length > 0,
      })),
      agenda: content.agenda.map(({ title, mode, decisions }) => ({
        title,
        mode,
        decisions: decisions.map(({ number, outcome }) => ({ number, outcome })),
      })),
      hash: row.hash,
      checks: {
        content: contentHash(row.content) === row.hash,
        ledger: act?.entry.facts.hash === row.hash,
        signed: receipt !== null && key !== null && verifyReceipt(receipt, key).ok,
      },
      receipt: receipt && { ...receipt, entry: { ...receipt.entry } },
      verifierKey,
    };
  },
});
