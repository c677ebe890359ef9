import { type Action, can, type Subject } from '#app/domain/permissions/index.ts';
import type { CommandContext, Preparation } from '#server/kernel/handler.ts';
import { identify } from '#server/kernel/identify.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { decodes } from '#server/text/yjs-worker.ts';
import { judged, refuseUnread } from './read.ts';
import { addUpdate, baseOf, compact, type Owner, seedOf, storedUpdates } from './store.ts';

/** After so many updates they become one: whoever comes then reads one row, not thousands. */
const COMPACT_AFTER = 200;

/** What the question for the right needs, before there is a transaction. */
type Asking = Pick<CommandContext, 'db' | 'actor'>;

/**
 * Bytes that make Yjs stumble do so here, before a connection and the text's lock are taken. Only for whoever has
 * the right at all; the transaction asks again. Strangers cost the Yjs thread nothing.
 */
export async function checkDecodes(
  { db, credentials }: Preparation,
  update: string,
  action: Action,
  subjectOf: (asking: Asking) => Promise<Subject | null>,
): Promise<void> {
  const actor = await identify(db, credentials);
  if (!actor) return;
  const subject = await subjectOf({ db: db as Asking['db'], actor });
  if (!subject || !can(actor, action, subject)) return;
  const fine = await decodes(update);
  if (fine !== true) refuseUnread(fine);
}

/**
 * Adds an update to a draft whose owner the caller has locked. The bytes are read in a thread of their own, must leave
 * a text of our schema, and are stored as that thread has written them anew; otherwise nothing is stored.
 * @throws Refused `stale_version` when the writer's copy began from another version
 */
export async function addToDraft(
  context: CommandContext,
  owner: Owner,
  written: { base: string; update: string },
): Promise<{ seq: number }> {
  const { db, now } = context;
  const base = await baseOf(db, owner);
  if (base.id !== written.base) refuse('stale_version');
  const stored = await storedUpdates(db, base);
  if (stored.length === 0) {
    const first = { seq: 0, update: await seedOf(db, base), createdAt: now };
    await addUpdate(db, base, { ...first, snapshot: true });
    stored.push(first);
  }
  const last = stored.at(-1)?.seq ?? 0;
  const { accepted, merged } = await judged(stored, written.update, stored.length >= COMPACT_AFTER);
  // Sent twice, or nothing new in it: it is there already.
  if (accepted === null) return { seq: last };
  const seq = last + 1;
  if (merged !== null) await compact(db, base, { seq, update: merged, createdAt: now });
  else await addUpdate(db, base, { seq, update: accepted, createdAt: now, snapshot: false });
  const { networkId, kind, id } = owner;
  context.afterCommit(() =>
    context.tools.signals.draftChanged({
      networkId,
      owner: { kind, id },
      base: base.id,
      seq,
      update: accepted,
    }),
  );
  return { seq };
}
