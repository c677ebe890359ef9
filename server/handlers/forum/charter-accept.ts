import { and, desc, eq } from 'drizzle-orm';
import { charter, charterAcceptance } from '#db/schema/index.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { claimNoLonger } from '../notice/tell.ts';
import { lockForum, networkOfAct, personOf } from './act.ts';
import { ofActor, subjectOf } from './subject.ts';

/** Accepts the newest charter for an organisation. An older version is refused: it would bind nobody. */
export const acceptCharter = handle('charter.accept', {
  action: 'charter.accept',
  subject: (context, input) => subjectOf(context, charter, input.charterId, input.organisationId),
  async run(context, input) {
    const [found] = await context.db
      .select({ forumId: charter.forumId })
      .from(charter)
      .where(and(eq(charter.id, input.charterId), ofActor(context, charter.networkId)));
    // A new version cannot appear between the question and the acceptance while the forum is locked.
    const { networkId, forumId } = await lockForum(context, required(found).forumId);
    const [newest] = await context.db
      .select({ id: charter.id })
      .from(charter)
      .where(and(eq(charter.networkId, networkId), eq(charter.forumId, forumId)))
      .orderBy(desc(charter.version))
      .limit(1);
    if (newest?.id !== input.charterId) refuse('stale_version');
    const inserted = await context.db
      .insert(charterAcceptance)
      .values({
        networkId,
        charterId: input.charterId,
        organisationId: input.organisationId,
        personId: personOf(context),
        acceptedAt: context.now,
      })
      .onConflictDoNothing()
      .returning({ organisationId: charterAcceptance.organisationId });
    if (inserted.length === 0) refuse('already_done');
    const { organisationId } = input;
    await claimNoLonger(context, ['charter'], { networkId, forumId, of: { forumId, organisationId } });
    return {};
  },
  ledger: (input, _output, context) => ({
    networkId: networkOfAct(context),
    organisationId: input.organisationId,
    facts: { charterId: input.charterId, organisationId: input.organisationId },
  }),
});
