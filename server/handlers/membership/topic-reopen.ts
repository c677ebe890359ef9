import { and, eq, isNotNull } from 'drizzle-orm';
import { topic } from '#db/schema/index.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { networkOfAct } from '../forum/act.ts';
import { subjectOf } from '../forum/subject.ts';
import { tellReopened } from '../notice/tell.ts';
import { keepTurn } from './topic-turns.ts';

/** Opens a closed topic again. Who follows it is told; why, and how it had been closed, stays on its page. */
export const reopenTopic = handle('topic.reopen', {
  action: 'topic.reopen',
  subject: (context, input) => subjectOf(context, topic, input.topicId),
  async run(context, { topicId, reason }) {
    const networkId = networkOfAct(context);
    const [opened] = await context.db
      .update(topic)
      .set({ closedAt: null, closingSummary: null, closedBy: null })
      .where(and(eq(topic.networkId, networkId), eq(topic.id, topicId), isNotNull(topic.closedAt)))
      .returning({ forumId: topic.forumId });
    if (!opened) refuse('wrong_state');
    await keepTurn(context, { topicId, kind: 'reopened', note: reason });
    await tellReopened(context, { networkId, forumId: required(opened).forumId, topicId });
    return {};
  },
  ledger: (input, _output, context) => ({
    networkId: networkOfAct(context),
    facts: { topicId: input.topicId },
    sealed: { reason: input.reason },
  }),
});
