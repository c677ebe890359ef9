import { and, desc, eq, sql } from 'drizzle-orm';
import type { QueryOutput } from '#app/contract/registry.ts';
import {
  CONDITIONS,
  type ConditionsResult,
  type Distributions,
  type Prompt,
  promptsOf,
} from '#app/domain/conditions/index.ts';
import { can } from '#app/domain/permissions/index.ts';
import { dayOf } from '#app/i18n/format.ts';
import type { Reader } from '#db/client.ts';
import { readiness } from '#db/schema/index.ts';
import { answer } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { organisationRefs, peopleNames, voicesOf } from '../forum/read.ts';
import { forumRefOf, timeZoneOf } from '../forum/state.ts';
import { forumSubject } from '../forum/subject.ts';
import { formsOf, newestResult } from './forms.ts';
import { happenedIn } from './happened.ts';

type Shown = QueryOutput<'conditions.show'>;
type ResultShown = NonNullable<Shown['result']>;

/** The prompts as the contract's own (mutable) shape. */
export const promptsShown = (prompts: readonly Prompt[]): Shown['prompts'] =>
  prompts.map(({ proposition, grounds }) => ({ proposition, grounds: grounds.map((one) => ({ ...one })) }));

const spread = (of: Distributions) =>
  Object.fromEntries(CONDITIONS.map((condition) => [condition, [...of[condition]]])) as NonNullable<
    ResultShown['total']
  >;

function resultShown(result: ConditionsResult): ResultShown {
  return {
    answered: { ...result.answered },
    total: result.total && spread(result.total),
    bySector: result.bySector && {
      government: spread(result.bySector.government),
      'non-government': spread(result.bySector['non-government']),
    },
    words: Object.fromEntries(
      CONDITIONS.map((condition) => [condition, [...result.words[condition]]]),
    ) as ResultShown['words'],
  };
}

/** Assessments of a forum, newest first, each with the evidence of its moment. */
export async function assessments(
  db: Reader,
  { networkId, forumId }: { networkId: string; forumId: string },
  limit: number,
): Promise<Shown['readiness']> {
  const rows = await db
    .select()
    .from(readiness)
    .where(and(eq(readiness.networkId, networkId), eq(readiness.forumId, forumId)))
    .orderBy(desc(readiness.createdAt), desc(readiness.id))
    .limit(limit);
  const people = await peopleNames(
    db,
    networkId,
    rows.map((row) => row.personId),
  );
  return rows.map(({ id, verdict, reason, evidence, personId, createdAt }) => ({
    id,
    verdict,
    reason,
    by: people.get(personId) ?? '',
    at: createdAt.toISOString(),
    evidence: { ...evidence, prompts: promptsShown(evidence.prompts) },
  }));
}

interface StateRow extends Record<string, unknown> {
  organisation_id: string;
  given: boolean;
}

/** Starting conditions of a forum. Reads no answer: who has answered, and what was frozen at the close. */
export const showConditions = answer('conditions.show', {
  action: 'forum.read',
  subject: (context, input) => forumSubject(context, input.forumId),
  async run(context, input) {
    const { db, actor, now } = context;
    const subject = required(await forumSubject(context, input.forumId));
    const { networkId, forumId, partyIds } = subject;
    const forms = await formsOf(db, networkId, forumId);
    const form = input.number ? forms.find((one) => one.number === input.number) : forms[0];
    if (input.number && !form) refuse('not_found');
    const { rows } = await db.execute<StateRow>(sql`
      select organisation_id, given_at is not null as given from condition_answer
      where network_id = ${networkId} and form_id = ${form?.id ?? null}`);
    const given = new Set(rows.filter((row) => row.given).map((row) => row.organisation_id));
    const organisations = await organisationRefs(db, networkId, [...partyIds, ...given]);
    const refs = (ids: Iterable<string>) => [...ids].flatMap((id) => organisations.get(id) ?? []);
    const voices = await voicesOf(db, actor, subject);
    const today = dayOf(now, await timeZoneOf(db, networkId));
    const { happened } = await happenedIn(db, subject, now, today);
    return {
      forum: await forumRefOf(db, subject),
      parties: { ...happened.parties },
      form: form
        ? {
            id: form.id,
            number: form.number,
            newest: form === forms[0],
            openedAt: form.openedAt.toISOString(),
            closedAt: form.closedAt?.toISOString() ?? null,
            // In the forum's own order, so that the order tells nothing about the time of an answer.
            answered: refs(partyIds.filter((id) => given.has(id))),
            missing: refs(partyIds.filter((id) => !given.has(id))),
          }
        : null,
      result: form?.closedAt && form.result ? resultShown(form.result) : null,
      forms: forms.map(({ number, openedAt, closedAt }) => ({
        number,
        openedAt: openedAt.toISOString(),
        closedAt: closedAt?.toISOString() ?? null,
      })),
      prompts: promptsShown(promptsOf(newestResult(forms), happened)),
      readiness: await assessments(db, subject, 20),
      mine:
        form && form.closedAt === null
          ? voices
              .filter((own) => own.mayDecide)
              .map(({ organisation }) => {
                const row = rows.find((one) => one.organisation_id === organisation.id);
                return {
                  organisation,
                  state: row ? (row.given ? ('given' as const) : ('draft' as const)) : ('none' as const),
                };
              })
          : [],
      voices,
      may: { facilitate: can(actor, 'forum.facilitate', subject) },
    };
  },
});
