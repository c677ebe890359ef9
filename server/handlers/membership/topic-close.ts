import { and, eq, isNull } from 'drizzle-orm';
import { topic } from '#db/schema/index.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { networkOfAct, personOf } from '../forum/act.ts';
import { subjectOf } from '../forum/subject.ts';
import { claimNoLonger } from '../notice/tell.ts';
import { keepTurn } from './topic-turns.ts';

/** Closes a topic with a summary of what came of it; nothing can be added, and everything stays readable. */
export const closeTopic = handle('topic.close', {
  action: 'topic.close',
  subject: (context, input) => subjectOf(context, topic, input.topicId),
  async run(context, input) {
    const closed = await context.db
      .update(topic)
      .set({ closedAt: context.now, closingSummary: input.summary, closedBy: personOf(context) })
      .where(
        and(eq(topic.networkId, networkOfAct(context)), eq(topic.id, input.topicId), isNull(topic.closedAt)),
      )
      .returning({ id: topic.id });
    if (closed.length === 0) refuse('wrong_state');
    await keepTurn(context, { topicId: input.topicId, kind: 'closed', note: input.summary });
    await claimNoLonger(context, ['window'], { networkId: networkOfAct(context), topicId: input.topicId });
    return {};
  },
  ledger: (input, _output, context) => ({
    networkId: networkOfAct(context),
    facts: { topicId: input.topicId },
    sealed: { summary: input.summary },
  }),
});
