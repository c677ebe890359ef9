import { and, desc, eq } from 'drizzle-orm';
import type { ConditionsResult } from '#app/domain/conditions/index.ts';
import type { Reader } from '#db/client.ts';
import { conditionForm } from '#db/schema/index.ts';

/** A form as its row says. */
export type Form = Pick<
  typeof conditionForm.$inferSelect,
  'id' | 'number' | 'openedAt' | 'closedAt' | 'result'
>;

/** The forms of a forum, newest first. */
export const formsOf = (db: Reader, networkId: string, forumId: string): Promise<Form[]> =>
  db
    .select({
      id: conditionForm.id,
      number: conditionForm.number,
      openedAt: conditionForm.openedAt,
      closedAt: conditionForm.closedAt,
      result: conditionForm.result,
    })
    .from(conditionForm)
    .where(and(eq(conditionForm.networkId, networkId), eq(conditionForm.forumId, forumId)))
    .orderBy(desc(conditionForm.number));

/** The newest result: what the propositions look at while another form is still open. */
export const newestResult = (forms: readonly Form[]): ConditionsResult | null =>
  forms.find((form) => form.closedAt !== null && form.result?.total)?.result ??
  forms.find((form) => form.closedAt !== null)?.result ??
  null;
