import { and, eq, isNull } from 'drizzle-orm';
import { promptsOf } from '#app/domain/conditions/index.ts';
import { can } from '#app/domain/permissions/index.ts';
import { dayOf } from '#app/i18n/format.ts';
import { empowermentMeasure } from '#db/schema/index.ts';
import { answer } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { formsOf, newestResult } from '../conditions/forms.ts';
import { happenedIn } from '../conditions/happened.ts';
import { promptsShown } from '../conditions/show.ts';
import { organisationRefs } from '../forum/read.ts';
import { forumRefOf, timeZoneOf } from '../forum/state.ts';
import { planSubject } from './subject.ts';

/** The plan, by due date, with the imbalance that the forum's figures show today. */
export const showPlan = answer('empowerment.show', {
  action: 'forum.read',
  subject: (context, input) => planSubject(context, input.forumId),
  async run(context, input) {
    const { db, actor, now } = context;
    const subject = required(await planSubject(context, input.forumId));
    const { networkId, forumId, partyIds } = subject;
    const today = dayOf(now, await timeZoneOf(db, networkId));
    const rows = await db
      .select()
      .from(empowermentMeasure)
      .where(
        and(
          eq(empowermentMeasure.networkId, networkId),
          eq(empowermentMeasure.forumId, forumId),
          isNull(empowermentMeasure.removedAt),
        ),
      )
      .orderBy(empowermentMeasure.dueOn, empowermentMeasure.id)
      .limit(200);
    const organisations = await organisationRefs(db, networkId, [
      ...partyIds,
      ...rows.flatMap((row) => [row.providerId, ...row.forIds]),
    ]);
    const { happened } = await happenedIn(db, subject, now, today);
    const prompts = promptsOf(newestResult(await formsOf(db, networkId, forumId)), happened);
    const [because] = promptsShown(prompts.filter(({ proposition }) => proposition === 1));
    return {
      forum: await forumRefOf(db, subject),
      because: because ?? null,
      measures: rows.map((row) => ({
        id: row.id,
        what: row.what,
        forSector: row.forSector,
        forWhom: row.forIds.flatMap((id) => organisations.get(id) ?? []),
        provider: required(organisations.get(row.providerId)),
        dueOn: row.dueOn,
        late: row.doneAt === null && row.dueOn < today,
        done: row.doneAt && { at: row.doneAt.toISOString(), note: row.doneNote ?? '' },
      })),
      parties: partyIds.flatMap((id) => organisations.get(id) ?? []),
      may: { write: can(actor, 'empowerment.write', subject) },
    };
  },
});
