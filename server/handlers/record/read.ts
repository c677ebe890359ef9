import { sql } from 'drizzle-orm';
import type { IssuedRecord } from '#app/contract/record.ts';
import type { Reader } from '#db/client.ts';
import { verificationLink } from '#server/documents/code.ts';

/** A record as it is stored. */
export interface RecordRow extends Record<string, unknown> {
  id: string;
  network_id: string;
  session_id: string;
  number: string;
  code: string;
  hash: string;
  content: unknown;
  created_at: Date | string;
}

/** The record that a condition on table `r` finds, or null. */
export async function findRecord(db: Reader, condition: ReturnType<typeof sql>): Promise<RecordRow | null> {
  const { rows } = await db.execute<RecordRow>(sql`
    select r.id, r.network_id, r.session_id, r.number, r.code, r.hash, r.content, r.created_at from record r
    where ${condition} limit 1`);
  return rows[0] ?? null;
}

/** What is told of an issued record everywhere. */
export const issuedOf = (row: RecordRow, baseUrl: string): IssuedRecord => ({
  id: row.id,
  number: row.number,
  code: row.code,
  hash: row.hash,
  issuedAt: new Date(row.created_at).toISOString(),
  link: verificationLink(baseUrl, row.code),
});
