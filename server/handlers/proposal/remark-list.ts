import { and, eq, sql } from 'drizzle-orm';
import { can } from '#app/domain/permissions/index.ts';
import { blocksOf } from '#app/editor/passage.ts';
import { proposal } from '#db/schema/index.ts';
import { isDecided } from '#server/handlers/forum/decided.ts';
import { cursorAfter, cursorOf, organisationRefs, pageOf, voicesOf } from '#server/handlers/forum/read.ts';
import { forumRefOf } from '#server/handlers/forum/state.ts';
import { ofActor, subjectFor, subjectOf } from '#server/handlers/forum/subject.ts';
import { namesIn } from '#server/handlers/notice/mentions.ts';
import { answer } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { newestText } from './act.ts';
import { openRemark, remarkCounts, remarksShown } from './remarks.ts';
import { askedNow } from './window.ts';

/** What was said about a proposal, page by page, and what the reader may say or do. */
export const listRemarks = answer('remark.list', {
  action: 'forum.read',
  subject: (context, input) => subjectOf(context, proposal, input.proposalId),
  async run(context, input) {
    const { db, actor } = context;
    const [found] = await db
      .select()
      .from(proposal)
      .where(and(eq(proposal.id, input.proposalId), ofActor(context, proposal.networkId)));
    const row = required(found);
    const subject = required(await subjectFor(context, row.forumId));
    const voices = await voicesOf(db, actor, subject);
    const facilitates = can(actor, 'proposal.revise', subject);
    const withdrawn = row.withdrawnAt !== null;
    const { document } = await newestText(context, row);
    const limit = input.limit ?? 100;
    const from = cursorOf(input.after);
    const placeOf = (remarkId: string | undefined) => sql`(select f.created_at, f.id from remark f
      where f.network_id = ${row.networkId} and f.proposal_id = ${row.id} and f.id = ${remarkId ?? null})`;
    const wanted = sql`k.proposal_id = ${row.id} ${input.kind ? sql`and k.kind = ${input.kind}` : sql``}
      ${input.open ? sql`and ${openRemark}` : sql``}`;
    const rows = await remarksShown(
      db,
      row.networkId,
      sql`${wanted}
        ${from ? sql`and (k.created_at, k.id) > (${from.at}::timestamptz, ${from.id}::uuid)` : sql``}
        ${input.at ? sql`and (k.created_at, k.id) >= ${placeOf(input.at)}` : sql``}`,
      { voices, facilitates, proposalOrganisationId: row.organisationId, document, withdrawn },
      limit + 1,
    );
    const { shown, next } = pageOf(rows, limit, ({ createdAt, id }) =>
      cursorAfter({ createdAt: new Date(createdAt), id }),
    );
    // The page before begins as many remarks earlier as one page holds, or with the first.
    const before =
      input.after === undefined && input.at === undefined
        ? []
        : (
            await db.execute<{ id: string }>(sql`
              select k.id from remark k where k.network_id = ${row.networkId} and ${wanted}
                and (k.created_at, k.id) < ${placeOf(shown[0]?.id)}
              order by k.created_at desc, k.id desc limit ${limit}`)
          ).rows;
    const organisations = await organisationRefs(db, row.networkId, [row.organisationId]);
    const own = voices.find((voice) => voice.maySpeak && voice.organisation.id === row.organisationId);
    return {
      forum: await forumRefOf(db, subject),
      proposal: {
        id: row.id,
        number: row.number,
        title: row.title,
        version: row.version,
        organisation: required(organisations.get(row.organisationId)),
        withdrawn,
        decided: await isDecided(db, row, row.version),
      },
      blocks: blocksOf(document),
      remarks: shown,
      named: await namesIn(
        context,
        row,
        shown.flatMap(({ body, suggestion, steps }) => [
          body,
          suggestion ?? '',
          ...steps.map((step) => step.note),
        ]),
      ),
      next,
      previous: before.at(-1)?.id ?? null,
      counts: await remarkCounts(db, row.networkId, row.id),
      // For who is asked to react in writing it is always time.
      reactionsOpen:
        row.reactionsAt !== null ||
        (
          await askedNow(
            context,
            row,
            voices.filter((voice) => voice.maySpeak).map((voice) => voice.organisation.id),
          )
        ).length > 0,
      voices,
      may: {
        decide: !withdrawn && (own !== undefined || facilitates),
        decideFor: own?.organisation.id ?? null,
        ask: !withdrawn && (voices.some((voice) => voice.maySpeak) || facilitates),
        alone: facilitates,
        object: !withdrawn && voices.some((voice) => voice.mayTakePosition),
      },
    };
  },
});
