import { sql } from 'drizzle-orm';
import type { ProposalWindow } from '#app/contract/response.ts';
import { reaches } from '#app/domain/actor.ts';
import { can } from '#app/domain/permissions/index.ts';
import type { RemarkKind, RemarkState } from '#app/domain/remark.ts';
import { forEachSector } from '#app/domain/sector.ts';
import { proposal } from '#db/schema/index.ts';
import { instantOf, organisationRefs, uuids, voicesOf } from '#server/handlers/forum/read.ts';
import { timeZoneOf } from '#server/handlers/forum/state.ts';
import { subjectFor, subjectOf } from '#server/handlers/forum/subject.ts';
import { daysLeft, windowFacts } from '#server/handlers/topic/window.ts';
import { answer, type ReadContext } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { askedIn, newestWindow } from './window.ts';

interface AnswerRow extends Record<string, unknown> {
  organisation_id: string;
  id: string;
  kind: RemarkKind;
  state: RemarkState;
  created_at: string;
  said: number;
}

/** The newest window of a proposal with every organisation that is asked and what it said since. */
async function windowShown(
  { db, now }: ReadContext,
  about: { networkId: string; id: string },
): Promise<ProposalWindow | null> {
  const window = await newestWindow({ db }, about);
  if (!window) return null;
  const { networkId } = about;
  const asked = await askedIn({ db }, window);
  const { rows } = await db.execute<AnswerRow>(sql`
    select distinct on (organisation_id) organisation_id, id, kind, state, created_at,
      count(*) over (partition by organisation_id)::int as said
    from remark where network_id = ${networkId} and proposal_id = ${about.id}
      and organisation_id = any(${uuids(asked)}::uuid[])
      and created_at >= ${window.createdAt.toISOString()}::timestamptz
    order by organisation_id, created_at, id`);
  const answers = new Map(rows.map((row) => [row.organisation_id, row]));
  const organisations = [...(await organisationRefs(db, networkId, asked)).values()];
  return {
    ...(await windowFacts(db, networkId, now, window)),
    parties: organisations.map((organisation) => {
      const row = answers.get(organisation.id);
      return {
        organisation,
        answer: row
          ? {
              remarkId: row.id,
              kind: row.kind,
              state: row.state,
              at: instantOf(row.created_at),
              late: new Date(row.created_at) > window.until,
              said: row.said,
            }
          : null,
      };
    }),
    bySector: forEachSector((sector) => {
      const of = organisations.filter((each) => each.sector === sector);
      return { asked: of.length, answered: of.filter((each) => answers.has(each.id)).length };
    }),
  };
}

/** Who is asked for a written reaction to a proposal, who answered, and what became of it. */
export const showResponses = answer('proposal.responses', {
  action: 'forum.read',
  subject: (context, input) => subjectOf(context, proposal, input.proposalId),
  async run(context, input, { networkId: network, forumId }) {
    const { db, actor } = context;
    const networkId = required(network);
    const subject = required(await subjectFor(context, required(forumId)));
    const window = await windowShown(context, { networkId, id: input.proposalId });
    const voices = await voicesOf(db, actor, subject);
    const set = can(actor, 'forum.facilitate', subject);
    const choices = set ? await organisationRefs(db, networkId, subject.partyIds) : new Map();
    const waiting = window?.open ? window.parties.filter((party) => party.answer === null) : [];
    return {
      window,
      mine: voices
        .filter(
          (voice) => voice.maySpeak && waiting.some((each) => each.organisation.id === voice.organisation.id),
        )
        .map((voice) => voice.organisation),
      choices: [...choices.values()],
      may: { set },
    };
  },
});

interface AwaitedRow extends Record<string, unknown> {
  organisation_id: string;
  proposal_id: string;
  number: number;
  title: string;
  forum_id: string;
  forum_name: string;
  until: string;
}

/** One page shows no more. */
const AT_MOST = 20;

/** What the reader's organisations are still asked to say in writing, the most urgent first. */
export const showAwaited = answer('proposal.awaited', {
  action: 'network.read',
  subject: async ({ actor }) => (actor.kind === 'person' ? { networkId: actor.networkId } : null),
  async run({ db, actor, now }) {
    if (actor.kind !== 'person') refuse('sign_in_required');
    const { networkId } = actor;
    const mine = actor.representing
      .filter((each) => each.leader || (each.level !== null && reaches(each.level, 'speak')))
      .map((each) => each.organisationId);
    if (mine.length === 0) return { awaited: [] };
    const { rows } = await db.execute<AwaitedRow>(sql`
      select a.organisation_id, p.id as proposal_id, p.number, p.title, f.id as forum_id, f.name as forum_name, w.until
      from proposal_window_party a
      join proposal_window w on w.network_id = a.network_id and w.id = a.window_id
        and w.until >= ${now.toISOString()}::timestamptz
      join proposal p on p.network_id = w.network_id and p.id = w.proposal_id and p.withdrawn_at is null
      join forum f on f.network_id = p.network_id and f.id = p.forum_id
      join forum_party y on y.network_id = p.network_id and y.forum_id = p.forum_id
        and y.organisation_id = a.organisation_id and y.withdrawn_at is null
      where a.network_id = ${networkId} and a.organisation_id = any(${uuids(mine)}::uuid[])
        and not exists (select 1 from proposal_window n where n.network_id = w.network_id
          and n.proposal_id = w.proposal_id and (n.created_at, n.id) > (w.created_at, w.id))
        and not exists (select 1 from remark k where k.network_id = p.network_id and k.proposal_id = p.id
          and k.organisation_id = a.organisation_id and k.created_at >= w.created_at)
      order by w.until, p.number limit ${AT_MOST}`);
    const organisations = await organisationRefs(db, networkId, mine);
    const zone = await timeZoneOf(db, networkId);
    return {
      awaited: rows.flatMap((row) => {
        const organisation = organisations.get(row.organisation_id);
        if (!organisation) return [];
        const until = new Date(row.until);
        return {
          organisation,
          proposal: { id: row.proposal_id, number: row.number, title: row.title },
          forum: { id: row.forum_id, name: row.forum_name },
          until: until.toISOString(),
          daysLeft: daysLeft(now, until, zone),
        };
      }),
    };
  },
});
