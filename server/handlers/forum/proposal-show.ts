import { and, eq, sql } from 'drizzle-orm';
import { can } from '#app/domain/permissions/index.ts';
import type { Decision } from '#app/domain/session/index.ts';
import type { Reader } from '#db/client.ts';
import { proposal, proposalVersion, remark, topic } from '#db/schema/index.ts';
import { namesIn } from '#server/handlers/notice/mentions.ts';
import { answer } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { isDecided } from './decided.ts';
import { decisionItems, objectionsShown, proposalItems } from './items.ts';
import { authorOf, organisationRefs, peopleNames, voicesOf } from './read.ts';
import { forumRefOf } from './state.ts';
import { ofActor, subjectFor, subjectOf } from './subject.ts';
import { versionsOf } from './versions.ts';

/** Objections as the newest decision on a proposal left them; each objection is in it with its whole life. */
async function objectionsOn(db: Reader, networkId: string, proposalId: string) {
  const { rows } = await db.execute<{ objections: Decision['objections'] | null }>(sql`
    select facts->'objections' as objections from decision
    where network_id = ${networkId} and proposal_id = ${proposalId} order by number desc limit 1`);
  const objections = rows[0]?.objections ?? [];
  const organisations = await organisationRefs(
    db,
    networkId,
    objections.map((objection) => objection.organisationId),
  );
  return objectionsShown(objections, organisations);
}

/** How it was withdrawn; the reason is the comment that was made with it. */
async function withdrawalOf(db: Reader, row: typeof proposal.$inferSelect) {
  if (row.withdrawnAt === null) return null;
  const [said] = await db
    .select({ personId: remark.personId, organisationId: remark.organisationId, reason: remark.body })
    .from(remark)
    .where(
      and(
        eq(remark.networkId, row.networkId),
        eq(remark.proposalId, row.id),
        eq(remark.kind, 'comment'),
        eq(remark.createdAt, row.withdrawnAt),
      ),
    );
  const at = row.withdrawnAt.toISOString();
  if (!said) return { at, author: null, reason: '' };
  const people = await peopleNames(db, row.networkId, [said.personId]);
  const organisations = await organisationRefs(db, row.networkId, [said.organisationId]);
  return { at, author: authorOf(said, people, organisations), reason: said.reason };
}

/** A proposal: one frozen version, the history of its versions, objections and decisions. */
export const showProposal = answer('proposal.show', {
  action: 'forum.read',
  subject: (context, input) => subjectOf(context, proposal, input.proposalId),
  async run(context, input) {
    const { db, actor } = context;
    const [found] = await db
      .select()
      .from(proposal)
      .where(and(eq(proposal.id, input.proposalId), ofActor(context, proposal.networkId)));
    const row = required(found);
    const { networkId } = row;
    const subject = required(await subjectFor(context, row.forumId));
    const [item] = await proposalItems(db, networkId, sql`p.id = ${row.id}`, 1);
    const ofThis = and(eq(proposalVersion.networkId, networkId), eq(proposalVersion.proposalId, row.id));
    const items = await versionsOf(db, networkId, row.id);
    const wanted = input.version ?? row.version;
    const texts = await db
      .select({
        version: proposalVersion.version,
        body: proposalVersion.body,
        plain: proposalVersion.plain,
      })
      .from(proposalVersion)
      .where(and(ofThis, sql`${proposalVersion.version} in (${wanted}, ${wanted - 1})`));
    const text = texts.find((t) => t.version === wanted) ?? refuse('not_found');
    const before = texts.find((t) => t.version === wanted - 1);
    const [about] = row.topicId
      ? await db
          .select({ id: topic.id, title: topic.title })
          .from(topic)
          .where(and(eq(topic.networkId, networkId), eq(topic.id, row.topicId)))
      : [];
    const voices = await voicesOf(db, actor, subject);
    const alone = row.withdrawnAt === null && can(actor, 'proposal.revise', subject);
    const own = voices.some((v) => v.maySpeak && v.organisation.id === row.organisationId);
    const withdrawable = row.withdrawnAt === null && (own || alone) && !(await isDecided(db, row));
    return {
      forum: await forumRefOf(db, subject),
      proposal: { ...required(item), topic: about ?? null, createdAt: row.createdAt.toISOString() },
      shown: {
        ...required(items.find((v) => v.version === wanted)),
        body: { type: 'doc' as const, content: contentOf(text.body) },
      },
      named: await namesIn(context, row, [text.plain]),
      before: before ? { version: before.version, plain: before.plain } : null,
      plain: text.plain,
      versions: items,
      objections: await objectionsOn(db, networkId, row.id),
      decisions: await decisionItems(db, networkId, sql`d.proposal_id = ${row.id}`, 50),
      voices,
      withdrawal: await withdrawalOf(db, row),
      withdrawing: withdrawable ? { organisationId: own ? row.organisationId : null } : null,
      may: {
        revise: row.withdrawnAt === null && (alone || own),
        'revise-as-facilitator': alone,
        'write-draft':
          row.withdrawnAt === null &&
          (voices.some((v) => v.maySpeak) || can(actor, 'proposal.write-draft', subject)),
      },
    };
  },
});

/** The blocks of a stored document. */
export function contentOf(body: Record<string, unknown>): Record<string, unknown>[] {
  return Array.isArray(body.content) ? (body.content as Record<string, unknown>[]) : [];
}
