import { and, eq, sql } from 'drizzle-orm';
import { openRound, openVote } from '#app/domain/session/index.ts';
import { proposal } from '#db/schema/index.ts';
import { untellReviews } from '#server/handlers/decision/remind.ts';
import { networkOfAct } from '#server/handlers/forum/act.ts';
import { isDecided } from '#server/handlers/forum/decided.ts';
import { lockOwnProposal } from '#server/handlers/forum/proposal-freeze.ts';
import { subjectOfProposal } from '#server/handlers/forum/subject.ts';
import { answeringFor } from '#server/handlers/notice/proposer.ts';
import { claimNoLonger, facilitatorsOf, tell } from '#server/handlers/notice/tell.ts';
import { tellFactsOfForum } from '#server/handlers/session/facts.ts';
import { type CommandContext, handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { writeRemark } from './act.ts';

type Proposal = Pick<typeof proposal.$inferSelect, 'networkId' | 'forumId' | 'id' | 'organisationId'>;

/**
 * The sessions in which the proposal could be decided on. Their rooms wait until this act is committed: a test that is
 * about to be opened then finds the proposal withdrawn. Locked before the proposal, as a room would.
 */
async function holdRooms(
  context: CommandContext,
  { networkId, forumId }: { networkId: string; forumId: string },
) {
  const { rows } = await context.db.execute<{ id: string }>(sql`
    select id from session where network_id = ${networkId} and forum_id = ${forumId} and rehearsal_of is null
      and status in ('scheduled', 'postponed', 'open') order by id for share`);
  return rows.map((row) => row.id);
}

/** Refuses while the parties are giving their answers to it in one of these sessions. */
async function mustNotBeTested(context: CommandContext, sessionIds: readonly string[], proposalId: string) {
  for (const sessionId of sessionIds) {
    const { state } = required(await context.room(sessionId));
    if (openRound(state)?.text.proposalId === proposalId) refuse('round_open');
    if (openVote(state)?.text.proposalId === proposalId) refuse('vote_open');
  }
}

/** Tells whoever answers for the proposal, who said something about it, and who facilitates. */
async function tellConcerned(
  context: CommandContext,
  current: Proposal,
  by: string | null,
  remarkId: string,
) {
  const { networkId, forumId, id: proposalId } = current;
  const { rows } = await context.db.execute<{ person_id: string }>(sql`
    select person_id from remark where network_id = ${networkId} and proposal_id = ${proposalId}`);
  const leading = await facilitatorsOf(context.db, { networkId, forumId });
  const people = [...rows.map((row) => row.person_id), ...leading, ...(await answeringFor(context, current))];
  await tell(context, 'withdrawn', people, { networkId, forumId, proposalId, remarkId, organisationId: by });
}

/**
 * Withdraws a proposal: whoever put it forward, or the facilitator. Text, responses and history stay readable; why it
 * was withdrawn is its last comment, made at that very moment.
 */
export const withdrawProposal = handle('proposal.withdraw', {
  action: 'proposal.revise',
  subject: (context, input) => subjectOfProposal(context, input.proposalId, input.organisationId),
  async run(context, input) {
    const { db, now } = context;
    const by = input.organisationId ?? null;
    const { networkId, forumId } = required(await subjectOfProposal(context, input.proposalId));
    const sessionIds = await holdRooms(context, { networkId, forumId });
    const current = await lockOwnProposal(context, input);
    if (await isDecided(db, current)) refuse('proposal_decided');
    await mustNotBeTested(context, sessionIds, current.id);
    const remarkId = await writeRemark(context, current, {
      kind: 'comment',
      state: 'said',
      organisationId: input.organisationId,
      body: input.reason,
    });
    await db
      .update(proposal)
      .set({ withdrawnAt: now })
      .where(and(eq(proposal.networkId, networkId), eq(proposal.id, current.id)));
    const { rows: decisions } = await db.execute<{ id: string }>(sql`
      select id from decision where network_id = ${networkId} and proposal_id = ${current.id}`);
    await untellReviews(
      db,
      networkId,
      decisions.map(({ id }) => id),
    );
    await claimNoLonger(context, ['window', 'reactions', 'proposed'], { networkId, proposalId: current.id });
    await tellConcerned(context, current, by, remarkId);
    await tellFactsOfForum(context, current);
    return {};
  },
  ledger: (input, _output, context) => ({
    networkId: networkOfAct(context),
    organisationId: input.organisationId ?? null,
    facts: { proposalId: input.proposalId },
    sealed: { reason: input.reason },
  }),
});
