import { type SQL, sql } from 'drizzle-orm';
import type { CommitmentLine } from '#app/contract/commitment-shapes.ts';
import type { CommitmentLife, CommitmentStatus } from '#app/domain/commitment.ts';
import { answer } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { dayIn } from '../agreement/act.ts';
import { readable } from '../agreement/subject.ts';
import { organisationRefs } from '../forum/read.ts';
import { commitmentLines } from './lines.ts';

/** The lives a status can come from: what the database can leave out before the domain computes the status. */
const LIVES: Readonly<Record<CommitmentStatus, readonly CommitmentLife[]>> = {
  draft: ['draft'],
  proposed: ['proposed', 'active'],
  'on-track': ['active'],
  'at-risk': ['active'],
  late: ['active'],
  disputed: ['active'],
  'awaiting-verification': ['active'],
  kept: ['fulfilled', 'active'],
  missed: ['not-fulfilled'],
  withdrawn: ['withdrawn'],
  superseded: ['superseded'],
};

/** Rows that are looked through at most for one page of a status: a page may be short, and `next` leads on. */
const LOOKED_THROUGH = 1_000;
const BATCH = 200;

function cursorOf(after: string | undefined): SQL {
  if (after === undefined) return sql`true`;
  const match = /^(\d{4}-\d{2}-\d{2})~([0-9a-f-]{36})$/.exec(after);
  if (!match || Number.isNaN(Date.parse(`${match[1]}T00:00Z`)))
    refuse('invalid_input', { fields: { after: 'invalid_input' } });
  return sql`(c.due_on, c.id) > (${match[1]}::date, ${match[2]}::uuid)`;
}

const cursorAfter = (line: Pick<CommitmentLine, 'dueOn' | 'id'>): string => `${line.dueOn}~${line.id}`;

/** Commitments the reader may see, by due date. */
export const listCommitments = answer('commitment.list', {
  action: 'network.read',
  subject: async ({ actor }) => (actor.kind === 'person' ? { networkId: actor.networkId } : null),
  async run({ db, actor, now }, input) {
    if (actor.kind !== 'person') refuse('sign_in_required');
    const { networkId } = actor;
    const today = await dayIn(db, networkId, now);
    const limit = input.limit ?? 30;
    const scope = sql`${readable(actor)} and ${input.forumId ? sql`c.forum_id = ${input.forumId}` : sql`true`}`;
    const narrowed = sql`${scope}
      and ${input.status ? sql`c.life = any(${`{${LIVES[input.status].join(',')}}`}::text[])` : sql`true`}
      and ${
        input.organisationId
          ? sql`exists (select 1 from commitment_party p where p.network_id = c.network_id
              and p.commitment_id = c.id and p.organisation_id = ${input.organisationId})`
          : sql`true`
      }`;
    const found: CommitmentLine[] = [];
    let after = input.after;
    let more = true;
    for (let seen = 0; more && found.length <= limit && seen < LOOKED_THROUGH; seen += BATCH) {
      const size = input.status ? BATCH : limit + 1;
      const batch = await commitmentLines(db, {
        networkId,
        where: sql`${narrowed} and ${cursorOf(after)}`,
        limit: size,
        today,
      });
      found.push(...batch.filter((line) => !input.status || line.status === input.status));
      more = batch.length === size;
      const last = batch.at(-1);
      if (last) after = cursorAfter(last);
    }
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    const next = found.length > limit && last ? cursorAfter(last) : more ? (after ?? null) : null;
    const owners = await db.execute<{ owner_id: string }>(sql`
      select distinct c.owner_id from commitment c join forum f on f.network_id = c.network_id and f.id = c.forum_id
      join agreement a on a.network_id = c.network_id and a.id = c.agreement_id
      where c.network_id = ${networkId} and ${scope}`);
    const organisations = await organisationRefs(
      db,
      networkId,
      owners.rows.map((row) => row.owner_id),
    );
    return {
      commitments: shown,
      next,
      organisations: [...organisations.values()].sort((a, b) => a.shortName.localeCompare(b.shortName, 'id')),
      today,
    };
  },
});
