import { sql } from 'drizzle-orm';
import type { CommitmentLife, CommitmentStatus, ReportVoice, Voice } from '#app/domain/commitment.ts';
import { statusOf } from '#app/domain/commitment.ts';
import type { ForumFacts } from '#app/domain/forum.ts';
import type { BySector, Sector } from '#app/domain/sector.ts';
import type { Reader } from '#db/client.ts';
import { sinceMoved } from '../session/attended.ts';
import { decidersOf } from './deciders.ts';
import type { ForumSubject } from './subject.ts';

interface PartyCounts extends Record<string, unknown> {
  sector: Sector;
  parties: string;
  deciding: string;
}

/** Parties by sector, and those of them that have somebody with a mandate to decide on `today`. */
export async function partyCounts(
  db: Reader,
  { networkId, forumId }: ForumSubject,
  today: string,
): Promise<{ parties: BySector<number>; deciding: BySector<number> }> {
  const { rows } = await db.execute<PartyCounts>(sql`
    select o.sector, count(*) as parties, count(*) filter (where exists ${decidersOf(today)}) as deciding
    from forum_party p join organisation o on o.network_id = p.network_id and o.id = p.organisation_id
    where p.network_id = ${networkId} and p.forum_id = ${forumId} and p.withdrawn_at is null group by o.sector`);
  const of = (key: 'parties' | 'deciding', sector: Sector) =>
    Number(rows.find((row) => row.sector === sector)?.[key] ?? 0);
  return {
    parties: { government: of('parties', 'government'), 'non-government': of('parties', 'non-government') },
    deciding: {
      government: of('deciding', 'government'),
      'non-government': of('deciding', 'non-government'),
    },
  };
}

interface MeetingRow extends Record<string, unknown> {
  sessions: string;
  both: string;
}
interface DecisionRow extends Record<string, unknown> {
  decisions: string;
  non_state: string;
  tested: string;
}

/** What a forum did, as its criteria count it: sessions of the last twelve months and all decisions. */
export async function proceedings(
  db: Reader,
  { networkId, forumId }: ForumSubject,
  now: Date,
): Promise<
  Pick<
    ForumFacts,
    'sessions' | 'sessionsWithBothSectors' | 'decisions' | 'decisionsAnsweredByNonState' | 'decisionsTested'
  >
> {
  // Who came to a date from which the session was moved is not who met.
  const present = (sector: Sector) => sql`exists (
    select 1 from session_event e join organisation o on o.network_id = e.network_id and o.id = e.organisation_id
    where e.network_id = s.network_id and e.session_id = s.id and e.type = 'attendance.marked' and o.sector = ${sector}
      and ${sinceMoved('e')})`;
  const meetings = await db.execute<MeetingRow>(sql`
    select count(*) as sessions,
      count(*) filter (where ${present('government')} and ${present('non-government')}) as both
    from session s where s.network_id = ${networkId} and s.forum_id = ${forumId} and s.rehearsal_of is null and s.status in ('open', 'closed')
      and s.starts_at > ${now.toISOString()}::timestamptz - interval '12 months'`);
  const decided = await db.execute<DecisionRow>(sql`
    select count(*) as decisions, count(round_id) as tested,
      count(*) filter (where (facts->'tally'->'bySector'->'non-government'->>'answered')::int > 0) as non_state
    from decision where network_id = ${networkId} and forum_id = ${forumId}`);
  const meeting = meetings.rows[0];
  const decision = decided.rows[0];
  return {
    sessions: Number(meeting?.sessions ?? 0),
    sessionsWithBothSectors: Number(meeting?.both ?? 0),
    decisions: Number(decision?.decisions ?? 0),
    decisionsAnsweredByNonState: Number(decision?.non_state ?? 0),
    decisionsTested: Number(decision?.tested ?? 0),
  };
}

interface CommitmentRow extends Record<string, unknown> {
  life: CommitmentLife;
  starts_on: string;
  due_on: string;
  baseline: string;
  target: string;
  accepted: boolean | null;
  report: { id: string; organisation_id: string; achieved: number; at: string } | null;
  voices: { organisation_id: string | null; voice: Voice; at: string }[] | null;
}

/** How many commitments of a forum stand how on `today`; drafts are nobody's promise yet and are left out. */
export async function commitmentCounts(
  db: Reader,
  { networkId, forumId }: ForumSubject,
  today: string,
): Promise<{ total: number; byStatus: Partial<Record<CommitmentStatus, number>> }> {
  const { rows } = await db.execute<CommitmentRow>(sql`
    select c.life, c.starts_on::text, c.due_on::text, c.baseline, c.target,
      (select bool_and(p.accepted_at is not null) from commitment_party p
        where p.network_id = c.network_id and p.commitment_id = c.id) as accepted,
      r.report,
      (select json_agg(json_build_object('organisation_id', v.organisation_id, 'voice', v.voice, 'at', v.said_at))
        from report_voice v where v.network_id = c.network_id and v.commitment_id = c.id
          and v.report_id = (r.report->>'id')::uuid) as voices
    from commitment c left join lateral (
      select json_build_object('id', q.id, 'organisation_id', q.organisation_id, 'achieved', q.achieved,
        'at', q.reported_at) as report
      from progress_report q where q.network_id = c.network_id and q.commitment_id = c.id
      order by q.reported_at desc, q.id desc limit 1) r on true
    where c.network_id = ${networkId} and c.forum_id = ${forumId} and c.life <> 'draft'`);
  const byStatus: Partial<Record<CommitmentStatus, number>> = {};
  for (const row of rows) {
    const { report } = row;
    const voices: ReportVoice[] = report
      ? (row.voices ?? []).map((v) => ({
          reportId: report.id,
          organisationId: v.organisation_id,
          voice: v.voice,
          saidAt: Date.parse(v.at),
        }))
      : [];
    const status = statusOf(
      {
        life: row.life,
        startOn: row.starts_on,
        dueOn: row.due_on,
        baseline: Number(row.baseline),
        target: Number(row.target),
        reports: report
          ? [
              {
                reportId: report.id,
                organisationId: report.organisation_id,
                achieved: report.achieved,
                reportedAt: Date.parse(report.at),
              },
            ]
          : [],
        voices,
        acceptances: [{ organisationId: '', accepted: row.accepted ?? false }],
      },
      today,
    );
    byStatus[status] = (byStatus[status] ?? 0) + 1;
  }
  return { total: rows.length, byStatus };
}

interface CountsRow extends Record<string, unknown> {
  sessions: string;
  open_sessions: string;
  topics: string;
  proposals: string;
  agreements: string;
  boards: string;
}

/** What there is in a forum, counted. */
export async function holdings(db: Reader, { networkId, forumId }: ForumSubject) {
  const here = sql`network_id = ${networkId} and forum_id = ${forumId}`;
  const { rows } = await db.execute<CountsRow>(sql`
    select (select count(*) from session where ${here} and rehearsal_of is null) as sessions,
      (select count(*) from session where ${here} and rehearsal_of is null and status = 'open') as open_sessions,
      (select count(*) from topic where ${here}) as topics,
      (select count(*) from proposal where ${here}) as proposals,
      (select count(*) from agreement where ${here}) as agreements,
      (select count(*) from board where ${here}) as boards`);
  const written = await db.execute<{ government: string | null; others: string | null }>(sql`
    select sum(from_government) as government, sum(from_others) as others from topic where ${here}`);
  const row = rows[0];
  return {
    sessions: Number(row?.sessions ?? 0),
    openSessions: Number(row?.open_sessions ?? 0),
    topics: Number(row?.topics ?? 0),
    proposals: Number(row?.proposals ?? 0),
    agreements: Number(row?.agreements ?? 0),
    boards: Number(row?.boards ?? 0),
    contributions: {
      government: Number(written.rows[0]?.government ?? 0),
      'non-government': Number(written.rows[0]?.others ?? 0),
    },
  };
}
