import { can } from '#app/domain/permissions/index.ts';
import { proposal } from '#db/schema/index.ts';
import { handle, type Preparation } from '#server/kernel/handler.ts';
import { identify } from '#server/kernel/identify.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { decodes } from '#server/text/yjs-worker.ts';
import { lockProposal } from '../forum/proposal-freeze.ts';
import { subjectOf } from '../forum/subject.ts';
import { judged, refuseUnread } from './read.ts';
import { addUpdate, baseOf, compact, seedOf, storedUpdates } from './store.ts';

/** After so many updates they become one: whoever comes then reads one row, not thousands. */
const COMPACT_AFTER = 200;

const action = 'proposal.write-draft';

/** Whether the writer has the right at all; the transaction asks again. Strangers cost the Yjs thread nothing. */
async function mayWrite(
  { db, credentials }: Preparation,
  input: { proposalId: string; organisationId?: string | undefined },
): Promise<boolean> {
  const actor = await identify(db, credentials);
  if (!actor) return false;
  const subject = await subjectOf({ db, actor }, proposal, input.proposalId, input.organisationId);
  return subject !== null && can(actor, action, subject);
}

/**
 * Adds an update to the draft of a proposal. The bytes are read in a thread of their own, must leave a text of our
 * schema, and are stored as that thread has written them anew; otherwise nothing is stored. No ledger entry:
 * what counts is what is frozen.
 */
export const writeDraft = handle('draft.write', {
  action,
  async prepare(context, input) {
    if (!(await mayWrite(context, input))) return;
    // Bytes that make Yjs stumble do so here, before a connection and the proposal's lock are taken.
    const fine = await decodes(input.update);
    if (fine !== true) refuseUnread(fine);
  },
  subject: (context, input) => subjectOf(context, proposal, input.proposalId, input.organisationId),
  async run(context, input) {
    const { db, now } = context;
    const { networkId, id: proposalId } = await lockProposal(context, input);
    const base = await baseOf(db, { networkId, proposalId });
    if (base.id !== input.base) refuse('stale_version');
    const stored = await storedUpdates(db, base);
    if (stored.length === 0) {
      const first = { seq: 0, update: await seedOf(db, base), createdAt: now };
      await addUpdate(db, base, { ...first, snapshot: true });
      stored.push(first);
    }
    const last = stored.at(-1)?.seq ?? 0;
    const { accepted, merged } = await judged(stored, input.update, stored.length >= COMPACT_AFTER);
    // Sent twice, or nothing new in it: it is there already.
    if (accepted === null) return { seq: last };
    const seq = last + 1;
    if (merged !== null) await compact(db, base, { seq, update: merged, createdAt: now });
    else await addUpdate(db, base, { seq, update: accepted, createdAt: now, snapshot: false });
    context.afterCommit(() =>
      context.tools.signals.draftChanged({ networkId, proposalId, base: base.id, seq, update: accepted }),
    );
    return { seq };
  },
  ledger: () => ({ networkId: null, facts: {} }),
});
