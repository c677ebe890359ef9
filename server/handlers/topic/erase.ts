import { and, eq, sql } from 'drizzle-orm';
import {
  contribution,
  contributionAttachment,
  contributionMention,
  contributionVersion,
} from '#db/schema/index.ts';
import { type CommandContext, handle } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { networkOfAct } from '../forum/act.ts';
import { countStanding } from './counts.ts';
import { authoredSubject, lockContribution } from './own.ts';

/**
 * Erases what opens the ledger's commitments to these words. The entries stay, and so does the proof over them: that
 * something was written, when and for whom, but not what. An entry carries the instant of its act, so that its index
 * finds it.
 */
async function eraseOpenings(context: CommandContext, row: typeof contribution.$inferSelect): Promise<void> {
  await context.db.execute(sql`
    with times as (
      select ${row.createdAt.toISOString()}::timestamptz as at
      union select ${row.editedAt?.toISOString() ?? null}::timestamptz
      union select written_at from contribution_version
        where network_id = ${row.networkId} and contribution_id = ${row.id}
    ), entries as (
      select e.id from ledger_entry e join times t on t.at = e.at
      where e.network_id = ${row.networkId}
        and e.command in ('contribution.write', 'contribution.revise', 'topic.open')
        and (e.body::jsonb->'facts'->>'contributionId' = ${row.id}
          or (e.command = 'topic.open' and e.body::jsonb->'facts'->>'topicId' = ${row.topicId}))
    )
    delete from ledger_opening o using entries where o.network_id = ${row.networkId}
      and o.entry_id = entries.id and o.field in ('body', 'attachments')`);
}

/** Erases one's own words. What others answered stays, and says where something was. */
export const eraseContribution = handle('contribution.erase', {
  action: 'contribution.change-own',
  subject: (context, input) => authoredSubject(context, input.contributionId),
  async run(context, input) {
    const { db } = context;
    const row = await lockContribution(context, input.contributionId);
    if (row.erasedAt) refuse('already_done');
    const { networkId, id, topicId, organisationId, standing } = row;
    await eraseOpenings(context, row);
    for (const table of [contributionVersion, contributionAttachment, contributionMention])
      await db.delete(table).where(and(eq(table.networkId, networkId), eq(table.contributionId, id)));
    // Nobody has to respond to what is not there any more; what was taken up stays taken up.
    const after = standing === 'open' ? null : standing;
    await db
      .update(contribution)
      .set({ body: { type: 'doc', content: [] }, plain: '', erasedAt: context.now, standing: after })
      .where(and(eq(contribution.networkId, networkId), eq(contribution.id, id)));
    const before = standing === 'open' && row.hiddenAt ? null : standing;
    await countStanding(db, { networkId, topicId, organisationId, before, after });
    return {};
  },
  ledger: (input, _output, context) => ({
    networkId: networkOfAct(context),
    facts: { contributionId: input.contributionId },
  }),
});
