import { sql } from 'drizzle-orm';
import { can } from '#app/domain/permissions/index.ts';
import { isPresent, partyOf } from '#app/domain/session/index.ts';
import { noticeOf } from '#server/handlers/calendar/read.ts';
import { answer } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { minutesAtGlance } from '../minutes/glance.ts';
import { type SessionRow, sessionColumns, sessionRefOf } from './list.ts';
import { partiesOfSession, seatsOf, sessionSubject } from './read.ts';
import { registrationsOf } from './register.ts';
import { isWithdrawn, withdrawnIn } from './withdrawn.ts';

interface InvitationRow extends SessionRow {
  letter_number: string | null;
  short_code: string;
  created_at: Date | string;
  invited_at: Date | string;
  sequence: number;
  time_zone: string;
}

interface DecisionRow extends Record<string, unknown> {
  id: string;
  itemId: string;
  number: number;
  title: string;
  outcome: 'consensus' | 'consensus-with-reservations' | 'no-consensus' | 'by-vote';
  decided_at: Date | string;
}

const instantOf = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

/** Where people join a session; the QR code holds the same. */
export const linkOf = (baseUrl: string, sessionId: string): string => `${baseUrl}/sesi/${sessionId}/ruang`;

/** The invitation and, afterwards, what came of it. */
export const showSession = answer('session.show', {
  action: 'session.read',
  subject: sessionSubject,
  async run({ db, actor, tools, room }, { sessionId }, subject) {
    const networkId = required(subject.networkId);
    const { state } = required(await room(sessionId));
    const { rows } = await db.execute<InvitationRow>(sql`
      select ${sessionColumns}, s.letter_number, s.short_code, s.created_at, s.invited_at, s.sequence, n.time_zone
      from session s join forum f on f.network_id = s.network_id and f.id = s.forum_id
      join network n on n.id = s.network_id
      where s.network_id = ${networkId} and s.id = ${sessionId}`);
    const row = required(rows[0]);
    const decided = await db.execute<DecisionRow>(sql`
      select id, item_id as "itemId", number, title, outcome, decided_at from decision
      where network_id = ${networkId} and session_id = ${sessionId} order by number`);
    const proposals = await db.execute<{ id: string; number: number }>(sql`
      select id, number from proposal where network_id = ${networkId} and forum_id = ${row.forum_id}
      and id = any(${`{${Object.values(state.items)
        .flatMap((item) => item.text?.proposalId ?? [])
        .join(',')}}`}::uuid[])`);
    const numbers = new Map(proposals.rows.map(({ id, number }) => [id, number]));
    const issued = await db.execute<{ id: string; number: string; code: string }>(sql`
      select id, number, code from record where network_id = ${networkId} and session_id = ${sessionId}
      order by created_at desc limit 1`);
    const withdrawn = await withdrawnIn(db, { networkId, forumId: row.forum_id });
    const parties = await partiesOfSession(db, networkId, state);
    return {
      session: {
        ...sessionRefOf(row),
        letterNumber: row.letter_number,
        shortCode: row.short_code,
        link: linkOf(tools.baseUrl, sessionId),
        createdAt: new Date(row.created_at).toISOString(),
        openedAt: instantOf(state.openedAt),
        closedAt: instantOf(state.closedAt),
        sequence: row.sequence,
        invitedAt: new Date(row.invited_at).toISOString(),
      },
      timeZone: row.time_zone,
      notice: await noticeOf(db, networkId, {
        from: row.invited_at,
        to: row.starts_at,
        zone: row.time_zone,
        rule: state.groundRules.invitationDays,
      }),
      agenda: state.itemIds.flatMap((itemId) => {
        const item = state.items[itemId];
        if (!item) return [];
        const { title, mode, minutes, status, text } = item;
        const number = text ? numbers.get(text.proposalId) : undefined;
        const shown =
          text && number !== undefined
            ? {
                proposalId: text.proposalId,
                number,
                version: text.version,
                hash: text.hash,
                withdrawn: isWithdrawn(withdrawn, text.proposalId),
              }
            : null;
        return [{ itemId, title, mode, minutes, status, text: shown }];
      }),
      parties: parties.map((party) => ({ ...party, present: isPresent(state, party.id) })),
      registrations: await registrationsOf(db, actor, subject, sessionId),
      decisions: decided.rows.map(({ decided_at, ...decision }) => ({
        ...decision,
        decidedAt: new Date(decided_at).toISOString(),
      })),
      record: issued.rows[0] ?? null,
      minutes: await minutesAtGlance(db, { networkId, sessionId }, state, actor, subject),
      mine: await seatsOf(db, actor, {
        subject,
        sessionId,
        isParty: (id) => partyOf(state, id) !== undefined,
      }),
      may: {
        facilitate: can(actor, 'session.facilitate', subject),
        issueRecord: can(actor, 'record.issue', subject),
      },
    };
  },
});
