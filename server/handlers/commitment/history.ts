import { sql } from 'drizzle-orm';
import type { Obstacle } from '#app/contract/commitment-shapes.ts';
import type { QueryOutput } from '#app/contract/registry.ts';
import type { Voice } from '#app/domain/commitment.ts';
import type { Reader } from '#db/client.ts';
import { required } from '#server/kernel/refusal.ts';
import { instantOf, organisationRefs, peopleNames } from '../forum/read.ts';

type Reports = QueryOutput<'commitment.show'>['reports'];

interface Row extends Record<string, unknown> {
  id: string;
  organisation_id: string;
  person_id: string;
  achieved: string;
  spent: string | null;
  note: string;
  obstacle: Obstacle | null;
  reported_at: string;
  evidence:
    | {
        id: string;
        kind: 'file' | 'link';
        label: string;
        url: string | null;
        file_hash: string | null;
        file_type: string | null;
        file_bytes: number | null;
      }[]
    | null;
  voices:
    | {
        id: string;
        organisation_id: string | null;
        person_id: string;
        voice: Voice;
        reason: string | null;
        said_at: string;
      }[]
    | null;
}

/** Reports that one page shows; the newest ones. */
const SHOWN = 100;

/** Everything that was reported and said about a commitment, the oldest first. */
export async function historyOf(db: Reader, networkId: string, commitmentId: string): Promise<Reports> {
  const { rows } = await db.execute<Row>(sql`
    select * from (select r.id, r.organisation_id, r.person_id, r.achieved, r.spent, r.note, r.obstacle, r.reported_at,
      (select json_agg(json_build_object('id', e.id, 'kind', e.kind, 'label', e.label, 'url', e.url,
          'file_hash', e.file_hash, 'file_type', e.file_type, 'file_bytes', e.file_bytes) order by e.id)
        from evidence e where e.network_id = r.network_id and e.commitment_id = r.commitment_id
          and e.report_id = r.id) as evidence,
      (select json_agg(json_build_object('id', v.id, 'organisation_id', v.organisation_id, 'person_id', v.person_id,
          'voice', v.voice, 'reason', v.reason, 'said_at', v.said_at) order by v.said_at, v.id)
        from report_voice v where v.network_id = r.network_id and v.commitment_id = r.commitment_id
          and v.report_id = r.id) as voices
      from progress_report r where r.network_id = ${networkId} and r.commitment_id = ${commitmentId}
      order by r.reported_at desc, r.id desc limit ${SHOWN}) newest order by reported_at, id`);
  const organisations = await organisationRefs(
    db,
    networkId,
    rows.flatMap((row) => [row.organisation_id, ...(row.voices ?? []).map((voice) => voice.organisation_id)]),
  );
  const people = await peopleNames(
    db,
    networkId,
    rows.flatMap((row) => [row.person_id, ...(row.voices ?? []).map((voice) => voice.person_id)]),
  );
  return rows.map((row) => {
    const organisation = required(organisations.get(row.organisation_id));
    const at = instantOf(row.reported_at);
    return {
      id: row.id,
      organisation,
      by: people.get(row.person_id) ?? '',
      achieved: Number(row.achieved),
      spent: row.spent === null ? null : Number(row.spent),
      note: row.note,
      obstacle: row.obstacle,
      at,
      evidence: (row.evidence ?? []).map((item) => ({
        id: item.id,
        kind: item.kind,
        label: item.label,
        url: item.url,
        fileHash: item.file_hash,
        fileType: item.file_type,
        fileBytes: item.file_bytes,
        organisation,
        at,
      })),
      voices: (row.voices ?? []).map((voice) => ({
        id: voice.id,
        organisation: voice.organisation_id ? required(organisations.get(voice.organisation_id)) : null,
        by: people.get(voice.person_id) ?? '',
        voice: voice.voice,
        reason: voice.reason,
        at: instantOf(voice.said_at),
      })),
    };
  });
}
