import { and, eq, sql } from 'drizzle-orm';
import { can } from '#app/domain/permissions/index.ts';
import { topic } from '#db/schema/index.ts';
import { answer } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { turnsOf } from '../membership/topic-turns.ts';
import { follows } from '../notice/follow.ts';
import { mentionableIn } from '../notice/mentions.ts';
import { readCounts } from '../topic/counts.ts';
import { markingOf } from '../topic/marks.ts';
import { windowOf } from '../topic/window.ts';
import { decisionItems, proposalItems, registerLine } from './items.ts';
import { cursorAfter, cursorOf, peopleNames, voicesOf } from './read.ts';
import { forumRefOf } from './state.ts';
import { ofActor, subjectFor, subjectOf } from './subject.ts';
import { oneThread, threadPage } from './threads.ts';

/** A topic with its threads, and what became of what was put in: proposals and the decisions on them. */
export const showTopic = answer('topic.show', {
  action: 'forum.read',
  subject: (context, input) => subjectOf(context, topic, input.topicId),
  async run(context, input) {
    const { db, actor } = context;
    const [found] = await db
      .select()
      .from(topic)
      .where(and(eq(topic.id, input.topicId), ofActor(context, topic.networkId)));
    const row = required(found);
    const { networkId } = row;
    const subject = required(await subjectFor(context, row.forumId));
    const page = { from: cursorOf(input.after), limit: input.limit ?? 20 };
    const here = { networkId, id: row.id };
    const alone = input.threadId ? required(await oneThread(db, actor, here, input.threadId, page)) : null;
    const { threads, more } = alone
      ? { threads: [alone.thread], more: alone.more }
      : await threadPage(db, actor, here, page, input.standing);
    const last = alone ? alone.thread.replies.at(-1) : threads.at(-1);
    const people = await peopleNames(db, networkId, [row.personId, ...(row.closedBy ? [row.closedBy] : [])]);
    const decisions = await decisionItems(
      db,
      networkId,
      sql`d.proposal_id in (select id from proposal where network_id = ${networkId} and topic_id = ${row.id})`,
      20,
    );
    const voices = await voicesOf(db, actor, subject);
    const speaks = voices.some((v) => v.maySpeak);
    const writes = row.closedAt === null && (speaks || can(actor, 'contribution.write', subject));
    return {
      forum: await forumRefOf(db, subject),
      topic: {
        id: row.id,
        title: row.title,
        mode: row.mode,
        closed: row.closedAt !== null,
        closing: row.closedAt
          ? {
              summary: row.closingSummary ?? '',
              by: (row.closedBy && people.get(row.closedBy)) || '',
              at: row.closedAt.toISOString(),
            }
          : null,
        turns: await turnsOf(db, networkId, row.id),
        createdAt: row.createdAt.toISOString(),
        author: people.get(row.personId) ?? '',
        contributions: row.fromGovernment + row.fromOthers + row.fromFacilitators,
      },
      threads,
      next: more && last ? cursorAfter({ createdAt: new Date(last.createdAt), id: last.id }) : null,
      following:
        actor.kind === 'person'
          ? await follows(db, { networkId, topicId: row.id, personId: actor.personId })
          : null,
      mentionable: writes ? await mentionableIn(context, subject, true) : { organisations: [], people: [] },
      window: await windowOf(db, context.now, row),
      inputs: await readCounts(db, networkId, row.id),
      marking: await markingOf(db, actor, subject, row.id),
      proposals: await proposalItems(db, networkId, sql`p.topic_id = ${row.id}`, 50),
      decisions: decisions.map(registerLine),
      voices,
      may: {
        write: writes,
        propose: speaks,
        close: row.closedAt === null && can(actor, 'topic.close', subject),
        reopen: row.closedAt !== null && can(actor, 'topic.reopen', subject),
        facilitate: can(actor, 'forum.facilitate', subject),
      },
    };
  },
});
