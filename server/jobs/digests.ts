import { sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { QueryOutput } from '#app/contract/registry.ts';
import { inOrder, USUAL_RHYTHM } from '#app/domain/notice.ts';
import { addressOf } from '#server/handlers/notice/letters.ts';
import type { Kernel } from '#server/kernel/kernel.ts';

/** Letters that one round prepares at most; the next round goes on. */
const LETTERS = 100;
/** Notices that one letter names; the page has all. */
const NAMED = 12;

interface Due extends Record<string, unknown> {
  network_id: string;
  person_id: string;
  name: string;
  email: string;
  network_name: string;
}

/**
 * Hands the digests that are due to the post: to people with an address, who have unread notices newer than their last
 * digest, in the rhythm they chose. What a letter names is read with the person's own rights of this moment.
 * @returns how many letters were prepared
 */
export async function sendDigests(
  kernel: Pick<Kernel, 'housekeep' | 'query'>,
  baseUrl: string,
): Promise<number> {
  // Whoever takes a person's turn notes it at once, so that two nodes do not write the same letter.
  const due = await kernel.housekeep('digest.take', async (tx, now) => {
    const at = sql`${now.toISOString()}::timestamptz`;
    const { rows } = await tx.execute<Due>(sql`
      with due as (
        select p.network_id, p.id as person_id, p.name, ${addressOf} as email, n.name as network_name,
          coalesce(r.rhythm, ${USUAL_RHYTHM}) as rhythm
        from person p
        join network n on n.id = p.network_id
        left join notice_preference r on r.network_id = p.network_id and r.person_id = p.id
        where p.account_id is not null and ${addressOf} is not null and coalesce(r.rhythm, ${USUAL_RHYTHM}) <> 'none'
          and (r.sent_at is null or r.sent_at <= ${at} - case r.rhythm when 'daily' then interval '1 day'
            else interval '7 days' end)
          and exists (select 1 from notice u where u.network_id = p.network_id and u.person_id = p.id
            and u.read_at is null and u.created_at > coalesce(r.sent_at, '-infinity'::timestamptz))
        limit ${LETTERS}
      ), taken as (
        insert into notice_preference as k (network_id, person_id, rhythm, sent_at)
        select network_id, person_id, rhythm, ${at} from due
        on conflict (network_id, person_id) do update set sent_at = ${at}
          where k.sent_at is null or k.sent_at < ${at} - interval '12 hours'
        returning network_id, person_id
      )
      select due.* from due join taken using (network_id, person_id)`);
    return rows;
  });
  let prepared = 0;
  for (const person of due) {
    const answer = await kernel.query(
      'notice.list',
      { unread: true, limit: 100 },
      { credentials: { kind: 'person', networkId: person.network_id, personId: person.person_id } },
    );
    if (!answer.ok) continue;
    const { notices } = answer.output as QueryOutput<'notice.list'>;
    if (notices.length === 0) continue;
    const named = inOrder(notices).slice(0, NAMED);
    const payload = {
      template: 'digest',
      to: person.email,
      personId: person.person_id,
      name: person.name,
      networkName: person.network_name,
      page: `${baseUrl}/pemberitahuan`,
      total: notices.length,
      notices: named.map(({ kind, by, n, standing, topic, proposal, session, decision, forum }) => ({
        kind,
        by: by.organisation?.shortName ?? null,
        n,
        standing,
        topic: (decision ?? session ?? proposal ?? topic)?.title ?? forum.name,
      })),
    };
    await kernel.housekeep('digest.write', (tx, now) =>
      tx.execute(sql`
        insert into outbox (id, network_id, topic, payload, at, due_at)
        values (${uuidv7()}, ${person.network_id}, 'mail', ${JSON.stringify(payload)}::jsonb,
          ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz)`),
    );
    prepared += 1;
  }
  return prepared;
}
