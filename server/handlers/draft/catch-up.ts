import { and, eq } from 'drizzle-orm';
import type { Reader } from '#db/client.ts';
import { proposal } from '#db/schema/index.ts';
import { answer } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { voicesOf } from '../forum/read.ts';
import { ofActor, subjectFor, subjectOf } from '../forum/subject.ts';
import { draftRights, writerOf } from './read.ts';
import { baseOf, type Owner, storedUpdates, updatesOf } from './store.ts';

/** The updates somebody lacks who has those up to `after` of the draft that began from `base`. */
export async function catchUpOf(
  db: Reader,
  owner: Owner,
  has: { base?: string | undefined; after?: number | undefined },
) {
  const base = await baseOf(db, owner);
  const after = has.base === base.id ? has.after : undefined;
  const updates =
    after === undefined ? await updatesOf(db, base) : base.begun ? await storedUpdates(db, base, after) : [];
  return {
    base: { id: base.id, version: base.version },
    seq: updates.at(-1)?.seq ?? after ?? 0,
    updates: updates.map(({ update }) => update),
  };
}

/** What a reader of a draft lacks. Whoever has another draft's updates gets all of this one. */
export const catchUpDraft = answer('draft.catch-up', {
  action: 'forum.read',
  subject: (context, input) => subjectOf(context, proposal, input.proposalId),
  async run(context, input) {
    const { db, actor } = context;
    const [found] = await db
      .select({
        networkId: proposal.networkId,
        forumId: proposal.forumId,
        organisationId: proposal.organisationId,
        withdrawnAt: proposal.withdrawnAt,
      })
      .from(proposal)
      .where(and(eq(proposal.id, input.proposalId), ofActor(context, proposal.networkId)));
    const row = required(found);
    const { networkId, forumId } = row;
    const subject = required(await subjectFor(context, forumId));
    const voices = await voicesOf(db, actor, subject);
    return {
      ...(await catchUpOf(db, { networkId, kind: 'proposal', id: input.proposalId }, input)),
      self: await writerOf(db, actor, subject, voices),
      may: { write: draftRights(actor, subject, voices, row).write },
    };
  },
});
