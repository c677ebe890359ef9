import { sql } from 'drizzle-orm';
import type { Reader } from '#db/client.ts';
import { topic } from '#db/schema/index.ts';
import { handle } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { noEntry } from '../account/session.ts';
import { personOf } from '../forum/act.ts';
import { subjectOf } from '../forum/subject.ts';

/** Follows a topic or stops. One's own attention is nobody else's matter: no ledger entry. */
export const followTopic = handle('topic.follow', {
  action: 'topic.follow',
  subject: (context, input) => subjectOf(context, topic, input.topicId),
  async run(context, { topicId, following }) {
    const networkId = required(context.subject.networkId);
    await context.db.execute(sql`
      insert into topic_follow (network_id, topic_id, person_id, following, created_at)
      values (${networkId}, ${topicId}, ${personOf(context)}, ${following}, ${context.now.toISOString()}::timestamptz)
      on conflict (network_id, topic_id, person_id) do update set following = ${following}`);
    return {};
  },
  ledger: noEntry,
});

/** Whether a person follows a topic. */
export async function follows(
  db: Reader,
  of: { networkId: string; topicId: string; personId: string },
): Promise<boolean> {
  const { rows } = await db.execute<{ following: boolean }>(sql`
    select following from topic_follow where network_id = ${of.networkId} and topic_id = ${of.topicId}
      and person_id = ${of.personId}`);
  return rows[0]?.following ?? false;
}
