import { agreement, agreementClause, agreementParty } from '#db/schema/index.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { forumSubject } from '../forum/subject.ts';
import { mustEndAfterStart } from './act.ts';
import { findDecision, mustBind } from './decision.ts';
import { standardClauses } from './standard-clauses.ts';

/** Drafts an agreement from what was decided. Its parties are parties of the forum; without clauses it begins with the standard ones. */
export const draftAgreement = handle('agreement.draft', {
  action: 'agreement.draft',
  async subject(context, { decisionId }) {
    const found = await findDecision(context, decisionId);
    return found && forumSubject(context, found.forum.id);
  },
  async run(context, input) {
    const found = required(await findDecision(context, input.decisionId));
    mustBind(found);
    mustEndAfterStart(input);
    const partyIds = [...new Set(input.partyIds)];
    if (partyIds.length < 2) refuse('invalid_input', { fields: { partyIds: 'field_too_short' } });
    if (partyIds.some((partyId) => !context.subject.partyIds?.includes(partyId)))
      refuse('not_a_party', { fields: { partyIds: 'not_a_party' } });
    const networkId = required(context.subject.networkId);
    const agreementId = context.newId();
    await context.db.insert(agreement).values({
      networkId,
      id: agreementId,
      forumId: found.forum.id,
      decisionId: input.decisionId,
      kind: input.kind,
      title: input.title,
      startsOn: input.startsOn,
      endsOn: input.endsOn,
      createdAt: context.now,
    });
    await context.db
      .insert(agreementParty)
      .values(
        partyIds.map((organisationId, position) => ({ networkId, agreementId, organisationId, position })),
      );
    const clauses =
      input.clauses ??
      standardClauses({
        forum: found.forum.name,
        decisionNumber: found.decision.number,
        decisionTitle: found.decision.title,
      });
    if (clauses.length > 0) {
      await context.db.insert(agreementClause).values(
        clauses.map(({ heading, body }, position) => ({
          networkId,
          id: context.newId(),
          agreementId,
          position,
          heading,
          body,
        })),
      );
    }
    return { agreementId };
  },
  ledger: (input, output, context) => ({
    networkId: context.subject.networkId,
    facts: {
      agreementId: output.agreementId,
      decisionId: input.decisionId,
      kind: input.kind,
      partyIds: [...new Set(input.partyIds)],
      startsOn: input.startsOn,
      endsOn: input.endsOn,
    },
    sealed: { title: input.title },
  }),
});
