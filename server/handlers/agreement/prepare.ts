import { answer } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { organisationRefs } from '../forum/read.ts';
import { type ForumSubject, forumSubject } from '../forum/subject.ts';
import { dayIn } from './act.ts';
import { findDecision, mustBind } from './decision.ts';
import { standardClauses } from './standard-clauses.ts';

/** What an agreement can be drafted from. */
export const prepareAgreement = answer('agreement.prepare', {
  action: 'agreement.draft',
  async subject(context, { decisionId }) {
    const found = await findDecision(context, decisionId);
    return found && forumSubject(context, found.forum.id);
  },
  async run(context, { decisionId }, subject) {
    const { networkId, partyIds } = subject as ForumSubject;
    const found = required(await findDecision(context, decisionId));
    mustBind(found);
    const organisations = await organisationRefs(context.db, networkId, partyIds);
    return {
      forum: found.forum,
      decision: found.decision,
      parties: partyIds.flatMap((id) => organisations.get(id) ?? []),
      clauses: standardClauses({
        forum: found.forum.name,
        decisionNumber: found.decision.number,
        decisionTitle: found.decision.title,
      }),
      today: await dayIn(context.db, networkId, context.now),
    };
  },
});
