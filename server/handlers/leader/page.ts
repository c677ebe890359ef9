import { sql } from 'drizzle-orm';
import type { CommitmentLine } from '#app/contract/commitment-shapes.ts';
import type { QueryOutput } from '#app/contract/registry.ts';
import type { CommitmentStatus } from '#app/domain/commitment.ts';
import { answer } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { dayIn } from '../agreement/act.ts';
import { commitmentLines } from '../commitment/lines.ts';
import { organisationRefs, uuids } from '../forum/read.ts';
import { goalsOf } from './goals.ts';
import { waitsOf } from './waits.ts';

/** Commitments that one page counts; beyond them the figures are those of the first. */
const COUNTED = 2_000;
/** Lines that each part of the page shows; it has to fit one sheet. */
const SHOWN = 8;
/** How far back "recently kept" reaches. */
const KEPT_DAYS = 30;

const PRESSING: readonly CommitmentStatus[] = ['disputed', 'late', 'at-risk'];
const BINDING: readonly CommitmentStatus[] = ['on-track', 'awaiting-verification', ...PRESSING];

const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);

type Tally = QueryOutput<'leader.page'>['byOrganisation'];

/** Kept, running and troubled commitments of each owner, in the order in which owners occur. */
function byOwner(lines: readonly CommitmentLine[]): Tally {
  const tally = new Map<string, Tally[number]>();
  for (const { owner, status } of lines) {
    const row = tally.get(owner.id) ?? { organisation: owner, kept: 0, running: 0, attention: 0 };
    if (status === 'kept') row.kept += 1;
    else if (PRESSING.includes(status) || status === 'missed') row.attention += 1;
    else if (BINDING.includes(status)) row.running += 1;
    tally.set(owner.id, row);
  }
  return [...tally.values()]
    .filter((row) => row.kept + row.running + row.attention > 0)
    .sort((a, b) =>
      a.organisation.sector === b.organisation.sector
        ? a.organisation.shortName.localeCompare(b.organisation.shortName, 'id')
        : a.organisation.sector === 'government'
          ? -1
          : 1,
    );
}

/** Everything the head of an organisation needs in five minutes. */
export const leaderPage = answer('leader.page', {
  action: 'network.read',
  subject: async ({ actor }) => (actor.kind === 'person' ? { networkId: actor.networkId } : null),
  async run({ db, actor, now }) {
    if (actor.kind !== 'person') refuse('sign_in_required');
    const { networkId } = actor;
    const mine = actor.representing.filter((r) => r.leader || r.level !== null).map((r) => r.organisationId);
    const [today, organisations] = await Promise.all([
      dayIn(db, networkId, now),
      organisationRefs(db, networkId, mine),
    ]);
    const keptSince = daysBefore(today, KEPT_DAYS);
    const [waits, lines] = await Promise.all([
      waitsOf({ db, actor, today, organisations }),
      commitmentLines(db, {
        networkId,
        where: sql`c.life in ('active', 'fulfilled', 'not-fulfilled') and (exists (select 1 from forum_party p
            where p.network_id = c.network_id and p.forum_id = c.forum_id and p.withdrawn_at is null
              and p.organisation_id = any(${uuids(mine)}::uuid[]))
          or exists (select 1 from agreement_party p where p.network_id = c.network_id
            and p.agreement_id = c.agreement_id and p.organisation_id = any(${uuids(mine)}::uuid[])))`,
        limit: COUNTED,
        today,
      }),
    ]);
    const attention = PRESSING.flatMap((status) => lines.filter((line) => line.status === status));
    const keptIds = await db.execute<{ commitment_id: string }>(sql`
      select v.commitment_id, max(v.said_at) as said_at from report_voice v
      where v.network_id = ${networkId} and v.voice = 'verified-kept' and v.said_at >= ${keptSince}::date
        and v.commitment_id = any(${uuids(lines.filter((line) => line.status === 'kept').map((line) => line.id))}::uuid[])
      group by v.commitment_id order by 2 desc`);
    const kept = keptIds.rows.flatMap((row) => lines.find((line) => line.id === row.commitment_id) ?? []);
    return {
      today,
      organisations: [...organisations.values()],
      waits,
      attention: attention.slice(0, SHOWN),
      attentionCount: attention.length,
      keptSince,
      kept: kept.slice(0, SHOWN),
      keptCount: kept.length,
      active: lines.filter((line) => BINDING.includes(line.status)).length,
      byOrganisation: byOwner(lines),
      byGoal: await goalsOf(db, networkId, lines),
    };
  },
});
