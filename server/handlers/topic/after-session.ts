import { sql } from 'drizzle-orm';
import { lookup } from '#app/domain/session/keyed.ts';
import { proposalsDealtWith } from '#app/domain/topic.ts';
import { dayOf } from '#app/i18n/format.ts';
import { notice, topicAbsent } from '#db/schema/index.ts';
import type { Projection } from '#server/kernel/handler.ts';
import { uuids } from '../forum/read.ts';
import { timeZoneOf } from '../forum/state.ts';
import { endOfDay } from './window.ts';

const DAY_MS = 86_400_000;

/**
 * When a session ends, the topics of the proposals on its agenda ask for responses for as long as the charter says,
 * so that who could not be there is not left out. Delegates of absent organisations are told.
 */
export const askAfterSession: Projection = async ({ db, room, after, now, newId }) => {
  const { networkId, forumId, sessionId } = room;
  const days = after.groundRules.responseWindowDays;
  const proposals = proposalsDealtWith(after.itemIds.flatMap((itemId) => after.items[itemId] ?? []));
  if (days === 0 || proposals.length === 0) return;
  const zone = await timeZoneOf(db, networkId);
  const until = await endOfDay(db, networkId, dayOf(new Date(now.getTime() + days * DAY_MS), zone));
  const { rows: topics } = await db.execute<{ id: string }>(sql`
    update topic set respond_until = ${until.toISOString()}::timestamptz, respond_session_id = ${sessionId}
    where network_id = ${networkId} and forum_id = ${forumId} and closed_at is null and id in (
      select topic_id from proposal where network_id = ${networkId} and id = any(${uuids(proposals)}::uuid[]))
    returning id`);
  if (topics.length === 0) return;
  const ids = uuids(topics.map((row) => row.id));
  await db.execute(
    sql`delete from topic_absent where network_id = ${networkId} and topic_id = any(${ids}::uuid[])`,
  );
  const absent = after.partyIds.filter((id) => lookup(after.attendance, id) === undefined);
  if (absent.length === 0) return;
  await db
    .insert(topicAbsent)
    .values(
      topics.flatMap(({ id: topicId }) =>
        absent.map((organisationId) => ({ networkId, topicId, organisationId })),
      ),
    );
  const today = dayOf(now, zone);
  const { rows: people } = await db.execute<{ person_id: string }>(sql`
    select distinct person_id from mandate where network_id = ${networkId}
      and organisation_id = any(${uuids(absent)}::uuid[]) and level in ('speak', 'decide')
      and revoked_at is null and valid_from <= ${today} and valid_until >= ${today}`);
  if (people.length === 0) return;
  await db.insert(notice).values(
    topics.flatMap(({ id: topicId }) =>
      people.map(({ person_id: personId }) => ({
        networkId,
        id: newId(),
        personId,
        kind: 'window' as const,
        forumId,
        topicId,
        createdAt: now,
      })),
    ),
  );
};
