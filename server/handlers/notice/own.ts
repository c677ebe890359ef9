import { and, eq, isNull, sql } from 'drizzle-orm';
import { notice } from '#db/schema/index.ts';
import { handle, type ReadContext } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { noEntry } from '../account/session.ts';
import { personOf } from '../forum/act.ts';

/** One's own network: whoever asks, asks about themselves. */
const self = async ({ actor }: ReadContext) =>
  actor.kind === 'person' ? { networkId: actor.networkId } : null;

/** Marks a notice as read and says where it leads. Somebody else's notice looks non-existent. */
export const openNotice = handle('notice.open', {
  action: 'notice.manage-own',
  async subject({ db, actor }, { noticeId }) {
    if (actor.kind !== 'person') return null;
    const [row] = await db
      .select({ networkId: notice.networkId })
      .from(notice)
      .where(
        and(
          eq(notice.networkId, actor.networkId),
          eq(notice.personId, actor.personId),
          eq(notice.id, noticeId),
        ),
      );
    return row ?? null;
  },
  async run(context, { noticeId }) {
    const networkId = required(context.subject.networkId);
    const [row] = await context.db
      .update(notice)
      .set({ readAt: sql`coalesce(${notice.readAt}, ${context.now.toISOString()}::timestamptz)` })
      .where(and(eq(notice.networkId, networkId), eq(notice.id, noticeId)))
      .returning({
        kind: notice.kind,
        forumId: notice.forumId,
        topicId: notice.topicId,
        contributionId: notice.contributionId,
        proposalId: notice.proposalId,
        remarkId: notice.remarkId,
        sessionId: notice.sessionId,
        organisationId: notice.organisationId,
        decisionId: notice.decisionId,
      });
    return required(row);
  },
  ledger: noEntry,
});

/** Marks everything as read. */
export const readAllNotices = handle('notice.read-all', {
  action: 'notice.manage-own',
  subject: self,
  async run(context) {
    const networkId = required(context.subject.networkId);
    await context.db
      .update(notice)
      .set({ readAt: context.now })
      .where(
        and(eq(notice.networkId, networkId), eq(notice.personId, personOf(context)), isNull(notice.readAt)),
      );
    return {};
  },
  ledger: noEntry,
});

/** Chooses how often unread notices come by mail. */
export const setDigest = handle('notice.set-digest', {
  action: 'notice.manage-own',
  subject: self,
  async run(context, { rhythm }) {
    const networkId = required(context.subject.networkId);
    await context.db.execute(sql`
      insert into notice_preference (network_id, person_id, rhythm)
      values (${networkId}, ${personOf(context)}, ${rhythm})
      on conflict (network_id, person_id) do update set rhythm = ${rhythm}`);
    return {};
  },
  ledger: noEntry,
});
