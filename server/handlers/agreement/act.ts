import { and, eq, sql } from 'drizzle-orm';
import type { Actor } from '#app/domain/actor.ts';
import { type Action, can, judge } from '#app/domain/permissions/index.ts';
import type { Reader } from '#db/client.ts';
import { agreement, commitment } from '#db/schema/index.ts';
import type { CommandContext } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import type { AgreementSubject } from './subject.ts';

/** The agreement, locked until the command ends: two who act on it at once do so one after the other. */
export async function lockAgreement(context: CommandContext, agreementId: string) {
  const [row] = await context.db
    .select()
    .from(agreement)
    .where(and(eq(agreement.networkId, required(context.subject.networkId)), eq(agreement.id, agreementId)))
    .for('update');
  return required(row);
}

/** The commitment, locked until the command ends. */
export async function lockCommitment(context: CommandContext, commitmentId: string) {
  const [row] = await context.db
    .select()
    .from(commitment)
    .where(
      and(eq(commitment.networkId, required(context.subject.networkId)), eq(commitment.id, commitmentId)),
    )
    .for('update');
  return required(row);
}

/** Refuses an agreement that would end before it starts. */
export function mustEndAfterStart(input: { startsOn: string; endsOn: string }): void {
  if (input.endsOn < input.startsOn)
    refuse('field_out_of_range', { fields: { endsOn: 'field_out_of_range' } });
}

/**
 * A facilitator may propose without an organisation; whoever names one must be its delegate. Without this, the right
 * of facilitators would let them speak in any party's name.
 */
export function speaksFor(context: CommandContext, organisationId: string | undefined): void {
  if (organisationId === undefined) return;
  const verdict = judge(context.actor, 'commitment.report', { ...context.subject, organisationId });
  if (!verdict.allowed) refuse(verdict.code === 'forbidden' ? 'not_your_organisation' : verdict.code);
}

/** Those of `among` for which the actor may do the action: one of a person's organisations acts, not the person. */
export function allowedFor(
  actor: Actor,
  action: Action,
  subject: AgreementSubject,
  among: readonly string[] = subject.signatoryIds,
): string[] {
  if (actor.kind !== 'person') return [];
  return actor.representing
    .map((r) => r.organisationId)
    .filter((organisationId) => among.includes(organisationId))
    .filter((organisationId) => can(actor, action, { ...subject, organisationId }));
}

/** The calendar day where the network is, at an instant. */
export async function dayIn(db: Reader, networkId: string, at: Date): Promise<string> {
  const { rows } = await db.execute<{ day: string }>(sql`
    select to_char(${at.toISOString()}::timestamptz at time zone time_zone, 'YYYY-MM-DD') as day
    from network where id = ${networkId}`);
  return required(rows[0]).day;
}
