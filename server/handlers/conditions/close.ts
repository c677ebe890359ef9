import { and, eq, sql } from 'drizzle-orm';
import { aggregate, type Condition, type ConditionAnswers } from '#app/domain/conditions/index.ts';
import type { Sector } from '#app/domain/sector.ts';
import { conditionForm } from '#db/schema/index.ts';
import { handle } from '#server/kernel/handler.ts';
import { networkOfAct } from '../forum/act.ts';
import { claimNoLonger } from '../notice/tell.ts';
import { formSubject, lockOpenForm } from './subject.ts';

interface AnswerRow extends Record<string, unknown> {
  sector: Sector;
  answers: ConditionAnswers;
  words: Partial<Record<Condition, string>>;
}

/**
 * Closes the form: counts once, keeps only what may be shown. Counting again later, with one organisation more or
 * less, would show what that one answered.
 */
export const closeForm = handle('conditions.close', {
  action: 'forum.facilitate',
  subject: (context, input) => formSubject(context, input.formId),
  async run(context, input) {
    const { networkId, forumId } = await lockOpenForm(context, input.formId);
    const { rows } = await context.db.execute<AnswerRow>(sql`
      select o.sector, a.answers, a.words from condition_answer a
      join organisation o on o.network_id = a.network_id and o.id = a.organisation_id
      join forum_party p on p.network_id = a.network_id and p.organisation_id = a.organisation_id
        and p.forum_id = ${forumId} and p.withdrawn_at is null
      where a.network_id = ${networkId} and a.form_id = ${input.formId} and a.given_at is not null`);
    const result = aggregate(rows);
    await context.db
      .update(conditionForm)
      .set({ closedAt: context.now, result })
      .where(and(eq(conditionForm.networkId, networkId), eq(conditionForm.id, input.formId)));
    await claimNoLonger(context, ['conditions'], { networkId, forumId });
    return { answered: rows.length };
  },
  ledger: (input, output, context) => ({
    networkId: networkOfAct(context),
    facts: { formId: input.formId, answered: output.answered },
  }),
});
