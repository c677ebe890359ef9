import { type SQL, sql } from 'drizzle-orm';
import type { OrganisationRef } from '#app/contract/contract.ts';
import type { Waiting } from '#app/contract/leader.ts';
import type { Person } from '#app/domain/actor.ts';
import { reaches } from '#app/domain/actor.ts';
import type { Reader } from '#db/client.ts';
import { agreementRows, unsignedBy } from '../agreement/list.ts';
import { commitmentLines } from '../commitment/lines.ts';
import { uuids } from '../forum/read.ts';

/** Days without a report after which the owner of a commitment is asked for one. */
const SILENT_DAYS = 30;
/** Things of one kind that one page asks for; the rest comes when these are answered. */
const AT_MOST = 50;

interface Asking {
  db: Reader;
  actor: Person;
  today: string;
  organisations: ReadonlyMap<string, OrganisationRef>;
}

/** Organisations of the person whose mandate reaches so far, or that the person leads. */
function actingFor(actor: Person, level: 'speak' | 'decide'): string[] {
  return actor.representing
    .filter((r) => (level === 'decide' && r.leader) || (r.level !== null && reaches(r.level, level)))
    .map((r) => r.organisationId);
}

const named = (ids: readonly string[], condition: SQL): SQL => sql`exists (select 1 from commitment_party p
  where p.network_id = c.network_id and p.commitment_id = c.id and p.organisation_id = any(${uuids(ids)}::uuid[])
    and ${condition})`;

async function toAccept({ db, actor, today, organisations }: Asking): Promise<Waiting[]> {
  const mine = actingFor(actor, 'decide');
  const lines = await commitmentLines(db, {
    networkId: actor.networkId,
    where: sql`c.life = 'proposed' and ${named(mine, sql`p.accepted_at is null`)}`,
    limit: AT_MOST,
    today,
  });
  return lines.flatMap((commitment) =>
    commitment.parties
      .filter((party) => party.acceptedAt === null && mine.includes(party.organisation.id))
      .flatMap((party) => {
        const organisation = organisations.get(party.organisation.id);
        return organisation ? [{ kind: 'accept' as const, organisation, commitment }] : [];
      }),
  );
}

async function toSign({ db, actor, organisations }: Asking): Promise<Waiting[]> {
  const led = actor.representing.filter((r) => r.leader).map((r) => r.organisationId);
  const rows = await agreementRows(db, actor.networkId, unsignedBy(led), AT_MOST);
  return rows.flatMap((row) =>
    led
      .filter((id) => row.parties?.includes(id) && !row.signed?.includes(id))
      .flatMap((id) => {
        const organisation = organisations.get(id);
        const { title, kind } = row;
        const parties = row.parties?.length ?? 0;
        const agreement = { id: row.id, title, kind, signed: row.signed?.length ?? 0, parties };
        return organisation ? [{ kind: 'sign' as const, organisation, agreement }] : [];
      }),
  );
}

/** Newest reports on which a supporting organisation has not said yet whether it sees the same. */
async function toConfirm({ db, actor, today, organisations }: Asking): Promise<Waiting[]> {
  const { networkId } = actor;
  const mine = actingFor(actor, 'speak');
  const newest = sql`(select r.id from progress_report r where r.network_id = c.network_id
    and r.commitment_id = c.id order by r.reported_at desc, r.id desc limit 1)`;
  const silent = sql`p.role = 'supporter' and not exists (select 1 from report_voice v
    where v.network_id = c.network_id and v.commitment_id = c.id and v.report_id = ${newest}
      and v.organisation_id = p.organisation_id)`;
  const lines = await commitmentLines(db, {
    networkId,
    where: sql`c.life = 'active' and ${newest} is not null and ${named(mine, silent)}`,
    limit: AT_MOST,
    today,
  });
  const ids = lines.flatMap((line) => line.report?.id ?? []);
  const notes = await db.execute<{ id: string; note: string }>(sql`
    select id, note from progress_report where network_id = ${networkId} and id = any(${uuids(ids)}::uuid[])`);
  const noteOf = new Map(notes.rows.map((row) => [row.id, row.note]));
  return lines.flatMap((commitment) => {
    const said = [...(commitment.report?.confirmedBy ?? []), ...(commitment.report?.disputedBy ?? [])];
    return commitment.parties
      .filter((party) => party.role === 'supporter' && mine.includes(party.organisation.id))
      .filter((party) => !said.some((one) => one.id === party.organisation.id))
      .flatMap((party) => {
        const organisation = organisations.get(party.organisation.id);
        const note = noteOf.get(commitment.report?.id ?? '') ?? '';
        return organisation ? [{ kind: 'voice' as const, organisation, commitment, note }] : [];
      });
  });
}

interface CharterRow extends Record<string, unknown> {
  organisation_id: string;
  charter_id: string;
  version: number;
  forum_id: string;
  forum_name: string;
}

async function toJoin({ db, actor, organisations }: Asking): Promise<Waiting[]> {
  // Only a delegate's mandate to decide accepts a charter, whoever leads.
  const mine = actor.representing.filter((r) => r.level === 'decide').map((r) => r.organisationId);
  const { rows } = await db.execute<CharterRow>(sql`
    select p.organisation_id, k.id as charter_id, k.version, f.id as forum_id, f.name as forum_name
    from forum_party p join forum f on f.network_id = p.network_id and f.id = p.forum_id
    join lateral (select id, version from charter where network_id = f.network_id and forum_id = f.id
      order by version desc limit 1) k on true
    where p.network_id = ${actor.networkId} and p.withdrawn_at is null
      and p.organisation_id = any(${uuids(mine)}::uuid[])
      and not exists (select 1 from charter_acceptance x where x.network_id = p.network_id
        and x.charter_id = k.id and x.organisation_id = p.organisation_id)
    order by f.created_at desc limit ${AT_MOST}`);
  return rows.flatMap((row) => {
    const organisation = organisations.get(row.organisation_id);
    const forum = { id: row.forum_id, name: row.forum_name };
    const charter = { id: row.charter_id, version: row.version, forum };
    return organisation ? [{ kind: 'charter' as const, organisation, charter }] : [];
  });
}

/** Own commitments that are late, or about which nothing was said for a month. */
async function toReport({ db, actor, today, organisations }: Asking): Promise<Waiting[]> {
  const mine = actingFor(actor, 'speak');
  const lines = await commitmentLines(db, {
    networkId: actor.networkId,
    where: sql`c.life = 'active' and c.owner_id = any(${uuids(mine)}::uuid[]) and c.starts_on <= ${today}::date
      and (c.due_on < ${today}::date or coalesce((select max(r.reported_at) from progress_report r
        where r.network_id = c.network_id and r.commitment_id = c.id), c.starts_on)
          < ${today}::date - make_interval(days => ${SILENT_DAYS}))`,
    limit: AT_MOST,
    today,
  });
  return lines
    .filter((line) => line.status !== 'awaiting-verification' && line.status !== 'disputed')
    .flatMap((commitment) => {
      const organisation = organisations.get(commitment.owner.id);
      return organisation ? [{ kind: 'report' as const, organisation, commitment }] : [];
    });
}

/** Everything that waits for one of the person's organisations, what binds most first. */
export async function waitsOf(asking: Asking): Promise<Waiting[]> {
  const all = await Promise.all([
    toSign(asking),
    toAccept(asking),
    toConfirm(asking),
    toJoin(asking),
    toReport(asking),
  ]);
  return all.flat();
}
