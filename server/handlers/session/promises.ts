import { sql } from 'drizzle-orm';
import type { Promises } from '#app/contract/promises.ts';
import type { CommitmentStatus } from '#app/domain/commitment.ts';
import type { Reader } from '#db/client.ts';
import { dayIn } from '#server/handlers/agreement/act.ts';
import { commitmentLines } from '#server/handlers/commitment/lines.ts';
import { answer } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { sessionSubject } from './read.ts';

/** More than this nobody goes through in one item; the forum's own list has them all. */
const MOST = 60;

const ATTENTION: readonly CommitmentStatus[] = ['late', 'disputed', 'at-risk', 'missed'];
/** What is to be talked about comes first; what was kept is read last, and with pleasure. */
const ORDER: readonly CommitmentStatus[] = [
  ...ATTENTION,
  'awaiting-verification',
  'on-track',
  'proposed',
  'kept',
];

/** Lives of commitments that were made and not taken back. */
const MADE = sql`c.life in ('proposed', 'active', 'fulfilled', 'not-fulfilled')`;

interface Where {
  networkId: string;
  forumId: string;
  /** Commitments that came of this session are no promises of earlier ones. */
  sessionId?: string;
}

const madeEarlier = ({ forumId, sessionId }: Where) => sql`c.forum_id = ${forumId} and ${MADE}
  and ${
    sessionId === undefined
      ? sql`true`
      : sql`not exists (select from decision d where d.network_id = a.network_id and d.id = a.decision_id
          and d.session_id = ${sessionId})`
  }`;

/** How many promises there are from earlier sessions of a forum. */
export async function countPromises(db: Reader, where: Where): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from commitment c
    join agreement a on a.network_id = c.network_id and a.id = c.agreement_id
    where c.network_id = ${where.networkId} and ${madeEarlier(where)}`);
  return rows[0]?.count ?? 0;
}

/** What was promised in earlier sessions of a forum, as it stands now. */
export async function promisesOf(db: Reader, where: Where, now: Date): Promise<Promises> {
  const today = await dayIn(db, where.networkId, now);
  const found = await commitmentLines(db, {
    networkId: where.networkId,
    where: madeEarlier(where),
    limit: MOST * 4,
    today,
  });
  const rank = (status: CommitmentStatus) => {
    const at = ORDER.indexOf(status);
    return at === -1 ? ORDER.length : at;
  };
  const kept = found.filter((line) => line.status === 'kept').length;
  const attention = found.filter((line) => ATTENTION.includes(line.status)).length;
  return {
    counts: { kept, attention, open: found.length - kept - attention },
    lines: found
      .toSorted((a, b) => rank(a.status) - rank(b.status) || (a.dueOn < b.dueOn ? -1 : 1))
      .slice(0, MOST)
      .map(({ id, title, owner, dueOn, status, lateDays }) => ({
        commitmentId: id,
        title,
        owner,
        dueOn,
        status,
        lateDays,
      })),
  };
}

/** What was promised in earlier sessions, for the item that goes through it. */
export const showPromises = answer('session.promises', {
  action: 'session.read',
  subject: sessionSubject,
  run: ({ db, now }, { sessionId }, subject) =>
    promisesOf(
      db,
      { networkId: required(subject.networkId), forumId: required(subject.forumId), sessionId },
      now,
    ),
});
