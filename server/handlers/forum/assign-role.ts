import { and, eq } from 'drizzle-orm';
import { forumRole, person } from '#db/schema/index.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { lockForum, networkOfAct } from './act.ts';
import { settleDeciders, tellingLeaders } from './deciders.ts';
import { forumSubject } from './subject.ts';

/** Names somebody facilitator, note-taker, observer or verifier, or takes it back. A forum keeps at least one facilitator. */
export const assignRole = handle('forum.assign-role', {
  action: 'forum.facilitate',
  subject: (context, input) => forumSubject(context, input.forumId),
  async run(context, input) {
    const { networkId, forumId } = await lockForum(context, input.forumId);
    const [who] = await context.db
      .select({ accountId: person.accountId, erasedAt: person.erasedAt })
      .from(person)
      .where(and(eq(person.networkId, networkId), eq(person.id, input.personId)));
    if (!who || (input.assigned && who.erasedAt))
      refuse('invalid_input', { fields: { personId: 'field_not_in_list' } });
    const holders = await context.db
      .select({ personId: forumRole.personId })
      .from(forumRole)
      .where(
        and(
          eq(forumRole.networkId, networkId),
          eq(forumRole.forumId, forumId),
          eq(forumRole.role, input.role),
        ),
      );
    if (input.assigned) {
      await tellingLeaders(context, networkId, input.personId, () =>
        context.db
          .insert(forumRole)
          .values({ networkId, forumId, personId: input.personId, role: input.role })
          .onConflictDoNothing(),
      );
    } else {
      const holds = holders.some((holder) => holder.personId === input.personId);
      if (input.role === 'facilitator' && holds && holders.length === 1) refuse('wrong_state');
      await context.db
        .delete(forumRole)
        .where(
          and(
            eq(forumRole.networkId, networkId),
            eq(forumRole.forumId, forumId),
            eq(forumRole.personId, input.personId),
            eq(forumRole.role, input.role),
          ),
        );
      await settleDeciders(context, networkId);
    }
    // What this person may see in open rooms has changed: their sockets are judged anew.
    context.afterCommit(() =>
      context.tools.signals.revoked({
        networkId,
        personId: input.personId,
        ...(who.accountId ? { accountId: who.accountId } : {}),
      }),
    );
    return {};
  },
  ledger: (input, _output, context) => ({
    networkId: networkOfAct(context),
    facts: { forumId: input.forumId, role: input.role, assigned: input.assigned },
    sealed: { personId: input.personId },
  }),
});
