import { type SQL, sql } from 'drizzle-orm';
import type { CommitmentLine } from '#app/contract/commitment-shapes.ts';
import {
  type CommitmentFacts,
  type CommitmentLife,
  type ReportVoice,
  statusOf,
  threeVoices,
  type Voice,
} from '#app/domain/commitment.ts';
import type { Reader } from '#db/client.ts';
import { required } from '#server/kernel/refusal.ts';
import { instantOf, organisationRefs } from '../forum/read.ts';

interface Row extends Record<string, unknown> {
  id: string;
  title: string;
  forum_id: string;
  forum_name: string;
  agreement_id: string;
  agreement_title: string;
  clause_id: string | null;
  owner_id: string;
  indicator: string;
  indicator_id: string | null;
  baseline: string;
  target: string;
  unit: string;
  starts_on: string;
  due_on: string;
  first_due_on: string;
  life: CommitmentLife;
  life_reason: string | null;
  parties: { organisation_id: string; role: 'owner' | 'supporter'; accepted_at: string | null }[] | null;
  report_id: string | null;
  reported_by: string | null;
  achieved: string | null;
  spent: string | null;
  reported_at: string | null;
  voices: { organisation_id: string | null; voice: Voice; said_at: string }[] | null;
}

/** Which commitments, in which order. */
export interface LinesWanted {
  networkId: string;
  /** Condition on commitment `c`, agreement `a`, forum `f`. */
  where: SQL;
  /** Default: by due date. */
  order?: SQL;
  limit: number;
  /** The calendar day where the network is; statuses are those of this day. */
  today: string;
}

/** The status depends on the newest report and what was said about it: no more of either is read. */
function factsOf(row: Row): CommitmentFacts {
  const voices: ReportVoice[] = (row.voices ?? []).map((voice) => ({
    reportId: row.report_id ?? '',
    organisationId: voice.organisation_id,
    voice: voice.voice,
    saidAt: Date.parse(voice.said_at),
  }));
  return {
    life: row.life,
    startOn: row.starts_on,
    dueOn: row.due_on,
    baseline: Number(row.baseline),
    target: Number(row.target),
    reports: row.report_id
      ? [
          {
            reportId: row.report_id,
            organisationId: row.reported_by ?? '',
            achieved: Number(row.achieved),
            reportedAt: Date.parse(row.reported_at ?? ''),
          },
        ]
      : [],
    voices,
    acceptances: (row.parties ?? []).map((party) => ({
      organisationId: party.organisation_id,
      accepted: party.accepted_at !== null,
    })),
  };
}

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000);

/** Commitments as lines of a list, each with its status on `today`. One query, and one for the organisations. */
export async function commitmentLines(db: Reader, wanted: LinesWanted): Promise<CommitmentLine[]> {
  const { networkId, where, today, limit, order = sql`c.due_on, c.id` } = wanted;
  const { rows } = await db.execute<Row>(sql`
    select c.id, c.title, c.forum_id, f.name as forum_name, c.agreement_id, a.title as agreement_title, c.clause_id,
      c.owner_id, c.indicator, c.indicator_id, c.baseline, c.target, c.unit, c.starts_on, c.due_on, c.first_due_on,
      c.life, c.life_reason,
      (select json_agg(json_build_object('organisation_id', p.organisation_id, 'role', p.role,
          'accepted_at', p.accepted_at) order by p.role, o.short_name)
        from commitment_party p join organisation o on o.network_id = p.network_id and o.id = p.organisation_id
        where p.network_id = c.network_id and p.commitment_id = c.id) as parties,
      r.id as report_id, r.organisation_id as reported_by, r.achieved, r.spent, r.reported_at,
      (select json_agg(json_build_object('organisation_id', v.organisation_id, 'voice', v.voice,
          'said_at', v.said_at) order by v.said_at, v.id)
        from report_voice v where v.network_id = c.network_id and v.commitment_id = c.id and v.report_id = r.id) as voices
    from commitment c
    join agreement a on a.network_id = c.network_id and a.id = c.agreement_id
    join forum f on f.network_id = c.network_id and f.id = c.forum_id
    left join lateral (select id, organisation_id, achieved, spent, reported_at from progress_report
      where network_id = c.network_id and commitment_id = c.id order by reported_at desc, id desc limit 1) r on true
    where c.network_id = ${networkId} and ${where} order by ${order} limit ${limit}`);
  const organisations = await organisationRefs(
    db,
    networkId,
    rows.flatMap((row) => [
      row.owner_id,
      ...(row.parties ?? []).map((party) => party.organisation_id),
      ...(row.voices ?? []).map((voice) => voice.organisation_id),
    ]),
  );
  const refs = (ids: readonly string[]) =>
    ids.flatMap((organisationId) => organisations.get(organisationId) ?? []);
  return rows.map((row): CommitmentLine => {
    const facts = factsOf(row);
    const status = statusOf(facts, today);
    const { confirmedBy, disputedBy, verdict } = threeVoices(facts.reports, facts.voices);
    return {
      id: row.id,
      title: row.title,
      forum: { id: row.forum_id, name: row.forum_name },
      agreement: { id: row.agreement_id, title: row.agreement_title },
      clauseId: row.clause_id,
      owner: required(organisations.get(row.owner_id)),
      parties: (row.parties ?? []).map((party) => ({
        organisation: required(organisations.get(party.organisation_id)),
        role: party.role,
        acceptedAt: party.accepted_at === null ? null : instantOf(party.accepted_at),
      })),
      indicator: row.indicator,
      indicatorId: row.indicator_id,
      baseline: facts.baseline,
      target: facts.target,
      unit: row.unit,
      startsOn: row.starts_on,
      dueOn: row.due_on,
      firstDueOn: row.first_due_on,
      life: row.life,
      lifeReason: row.life_reason,
      status,
      lateDays: status === 'late' ? daysBetween(row.due_on, today) : 0,
      report:
        row.report_id === null || row.reported_at === null
          ? null
          : {
              id: row.report_id,
              achieved: Number(row.achieved),
              spent: row.spent === null ? null : Number(row.spent),
              at: instantOf(row.reported_at),
              confirmedBy: refs(confirmedBy),
              disputedBy: refs(disputedBy),
              verdict,
            },
    };
  });
}
