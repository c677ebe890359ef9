import { and, eq } from 'drizzle-orm';
import { forum } from '#db/schema/index.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { lockForum, networkOfAct } from './act.ts';
import { charterStates } from './state.ts';
import { forumSubject } from './subject.ts';

/**
 * Corrects how a forum is called and what it rests on: a decree gets its number after the forum was convened. Its aim
 * is what the parties accept with the charter, and stands once the first of them has.
 */
export const reviseForum = handle('forum.revise', {
  action: 'forum.facilitate',
  subject: (context, input) => forumSubject(context, input.forumId),
  async run(context, input) {
    const { networkId, forumId } = await lockForum(context, input.forumId);
    const ofThis = and(eq(forum.networkId, networkId), eq(forum.id, forumId));
    const [found] = await context.db
      .select({ name: forum.name, aim: forum.aim, legalBasis: forum.legalBasis })
      .from(forum)
      .where(ofThis);
    const before = required(found);
    const { name, legalBasis } = input;
    const aim = input.aim ?? before.aim;
    if (name === before.name && legalBasis === before.legalBasis && aim === before.aim)
      refuse('already_done');
    const charter = (await charterStates(context.db, networkId, [forumId])).get(forumId);
    const accepted = charter !== undefined && (charter.inForce !== null || charter.accepted > 0);
    if (aim !== before.aim && accepted) refuse('wrong_state');
    await context.db.update(forum).set({ name, legalBasis, aim }).where(ofThis);
    return {};
  },
  ledger: (input, _output, context) => ({
    networkId: networkOfAct(context),
    facts: { forumId: input.forumId },
    sealed: { name: input.name, legalBasis: input.legalBasis, aim: input.aim ?? null },
  }),
});
