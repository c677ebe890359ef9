import { and, eq, sql } from 'drizzle-orm';
import type { Registration } from '#app/contract/registration.ts';
import { type Actor, represents } from '#app/domain/actor.ts';
import { can, type Subject } from '#app/domain/permissions/index.ts';
import { expectedAttendance } from '#app/domain/registration.ts';
import { isPresent, type SessionState } from '#app/domain/session/index.ts';
import type { Reader } from '#db/client.ts';
import { session, sessionRegistration } from '#db/schema/index.ts';
import { inNetwork, networkOfAct, personOf } from '#server/handlers/forum/act.ts';
import { type CommandContext, handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { tellFacts } from './facts.ts';
import { sessionSubject } from './read.ts';

/**
 * Answers the invitation for an organisation: its delegate does, or the facilitator who was told by telephone.
 * Once the session is open, attendance says it all.
 */
export const registerForSession = handle('session.register', {
  action: 'attendance.mark',
  async subject(context, { sessionId, organisationId }) {
    const found = await sessionSubject(context, { sessionId });
    return found && { ...found, organisationId };
  },
  async run(context, input) {
    const { db, now, actor, subject } = context;
    const networkId = required(subject.networkId);
    inNetwork(context, networkId);
    const { state } = required(await context.room(input.sessionId));
    if (!state.partyIds.includes(input.organisationId)) refuse('not_a_party');
    const [row] = await db
      .select({ status: session.status })
      .from(session)
      .where(and(eq(session.networkId, networkId), eq(session.id, input.sessionId)))
      .for('share');
    if (row?.status === 'closed') refuse('session_closed');
    if (row?.status === 'cancelled') refuse('session_cancelled');
    if (row?.status === 'open') refuse('session_already_open');
    // Who represents is what the others need to know: an alternate without a name tells nobody anything.
    if (input.answer === 'represented' && input.name === undefined)
      refuse('invalid_input', { fields: { name: 'field_required' } });
    const own = represents(actor, input.organisationId) !== null;
    const themselves = own && (input.answer === 'in-room' || input.answer === 'online');
    // Whoever comes themselves need not write their own name.
    const who =
      themselves && input.name === undefined
        ? await asThemselves(context, networkId, input.organisationId)
        : { name: input.name ?? null, office: input.office ?? null };
    const named = input.answer === 'absent' ? { name: null, office: null } : who;
    const answer = {
      answer: input.answer,
      ...named,
      note: input.note ?? null,
      byFacilitator: !own,
      personId: actor.kind === 'person' ? actor.personId : null,
      answeredAt: now,
    };
    const { sessionId, organisationId } = input;
    await db
      .insert(sessionRegistration)
      .values({ networkId, sessionId, organisationId, ...answer })
      .onConflictDoUpdate({
        target: [
          sessionRegistration.networkId,
          sessionRegistration.sessionId,
          sessionRegistration.organisationId,
        ],
        set: answer,
      });
    tellFacts(context, sessionId);
    return {};
  },
  ledger: (input, _output, context) => ({
    networkId: networkOfAct(context),
    organisationId: input.organisationId,
    facts: { sessionId: input.sessionId, organisationId: input.organisationId, answer: input.answer },
    sealed: { name: input.name ?? null, office: input.office ?? null, note: input.note ?? null },
  }),
});

/** The actor's name and office in this organisation. */
async function asThemselves(context: CommandContext, networkId: string, organisationId: string) {
  const { rows } = await context.db.execute<{ name: string; office: string | null }>(sql`
    select p.name, (select m.office from membership m where m.network_id = p.network_id and m.person_id = p.id
      and m.organisation_id = ${organisationId} order by m.starts_on desc limit 1) as office
    from person p where p.network_id = ${networkId} and p.id = ${personOf(context)}`);
  return required(rows[0]);
}

interface RegistrationRow extends Record<string, unknown>, Omit<Registration, 'answeredAt'> {
  answered_at: Date | string;
}

/** The answers to an invitation as a reader may see them: all of them, names only where they are one's business. */
export async function registrationsOf(
  db: Reader,
  actor: Actor,
  subject: Subject,
  sessionId: string,
): Promise<Registration[]> {
  const { rows } = await db.execute<RegistrationRow>(sql`
    select organisation_id as "organisationId", answer, name, office, note, by_facilitator as "byFacilitator", answered_at
    from session_registration where network_id = ${subject.networkId} and session_id = ${sessionId}`);
  const facilitates = can(actor, 'session.facilitate', subject);
  return rows.map(({ answered_at, ...row }) => {
    const mine = facilitates || represents(actor, row.organisationId) !== null;
    const words = mine ? {} : { name: null, office: null, note: null };
    return { ...row, ...words, answeredAt: new Date(answered_at).toISOString() };
  });
}

/** Who said that they would come and is not checked in: the desk checks them in as they said. */
export function awaitedIn(registrations: readonly Registration[], state: SessionState) {
  return registrations.flatMap(({ organisationId, answer, name, office }) => {
    const expected = expectedAttendance(answer);
    if (!expected || isPresent(state, organisationId)) return [];
    return [{ organisationId, ...expected, who: [name, office].filter(Boolean).join(', ') }];
  });
}
