import { and, eq, sql } from 'drizzle-orm';
import { kindOf } from '#app/domain/consensus.ts';
import { can } from '#app/domain/permissions/index.ts';
import type { Reader } from '#db/client.ts';
import { agreement, proposal, proposalVersion, session } from '#db/schema/index.ts';
import { dayIn } from '#server/handlers/agreement/act.ts';
import { commitmentLines } from '#server/handlers/commitment/lines.ts';
import { objectionsShown } from '#server/handlers/forum/items.ts';
import { contentOf } from '#server/handlers/forum/proposal-show.ts';
import { organisationRefs, peopleNames } from '#server/handlers/forum/read.ts';
import { forumRefOf } from '#server/handlers/forum/state.ts';
import { answer } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { positionsOf } from './positions.ts';
import { reviewsOf } from './review.ts';
import { type DecisionRow, subjectOfDecision } from './subject.ts';
import { chainOf } from './superseded.ts';

async function textOf(db: Reader, row: DecisionRow) {
  if (!row.proposalVersionId) return null;
  const [found] = await db
    .select({
      proposalId: proposal.id,
      number: proposal.number,
      title: proposal.title,
      newest: proposal.version,
      withdrawnAt: proposal.withdrawnAt,
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
  const { withdrawnAt, ...text } = found;
  return {
    ...text,
    body: { type: 'doc' as const, content: contentOf(text.body) },
    newest: text.newest === text.version,
    withdrawn: withdrawnAt !== null,
  };
}

/** What followed from a decision: agreements, and the commitments in them as they stand today. */
async function followedBy(db: Reader, row: DecisionRow, today: string) {
  const agreements = await db
    .select({ id: agreement.id, title: agreement.title, status: agreement.status })
    .from(agreement)
    .where(and(eq(agreement.networkId, row.networkId), eq(agreement.decisionId, row.id)))
    .orderBy(agreement.createdAt);
  const commitments = await commitmentLines(db, {
    networkId: row.networkId,
    where: sql`a.decision_id = ${row.id}`,
    limit: 100,
    today,
  });
  return { agreements, commitments };
}

/** Who answered, where nobody did. */
const nobody = { by: null, at: null, noted: null };

/** A decision, whole: how it came about, in whose words, and what followed. */
export const showDecision = answer('decision.show', {
  action: 'forum.read',
  subject: async (context, input) => (await subjectOfDecision(context, input.decisionId))?.subject ?? null,
  async run(context, input) {
    const { db, actor, now } = context;
    const { row, subject } = required(await subjectOfDecision(context, input.decisionId));
    const { networkId, facts } = row;
    const today = await dayIn(db, networkId, now);
    const { said, voted } = required((await positionsOf(db, networkId, [row.id])).get(row.id));
    const answered = new Set(said.map((one) => one.organisationId));
    const unanswered = [...facts.unanswered.present, ...facts.unanswered.absent];
    const { agreements, commitments } = await followedBy(db, row, today);
    const organisations = await organisationRefs(db, networkId, [
      ...answered,
      ...unanswered,
      ...voted.map((vote) => vote.organisationId),
      ...facts.reservations.map((r) => r.organisationId),
      ...facts.objections.map((o) => o.organisationId),
    ]);
    const people = await peopleNames(
      db,
      networkId,
      [...said, ...voted, ...said.flatMap((one) => one.noted ?? [])].flatMap((one) => one.personId ?? []),
    );
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
        ...said.map((one) => ({
          organisation: known(one.organisationId),
          kind: one.kind,
          by: people.get(one.personId ?? '') ?? null,
          at: one.at,
          noted: one.noted && { by: people.get(one.noted.personId ?? '') ?? null, at: one.noted.at },
        })),
        ...(row.roundId
          ? unanswered
              .filter((id) => !answered.has(id))
              .map((id) => ({ organisation: known(id), kind: 'unanswered' as const, ...nobody }))
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
        ballots: [...(facts.vote.ballots ?? [])],
        cast: voted.map((vote) => ({
          organisation: known(vote.organisationId),
          choice: vote.choice,
          reason: vote.reason,
          by: people.get(vote.personId ?? '') ?? null,
        })),
      },
      ...(await chainOf(db, networkId, row.id)),
      review: (await reviewsOf(db, networkId, [row.id], today)).get(row.id) ?? null,
      today,
      agreements,
      commitments,
      may: {
        draftAgreement: can(actor, 'agreement.draft', subject),
        facilitate: can(actor, 'forum.facilitate', subject),
      },
    };
  },
});
