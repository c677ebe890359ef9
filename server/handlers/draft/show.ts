import { and, eq } from 'drizzle-orm';
import { plainText } from '#app/editor/plain.ts';
import { proposal, proposalVersion } from '#db/schema/index.ts';
import { answer } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { voicesOf } from '../forum/read.ts';
import { forumRefOf } from '../forum/state.ts';
import { ofActor, subjectFor, subjectOf } from '../forum/subject.ts';
import { draftRights, draftText, passagesOf } from './read.ts';
import { baseOf, storedUpdates, updatesOf } from './store.ts';

/** The draft of a proposal as a page shows it: its text now, and the newest frozen text to compare with. */
export const showDraft = answer('draft.show', {
  action: 'forum.read',
  subject: (context, input) => subjectOf(context, proposal, input.proposalId),
  async run(context, input) {
    const { db, actor } = context;
    const [found] = await db
      .select()
      .from(proposal)
      .where(and(eq(proposal.id, input.proposalId), ofActor(context, proposal.networkId)));
    const row = required(found);
    const subject = required(await subjectFor(context, row.forumId));
    const base = await baseOf(db, { networkId: row.networkId, kind: 'proposal', id: row.id });
    const stored = base.begun ? await storedUpdates(db, base) : [];
    const updates = base.begun ? stored : await updatesOf(db, base);
    const { document } = await draftText(updates);
    const [frozen] = await db
      .select({ plain: proposalVersion.plain })
      .from(proposalVersion)
      .where(
        and(
          eq(proposalVersion.networkId, row.networkId),
          eq(proposalVersion.proposalId, row.id),
          eq(proposalVersion.version, row.version),
        ),
      );
    const voices = await voicesOf(db, actor, subject);
    const last = stored.at(-1);
    return {
      forum: await forumRefOf(db, subject),
      proposal: {
        id: row.id,
        number: row.number,
        title: row.title,
        version: row.version,
        organisationId: row.organisationId,
      },
      base: { id: base.id, version: base.version },
      seq: last?.seq ?? 0,
      writtenAt: last?.createdAt.toISOString() ?? null,
      body: document && { type: 'doc' as const, content: document.content.map((node) => ({ ...node })) },
      plain: document ? plainText(document) : '',
      passages: document ? await passagesOf(updates) : [],
      frozen: required(frozen).plain,
      voices,
      may: draftRights(actor, subject, voices, row),
    };
  },
});
