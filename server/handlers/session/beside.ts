import { sql } from 'drizzle-orm';
import type { SessionText } from '#app/contract/session.ts';
import { can, type Subject } from '#app/domain/permissions/index.ts';
import type { Sector } from '#app/domain/sector.ts';
import { isPromises, partyOf, type SessionState } from '#app/domain/session/index.ts';
import type { Reader } from '#db/client.ts';
import { answer, type ReadContext } from '#server/kernel/handler.ts';
import { required } from '#server/kernel/refusal.ts';
import { guestsHere } from '../guest/read.ts';
import { newBallotCode } from './ballot-box.ts';
import { materialsOf } from './material.ts';
import { promisesOf } from './promises.ts';
import { seatsOf, sessionSubject } from './read.ts';
import { awaitedIn, registrationsOf } from './register.ts';
import { linkOf } from './show.ts';
import { isWithdrawn, withdrawnIn } from './withdrawn.ts';
import { writtenOn } from './written.ts';

interface TextRow extends Record<string, unknown> {
  proposal_id: string;
  id: string;
  number: number;
  title: string;
  version: number;
  hash: string;
  created_at: Date | string;
  body: SessionText['body'];
  plain: string;
  organisation_id: string;
  name: string;
  short_name: string;
  code: string;
  sector: Sector;
}

/**
 * The texts that lie before the room: those of the agenda, and those that were decided on.
 * @param only the version that is wanted of them
 */
export async function textsOf(
  db: Reader,
  networkId: string,
  state: SessionState,
  only?: string,
): Promise<SessionText[]> {
  const before = [
    ...Object.values(state.items).flatMap((item) => item.text?.proposalVersionId ?? []),
    ...state.decisions.map((decision) => decision.text.proposalVersionId),
  ];
  const wanted = new Set(before.filter((id) => only === undefined || id === only));
  if (wanted.size === 0) return [];
  const { rows } = await db.execute<TextRow>(sql`
    select v.proposal_id, v.id, p.number, p.title, v.version, v.hash, v.created_at, v.body, v.plain,
      o.id as organisation_id, o.name, o.short_name, o.code, o.sector
    from proposal_version v
    join proposal p on p.network_id = v.network_id and p.id = v.proposal_id
    join organisation o on o.network_id = p.network_id and o.id = p.organisation_id
    where v.network_id = ${networkId} and v.id = any(${`{${[...wanted].join(',')}}`}::uuid[])`);
  return rows.map((row) => ({
    proposalId: row.proposal_id,
    proposalVersionId: row.id,
    number: row.number,
    title: row.title,
    organisation: {
      id: row.organisation_id,
      name: row.name,
      shortName: row.short_name,
      code: row.code,
      sector: row.sector,
    },
    version: row.version,
    hash: row.hash,
    frozenAt: new Date(row.created_at).toISOString(),
    body: row.body,
    plain: row.plain,
  }));
}

/** The proposals on the agenda. */
const proposalsOf = (state: SessionState): string[] =>
  Object.values(state.items).flatMap((item) => item.text?.proposalId ?? []);

interface PlaceRow extends Record<string, unknown> {
  name: string;
  place: string;
  time_zone: string;
  starts_at: Date | string;
  ends_at: Date | string;
  short_code: string;
  numbers: Record<string, number> | null;
}

/** Who facilitates a forum or takes its notes: they may steer its sessions. */
async function facilitatorsOf(db: Reader, networkId: string, forumId: string) {
  const { rows } = await db.execute<{ personId: string; name: string }>(sql`
    select distinct p.id as "personId", p.name from forum_role r
    join person p on p.network_id = r.network_id and p.id = r.person_id
    where r.network_id = ${networkId} and r.forum_id = ${forumId} and r.role in ('facilitator', 'note-taker')
      and p.erased_at is null order by p.name limit 50`);
  return rows;
}

interface Wanted {
  sessionId: string;
  wall?: boolean | undefined;
  state: SessionState;
  subject: Subject;
}

/** What lies beside a room's log, as the reader may see it. */
export async function besideRoom(
  { db, now, actor, tools }: ReadContext,
  { sessionId, wall, state, subject }: Wanted,
) {
  const networkId = required(subject.networkId);
  const { rows } = await db.execute<PlaceRow>(sql`
    select f.name, s.place, n.time_zone, s.starts_at, s.ends_at, s.short_code,
      (select json_object_agg(d.id, d.number) from decision d
        where d.network_id = s.network_id and d.session_id = s.id) as numbers
    from session s join forum f on f.network_id = s.network_id and f.id = s.forum_id
    join network n on n.id = s.network_id
    where s.network_id = ${networkId} and s.id = ${sessionId}`);
  const row = required(rows[0]);
  const withdrawn = await withdrawnIn(db, { networkId, forumId: state.forumId });
  return {
    sessionId,
    forumName: row.name,
    place: row.place,
    timeZone: row.time_zone,
    startsAt: new Date(row.starts_at).toISOString(),
    endsAt: new Date(row.ends_at).toISOString(),
    shortCode: row.short_code,
    link: linkOf(tools.baseUrl, sessionId),
    written: wall || actor.kind === 'guest' ? [] : await writtenOn(db, networkId, proposalsOf(state)),
    withdrawn: proposalsOf(state).filter((id) => isWithdrawn(withdrawn, id)),
    materials: await materialsOf(db, actor, subject, sessionId),
    promises: Object.values(state.items).some(isPromises)
      ? await promisesOf(db, { networkId, forumId: state.forumId, sessionId }, now)
      : null,
    decisionNumbers: row.numbers ?? {},
    mine: await seatsOf(db, actor, {
      subject,
      sessionId,
      isParty: (id) => partyOf(state, id) !== undefined,
    }),
    facilitators: can(actor, 'material.read', subject)
      ? await facilitatorsOf(db, networkId, state.forumId)
      : [],
    awaited:
      can(actor, 'session.facilitate', subject) && state.status !== 'closed'
        ? awaitedIn(await registrationsOf(db, actor, subject, sessionId), state)
        : [],
    guests: can(actor, 'material.read', subject) ? await guestsHere(db, networkId, sessionId) : [],
    guest: actor.kind === 'guest' ? { name: actor.name } : null,
    ownPersonId: actor.kind === 'person' ? actor.personId : null,
    ballotCode: newBallotCode(),
    may: {
      facilitate: can(actor, 'session.facilitate', subject),
      issueRecord: can(actor, 'record.issue', subject),
    },
  };
}

/** What lies beside the log of a live room, for a page that already follows the log: none of what it has is sent again. */
export const showBeside = answer('session.beside', {
  action: 'session.watch',
  subject: sessionSubject,
  async run(context, { sessionId, wall, text }, subject) {
    const { state } = required(await context.room(sessionId));
    return {
      ...(await besideRoom(context, { sessionId, wall, state, subject })),
      texts: text ? await textsOf(context.db, required(subject.networkId), state, text) : [],
    };
  },
});
