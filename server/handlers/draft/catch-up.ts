import { and, eq } from 'drizzle-orm';
import { proposal } from '#db/schema/index.ts';
import { answer } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { voicesOf } from '../forum/read.ts';
import { ofActor, subjectFor, subjectOf } from '../forum/subject.ts';
import { draftRights, writerOf } from './read.ts';
import { baseOf, storedUpdates, updatesOf } from './store.ts';

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
        withdrawnAt: proposal.withdrawnAt,
      })
      .from(proposal)
      .where(and(eq(proposal.id, input.proposalId), ofActor(context, proposal.networkId)));
    const { networkId, forumId, withdrawnAt } = required(found);
    const subject = required(await subjectFor(context, forumId));
    const base = await baseOf(db, { networkId, proposalId: input.proposalId });
    const has = input.base === base.id ? input.after : undefined;
    const updates =
      has === undefined ? await updatesOf(db, base) : base.begun ? await storedUpdates(db, base, has) : [];
    const voices = await voicesOf(db, actor, subject);
    return {
      base: { id: base.id, version: base.version },
      seq: updates.at(-1)?.seq ?? has ?? 0,
      updates: updates.map(({ update }) => update),
      self: await writerOf(db, actor, subject, voices),
      may: { write: draftRights(actor, subject, voices, withdrawnAt !== null).write },
    };
  },
});
