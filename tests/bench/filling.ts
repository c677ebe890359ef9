import type { KeyObject } from 'node:crypto';
import type pg from 'pg';
import { connect } from '#db/client.ts';
import { signCheckpoint } from '#server/ledger/checkpoint.ts';
import { rootFromFrontier } from '#server/ledger/merkle.ts';
import { logSize, storedFrontier } from '#server/ledger/store.ts';

/** Contributions of one topic, and how many of them begin a thread. */
const IN_A_TOPIC = 100;
const THREADS = 40;

const BODY = `jsonb_build_object('type', 'doc', 'content', jsonb_build_array(jsonb_build_object('type', 'paragraph',
  'content', jsonb_build_array(jsonb_build_object('type', 'text', 'text', w.plain)))))`;

/**
 * Writes topics with contributions into every forum of a network until there are `target` contributions: threads
 * with replies, by turns of the forum's parties. Done by the database itself, behind the app's back.
 */
export async function fillContributions(client: pg.Client, networkId: string, target: number): Promise<void> {
  const { rows } = await client.query<{ n: number }>(
    'select count(*)::int as n from contribution where network_id = $1',
    [networkId],
  );
  const topics = Math.ceil((target - (rows[0]?.n ?? 0)) / IN_A_TOPIC);
  if (topics <= 0) return;
  await client.query(
    `create temporary table if not exists new_topic
       (id uuid, forum_id uuid, at timestamptz, organisation_id uuid, person_id uuid, government boolean)`,
  );
  await client.query('truncate new_topic');
  await client.query(
    `with party as (
       select p.forum_id, p.organisation_id, o.sector = 'government' as government, m.person_id,
         row_number() over (partition by p.forum_id order by p.position) as place,
         count(*) over (partition by p.forum_id) as places
       from forum_party p
       join organisation o on o.network_id = p.network_id and o.id = p.organisation_id
       join lateral (select person_id from membership m where m.network_id = p.network_id
         and m.organisation_id = p.organisation_id limit 1) m on true
       where p.network_id = $1 and p.withdrawn_at is null
     ), hall as (select id, row_number() over (order by created_at) as place, count(*) over () as places
       from forum where network_id = $1)
     insert into new_topic
     select gen_random_uuid(), h.id, now() - n * interval '1 minute', p.organisation_id, p.person_id, p.government
     from generate_series(1, $2::int) n
     join hall h on h.place = 1 + n % h.places
     join party p on p.forum_id = h.id and p.place = 1 + (n / h.places) % p.places`,
    [networkId, topics],
  );
  await client.query(
    `insert into topic (network_id, id, forum_id, title, mode, person_id, from_government, from_others, last_at, created_at)
     select $1, id, forum_id, 'Topik pengukuran ' || substr(id::text, 1, 8), 'consultative', person_id,
       case when government then $2 else 0 end, case when government then 0 else $2 end, at, at from new_topic`,
    [networkId, IN_A_TOPIC],
  );
  await client.query(`create temporary table if not exists new_thread (id uuid, topic_id uuid, n int);`);
  await client.query('truncate new_thread');
  await client.query(
    `insert into new_thread select gen_random_uuid(), t.id, n from new_topic t, generate_series(1, $1::int) n`,
    [THREADS],
  );
  await client.query(
    `insert into contribution (network_id, id, forum_id, topic_id, organisation_id, person_id, kind, body, plain,
       replies, standing, created_at)
     select $1, w.id, t.forum_id, t.id, t.organisation_id, t.person_id, 'input', ${BODY}, w.plain,
       (select count(*) from generate_series($2::int + 1, $3::int) r where 1 + r % $2::int = w.n), 'open',
       t.at + w.n * interval '1 second'
     from (select id, topic_id, n, 'Masukan ke-' || n || ' tentang layanan yang diukur' as plain from new_thread) w
     join new_topic t on t.id = w.topic_id`,
    [networkId, THREADS, IN_A_TOPIC],
  );
  await client.query(
    `insert into contribution (network_id, id, forum_id, topic_id, parent_id, root_id, organisation_id, person_id,
       kind, body, plain, created_at)
     select $1, gen_random_uuid(), t.forum_id, t.id, w.root, w.root, t.organisation_id, t.person_id, 'answer', ${BODY},
       w.plain, t.at + w.r * interval '1 second'
     from (select h.id as root, h.topic_id, r, 'Tanggapan ke-' || r || ' atas masukan' as plain
       from generate_series($2::int + 1, $3::int) r join new_thread h on h.n = 1 + r % $2::int) w
     join new_topic t on t.id = w.topic_id`,
    [networkId, THREADS, IN_A_TOPIC],
  );
}

/**
 * Writes ledger entries until the network's log has `target`: whole entries with their leaf hashes, in their order,
 * with the tree above them, and a signed checkpoint over all. The database computes it in SHA-256 of its own.
 */
export async function fillLedger(
  client: pg.Client,
  adminUrl: string,
  networkId: string,
  target: number,
  key: KeyObject,
): Promise<void> {
  const { db, close } = connect(adminUrl, { size: 1 });
  try {
    const from = await logSize(db, networkId);
    const more = target - from;
    if (more > 0) {
      await client.query(
        `with made as materialized (
           select n, uuidv7() as id, date_trunc('milliseconds', now()) - (($3::int - n) * interval '10 milliseconds') as at,
             (select id from organisation where network_id = $1 limit 1) as organisation
           from generate_series(1, $3::int) n
         ), written as materialized (
           select n, id, at, '{"actor":null,"at":"' || to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
             || '","command":"contribution.write","facts":{"contributionId":"' || id || '","topicId":"' || id
             || '"},"id":"' || id || '","network":"' || $1::text || '","organisation":"' || organisation
             || '","sealed":{},"v":1}' as body from made
         ), hashed as materialized (
           select n, id, at, body, encode(sha256('\\x00'::bytea || convert_to(body, 'UTF8')), 'hex') as leaf from written
         ), entry as (
           insert into ledger_entry (network_id, id, at, command, body, leaf)
           select $1, id, at, 'contribution.write', body, leaf from hashed
         ), placed as (
           insert into ledger_leaf (network_id, position, entry_id) select $1, $2::bigint + n - 1, id from hashed
         )
         insert into ledger_node (network_id, level, index, hash) select $1, 0, $2::bigint + n - 1, leaf from hashed`,
        [networkId, from, more],
      );
      for (let level = 1; 2 ** level <= target; level += 1)
        await client.query(
          `insert into ledger_node (network_id, level, index, hash)
           select $1, $2::int, a.index / 2, encode(sha256('\\x01'::bytea || decode(a.hash, 'hex') || decode(b.hash, 'hex')), 'hex')
           from ledger_node a join ledger_node b
             on b.network_id = a.network_id and b.level = a.level and b.index = a.index + 1
           where a.network_id = $1 and a.level = $2::int - 1 and a.index % 2 = 0 and a.index >= $3::bigint
           on conflict do nothing`,
          [networkId, level, Math.max(0, Math.floor(from / 2 ** (level - 1)) - 2)],
        );
    }
    const size = await logSize(db, networkId);
    const root = rootFromFrontier(await storedFrontier(db, networkId, size));
    await client.query(
      `insert into ledger_checkpoint (network_id, size, root, note, at) values ($1, $2, $3, $4, now()) on conflict do nothing`,
      [
        networkId,
        size,
        root.toString('base64'),
        signCheckpoint({ origin: `mufakat/${networkId}`, size, root }, key),
      ],
    );
  } finally {
    await close();
  }
}
