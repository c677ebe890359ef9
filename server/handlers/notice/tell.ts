import { sql } from 'drizzle-orm';
import type { NoticeKind } from '#app/domain/notice.ts';
import type { Reader } from '#db/client.ts';
import { notice } from '#db/schema/index.ts';
import type { CommandContext } from '#server/kernel/handler.ts';
import { personOf } from '../forum/act.ts';
import { uuids } from '../forum/read.ts';
import { todayIn } from '../network/read.ts';
import { delegatesOf, mentionedIn, namedIn } from './mentions.ts';

/** What happened, as a notice names it. */
export interface News {
  networkId: string;
  forumId: string;
  topicId?: string | null;
  contributionId?: string | null;
  /** The proposal it is about, and what was said on it. */
  proposalId?: string;
  remarkId?: string;
  /** The session whose minutes it is about. */
  sessionId?: string;
  /** For whom the acting person did it. */
  organisationId: string | null;
}

/** Tells these people, except the one who does it. */
export async function tell(
  context: CommandContext,
  kind: NoticeKind,
  personIds: Iterable<string>,
  news: News,
): Promise<void> {
  const me = personOf(context);
  const others = [...new Set(personIds)].filter((personId) => personId !== me);
  if (others.length === 0) return;
  const { organisationId, ...about } = news;
  await context.db.insert(notice).values(
    others.map((personId) => ({
      ...about,
      id: context.newId(),
      personId,
      kind,
      byPersonId: me,
      byOrganisationId: organisationId,
      createdAt: context.now,
    })),
  );
}

/**
 * Tells these people, except the one who does it. News of one kind about one topic or one proposal that nobody has
 * read yet gather in the notice that is there: a lively one must not bury everything else.
 */
export async function tellGathering(
  context: CommandContext,
  kind: NoticeKind,
  personIds: Iterable<string>,
  news: News & ({ topicId: string } | { proposalId: string }),
): Promise<void> {
  const me = personOf(context);
  const others = [...new Set(personIds)].filter((personId) => personId !== me);
  if (others.length === 0) return;
  const about = news.topicId
    ? sql`topic_id = ${news.topicId}`
    : sql`proposal_id = ${news.proposalId ?? null}`;
  const { rows } = await context.db.execute<{ person_id: string }>(sql`
    update notice set n = n + 1, contribution_id = ${news.contributionId ?? null}, remark_id = ${news.remarkId ?? null},
      by_person_id = ${me}, by_organisation_id = ${news.organisationId}, created_at = ${context.now.toISOString()}::timestamptz
    where network_id = ${news.networkId} and person_id = any(${uuids(others)}::uuid[]) and ${about} and kind = ${kind}
      and read_at is null
    returning person_id`);
  const gathered = new Set(rows.map((row) => row.person_id));
  await tell(
    context,
    kind,
    others.filter((personId) => !gathered.has(personId)),
    news,
  );
}

/** Tells who follows the topic that somebody wrote. */
async function tellFollowers(
  context: CommandContext,
  news: News & { topicId: string },
  but: readonly string[],
): Promise<void> {
  const { rows } = await context.db.execute<{ person_id: string }>(sql`
    select person_id from topic_follow where network_id = ${news.networkId} and topic_id = ${news.topicId}
      and following and person_id <> all(${uuids(but)}::uuid[])`);
  await tellGathering(
    context,
    'written',
    rows.map((row) => row.person_id),
    news,
  );
}

/** Follows a topic for whoever writes in it, unless they said that they do not want to. */
export async function followByWriting(
  context: CommandContext,
  networkId: string,
  topicId: string,
): Promise<void> {
  await context.db.execute(sql`
    insert into topic_follow (network_id, topic_id, person_id, following, created_at)
    values (${networkId}, ${topicId}, ${personOf(context)}, true, ${context.now.toISOString()}::timestamptz)
    on conflict do nothing`);
}

/**
 * Tells of a new contribution: who is named in it, who wrote what it answers, who follows the topic. Everybody is told
 * once, by what concerns them most.
 * @returns who is named in it
 */
export async function tellOfContribution(
  context: CommandContext,
  news: News & { topicId: string; contributionId: string; plain: string; answersTo: string | null },
): Promise<string[]> {
  const { plain, answersTo, ...about } = news;
  const me = personOf(context);
  const named = await mentionedIn(context, about, plain);
  await tell(context, 'mentioned', named, about);
  const asked = answersTo !== null && !named.includes(answersTo) ? [answersTo] : [];
  await tell(context, 'replied', asked, about);
  await tellFollowers(context, about, [me, ...named, ...asked]);
  await followByWriting(context, about.networkId, about.topicId);
  return named;
}

/**
 * Tells whom a text names with "@": people, and the delegates of organisations. Whoever an earlier version named
 * already was told then.
 * @returns who was told
 */
export async function tellNamed(
  context: CommandContext,
  news: News,
  plain: string,
  before = '',
): Promise<string[]> {
  const known = new Set((await namedIn(context, news, before)).concerned);
  const { concerned } = await namedIn(context, news, plain);
  const fresh = concerned.filter((personId) => !known.has(personId));
  await tell(context, 'mentioned', fresh, news);
  return fresh;
}

/**
 * Tells of minutes that were offered. What an earlier version of them told and nobody has read gives way: one notice
 * leads to the newest.
 */
export async function tellOfMinutes(
  context: CommandContext,
  personIds: readonly string[],
  news: News & { sessionId: string },
): Promise<void> {
  await context.db.execute(sql`
    delete from notice where network_id = ${news.networkId} and session_id = ${news.sessionId}
      and kind in ('minutes', 'minutes-due') and read_at is null and person_id = any(${uuids(personIds)}::uuid[])`);
  await tell(context, 'minutes', personIds, news);
}

/**
 * Tells the delegates of organisations something that concerns all of them, and the forum's facilitators if asked to.
 * Who was told already (`but`) is not told again.
 */
export async function tellForum(
  context: CommandContext,
  kind: NoticeKind,
  organisationIds: readonly string[],
  news: News & { facilitators?: boolean; but?: readonly string[] },
): Promise<void> {
  const { facilitators = false, but = [], ...about } = news;
  const { db, now } = context;
  const { networkId, forumId } = about;
  const delegates = await delegatesOf(db, about, organisationIds, await todayIn(db, networkId, now));
  const leading = facilitators ? await facilitatorsOf(db, { networkId, forumId }) : [];
  const people = [...delegates, ...leading].filter((personId) => !but.includes(personId));
  await tell(context, kind, people, about);
}

/** What a request was about: a forum, or one thing in it. */
type Asked = { networkId: string } & (
  | { forumId: string }
  | { topicId: string }
  | { proposalId: string }
  | { sessionId: string }
);

/**
 * What waits for no answer any more is not claimed: unread notices of it go. With an organisation, only those of the
 * people who speak for it: it has answered, the others have not.
 */
export async function claimNoLonger(
  context: CommandContext,
  kinds: readonly NoticeKind[],
  about: Asked & { of?: { forumId: string; organisationId: string } },
): Promise<void> {
  const { networkId, of } = about;
  const it =
    'topicId' in about
      ? sql`topic_id = ${about.topicId}`
      : 'proposalId' in about
        ? sql`proposal_id = ${about.proposalId}`
        : 'sessionId' in about
          ? sql`session_id = ${about.sessionId}`
          : sql`forum_id = ${about.forumId}`;
  const people = of
    ? await delegatesOf(
        context.db,
        { networkId, forumId: of.forumId },
        [of.organisationId],
        await todayIn(context.db, networkId, context.now),
      )
    : null;
  await context.db.execute(sql`
    delete from notice where network_id = ${networkId} and ${it} and read_at is null
      and kind in (select jsonb_array_elements_text(${JSON.stringify(kinds)}::jsonb))
      ${people ? sql`and person_id = any(${uuids(people)}::uuid[])` : sql``}`);
}

/** The facilitators of a forum. */
export async function facilitatorsOf(
  db: Reader,
  { networkId, forumId }: { networkId: string; forumId: string },
): Promise<string[]> {
  const { rows } = await db.execute<{ person_id: string }>(sql`
    select person_id from forum_role where network_id = ${networkId} and forum_id = ${forumId}
      and role = 'facilitator'`);
  return rows.map((row) => row.person_id);
}

/** Tells who follows a topic that it was opened again. */
export async function tellReopened(
  context: CommandContext,
  about: { networkId: string; forumId: string; topicId: string },
): Promise<void> {
  const { rows } = await context.db.execute<{ person_id: string }>(sql`
    select person_id from topic_follow where network_id = ${about.networkId} and topic_id = ${about.topicId}
      and following`);
  await tell(
    context,
    'reopened',
    rows.map((row) => row.person_id),
    { ...about, organisationId: null },
  );
}
