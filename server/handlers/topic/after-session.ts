import { sql } from 'drizzle-orm';
import { lookup } from '#app/domain/session/keyed.ts';
import { proposalsDealtWith } from '#app/domain/topic.ts';
import { dayOf } from '#app/i18n/format.ts';
import { notice, proposalWindow, proposalWindowParty, topicAbsent } from '#db/schema/index.ts';
import type { Projection } from '#server/kernel/handler.ts';
import { earliestOf } from '../calendar/read.ts';
import { uuids } from '../forum/read.ts';
import { timeZoneOf } from '../forum/state.ts';
import { delegatesOf } from '../notice/mentions.ts';
import { endOfDay } from './window.ts';

interface Dealt extends Record<string, unknown> {
  id: string;
  topic_id: string | null;
}

/**
 * When a session ends, the proposals on its agenda and their topics ask for responses for as many working days as the
 * charter says, so that who could not be there is not left out. Delegates of absent organisations are told.
 */
export const askAfterSession: Projection = async (context) => {
  const { db, room, after, now, newId } = context;
  const { networkId, forumId, sessionId } = room;
  const days = after.groundRules.responseWindowDays;
  const dealtWith = proposalsDealtWith(after.itemIds.flatMap((itemId) => after.items[itemId] ?? []));
  if (days === 0 || dealtWith.length === 0) return;
  const zone = await timeZoneOf(db, networkId);
  const { day } = await earliestOf(db, networkId, { now, zone, rule: days });
  const until = await endOfDay(db, networkId, day);
  const { rows: proposals } = await db.execute<Dealt>(sql`
    select id, topic_id from proposal where network_id = ${networkId} and forum_id = ${forumId}
      and withdrawn_at is null and id = any(${uuids(dealtWith)}::uuid[]) order by number`);
  const absent = after.partyIds.filter((id) => lookup(after.attendance, id) === undefined);
  await askTopics(context, { until, absent, topicIds: proposals.flatMap((row) => row.topic_id ?? []) });
  if (proposals.length === 0 || absent.length === 0) return;
  const windows = proposals.map((row) => ({ id: newId(), proposalId: row.id }));
  const still = await stillAsked(context, windows);
  await db.insert(proposalWindow).values(
    windows.map((window) => ({
      ...window,
      networkId,
      forumId,
      sessionId,
      until: new Date(Math.max(until.getTime(), ...still.of(window.proposalId).map((one) => one.until))),
      createdAt: now,
    })),
  );
  await db
    .insert(proposalWindowParty)
    .values(
      windows.flatMap(({ id: windowId, proposalId }) =>
        [...new Set([...absent, ...still.of(proposalId).map((one) => one.organisationId)])].map(
          (organisationId) => ({ networkId, windowId, organisationId }),
        ),
      ),
    );
  const people = await delegatesOf(db, room, absent, dayOf(now, zone));
  if (people.length === 0) return;
  // Told once for each proposal, not for its topic as well.
  await db.insert(notice).values(
    proposals.flatMap((row) =>
      people.map((personId) => ({
        networkId,
        id: newId(),
        personId,
        kind: 'window' as const,
        forumId,
        topicId: row.topic_id,
        proposalId: row.id,
        createdAt: now,
      })),
    ),
  );
};

/**
 * Who was asked about these proposals before, in a window that is still open, and has not answered: the newest window
 * is the one that counts, and it takes nobody's time away.
 */
async function stillAsked(
  { db, room, now }: Parameters<Projection>[0],
  windows: readonly { proposalId: string }[],
): Promise<{ of(proposalId: string): { organisationId: string; until: number }[] }> {
  const { rows } = await db.execute<{ proposal_id: string; organisation_id: string; until: string }>(sql`
    with newest as (
      select distinct on (proposal_id) * from proposal_window
      where network_id = ${room.networkId}
        and proposal_id = any(${uuids(windows.map(({ proposalId }) => proposalId))}::uuid[])
      order by proposal_id, created_at desc, id desc
    )
    select w.proposal_id, a.organisation_id, w.until from newest w
    join proposal_window_party a on a.network_id = w.network_id and a.window_id = w.id
    where w.until >= ${now.toISOString()}::timestamptz
      and not exists (select from remark k where k.network_id = w.network_id and k.proposal_id = w.proposal_id
        and k.organisation_id = a.organisation_id and k.created_at >= w.created_at)`);
  return {
    of: (proposalId) =>
      rows
        .filter((row) => row.proposal_id === proposalId)
        .map((row) => ({ organisationId: row.organisation_id, until: new Date(row.until).getTime() })),
  };
}

/**
 * The topics of these proposals ask too, and remember whom the session missed. A time that is still running is never
 * made shorter, and whom an earlier session missed is remembered as long as it runs.
 */
async function askTopics(
  { db, room, now }: Parameters<Projection>[0],
  asking: { until: Date; absent: readonly string[]; topicIds: readonly string[] },
): Promise<void> {
  const { networkId, forumId, sessionId } = room;
  const here = sql`network_id = ${networkId} and forum_id = ${forumId} and closed_at is null
    and id = any(${uuids(asking.topicIds)}::uuid[])`;
  const { rows: topics } = await db.execute<{ id: string; running: boolean }>(sql`
    select id, coalesce(respond_until >= ${now.toISOString()}::timestamptz, false) as running from topic
    where ${here} for update`);
  await db.execute(sql`
    update topic set respond_until = greatest(respond_until, ${asking.until.toISOString()}::timestamptz),
      respond_session_id = ${sessionId}
    where ${here}`);
  const over = uuids(topics.filter((row) => !row.running).map((row) => row.id));
  await db.execute(
    sql`delete from topic_absent where network_id = ${networkId} and topic_id = any(${over}::uuid[])`,
  );
  if (topics.length === 0 || asking.absent.length === 0) return;
  await db
    .insert(topicAbsent)
    .values(
      topics.flatMap(({ id: topicId }) =>
        asking.absent.map((organisationId) => ({ networkId, topicId, organisationId })),
      ),
    )
    .onConflictDoNothing();
}
