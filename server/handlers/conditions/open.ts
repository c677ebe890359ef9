import { and, desc, eq } from 'drizzle-orm';
import { conditionForm } from '#db/schema/index.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { lockForum, networkOfAct } from '../forum/act.ts';
import { forumSubject } from '../forum/subject.ts';
import { claimNoLonger, tellForum } from '../notice/tell.ts';

/** Asks the parties anew. Answers of an earlier form are not carried over: every organisation says it again. */
export const openForm = handle('conditions.open', {
  action: 'forum.facilitate',
  subject: (context, input) => forumSubject(context, input.forumId),
  async run(context, input) {
    const { networkId, forumId } = await lockForum(context, input.forumId);
    const [newest] = await context.db
      .select({ number: conditionForm.number, closedAt: conditionForm.closedAt })
      .from(conditionForm)
      .where(and(eq(conditionForm.networkId, networkId), eq(conditionForm.forumId, forumId)))
      .orderBy(desc(conditionForm.number))
      .limit(1);
    if (newest && newest.closedAt === null) refuse('wrong_state');
    const formId = context.newId();
    const number = (newest?.number ?? 0) + 1;
    await context.db
      .insert(conditionForm)
      .values({ networkId, id: formId, forumId, number, openedAt: context.now });
    const { partyIds } = required(await forumSubject(context, forumId));
    await claimNoLonger(context, ['conditions'], { networkId, forumId });
    await tellForum(context, 'conditions', partyIds, { networkId, forumId, organisationId: null });
    return { formId, number };
  },
  ledger: (input, output, context) => ({
    networkId: networkOfAct(context),
    facts: { forumId: input.forumId, formId: output.formId, number: output.number },
  }),
});
