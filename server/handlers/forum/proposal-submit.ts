import { and, eq, max } from 'drizzle-orm';
import { proposal, proposalVersion, topic } from '#db/schema/index.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { checkRichText } from '#server/text/rich-text.ts';
import { tellForum, tellNamed } from '../notice/tell.ts';
import { lockForum, networkOfAct, personOf } from './act.ts';
import { forumSubject, subjectFor } from './subject.ts';

/** Puts a text forward: it gets the forum's next number, and its first version is frozen and hashed. */
export const submitProposal = handle('proposal.submit', {
  action: 'proposal.submit',
  subject: (context, input) => subjectFor(context, input.forumId, input.organisationId),
  async run(context, input) {
    const { db } = context;
    const text = checkRichText(input.body);
    const { networkId, forumId } = await lockForum(context, input.forumId);
    if (input.topicId) {
      const [found] = await db
        .select({ id: topic.id })
        .from(topic)
        .where(and(eq(topic.networkId, networkId), eq(topic.forumId, forumId), eq(topic.id, input.topicId)));
      if (!found) refuse('invalid_input', { fields: { topicId: 'field_not_in_list' } });
    }
    const [last] = await db
      .select({ number: max(proposal.number) })
      .from(proposal)
      .where(and(eq(proposal.networkId, networkId), eq(proposal.forumId, forumId)));
    const proposalId = context.newId();
    const proposalVersionId = context.newId();
    await db.insert(proposal).values({
      networkId,
      id: proposalId,
      forumId,
      topicId: input.topicId ?? null,
      number: (last?.number ?? 0) + 1,
      title: input.title,
      organisationId: input.organisationId,
      version: 1,
      createdAt: context.now,
    });
    await db.insert(proposalVersion).values({
      networkId,
      id: proposalVersionId,
      proposalId,
      version: 1,
      body: { ...text.document },
      plain: text.plain,
      hash: text.hash,
      reason: null,
      personId: personOf(context),
      organisationId: input.organisationId,
      createdAt: context.now,
    });
    const { organisationId } = input;
    const news = { networkId, forumId, proposalId, organisationId };
    const but = await tellNamed(context, news, text.plain);
    const { partyIds } = required(await forumSubject(context, forumId));
    await tellForum(context, 'proposed', partyIds, { ...news, facilitators: true, but });
    return { proposalId, proposalVersionId, version: 1, hash: text.hash };
  },
  ledger: (input, output, context) => ({
    networkId: networkOfAct(context),
    organisationId: input.organisationId,
    facts: { forumId: input.forumId, topicId: input.topicId ?? null, ...output },
    sealed: { title: input.title },
  }),
});
