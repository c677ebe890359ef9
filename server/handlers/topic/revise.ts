import { and, eq } from 'drizzle-orm';
import { contribution, contributionVersion } from '#db/schema/index.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { canonicalJson } from '#server/ledger/canonical.ts';
import { checkRichText } from '#server/text/rich-text.ts';
import { networkOfAct, speaksFor } from '../forum/act.ts';
import { subjectFor } from '../forum/subject.ts';
import { mentionedIn } from '../notice/mentions.ts';
import { tellNamed } from '../notice/tell.ts';
import { authoredSubject, lockContribution } from './own.ts';

/** Changes one's own words. Whoever answered the earlier ones can show what they answered: they stay readable. */
export const reviseContribution = handle('contribution.revise', {
  action: 'contribution.change-own',
  subject: (context, input) => authoredSubject(context, input.contributionId),
  async run(context, input) {
    const { db } = context;
    const text = checkRichText(input.body);
    const row = await lockContribution(context, input.contributionId);
    if (row.erasedAt || row.hiddenAt || row.topicClosed) refuse('wrong_state');
    // The words stand in the organisation's name: the mandate must still reach so far.
    speaksFor(context, required(await subjectFor(context, row.forumId)), row.organisationId ?? undefined);
    if (canonicalJson({ ...text.document }) === canonicalJson(row.body)) refuse('already_done');
    const { networkId, forumId, topicId, organisationId } = row;
    await db.insert(contributionVersion).values({
      networkId,
      id: context.newId(),
      contributionId: row.id,
      body: row.body,
      writtenAt: row.editedAt ?? row.createdAt,
    });
    await db
      .update(contribution)
      .set({ body: { ...text.document }, plain: text.plain, editedAt: context.now })
      .where(and(eq(contribution.networkId, networkId), eq(contribution.id, row.id)));
    await mentionedIn(context, { networkId, forumId, contributionId: row.id }, text.plain);
    const news = { networkId, forumId, topicId, contributionId: row.id, organisationId };
    await tellNamed(context, news, text.plain, row.plain);
    return {};
  },
  ledger: (input, _output, context) => ({
    networkId: networkOfAct(context),
    facts: { contributionId: input.contributionId },
    sealed: { body: checkRichText(input.body).plain },
  }),
});
