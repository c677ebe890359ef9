import { and, eq, sql } from 'drizzle-orm';
import { isLevel, kindOf, type Level, type VoteChoice } from '#app/domain/consensus.ts';
import { can } from '#app/domain/permissions/index.ts';
import type { Reader } from '#db/client.ts';
import { agreement, commitment, decision, proposal, proposalVersion, session } from '#db/schema/index.ts';
import { answer } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { objectionsShown } from './items.ts';
import { contentOf } from './proposal-show.ts';
import { organisationRefs } from './read.ts';
import { forumRefOf } from './state.ts';
import { type ForumSubject, ofActor, subjectFor } from './subject.ts';

type Row = typeof decision.$inferSelect;
interface Said extends Record<string, unknown> {
  organisation_id: string;
  level: string | null;
  choice: VoteChoice | null;
  reason: string | null;
}

/**
 * What each organisation answered last in the round, and how it voted: from the room's log. Once a decision is
 * recorded nothing of it is hidden from those who may read the forum.
 */
async function answersOf(db: Reader, row: Row): Promise<{ levels: Map<string, Level>; votes: Said[] }> {
  const last = (type: string, key: string, value: string) => sql`
    select distinct on (organisation_id) organisation_id, payload->>'level' as level,
      payload->>'choice' as choice, payload->>'reason' as reason from session_event
    where network_id = ${row.networkId} and session_id = ${row.sessionId} and type = ${type}
      and payload->>${key} = ${value} order by organisation_id, seq desc`;
  const levels = new Map<string, Level>();
  if (row.roundId) {
    const { rows } = await db.execute<Said>(last('position.given', 'roundId', row.roundId));
    for (const said of rows) {
      const level = Number(said.level);
      if (isLevel(level)) levels.set(said.organisation_id, level);
    }
  }
  const votes = row.voteId ? (await db.execute<Said>(last('vote.cast', 'voteId', row.voteId))).rows : [];
  return { levels, votes };
}

async function subjectOfDecision(
  context: Parameters<typeof subjectFor>[0],
  id: string,
): Promise<{ row: Row; subject: ForumSubject } | null> {
  const [row] = await context.db
    .select()
    .from(decision)
    .where(and(eq(decision.id, id), ofActor(context, decision.networkId)));
  const subject = row && (await subjectFor(context, row.forumId));
  return subject ? { row, subject } : null;
}

/** The number of the decision with this id, for links between a decision and the one that replaced it. */
async function numberOf(db: Reader, networkId: string, where: ReturnType<typeof sql>) {
  const { rows } = await db.execute<{ id: string; number: number }>(
    sql`select id, number from decision where network_id = ${networkId} and ${where} order by number limit 1`,
  );
  return rows[0] ?? null;
}

async function textOf(db: Reader, row: Row) {
  if (!row.proposalVersionId) return null;
  const [found] = await db
    .select({
      proposalId: proposal.id,
      number: proposal.number,
      title: proposal.title,
      newest: proposal.version,
      version: proposalVersion.version,
      body: proposalVersion.body,
    })
    .from(proposalVersion)
    .innerJoin(
      proposal,
      and(eq(proposal.networkId, proposalVersion.networkId), eq(proposal.id, proposalVersion.proposalId)),
    )
    .where(and(eq(proposalVersion.networkId, row.networkId), eq(proposalVersion.id, row.proposalVersionId)));
  if (!found) return null;
  return {
    ...found,
    body: { type: 'doc' as const, content: contentOf(found.body) },
    newest: found.newest === found.version,
  };
}

/** What followed from a decision: agreements, and the commitments in them. */
async function followedBy(db: Reader, row: Row) {
  const agreements = await db
    .select({ id: agreement.id, title: agreement.title, status: agreement.status })
    .from(agreement)
    .where(and(eq(agreement.networkId, row.networkId), eq(agreement.decisionId, row.id)))
    .orderBy(agreement.createdAt);
  const commitments = await db
    .select({
      id: commitment.id,
      title: commitment.title,
      ownerId: commitment.ownerId,
      dueOn: commitment.dueOn,
    })
    .from(commitment)
    .innerJoin(
      agreement,
      and(eq(agreement.networkId, commitment.networkId), eq(agreement.id, commitment.agreementId)),
    )
    .where(and(eq(agreement.networkId, row.networkId), eq(agreement.decisionId, row.id)))
    .orderBy(commitment.dueOn)
    .limit(100);
  return { agreements, commitments };
}

/** A decision, whole: how it came about, in whose words, and what followed. */
export const showDecision = answer('decision.show', {
  action: 'forum.read',
  subject: async (context, input) => (await subjectOfDecision(context, input.decisionId))?.subject ?? null,
  async run(context, input) {
    const { db, actor } = context;
    const { row, subject } = required(await subjectOfDecision(context, input.decisionId));
    const { networkId, facts } = row;
    const { levels, votes } = await answersOf(db, row);
    const unanswered = [...facts.unanswered.present, ...facts.unanswered.absent];
    const { agreements, commitments } = await followedBy(db, row);
    const organisations = await organisationRefs(db, networkId, [
      ...levels.keys(),
      ...unanswered,
      ...votes.map((vote) => vote.organisation_id),
      ...facts.reservations.map((r) => r.organisationId),
      ...facts.objections.map((o) => o.organisationId),
      ...commitments.map((c) => c.ownerId),
    ]);
    const [held] = await db
      .select({ id: session.id, title: session.title, startsAt: session.startsAt })
      .from(session)
      .where(and(eq(session.networkId, networkId), eq(session.id, row.sessionId)));
    const meeting = required(held);
    const known = (id: string) => required(organisations.get(id));
    const { met, present, parties, needed } = facts.quorum;
    return {
      forum: await forumRefOf(db, subject),
      decision: {
        id: row.id,
        number: row.number,
        title: row.title,
        outcome: row.outcome,
        decidedAt: row.decidedAt.toISOString(),
        next: facts.next,
        textHash: row.textHash,
        quorum: { met, present, parties, needed },
      },
      session: { id: meeting.id, title: meeting.title, startsAt: meeting.startsAt.toISOString() },
      text: await textOf(db, row),
      positions: [
        ...[...levels].map(([id, level]) => ({ organisation: known(id), kind: kindOf(level) })),
        ...(row.roundId
          ? unanswered
              .filter((id) => !levels.has(id))
              .map((id) => ({ organisation: known(id), kind: 'unanswered' as const }))
          : []),
      ],
      reservations: facts.reservations.map((r) => ({
        organisation: known(r.organisationId),
        kind: kindOf(r.level),
        reason: r.reason,
        suggestion: r.suggestion,
        passage: r.passage,
      })),
      objections: objectionsShown(facts.objections, organisations),
      vote: facts.vote && {
        carried: facts.vote.carried,
        for: facts.vote.for,
        against: facts.vote.against,
        abstain: facts.vote.abstain,
        notCast: facts.vote.notCast,
        needed: facts.vote.needed,
        roll: facts.vote.roll,
        cast: votes.flatMap((vote) =>
          vote.choice
            ? { organisation: known(vote.organisation_id), choice: vote.choice, reason: vote.reason ?? '' }
            : [],
        ),
      },
      replaces: facts.replaces ? await numberOf(db, networkId, sql`id = ${facts.replaces}`) : null,
      replacedBy: await numberOf(
        db,
        networkId,
        sql`session_id = ${row.sessionId} and facts->>'replaces' = ${row.id}`,
      ),
      agreements,
      commitments: commitments.map(({ ownerId, ...rest }) => ({ ...rest, owner: known(ownerId) })),
      may: { draftAgreement: can(actor, 'agreement.draft', subject) },
    };
  },
});
