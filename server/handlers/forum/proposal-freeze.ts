import { and, eq } from 'drizzle-orm';
import { proposal, proposalVersion } from '#db/schema/index.ts';
import type { CommandContext } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import type { CheckedText } from '#server/text/rich-text.ts';
import { tellProposer } from '../notice/proposer.ts';
import { tellNamed } from '../notice/tell.ts';
import { inNetwork, personOf, speaksFor } from './act.ts';
import { ofActor, subjectFor } from './subject.ts';

/**
 * Locks a proposal until the command ends, so that its versions and its draft change one after the other.
 * Refuses when it was withdrawn, or when somebody names an organisation they do not speak for.
 */
export async function lockProposal(
  context: CommandContext,
  { proposalId, organisationId }: { proposalId: string; organisationId?: string | undefined },
): Promise<typeof proposal.$inferSelect> {
  const [found] = await context.db
    .select()
    .from(proposal)
    .where(and(eq(proposal.id, proposalId), ofActor(context, proposal.networkId)))
    .for('update');
  const current = required(found);
  inNetwork(context, current.networkId);
  speaksFor(context, required(await subjectFor(context, current.forumId)), organisationId);
  if (current.withdrawnAt) refuse('wrong_state');
  return current;
}

/**
 * The same for what only whoever put the text forward decides, or the facilitator in their own role: a facilitator
 * who also speaks for a party does not do it in that party's name.
 */
export async function lockOwnProposal(
  context: CommandContext,
  input: { proposalId: string; organisationId?: string | undefined },
): Promise<typeof proposal.$inferSelect> {
  const current = await lockProposal(context, input);
  if (input.organisationId && input.organisationId !== current.organisationId)
    refuse('not_your_organisation');
  return current;
}

/**
 * Freezes a text as the next version of a locked proposal. The version it was written on must still be the newest:
 * otherwise somebody else's change would vanish unseen. Earlier versions and decisions on them stay as they are.
 */
export async function freezeVersion(
  context: CommandContext,
  current: typeof proposal.$inferSelect,
  input: {
    onVersion: number;
    title?: string | undefined;
    reason: string | null;
    organisationId?: string | undefined;
  },
  text: CheckedText,
): Promise<{ proposalVersionId: string; version: number; hash: string }> {
  const { db } = context;
  const { networkId } = current;
  if (current.version !== input.onVersion) refuse('stale_version');
  const ofThis = and(eq(proposalVersion.networkId, networkId), eq(proposalVersion.proposalId, current.id));
  const [newest] = await db
    .select({ hash: proposalVersion.hash, plain: proposalVersion.plain })
    .from(proposalVersion)
    .where(and(ofThis, eq(proposalVersion.version, current.version)));
  const title = input.title ?? current.title;
  if (newest?.hash === text.hash && title === current.title) refuse('already_done');
  const version = current.version + 1;
  const proposalVersionId = context.newId();
  await db.insert(proposalVersion).values({
    networkId,
    id: proposalVersionId,
    proposalId: current.id,
    version,
    body: { ...text.document },
    plain: text.plain,
    hash: text.hash,
    reason: input.reason,
    personId: personOf(context),
    organisationId: input.organisationId ?? null,
    createdAt: context.now,
  });
  await db
    .update(proposal)
    .set({ version, title })
    .where(and(eq(proposal.networkId, networkId), eq(proposal.id, current.id)));
  const news = {
    networkId,
    forumId: current.forumId,
    topicId: null,
    contributionId: null,
    proposalId: current.id,
    organisationId: input.organisationId ?? null,
  };
  const named = await tellNamed(context, news, text.plain, newest?.plain);
  await tellProposer(context, 'revised', current, { by: input.organisationId ?? null, but: named });
  return { proposalVersionId, version, hash: text.hash };
}
