import { and, eq, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { represents } from '#app/domain/actor.ts';
import { type Action, judge } from '#app/domain/permissions/index.ts';
import { standingAtFirst } from '#app/domain/topic.ts';
import { contribution, forum, organisation, topic } from '#db/schema/index.ts';
import type { CommandContext } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { countStanding } from '../topic/counts.ts';
import { type ForumSubject, forumSubject, ofActor } from './subject.ts';

/** The person who acts. The operator at the command line is nobody in a forum and cannot write in one. */
export function personOf(context: CommandContext): string {
  return context.actor.kind === 'person' ? context.actor.personId : refuse('sign_in_required');
}

/** The network of an act whose actor is the server's operator and belongs to none, for its ledger entry. */
const networks = new WeakMap<CommandContext, string>();

/** Remembers in which network this act takes place. */
export function inNetwork(context: CommandContext, networkId: string): void {
  networks.set(context, networkId);
}

/** The network whose ledger keeps this act. */
export function networkOfAct(context: CommandContext): string {
  const { actor } = context;
  const own = actor.kind === 'public' ? null : actor.networkId;
  return required(networks.get(context) ?? own);
}

/**
 * Locks a forum until the command ends, so that numbers and versions in it are given one after the other,
 * and answers its subject.
 */
export async function lockForum(context: CommandContext, forumId: string): Promise<ForumSubject> {
  await context.db
    .select({ id: forum.id })
    .from(forum)
    .where(and(eq(forum.id, forumId), ofActor(context, forum.networkId)))
    .for('update');
  const subject = required(await forumSubject(context, forumId));
  inNetwork(context, subject.networkId);
  return subject;
}

/**
 * A facilitator may act without an organisation; whoever names one must be its delegate. Without this, the right
 * of facilitators would let them speak in any party's name.
 */
export function speaksFor(
  context: CommandContext,
  subject: ForumSubject,
  organisationId: string | undefined,
  action: Extract<Action, 'proposal.submit' | 'position.give'> = 'proposal.submit',
): void {
  if (organisationId === undefined) return;
  const verdict = judge(context.actor, action, { ...subject, organisationId });
  if (!verdict.allowed) refuse(verdict.code === 'forbidden' ? 'not_your_organisation' : verdict.code);
}

/**
 * Counts a contribution where pages read the count: in its topic by sector, and in the first contribution of its
 * thread. The topic's row stays locked until the command ends.
 */
export async function countContribution(
  context: CommandContext,
  written: { networkId: string; topicId: string; organisationId: string | undefined; rootId: string | null },
): Promise<void> {
  const { db, actor, now } = context;
  const sector = written.organisationId ? represents(actor, written.organisationId)?.sector : undefined;
  const one = (column: PgColumn) => sql`${column} + 1`;
  await db
    .update(topic)
    .set({
      lastAt: now,
      ...(sector === undefined
        ? { fromFacilitators: one(topic.fromFacilitators) }
        : sector === 'government'
          ? { fromGovernment: one(topic.fromGovernment) }
          : { fromOthers: one(topic.fromOthers) }),
    })
    .where(and(eq(topic.networkId, written.networkId), eq(topic.id, written.topicId)));
  const organisationId = written.organisationId ?? null;
  const after = standingAtFirst({ organisationId, rootId: written.rootId });
  await countStanding(db, { ...written, organisationId, before: null, after });
  if (written.rootId === null) return;
  await db
    .update(contribution)
    .set({ replies: one(contribution.replies) })
    .where(and(eq(contribution.networkId, written.networkId), eq(contribution.id, written.rootId)));
}

/** Refuses when one of these is no organisation of the network; names the field. */
export async function mustBeOrganisations(
  context: CommandContext,
  networkId: string,
  named: readonly (readonly [field: string, id: string])[],
): Promise<void> {
  const ids = [...new Set(named.map(([, id]) => id))];
  const rows = await context.db
    .select({ id: organisation.id })
    .from(organisation)
    .where(
      and(
        eq(organisation.networkId, networkId),
        sql`${organisation.id} = any(${`{${ids.join(',')}}`}::uuid[])`,
      ),
    );
  const known = new Set(rows.map((row) => row.id));
  const unknown = named.filter(([, id]) => !known.has(id));
  if (unknown.length === 0) return;
  refuse('invalid_input', {
    fields: Object.fromEntries(unknown.map(([field]) => [field, 'field_not_in_list' as const])),
  });
}
