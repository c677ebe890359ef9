import { sql } from 'drizzle-orm';
import type { Marking, MarkShown } from '#app/contract/topic-shapes.ts';
import type { Actor } from '#app/domain/actor.ts';
import { can } from '#app/domain/permissions/index.ts';
import type { Standing } from '#app/domain/topic.ts';
import type { Reader } from '#db/client.ts';
import { authorOf, instantOf, organisationRefs, peopleNames, uuids, voicesOf } from '../forum/read.ts';
import type { ForumSubject } from '../forum/subject.ts';

interface MarkRow extends Record<string, unknown> {
  contribution_id: string;
  standing: Standing;
  version: number | null;
  url: string | null;
  note: string | null;
  person_id: string;
  organisation_id: string | null;
  created_at: string;
  proposal_id: string | null;
  number: number | null;
  title: string | null;
}

async function shownOf(
  db: Reader,
  networkId: string,
  rows: readonly MarkRow[],
): Promise<{ of: string; mark: MarkShown }[]> {
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
  return rows.map((row) => ({
    of: row.contribution_id,
    mark: {
      standing: row.standing,
      proposal:
        row.proposal_id !== null && row.number !== null && row.version !== null
          ? { id: row.proposal_id, number: row.number, title: row.title ?? '', version: row.version }
          : null,
      url: row.url,
      note: row.note,
      author: authorOf(
        { personId: row.person_id, organisationId: row.organisation_id },
        people,
        organisations,
      ),
      createdAt: instantOf(row.created_at),
    },
  }));
}

const columns = sql`m.contribution_id, m.standing, m.version, m.url, m.note, m.person_id, m.organisation_id,
  m.created_at, p.id as proposal_id, p.number, p.title`;
const proposalOfMark = sql`left join proposal p on p.network_id = m.network_id and p.id = m.proposal_id`;

/** What was said last about each of these contributions. */
export async function lastMarks(
  db: Reader,
  networkId: string,
  contributionIds: readonly string[],
): Promise<Map<string, MarkShown>> {
  if (contributionIds.length === 0) return new Map();
  const { rows } = await db.execute<MarkRow>(sql`
    select ${columns} from unnest(${uuids(contributionIds)}::uuid[]) as c(id)
    cross join lateral (select * from contribution_mark m where m.network_id = ${networkId}
      and m.contribution_id = c.id order by m.created_at desc, m.id desc limit 1) m ${proposalOfMark}`);
  const shown = await shownOf(db, networkId, rows);
  return new Map(shown.map(({ of, mark }) => [of, mark]));
}

/** Everything that was said about what became of a contribution, the newest first. */
export async function marksOf(db: Reader, networkId: string, contributionId: string): Promise<MarkShown[]> {
  const { rows } = await db.execute<MarkRow>(sql`
    select ${columns} from contribution_mark m ${proposalOfMark}
    where m.network_id = ${networkId} and m.contribution_id = ${contributionId}
    order by m.created_at desc, m.id desc limit 100`);
  return (await shownOf(db, networkId, rows)).map(({ mark }) => mark);
}

/** Which of these organisations have a proposal that came out of this topic and was not withdrawn. */
export async function proposersAmong(
  db: Reader,
  networkId: string,
  topicId: string,
  organisationIds: readonly string[],
): Promise<string[]> {
  if (organisationIds.length === 0) return [];
  const { rows } = await db.execute<{ organisation_id: string }>(sql`
    select distinct organisation_id from proposal where network_id = ${networkId} and topic_id = ${topicId}
      and withdrawn_at is null and organisation_id = any(${uuids(organisationIds)}::uuid[])`);
  return rows.map((row) => row.organisation_id);
}

/** Beside each input of a topic no more of other topics' proposals than make the list so long. */
const BESIDE = 5;
/** As many proposals as one list holds. */
const MOST = 1_000;

interface ProposalRow extends Record<string, unknown> {
  id: string;
  number: number;
  title: string;
  version: number;
  of_topic: boolean;
  n: number;
}

/**
 * How the reader may mark inputs of a topic: as facilitator, or as a proposer of what came out of it.
 * @param all whether every proposal is listed, as for one contribution; beside each of many the topic's own suffice
 */
export async function markingOf(
  db: Reader,
  actor: Actor,
  subject: ForumSubject,
  topicId: string,
  all = false,
): Promise<Marking | null> {
  const { networkId, forumId } = subject;
  const alone = can(actor, 'contribution.mark', subject);
  const speaking = (await voicesOf(db, actor, subject)).filter((voice) => voice.maySpeak);
  const proposers = await proposersAmong(
    db,
    networkId,
    topicId,
    speaking.map((voice) => voice.organisation.id),
  );
  if (!alone && proposers.length === 0) return null;
  const { rows } = await db.execute<ProposalRow>(sql`
    select id, number, title, version, of_topic, n from (
      select *, row_number() over (partition by of_topic order by number desc) as nth, (count(*) over ())::int as n,
        count(*) filter (where of_topic) over () as own
      from (select id, number, title, version, topic_id is not distinct from ${topicId}::uuid as of_topic
        from proposal where network_id = ${networkId} and forum_id = ${forumId} and withdrawn_at is null
          and (${alone} or organisation_id = any(${uuids(proposers)}::uuid[]))) p) q
    where of_topic or nth <= ${all ? sql`${MOST}::int` : sql`${BESIDE}::int - own`}
    order by of_topic desc, number desc limit ${MOST}`);
  return {
    alone,
    voices: speaking.map((voice) => voice.organisation).filter(({ id }) => proposers.includes(id)),
    proposals: rows.map(({ of_topic: ofTopic, n: _, ...row }) => ({ ...row, ofTopic })),
    others: (rows[0]?.n ?? 0) - rows.length,
  };
}
