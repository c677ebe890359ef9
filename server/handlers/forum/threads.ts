import { type SQL, sql } from 'drizzle-orm';
import type { ContributionShown, Thread } from '#app/contract/topic-shapes.ts';
import type { Actor } from '#app/domain/actor.ts';
import type { Standing, Timing } from '#app/domain/topic.ts';
import type { RichDocument } from '#app/editor/document.ts';
import type { Reader } from '#db/client.ts';
import { mentionsOf } from '../notice/mentions.ts';
import { attachmentsOf } from '../topic/attachments.ts';
import { lastMarks } from '../topic/marks.ts';
import { authorOf, type Cursor, instantOf, organisationRefs, peopleNames, uuids } from './read.ts';

interface ContributionRow extends Record<string, unknown> {
  id: string;
  parent_id: string | null;
  root_id: string | null;
  kind: ContributionShown['kind'];
  organisation_id: string | null;
  person_id: string;
  body: RichDocument;
  replies: number;
  standing: Standing | null;
  timing: Timing | null;
  edited_at: string | null;
  erased_at: string | null;
  hidden_at: string | null;
  hidden_reason: string | null;
  created_at: string;
}

/** Replies shown below each thread before "show all". */
const REPLIES = 20;

const columns = sql`c.id, c.parent_id, c.root_id, c.kind, c.organisation_id, c.person_id, c.body, c.replies, c.standing,
  c.timing, c.edited_at, c.erased_at, c.hidden_at, c.hidden_reason, c.created_at`;
const after = (from: Cursor | null) =>
  from ? sql`and (c.created_at, c.id) > (${from.at}::timestamptz, ${from.id}::uuid)` : sql``;

/** The root stands first in the order, though it is the same in all rows: so the index gives the order. */
async function rowsOf(db: Reader, where: SQL, limit: number): Promise<ContributionRow[]> {
  const { rows } = await db.execute<ContributionRow>(
    sql`select ${columns} from contribution c where ${where} order by c.root_id, c.created_at, c.id limit ${limit}`,
  );
  return rows;
}

/** The same in the order of another index: all that stand alike in a topic. */
async function standingRows(db: Reader, where: SQL, limit: number): Promise<ContributionRow[]> {
  const { rows } = await db.execute<ContributionRow>(
    sql`select ${columns} from contribution c where ${where} order by c.standing, c.created_at, c.id limit ${limit}`,
  );
  return rows;
}

/** Why a contribution's words are not shown; null when they are. */
function goneOf(row: ContributionRow): ContributionShown['gone'] {
  if (row.erased_at !== null) return { by: 'author', reason: null, at: instantOf(row.erased_at) };
  if (row.hidden_at === null) return null;
  return { by: 'facilitator', reason: row.hidden_reason, at: instantOf(row.hidden_at) };
}

/** Contributions with their authors, from their rows; `all`: also the words that were hidden. */
async function shownOf(
  db: Reader,
  actor: Actor,
  networkId: string,
  rows: readonly ContributionRow[],
  all = false,
) {
  const organisations = await organisationRefs(
    db,
    networkId,
    rows.map((row) => row.organisation_id),
  );
  const people = await peopleNames(
    db,
    networkId,
    rows.map((row) => row.person_id),
  );
  const marks = await lastMarks(
    db,
    networkId,
    rows.filter((row) => row.standing !== null).map((row) => row.id),
  );
  const attachments = await attachmentsOf(
    db,
    networkId,
    rows.map((row) => row.id),
  );
  const mentions = await mentionsOf(
    db,
    networkId,
    rows.map((row) => row.id),
  );
  // Who wrote what was hidden still reads it, and so does who has to judge it.
  const withheld = (row: ContributionRow) => row.hidden_at !== null && !all && row.person_id !== me;
  const me = actor.kind === 'person' ? actor.personId : null;
  return new Map(
    rows.map((row): [string, ContributionShown] => [
      row.id,
      {
        id: row.id,
        parentId: row.parent_id,
        kind: row.kind,
        author: authorOf(
          { personId: row.person_id, organisationId: row.organisation_id },
          people,
          organisations,
        ),
        body: { type: 'doc', content: withheld(row) ? [] : row.body.content.map((node) => ({ ...node })) },
        createdAt: instantOf(row.created_at),
        mine: row.person_id === me,
        standing: row.standing,
        mark: marks.get(row.id) ?? null,
        timing: row.timing,
        editedAt: row.edited_at === null ? null : instantOf(row.edited_at),
        gone: goneOf(row),
        attachments: withheld(row) ? [] : (attachments.get(row.id) ?? []),
        mentions: (withheld(row) ? null : mentions.get(row.id)) ?? { organisations: [], people: [] },
      },
    ]),
  );
}

/** One contribution alone; null when it is not in this topic. */
export async function oneContribution(
  db: Reader,
  actor: Actor,
  topic: { networkId: string; id: string },
  id: string,
  all: boolean,
): Promise<ContributionShown | null> {
  const rows = await rowsOf(
    db,
    sql`c.network_id = ${topic.networkId} and c.topic_id = ${topic.id} and c.id = ${id}`,
    1,
  );
  return (await shownOf(db, actor, topic.networkId, rows, all)).get(id) ?? null;
}

/**
 * A page of threads, oldest first, each with its first replies. One more thread than `limit` is asked for, so that
 * the caller knows whether there is a next page. With `standing`, the contributions that stand so take the place
 * of the first ones of their threads.
 */
export async function threadPage(
  db: Reader,
  actor: Actor,
  topic: { networkId: string; id: string },
  page: { from: Cursor | null; limit: number },
  standing?: Standing,
): Promise<{ threads: Thread[]; more: boolean }> {
  const here = sql`c.network_id = ${topic.networkId} and c.topic_id = ${topic.id}`;
  const found = standing
    ? await standingRows(db, sql`${here} and c.standing = ${standing} ${after(page.from)}`, page.limit + 1)
    : await rowsOf(db, sql`${here} and c.root_id is null ${after(page.from)}`, page.limit + 1);
  const roots = found.slice(0, page.limit);
  if (roots.length === 0) return { threads: [], more: false };
  const { rows: replies } = await db.execute<ContributionRow>(sql`
    select ${columns} from unnest(${uuids(roots.map((r) => r.id))}::uuid[]) as r(id)
    cross join lateral (select * from contribution c where ${here} and c.root_id = r.id
      order by c.created_at, c.id limit ${REPLIES + 1}) c order by c.created_at, c.id`);
  const shown = await shownOf(db, actor, topic.networkId, [...roots, ...replies]);
  const threads = roots.flatMap((root): Thread[] => {
    const first = shown.get(root.id);
    if (!first) return [];
    const own = replies.filter((reply) => reply.root_id === root.id).slice(0, REPLIES);
    return [
      {
        ...first,
        replies: own.flatMap((reply) => shown.get(reply.id) ?? []),
        // A reply that stands here for itself has its answers in its own thread.
        moreReplies: root.root_id === null ? root.replies - own.length : 0,
      },
    ];
  });
  return { threads, more: found.length > page.limit };
}

/** One whole thread: its first contribution and a page of its replies. Null when it is not in this topic. */
export async function oneThread(
  db: Reader,
  actor: Actor,
  topic: { networkId: string; id: string },
  threadId: string,
  page: { from: Cursor | null; limit: number },
): Promise<{ thread: Thread; more: boolean } | null> {
  const here = sql`c.network_id = ${topic.networkId} and c.topic_id = ${topic.id}`;
  const [root] = await rowsOf(db, sql`${here} and c.root_id is null and c.id = ${threadId}`, 1);
  if (!root) return null;
  const found = await rowsOf(
    db,
    sql`${here} and c.root_id = ${threadId} ${after(page.from)}`,
    page.limit + 1,
  );
  const replies = found.slice(0, page.limit);
  const shown = await shownOf(db, actor, topic.networkId, [root, ...replies]);
  const first = shown.get(root.id);
  if (!first) return null;
  return {
    thread: { ...first, replies: replies.flatMap((reply) => shown.get(reply.id) ?? []), moreReplies: 0 },
    more: found.length > page.limit,
  };
}
