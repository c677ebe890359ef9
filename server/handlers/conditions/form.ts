import { and, eq } from 'drizzle-orm';
import { conditionAnswer, conditionForm } from '#db/schema/index.ts';
import { answer } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { organisationRefs } from '../forum/read.ts';
import { forumRefOf } from '../forum/state.ts';
import { formSubject } from './subject.ts';

/** The one place where answers are read: by the people who may give them, for their own organisation. */
export const showForm = answer('conditions.form', {
  action: 'conditions.answer',
  subject: (context, input) => formSubject(context, input.formId, input.organisationId),
  async run(context, input) {
    const { db } = context;
    const subject = required(await formSubject(context, input.formId, input.organisationId));
    const { networkId } = subject;
    const [form] = await db
      .select({ id: conditionForm.id, number: conditionForm.number, closedAt: conditionForm.closedAt })
      .from(conditionForm)
      .where(and(eq(conditionForm.networkId, networkId), eq(conditionForm.id, input.formId)));
    const { id, number, closedAt } = required(form);
    const [own] = await db
      .select()
      .from(conditionAnswer)
      .where(
        and(
          eq(conditionAnswer.networkId, networkId),
          eq(conditionAnswer.formId, input.formId),
          eq(conditionAnswer.organisationId, input.organisationId),
        ),
      );
    const organisations = await organisationRefs(db, networkId, [input.organisationId]);
    return {
      forum: await forumRefOf(db, subject),
      form: { id, number, closedAt: closedAt?.toISOString() ?? null },
      organisation: required(organisations.get(input.organisationId)),
      answers: { ...own?.answers },
      words: { ...own?.words },
      savedAt: own?.savedAt.toISOString() ?? null,
      givenAt: own?.givenAt?.toISOString() ?? null,
    };
  },
});
