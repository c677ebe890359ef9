import { and, eq, sql } from 'drizzle-orm';
import { criteriaOf } from '#app/domain/forum.ts';
import { can } from '#app/domain/permissions/index.ts';
import { dayOf } from '#app/i18n/format.ts';
import { charter, forum } from '#db/schema/index.ts';
import { answer } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { newestReadiness, notAnswered } from './conditions.ts';
import { commitmentCounts, holdings, partyCounts, proceedings } from './counted.ts';
import { mandateKeepers, withoutDeciders } from './deciders.ts';
import { decisionItems, proposalItems, registerLine, stillOpen } from './items.ts';
import { organisationRefs, voicesOf } from './read.ts';
import { charterStates, nextSessions, notAccepted, rolesIn, timeZoneOf } from './state.ts';
import { forumSubject } from './subject.ts';

/** Everything of the forum's page. */
export const showForum = answer('forum.show', {
  action: 'forum.read',
  subject: (context, input) => forumSubject(context, input.forumId),
  async run(context, input) {
    const { db, now, actor } = context;
    const subject = required(await forumSubject(context, input.forumId));
    const { networkId, forumId } = subject;
    const [found] = await db
      .select()
      .from(forum)
      .where(and(eq(forum.networkId, networkId), eq(forum.id, forumId)));
    const row = required(found);
    const timeZone = await timeZoneOf(db, networkId);
    const today = dayOf(now, timeZone);
    const { parties, deciding } = await partyCounts(db, subject, today);
    const organisations = await organisationRefs(db, networkId, [row.initiatorId, row.mandateHolderId]);
    const initiator = required(organisations.get(row.initiatorId));
    const state = (await charterStates(db, networkId, [forumId])).get(forumId) ?? null;
    const done = await proceedings(db, subject, now);
    const here = sql`forum_id = ${forumId}`;
    const proposals = await proposalItems(db, networkId, sql`p.${here} and ${stillOpen}`, 4);
    const decisions = await decisionItems(db, networkId, sql`d.${here}`, 4);
    const { rows: open } = await db.execute<{ n: string }>(
      sql`select count(*) as n from proposal p where p.network_id = ${networkId} and p.${here} and ${stillOpen}`,
    );
    const voices = await voicesOf(db, actor, subject);
    const [newest] = state
      ? await db
          .select({ id: charter.id })
          .from(charter)
          .where(
            and(
              eq(charter.networkId, networkId),
              eq(charter.forumId, forumId),
              eq(charter.version, state.version),
            ),
          )
      : [];
    const deciders = voices.filter((v) => v.mayDecide).map((v) => v.organisation.id);
    const waiting = newest ? await notAccepted(db, networkId, newest.id, deciders) : [];
    const silent = await notAnswered(db, subject, deciders);
    const facilitate = can(actor, 'forum.facilitate', subject);
    const led = (actor.kind === 'person' ? actor.representing : [])
      .filter((one) => one.leader)
      .map((one) => one.organisationId);
    const mute = await withoutDeciders(
      db,
      networkId,
      facilitate ? { forumId } : { forumId, organisationIds: led },
      today,
    );
    const leads = mute.some(({ organisation }) => led.includes(organisation.id));
    return {
      forum: {
        id: row.id,
        name: row.name,
        type: row.type,
        purpose: row.purpose,
        aim: row.aim,
        legalBasis: row.legalBasis,
        initiator,
        mandateHolder: required(organisations.get(row.mandateHolderId)),
        parties,
        createdAt: row.createdAt.toISOString(),
      },
      timeZone,
      charter: state,
      session: (await nextSessions(db, networkId, [forumId], now)).get(forumId) ?? null,
      criteria: criteriaOf({
        initiatorSector: initiator.sector,
        parties,
        deciding,
        hasLegalBasis: row.legalBasis.trim() !== '',
        hasCharter: state !== null,
        accepted: state?.accepted ?? 0,
        ...done,
        hasPublicPurpose: row.aim.trim() !== '',
      }).map((criterion) => ({ ...criterion, evidence: { ...criterion.evidence } })),
      facts: {
        ...(await holdings(db, subject)),
        openProposals: Number(open[0]?.n ?? 0),
        decisions: done.decisions,
      },
      proposals,
      decisions: decisions.map(registerLine),
      commitments: await commitmentCounts(db, subject, today),
      voices,
      roles: rolesIn(actor, forumId),
      readiness: await newestReadiness(db, subject),
      toAnswer: voices.filter((v) => silent.includes(v.organisation.id)).map((v) => v.organisation),
      toAccept: voices.filter((v) => waiting.includes(v.organisation.id)).map((v) => v.organisation),
      withoutDeciders: mute.map(({ organisation, facilitating }) => ({ organisation, facilitating })),
      mandateKeepers: leads ? await mandateKeepers(db, networkId) : [],
      may: {
        facilitate,
        openTopic: can(actor, 'topic.open', subject) || voices.some((v) => v.maySpeak),
        propose: voices.some((v) => v.maySpeak),
      },
    };
  },
});
