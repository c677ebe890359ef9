import { sql } from 'drizzle-orm';
import { can } from '#app/domain/permissions/index.ts';
import { answer } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { dayIn } from '../agreement/act.ts';
import { commitmentLines } from '../commitment/lines.ts';
import { organisationRefs } from '../forum/read.ts';
import { forumRefOf } from '../forum/state.ts';
import { forumSubject } from '../forum/subject.ts';
import { declarationOf, leavingSubject, ruleOf, shown } from './declarations.ts';

/** Promises that one page hands over at most. */
const AT_MOST = 200;

/** An organisation's leaving: the rule, its declaration, and the promises that are still open. */
export const showWithdrawal = answer('party.withdrawal', {
  action: 'forum.read',
  subject: (context, input) => leavingSubject(context, input.forumId, input.organisationId),
  async run(context, input) {
    const { db, actor, now } = context;
    const { organisationId } = input;
    const subject = required(await leavingSubject(context, input.forumId, organisationId));
    const { networkId, forumId } = subject;
    // Of the network's other organisations there is nothing to tell here.
    if (!subject.partyIds.includes(organisationId)) required(null);
    const organisation = required(
      (await organisationRefs(db, networkId, [organisationId])).get(organisationId),
    );
    const row = await declarationOf(db, subject, organisationId);
    const withdrawal = row && shown(row, organisation, now);
    const party = required(await forumSubject(context, forumId)).partyIds.includes(organisationId);
    const mayAct = can(actor, 'party.withdraw', subject);
    const inNotice = withdrawal?.state === 'in-notice';
    return {
      forum: await forumRefOf(db, subject),
      organisation,
      rule: { ...(await ruleOf(db, subject)) },
      withdrawal: withdrawal && (inNotice || !party) ? withdrawal : null,
      commitments: await commitmentLines(db, {
        networkId,
        where: sql`c.forum_id = ${forumId} and c.life in ('proposed', 'active') and exists (
          select 1 from commitment_party p where p.network_id = c.network_id and p.commitment_id = c.id
            and p.organisation_id = ${organisationId})`,
        limit: AT_MOST,
        today: await dayIn(db, networkId, now),
      }),
      may: { withdraw: mayAct && party && !inNotice, stay: mayAct && inNotice },
    };
  },
});
