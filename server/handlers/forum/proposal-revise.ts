import { and, eq } from 'drizzle-orm';
import { proposal, proposalVersion } from '#db/schema/index.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { checkRichText } from '#server/text/rich-text.ts';
import { inNetwork, networkOfAct, personOf, speaksFor } from './act.ts';
import { ofActor, subjectFor, subjectOf } from './subject.ts';

/**
 * Freezes a new version of a proposal. The version it was written on must still be the newest: otherwise somebody
 * else's change would vanish unseen. Earlier versions and decisions on them stay as they are.
 */
export const reviseProposal = handle('proposal.revise', {
  action: 'proposal.revise',
  subject: (context, input) => subjectOf(context, proposal, input.proposalId, input.organisationId),
  async run(context, input) {
    const { db } = context;
    const text = checkRichText(input.body);
    const [found] = await db
      .select()
      .from(proposal)
      .where(and(eq(proposal.id, input.proposalId), ofActor(context, proposal.networkId)))
      .for('update');
    const current = required(found);
    const { networkId } = current;
    inNetwork(context, networkId);
    speaksFor(context, required(await subjectFor(context, current.forumId)), input.organisationId);
    if (current.withdrawnAt) refuse('wrong_state');
    if (current.version !== input.onVersion) refuse('stale_version');
    const ofThis = and(eq(proposalVersion.networkId, networkId), eq(proposalVersion.proposalId, current.id));
    const [newest] = await db
      .select({ hash: proposalVersion.hash })
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
    return { proposalVersionId, version, hash: text.hash };
  },
  ledger: (input, output, context) => ({
    networkId: networkOfAct(context),
    organisationId: input.organisationId ?? null,
    facts: { proposalId: input.proposalId, onVersion: input.onVersion, ...output },
    sealed: { title: input.title ?? null, reason: input.reason },
  }),
});
