import { and, eq, gt, isNull, max } from 'drizzle-orm';
import { forumParty, forumWithdrawal } from '#db/schema/index.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { lockForum, mustBeOrganisations, networkOfAct } from './act.ts';
import { forumSubject } from './subject.ts';

/** Invites an organisation as a party. One that had left comes back with its old seat. */
export const addParty = handle('forum.add-party', {
  action: 'forum.facilitate',
  subject: (context, input) => forumSubject(context, input.forumId),
  async run(context, input) {
    const { networkId, partyIds } = await lockForum(context, input.forumId);
    if (partyIds.includes(input.organisationId)) refuse('already_done');
    await mustBeOrganisations(context, networkId, [['organisationId', input.organisationId]]);
    const [last] = await context.db
      .select({ position: max(forumParty.position) })
      .from(forumParty)
      .where(and(eq(forumParty.networkId, networkId), eq(forumParty.forumId, input.forumId)));
    await context.db
      .insert(forumParty)
      .values({
        networkId,
        forumId: input.forumId,
        organisationId: input.organisationId,
        position: (last?.position ?? -1) + 1,
        joinedAt: context.now,
      })
      .onConflictDoUpdate({
        target: [forumParty.networkId, forumParty.forumId, forumParty.organisationId],
        set: { withdrawnAt: null, joinedAt: context.now },
      });
    // Taken in again while its notice was running: the declaration has been overtaken.
    await context.db
      .update(forumWithdrawal)
      .set({ takenBackAt: context.now })
      .where(
        and(
          eq(forumWithdrawal.networkId, networkId),
          eq(forumWithdrawal.forumId, input.forumId),
          eq(forumWithdrawal.organisationId, input.organisationId),
          isNull(forumWithdrawal.takenBackAt),
          gt(forumWithdrawal.endsAt, context.now),
        ),
      );
    return {};
  },
  ledger: (input, _output, context) => ({
    networkId: networkOfAct(context),
    organisationId: input.organisationId,
    facts: { forumId: input.forumId, organisationId: input.organisationId },
  }),
});
