import { sql } from 'drizzle-orm';
import type { Sector } from '#app/domain/sector.ts';
import { inputCounts, type Standing } from '#app/domain/topic.ts';
import type { Reader, Transaction } from '#db/client.ts';

interface Change {
  networkId: string;
  topicId: string;
  organisationId: string | null;
  /** How it stood; null when it was not counted. */
  before: Standing | null;
  /** How it stands now; null when it is not counted any more. */
  after: Standing | null;
}

/**
 * Counts an input where the topic's page reads the count. The caller holds the topic's row, so that counts are
 * changed one after the other.
 */
export async function countStanding(db: Transaction, change: Change): Promise<void> {
  const { networkId, topicId, organisationId, before, after } = change;
  if (before === after) return;
  const sector = sql`coalesce((select sector from organisation where network_id = ${networkId}
    and id = ${organisationId}::uuid), 'none')`;
  for (const [standing, step] of [
    [before, -1],
    [after, 1],
  ] as const) {
    if (standing === null) continue;
    await db.execute(sql`
      insert into topic_input_count as t (network_id, topic_id, sector, standing, n)
      values (${networkId}, ${topicId}, ${sector}, ${standing}, ${step})
      on conflict (network_id, topic_id, sector, standing) do update set n = t.n + ${step}`);
  }
}

/** Inputs of a topic by sector and by what became of them. */
export async function readCounts(db: Reader, networkId: string, topicId: string) {
  const { rows } = await db.execute<{ sector: Sector | 'none'; standing: Standing; n: number }>(sql`
    select sector, standing, n from topic_input_count where network_id = ${networkId} and topic_id = ${topicId}`);
  const counts = inputCounts(
    rows.map(({ sector, standing, n }) => ({ sector: sector === 'none' ? null : sector, standing, n })),
  );
  return { government: { ...counts.government }, 'non-government': { ...counts['non-government'] } };
}
