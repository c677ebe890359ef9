import { and, eq } from 'drizzle-orm';
import { withdrawalOf, withdrawalState } from '#app/domain/withdrawal.ts';
import { forumParty, forumWithdrawal } from '#db/schema/index.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { lockForum, networkOfAct, personOf } from '../forum/act.ts';
import { subjectFor } from '../forum/subject.ts';
import { tellForum } from '../notice/tell.ts';
import { declarationOf, leavingSubject, ruleOf } from './declarations.ts';

/** Declares that an organisation leaves. Under "at once" it is not counted from now on, and may still come back. */
export const withdraw = handle('party.withdraw', {
  action: 'party.withdraw',
  subject: (context, input) => subjectFor(context, input.forumId, input.organisationId),
  async run(context, input) {
    const { db, now } = context;
    const { networkId, forumId } = await lockForum(context, input.forumId);
    const { organisationId, reason } = input;
    const before = await declarationOf(db, { networkId, forumId }, organisationId);
    const stands =
      before && withdrawalState({ endsAt: before.endsAt.getTime(), takenBackAt: null }, now.getTime());
    if (stands === 'in-notice') refuse('already_done');
    const rule = await ruleOf(db, { networkId, forumId });
    const { endsAt, leavesAt } = withdrawalOf(rule, now.getTime());
    const withdrawalId = context.newId();
    await db.insert(forumWithdrawal).values({
      networkId,
      id: withdrawalId,
      forumId,
      organisationId,
      reason,
      noticeDays: rule.noticeDays,
      leaves: rule.leaves,
      declaredAt: now,
      endsAt: new Date(endsAt),
      leavesAt: new Date(leavesAt),
      personId: personOf(context),
    });
    if (leavesAt <= now.getTime())
      await db
        .update(forumParty)
        .set({ withdrawnAt: now })
        .where(
          and(
            eq(forumParty.networkId, networkId),
            eq(forumParty.forumId, forumId),
            eq(forumParty.organisationId, organisationId),
          ),
        );
    const others = required(await subjectFor(context, forumId)).partyIds.filter(
      (id) => id !== organisationId,
    );
    await tellForum(context, 'leaving', others, { networkId, forumId, organisationId, facilitators: true });
    return { withdrawalId, endsAt: new Date(endsAt).toISOString() };
  },
  ledger: (input, output, context) => ({
    networkId: networkOfAct(context),
    organisationId: input.organisationId,
    facts: {
      forumId: input.forumId,
      organisationId: input.organisationId,
      withdrawalId: output.withdrawalId,
      endsAt: output.endsAt,
    },
    sealed: { reason: input.reason },
  }),
});

/** Takes a declaration back before its notice ends: the organisation is counted as if it had never been made. */
export const stay = handle('party.stay', {
  action: 'party.withdraw',
  subject: (context, input) => leavingSubject(context, input.forumId, input.organisationId),
  async run(context, input) {
    const { db, now } = context;
    const { networkId, forumId } = await lockForum(context, input.forumId);
    const row = required(
      await declarationOf(db, { networkId, forumId }, input.organisationId),
      'wrong_state',
    );
    const standing = withdrawalState({ endsAt: row.endsAt.getTime(), takenBackAt: null }, now.getTime());
    if (standing !== 'in-notice') refuse('wrong_state');
    await db
      .update(forumWithdrawal)
      .set({ takenBackAt: now })
      .where(and(eq(forumWithdrawal.networkId, networkId), eq(forumWithdrawal.id, row.id)));
    await db
      .update(forumParty)
      .set({ withdrawnAt: null })
      .where(
        and(
          eq(forumParty.networkId, networkId),
          eq(forumParty.forumId, forumId),
          eq(forumParty.organisationId, input.organisationId),
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
