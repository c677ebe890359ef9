import { and, eq, sql } from 'drizzle-orm';
import { proposal, proposalVersion } from '#db/schema/index.ts';
import { forumRefOf } from '#server/handlers/forum/state.ts';
import { ofActor, subjectFor, subjectOf } from '#server/handlers/forum/subject.ts';
import { versionsOf } from '#server/handlers/forum/versions.ts';
import { answer } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';

/** Two versions beside each other; when none is named, the newest and the one before it. */
export const compareVersions = answer('proposal.compare', {
  action: 'forum.read',
  subject: (context, input) => subjectOf(context, proposal, input.proposalId),
  async run(context, input) {
    const { db } = context;
    const [found] = await db
      .select()
      .from(proposal)
      .where(and(eq(proposal.id, input.proposalId), ofActor(context, proposal.networkId)));
    const { networkId, forumId, id, number, title, version } = required(found);
    const to = input.to ?? version;
    const from = input.from ?? Math.max(1, to - 1);
    const texts = await db
      .select({ version: proposalVersion.version, plain: proposalVersion.plain })
      .from(proposalVersion)
      .where(
        and(
          eq(proposalVersion.networkId, networkId),
          eq(proposalVersion.proposalId, id),
          sql`${proposalVersion.version} in (${from}, ${to})`,
        ),
      );
    const text = (wanted: number) => texts.find((one) => one.version === wanted) ?? refuse('not_found');
    return {
      forum: await forumRefOf(db, required(await subjectFor(context, forumId))),
      proposal: { id, number, title, version },
      versions: await versionsOf(db, networkId, id),
      from: text(from),
      to: text(to),
    };
  },
});
