import { randomBytes } from 'node:crypto';
import { loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { hashToken } from '#server/auth/tokens.ts';
import { loadKey } from '#server/ledger/keys.ts';
import { fillContributions, fillLedger } from './filling.ts';
import { type BenchHouse, openBenchHouse } from './house.ts';
import { percentiles, round } from './numbers.ts';

/**
 * `npm run bench -- pages`: the built server on the demo network, with ledger entries and contributions in it by the
 * hundred thousand (written by the database itself, behind the app's back). Each page is asked for one time after the
 * other over one kept connection by somebody signed in; times are from the request to the last byte. First with a tenth of
 * the data, then with all of it in the same house. Needs a build.
 */
const { values } = parseArgs({
  options: {
    entries: { type: 'string', default: '1000000' },
    contributions: { type: 'string', default: '100000' },
    requests: { type: 'string', default: '60' },
    json: { type: 'boolean', default: false },
  },
});
const note = (line: string) => console.error(line);
const whole = (name: 'entries' | 'contributions' | 'requests', least: number, most: number): number => {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  note(`--${name} must be a whole number from ${least} to ${most}`);
  return process.exit(2);
};
const entries = whole('entries', 1_000, 20_000_000);
const contributions = whole('contributions', 100, 2_000_000);
const requests = whole('requests', 5, 10_000);

/** Somebody of the demo who is signed in: the cookie of their browser. */
async function signIn(client: pg.Client, person: string): Promise<string> {
  const letters = 'abcdefghijklmnopqrstuvwxyz234567';
  const token = Array.from(randomBytes(40), (byte) => letters[byte % 32]).join('');
  const { rowCount } = await client.query(
    `insert into account_session (id, account_id, expires_at, absolute_expires_at, second_factor_at, last_seen_at)
     select $1, account_id, now() + interval '8 hours', now() + interval '7 days', now(), now()
     from person where name like $2 and account_id is not null limit 1`,
    [hashToken(token), `%${person}%`],
  );
  if (rowCount !== 1) throw new Error(`the demo has no ${person}`);
  return `mufakat=${token}`;
}

interface Page {
  name: string;
  by: 'facilitator' | 'partner' | 'leader' | 'stranger';
  /** Addresses that are asked for by turns. */
  at: string[];
}

/** The pages that people open most, on the fullest things of the network. */
async function pagesOf(client: pg.Client, networkId: string): Promise<Page[]> {
  const all = async (statement: string): Promise<string[]> =>
    (await client.query<{ id: string }>(statement, [networkId])).rows.map(({ id }) => id);
  const [forum = ''] = await all(
    `select f.id from forum f where f.network_id = $1
     order by (select count(*) from session s where s.network_id = f.network_id and s.forum_id = f.id) desc limit 1`,
  );
  const topics = await all(
    `select id from topic where network_id = $1 and forum_id = '${forum}' and last_at is not null
     order by md5(id::text) limit 20`,
  );
  const [open = ''] = await all(`select id from session where network_id = $1 and status = 'open' limit 1`);
  const [closed = ''] = await all(
    `select id from session where network_id = $1 and status = 'closed' limit 1`,
  );
  const proposals = await all(`select id from proposal where network_id = $1 limit 5`);
  const commitments = await all('select id from commitment where network_id = $1 limit 10');
  const [board = ''] = await all('select id from board where network_id = $1 limit 1');
  const decisions = await all('select id from decision where network_id = $1 limit 5');
  const someEntries = await all(
    `select entry_id as id from ledger_leaf where network_id = $1 and position in
       (select (random() * (select max(position) from ledger_leaf where network_id = $1))::bigint
        from generate_series(1, 40))`,
  );
  return [
    { name: 'home', by: 'partner', at: ['/beranda'] },
    { name: 'forum', by: 'partner', at: [`/forum/${forum}`] },
    { name: 'topics', by: 'partner', at: [`/forum/${forum}/topik`] },
    { name: 'topic', by: 'partner', at: topics.map((id) => `/topik/${id}`) },
    { name: 'own inputs', by: 'partner', at: ['/masukan'] },
    { name: 'proposals', by: 'partner', at: [`/forum/${forum}/usulan`] },
    { name: 'proposal', by: 'partner', at: proposals.map((id) => `/usulan/${id}`) },
    { name: 'register', by: 'partner', at: [`/forum/${forum}/keputusan`] },
    { name: 'decision', by: 'partner', at: decisions.map((id) => `/keputusan/${id}`) },
    { name: 'session, open', by: 'partner', at: [`/sesi/${open}`] },
    { name: 'session, closed', by: 'partner', at: [`/sesi/${closed}`] },
    { name: 'console', by: 'facilitator', at: [`/sesi/${open}/konsol`] },
    { name: 'commitments', by: 'partner', at: ['/komitmen'] },
    { name: 'commitment', by: 'partner', at: commitments.map((id) => `/komitmen/${id}`) },
    { name: "leader's page", by: 'leader', at: ['/pimpinan'] },
    { name: 'board', by: 'partner', at: [`/papan/${board}`] },
    { name: 'ledger entry', by: 'partner', at: someEntries.map((id) => `/jejak/${id}`) },
  ];
}

/** Asks for one page after the other, each in its own loop. */
async function measure(house: BenchHouse, pages: readonly Page[], cookies: Record<string, string>) {
  const measured: Record<string, { p50: number; p95: number; p99: number; bytes: number }> = {};
  for (const { name, by, at } of pages) {
    const times: number[] = [];
    let bytes = 0;
    // Some requests that nobody measures: the page's code and the database's plans are warm then.
    for (let n = -8; n < requests; n += 1) {
      const address = at[(n + 8) % at.length] ?? '/';
      const begun = performance.now();
      const response = await fetch(`${house.url}${address}`, {
        headers: { cookie: cookies[by] ?? '', 'accept-language': 'id' },
        redirect: 'manual',
      });
      const body = await response.arrayBuffer();
      if (response.status !== 200) throw new Error(`${name} ${address} answered ${response.status}`);
      bytes = body.byteLength;
      if (n >= 0) times.push(performance.now() - begun);
    }
    measured[name] = { ...percentiles(times), bytes };
  }
  return measured;
}

const load = () => loadavg().map((one) => Math.round(one * 100) / 100);
note('the demo network is loaded');
const house = await openBenchHouse();
const client = new pg.Client({ connectionString: house.adminUrl });
await client.connect();
try {
  await client.query('set synchronous_commit = off');
  const { rows } = await client.query<{ id: string }>('select id from network order by created_at limit 1');
  const networkId = rows[0]?.id ?? '';
  const key = await loadKey({ path: path.join(house.folder, 'ledger.key') });
  const cookies = {
    facilitator: await signIn(client, 'Fasilitator Forum'),
    partner: await signIn(client, 'Delegasi LKS Anak'),
    leader: await signIn(client, 'Kepala Dinas Sosial'),
  };
  const stages: { load: number[]; fillSeconds: number; pages: Awaited<ReturnType<typeof measure>> }[] = [];
  for (const part of [0.1, 1]) {
    note(`${Math.round(entries * part)} entries, ${Math.round(contributions * part)} contributions`);
    const begun = performance.now();
    await fillContributions(client, networkId, Math.round(contributions * part));
    await fillLedger(client, house.adminUrl, networkId, Math.round(entries * part), key);
    await client.query('vacuum analyze');
    await client.query('checkpoint');
    const fillSeconds = round((performance.now() - begun) / 1_000);
    note(`filled in ${fillSeconds} s`);
    const pages = await pagesOf(client, networkId);
    stages.push({ load: load(), fillSeconds, pages: await measure(house, pages, cookies) });
  }
  const [tenth, full] = stages;
  if (!tenth || !full) throw new Error('nothing was measured');
  const names = Object.keys(full.pages);
  const result = {
    entries,
    contributions,
    requests,
    fillSeconds: [tenth.fillSeconds, full.fillSeconds],
    loadBefore: [tenth.load, full.load],
    slowestP95: Math.max(...names.map((name) => full.pages[name]?.p95 ?? 0)),
    pages: Object.fromEntries(
      names.map((name) => {
        const [small, large] = [tenth.pages[name], full.pages[name]];
        const times = round((large?.p50 ?? 0) / Math.max(small?.p50 ?? 0, 0.1));
        return [name, { ...large, tenth: { p50: small?.p50, p95: small?.p95 }, timesTenth: times }];
      }),
    ),
  };
  console.log(values.json ? JSON.stringify(result) : JSON.stringify(result, null, 2));
} finally {
  await client.end();
  await house.stop();
}
process.exit(0);
