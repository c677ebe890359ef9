import { and, desc, eq, sql } from 'drizzle-orm';
import { proposal, proposalWindow, proposalWindowParty } from '#db/schema/index.ts';
import { inNetwork, networkOfAct } from '#server/handlers/forum/act.ts';
import { uuids } from '#server/handlers/forum/read.ts';
import { subjectFor, subjectOf } from '#server/handlers/forum/subject.ts';
import { todayIn } from '#server/handlers/network/read.ts';
import { delegatesOf } from '#server/handlers/notice/mentions.ts';
import { claimNoLonger, tell } from '#server/handlers/notice/tell.ts';
import { endOfDay } from '#server/handlers/topic/window.ts';
import { type CommandContext, handle, type ReadContext } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';

type Proposal = Pick<typeof proposal.$inferSelect, 'networkId' | 'id'>;

/** The newest window of a proposal: the one that counts. */
export async function newestWindow(context: Pick<ReadContext, 'db'>, { networkId, id }: Proposal) {
  const [row] = await context.db
    .select()
    .from(proposalWindow)
    .where(and(eq(proposalWindow.networkId, networkId), eq(proposalWindow.proposalId, id)))
    .orderBy(desc(proposalWindow.createdAt), desc(proposalWindow.id))
    .limit(1);
  return row ?? null;
}

/** Which of these organisations are asked for a reaction to a proposal now, by the time of the database. */
export async function askedNow(
  context: Pick<ReadContext, 'db' | 'now'>,
  current: Proposal,
  organisationIds: readonly string[],
): Promise<string[]> {
  if (organisationIds.length === 0) return [];
  const window = await newestWindow(context, current);
  if (!window || context.now > window.until) return [];
  const asked = await askedIn(context, window);
  return organisationIds.filter((id) => asked.includes(id));
}

/** Everybody who is asked in a window. */
export async function askedIn(
  context: Pick<ReadContext, 'db'>,
  window: Pick<typeof proposalWindow.$inferSelect, 'networkId' | 'id'>,
): Promise<string[]> {
  const rows = await context.db
    .select({ id: proposalWindowParty.organisationId })
    .from(proposalWindowParty)
    .where(
      and(eq(proposalWindowParty.networkId, window.networkId), eq(proposalWindowParty.windowId, window.id)),
    )
    .limit(500);
  return rows.map((row) => row.id);
}

/** The same organisations as a list without repeats, all of them parties of the forum. */
function partiesOnly(ids: readonly string[], partyIds: readonly string[]): string[] {
  if (ids.some((id) => !partyIds.includes(id)))
    refuse('invalid_input', { fields: { organisationIds: 'field_not_in_list' } });
  return [...new Set(ids)];
}

/** Tells the delegates of organisations that are asked now and were not before. */
async function tellAsked(
  context: CommandContext,
  current: typeof proposal.$inferSelect,
  organisationIds: readonly string[],
): Promise<void> {
  const { networkId, forumId } = current;
  const today = await todayIn(context.db, networkId, context.now);
  await tell(context, 'window', await delegatesOf(context.db, current, organisationIds, today), {
    networkId,
    forumId,
    topicId: null,
    contributionId: null,
    proposalId: current.id,
    organisationId: null,
  });
}

/** Asks for written reactions until the end of a day, moves that day, or asks no longer. Answers stay. */
export const setProposalWindow = handle('proposal.set-window', {
  action: 'forum.facilitate',
  subject: (context, input) => subjectOf(context, proposal, input.proposalId),
  async run(context, input) {
    const { db, now } = context;
    const networkId = required(context.subject.networkId);
    inNetwork(context, networkId);
    const [found] = await db
      .select()
      .from(proposal)
      .where(and(eq(proposal.networkId, networkId), eq(proposal.id, input.proposalId)))
      .for('update');
    const current = required(found);
    if (current.withdrawnAt) refuse('wrong_state');
    const before = await newestWindow(context, current);
    if (input.until === undefined) {
      if (!before) refuse('invalid_input', { fields: { until: 'field_required' } });
      if (before.until < now) refuse('wrong_state');
      await db
        .update(proposalWindow)
        .set({ until: now })
        .where(and(eq(proposalWindow.networkId, networkId), eq(proposalWindow.id, before.id)));
      await claimNoLonger(context, ['window'], { networkId, proposalId: current.id });
      return {};
    }
    const until = await endOfDay(db, networkId, input.until);
    if (until < now) refuse('invalid_input', { fields: { until: 'field_out_of_range' } });
    const forum = required(await subjectFor(context, current.forumId));
    const already = before ? await askedIn(context, before) : [];
    const wanted = input.organisationIds ? partiesOnly(input.organisationIds, forum.partyIds) : already;
    if (wanted.length === 0) refuse('invalid_input', { fields: { organisationIds: 'field_required' } });
    // A window that is over is asked again from the beginning, unless only its day is moved.
    const same = before && (before.until >= now || !input.organisationIds) ? before : null;
    const windowId = same?.id ?? context.newId();
    const ofThis = { networkId, windowId };
    if (same)
      await db
        .update(proposalWindow)
        .set({ until })
        .where(and(eq(proposalWindow.networkId, networkId), eq(proposalWindow.id, windowId)));
    else
      await db.insert(proposalWindow).values({
        networkId,
        id: windowId,
        forumId: current.forumId,
        proposalId: current.id,
        until,
        createdAt: now,
      });
    await db.execute(sql`
      delete from proposal_window_party where network_id = ${networkId} and window_id = ${windowId}
        and organisation_id <> all(${uuids(wanted)}::uuid[])`);
    await db
      .insert(proposalWindowParty)
      .values(wanted.map((organisationId) => ({ ...ofThis, organisationId })))
      .onConflictDoNothing();
    // Who is asked already knows of it; a time that was over and begins again is news for everybody.
    const knows = same && same.until >= now ? already : [];
    await tellAsked(
      context,
      current,
      wanted.filter((id) => !knows.includes(id)),
    );
    return {};
  },
  ledger: (input, _output, context) => ({
    networkId: context.subject.networkId ?? networkOfAct(context),
    facts: {
      proposalId: input.proposalId,
      until: input.until ?? null,
      organisationIds: input.organisationIds ?? null,
    },
  }),
});
