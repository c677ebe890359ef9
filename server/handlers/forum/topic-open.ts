import { standingAtFirst } from '#app/domain/topic.ts';
import { contribution, topic } from '#db/schema/index.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { checkRichText } from '#server/text/rich-text.ts';
import { followByWriting, tellForum, tellOfContribution } from '../notice/tell.ts';
import { attachmentRows, attachmentsHash, keepAttachments } from '../topic/attachments.ts';
import { countContribution, inNetwork, networkOfAct, personOf, speaksFor } from './act.ts';
import { forumSubject, subjectFor } from './subject.ts';

/** Opens a topic. Its text, if there is one, is the first contribution. */
export const openTopic = handle('topic.open', {
  action: 'topic.open',
  subject: (context, input) => subjectFor(context, input.forumId, input.organisationId),
  async run(context, input) {
    const subject = required(await forumSubject(context, input.forumId));
    const { networkId, forumId } = subject;
    inNetwork(context, networkId);
    speaksFor(context, subject, input.organisationId);
    const personId = personOf(context);
    const first = input.body && checkRichText(input.body);
    const given = input.attachments ?? [];
    if (given.length > 0 && !first) refuse('invalid_input', { fields: { body: 'field_required' } });
    const attached = await attachmentRows(context, given);
    const topicId = context.newId();
    await context.db.insert(topic).values({
      networkId,
      id: topicId,
      forumId,
      title: input.title,
      mode: input.mode,
      personId,
      createdAt: context.now,
    });
    await followByWriting(context, networkId, topicId);
    let named: string[] = [];
    if (first) {
      const contributionId = context.newId();
      await context.db.insert(contribution).values({
        networkId,
        id: contributionId,
        forumId,
        topicId,
        organisationId: input.organisationId ?? null,
        personId,
        kind: 'input',
        body: { ...first.document },
        plain: first.plain,
        standing: standingAtFirst({ organisationId: input.organisationId ?? null, rootId: null }),
        createdAt: context.now,
      });
      await keepAttachments(context, networkId, contributionId, attached);
      const { organisationId } = input;
      await countContribution(context, { networkId, topicId, organisationId, rootId: null });
      named = await tellOfContribution(context, {
        networkId,
        forumId,
        topicId,
        contributionId,
        organisationId: organisationId ?? null,
        plain: first.plain,
        answersTo: null,
      });
    }
    // Who is named in it heard of it by that.
    await tellForum(context, 'opened', subject.partyIds, {
      networkId,
      forumId,
      topicId,
      organisationId: input.organisationId ?? null,
      facilitators: true,
      but: named,
    });
    return { topicId };
  },
  ledger: (input, output, context) => ({
    networkId: networkOfAct(context),
    organisationId: input.organisationId ?? null,
    facts: {
      forumId: input.forumId,
      topicId: output.topicId,
      mode: input.mode,
      attachments: input.attachments?.length ?? 0,
      attachmentsHash: attachmentsHash(input.attachments),
    },
    sealed: {
      title: input.title,
      ...(input.body ? { body: checkRichText(input.body).plain } : {}),
      ...(input.attachments?.length ? { attachments: input.attachments } : {}),
    },
  }),
});
