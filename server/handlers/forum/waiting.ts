import { sql } from 'drizzle-orm';
import { acceptedByAll } from '#db/in-force.ts';
import { answer } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { todayIn } from '../network/read.ts';
import { mandateKeepers, withoutDeciders } from './deciders.ts';
import { instantOf, organisationRefs, uuids } from './read.ts';

interface CharterRow extends Record<string, unknown> {
  organisation_id: string;
  forum_id: string;
  forum_name: string;
  version: number;
  in_force: number | null;
}
type LeavingRow = FormRow & { ends_at: string } & Record<string, unknown>;
type OpenFormRow = FormRow & { form_id: string; begun: boolean } & Record<string, unknown>;
type FormRow = Pick<CharterRow, 'organisation_id' | 'forum_id' | 'forum_name'>;

/** One page shows no more of one kind. */
const AT_MOST = 20;

/** What a person has still to say or to settle for their organisations: for the home page, in a few short queries. */
export const showWaiting = answer('forum.waiting', {
  action: 'network.read',
  subject: async ({ actor }) => (actor.kind === 'person' ? { networkId: actor.networkId } : null),
  async run({ db, actor, now }) {
    if (actor.kind !== 'person') refuse('sign_in_required');
    const { networkId } = actor;
    const mine = actor.representing.filter((r) => r.level === 'decide').map((r) => r.organisationId);
    const ofMine = sql`p.network_id = ${networkId} and p.withdrawn_at is null
      and p.organisation_id = any(${uuids(mine)}::uuid[])`;
    const charters = await db.execute<CharterRow>(sql`
      select p.organisation_id, f.id as forum_id, f.name as forum_name, n.version,
        (select max(c.version) from charter c where c.network_id = f.network_id and c.forum_id = f.id
          and ${acceptedByAll()}) as in_force
      from forum_party p join forum f on f.network_id = p.network_id and f.id = p.forum_id
      join lateral (select id, version from charter where network_id = f.network_id and forum_id = f.id
        order by version desc limit 1) n on true
      where ${ofMine} and not exists (select 1 from charter_acceptance x where x.network_id = p.network_id
        and x.charter_id = n.id and x.organisation_id = p.organisation_id)
      order by f.created_at desc limit ${AT_MOST}`);
    const forms = await db.execute<OpenFormRow>(sql`
      select p.organisation_id, f.id as forum_id, f.name as forum_name, q.id as form_id,
        exists (select 1 from condition_answer d where d.network_id = q.network_id and d.form_id = q.id
          and d.organisation_id = p.organisation_id) as begun
      from forum_party p join forum f on f.network_id = p.network_id and f.id = p.forum_id
      join condition_form q on q.network_id = f.network_id and q.forum_id = f.id and q.closed_at is null
      where ${ofMine} and not exists (select 1 from condition_answer a where a.network_id = q.network_id
        and a.form_id = q.id and a.organisation_id = p.organisation_id and a.given_at is not null)
      order by q.created_at desc limit ${AT_MOST}`);
    const leaving = await db.execute<LeavingRow>(sql`
      select w.organisation_id, f.id as forum_id, f.name as forum_name, w.ends_at from forum_withdrawal w
      join forum f on f.network_id = w.network_id and f.id = w.forum_id
      where w.network_id = ${networkId} and w.organisation_id = any(${uuids(mine)}::uuid[])
        and w.taken_back_at is null and w.ends_at > ${now.toISOString()}::timestamptz
      order by w.ends_at limit ${AT_MOST}`);
    const led = actor.representing.filter((r) => r.leader).map((r) => r.organisationId);
    const today = await todayIn(db, networkId, now);
    const mute = await withoutDeciders(db, networkId, { organisationIds: led }, today);
    const organisations = await organisationRefs(db, networkId, mine);
    return {
      mute: mute.slice(0, AT_MOST),
      mandateKeepers: mute.length > 0 ? await mandateKeepers(db, networkId) : [],
      charters: charters.rows.flatMap((row) => {
        const organisation = organisations.get(row.organisation_id);
        const forum = { id: row.forum_id, name: row.forum_name };
        return organisation ? [{ organisation, forum, version: row.version, inForce: row.in_force }] : [];
      }),
      forms: forms.rows.flatMap((row) => {
        const organisation = organisations.get(row.organisation_id);
        const forum = { id: row.forum_id, name: row.forum_name };
        const state = row.begun ? ('draft' as const) : ('none' as const);
        return organisation ? [{ organisation, forum, formId: row.form_id, state }] : [];
      }),
      leaving: leaving.rows.flatMap((row) => {
        const organisation = organisations.get(row.organisation_id);
        const forum = { id: row.forum_id, name: row.forum_name };
        return organisation ? [{ organisation, forum, endsAt: instantOf(row.ends_at) }] : [];
      }),
    };
  },
});
