import { type SQL, sql } from 'drizzle-orm';
import type { AgreementKind } from '#app/contract/agreement.ts';
import { type AgreementStatus, agreementStatusOn } from '#app/domain/agreement.ts';
import { answer } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { cursorAfter, cursorOf, organisationRefs, pageOf, uuids } from '../forum/read.ts';
import { dayIn } from './act.ts';
import { readable } from './subject.ts';

interface Row extends Record<string, unknown> {
  id: string;
  forum_id: string;
  forum_name: string;
  kind: AgreementKind;
  title: string;
  number: string | null;
  starts_on: string;
  ends_on: string;
  status: AgreementStatus;
  created_at: string;
  parties: string[] | null;
  signed: string[] | null;
  commitments: number;
}

/** Agreements as lines of a list; the newest first. */
export async function agreementRows(
  db: Parameters<typeof dayIn>[0],
  networkId: string,
  where: SQL,
  limit: number,
): Promise<Row[]> {
  const { rows } = await db.execute<Row>(sql`
    select a.id, a.forum_id, f.name as forum_name, a.kind, a.title, a.number, a.starts_on, a.ends_on, a.status,
      a.created_at,
      (select array_agg(p.organisation_id order by p.position) from agreement_party p
        where p.network_id = a.network_id and p.agreement_id = a.id) as parties,
      (select array_agg(s.organisation_id) from agreement_signature s where s.network_id = a.network_id
        and s.agreement_id = a.id and s.content_hash = a.content_hash) as signed,
      (select count(*)::int from commitment c where c.network_id = a.network_id and c.forum_id = a.forum_id
        and c.agreement_id = a.id) as commitments
    from agreement a join forum f on f.network_id = a.network_id and f.id = a.forum_id
    where a.network_id = ${networkId} and ${where}
    order by a.created_at desc, a.id desc limit ${limit}`);
  return rows;
}

/** SQL: agreement `a` waits for the signature of one of these organisations. */
export const unsignedBy = (organisationIds: readonly string[]): SQL => sql`(a.status = 'ready' and exists (
  select 1 from agreement_party p where p.network_id = a.network_id and p.agreement_id = a.id
    and p.organisation_id = any(${uuids(organisationIds)}::uuid[])
    and not exists (select 1 from agreement_signature s where s.network_id = a.network_id and s.agreement_id = a.id
      and s.organisation_id = p.organisation_id and s.content_hash = a.content_hash)))`;

/** Agreements the reader may see. */
export const listAgreements = answer('agreement.list', {
  action: 'network.read',
  subject: async ({ actor }) => (actor.kind === 'person' ? { networkId: actor.networkId } : null),
  async run({ db, actor, now }, input) {
    if (actor.kind !== 'person') refuse('sign_in_required');
    const { networkId } = actor;
    const limit = input.limit ?? 30;
    const from = cursorOf(input.after);
    const rows = await agreementRows(
      db,
      networkId,
      sql`${readable(actor)} and ${input.forumId ? sql`a.forum_id = ${input.forumId}` : sql`true`}
        and ${from ? sql`(a.created_at, a.id) < (${from.at}::timestamptz, ${from.id}::uuid)` : sql`true`}`,
      limit + 1,
    );
    const { shown, next } = pageOf(rows, limit, (row) =>
      cursorAfter({ createdAt: new Date(row.created_at), id: row.id }),
    );
    const organisations = await organisationRefs(
      db,
      networkId,
      shown.flatMap((row) => row.parties ?? []),
    );
    const today = await dayIn(db, networkId, now);
    const led = actor.representing.filter((r) => r.leader).map((r) => r.organisationId);
    return {
      agreements: shown.map((row) => ({
        id: row.id,
        forum: { id: row.forum_id, name: row.forum_name },
        kind: row.kind,
        title: row.title,
        number: row.number,
        startsOn: row.starts_on,
        endsOn: row.ends_on,
        status: agreementStatusOn(row.status, row.ends_on, today),
        parties: (row.parties ?? []).flatMap((id) => organisations.get(id) ?? []),
        signed: row.signed?.length ?? 0,
        commitments: row.commitments,
        waitsForMe:
          row.status === 'ready' &&
          led.some((id) => row.parties?.includes(id) && !(row.signed ?? []).includes(id)),
      })),
      next,
    };
  },
});
