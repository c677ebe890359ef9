import { and, eq } from 'drizzle-orm';
import { standingAtFirst } from '#app/domain/topic.ts';
import { contribution, topic } from '#db/schema/index.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { checkRichText } from '#server/text/rich-text.ts';
import { claimNoLonger, tellOfContribution } from '../notice/tell.ts';
import { attachmentRows, attachmentsHash, keepAttachments } from '../topic/attachments.ts';
import { timingHere } from '../topic/window.ts';
import { countContribution, inNetwork, networkOfAct, personOf, speaksFor } from './act.ts';
import { ofActor, subjectFor, subjectOf } from './subject.ts';

/**
 * Contributes to a topic or answers a contribution. Facilitators write in their own role; whoever names an
 * organisation writes as its delegate.
 */
export const writeContribution = handle('contribution.write', {
  action: 'contribution.write',
  subject: (context, input) => subjectOf(context, topic, input.topicId, input.organisationId),
  async run(context, input) {
    const { db } = context;
    // Nobody writes after the topic is closed, and its counts are added to one after the other.
    const [found] = await db
      .select({
        networkId: topic.networkId,
        forumId: topic.forumId,
        closedAt: topic.closedAt,
        respondUntil: topic.respondUntil,
      })
      .from(topic)
      .where(and(eq(topic.id, input.topicId), ofActor(context, topic.networkId)))
      .for('update');
    const { networkId, forumId, closedAt, respondUntil } = required(found);
    if (closedAt) refuse('wrong_state');
    inNetwork(context, networkId);
    speaksFor(context, required(await subjectFor(context, forumId)), input.organisationId);
    const [parent] = input.parentId
      ? await db
          .select({
            id: contribution.id,
            rootId: contribution.rootId,
            kind: contribution.kind,
            personId: contribution.personId,
          })
          .from(contribution)
          .where(
            and(
              eq(contribution.networkId, networkId),
              eq(contribution.topicId, input.topicId),
              eq(contribution.id, input.parentId),
            ),
          )
      : [];
    if (input.parentId && !parent) refuse('invalid_input', { fields: { parentId: 'field_not_in_list' } });
    const text = checkRichText(input.body);
    const attached = await attachmentRows(context, input.attachments ?? []);
    const contributionId = context.newId();
    const rootId = parent ? (parent.rootId ?? parent.id) : null;
    await db.insert(contribution).values({
      networkId,
      id: contributionId,
      forumId,
      topicId: input.topicId,
      parentId: parent?.id ?? null,
      rootId,
      organisationId: input.organisationId ?? null,
      personId: personOf(context),
      kind: input.kind ?? (parent?.kind === 'question' ? 'answer' : 'input'),
      body: { ...text.document },
      plain: text.plain,
      timing: await timingHere(context, { networkId, respondUntil, ...input }),
      standing: standingAtFirst({ organisationId: input.organisationId ?? null, rootId }),
      createdAt: context.now,
    });
    await keepAttachments(context, networkId, contributionId, attached);
    const { topicId, organisationId } = input;
    await countContribution(context, { networkId, topicId, organisationId, rootId });
    await tellOfContribution(context, {
      networkId,
      forumId,
      topicId,
      contributionId,
      organisationId: organisationId ?? null,
      plain: text.plain,
      answersTo: parent?.personId ?? null,
    });
    if (organisationId)
      await claimNoLonger(context, ['window'], { networkId, topicId, of: { forumId, organisationId } });
    return { contributionId };
  },
  ledger: (input, output, context) => ({
    networkId: networkOfAct(context),
    organisationId: input.organisationId ?? null,
    facts: {
      topicId: input.topicId,
      contributionId: output.contributionId,
      parentId: input.parentId ?? null,
      kind: input.kind ?? null,
      attachments: input.attachments?.length ?? 0,
      attachmentsHash: attachmentsHash(input.attachments),
    },
    sealed: { body: checkRichText(input.body).plain, attachments: input.attachments ?? [] },
  }),
});
