import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { CommandInput } from '#app/contract/registry.ts';
import { secondFactorCode } from '#server/auth/second-factor.ts';
import type { FreshDatabase } from '#tests/server/support/database.ts';
import { as, type TestKernel } from '#tests/server/support/kernel.ts';
import type { World, WorldPerson } from '#tests/server/support/world.ts';

/** The secret of every account in the test world. */
const SECRET = 'JBSWY3DPEHPK3PXP';

/** Runs SQL behind the app's back. */
export async function behind<T extends pg.QueryResultRow>(
  database: FreshDatabase,
  text: string,
  values: unknown[] = [],
): Promise<T[]> {
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** A closed session of the world's forum with one decision. */
export async function buildDecision(
  database: FreshDatabase,
  world: World,
  { outcome = 'consensus', carried = null as boolean | null, number = 1 } = {},
): Promise<string> {
  const sessionId = uuidv7();
  const decisionId = uuidv7();
  await behind(
    database,
    `insert into session (network_id, id, forum_id, title, place, starts_at, ends_at, short_code, status)
     values ($1,$2,$3,'Sesi uji','Ruang uji',now() - interval '2 hours',now() - interval '1 hour',$4,'closed')`,
    [world.networkId, sessionId, world.forumId, sessionId.slice(-6).toUpperCase()],
  );
  await behind(
    database,
    `insert into decision (network_id, id, forum_id, session_id, item_id, number, title, outcome, text_hash, facts, decided_at)
     values ($1,$2,$3,$4,$5,$6,'Satu pintu laporan',$7,$8,$9,now())`,
    [
      world.networkId,
      decisionId,
      world.forumId,
      sessionId,
      uuidv7(),
      number,
      outcome,
      'a'.repeat(64),
      JSON.stringify(carried === null ? {} : { vote: { carried } }),
    ],
  );
  return decisionId;
}

/** A code that this account has not used: steps count from now, and are forgotten before each. */
export async function freshCode(database: FreshDatabase, who: WorldPerson): Promise<string> {
  await behind(database, 'update account set totp_step = null where id = $1', [who.accountId]);
  const [row] = await behind<{ now: string }>(database, 'select extract(epoch from now()) * 1000 as now');
  return secondFactorCode(SECRET, Number(row?.now));
}

/** A day so many days from now, YYYY-MM-DD. */
export const dayFromNow = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** The output of an answer that must have succeeded. */
export function output<T>(answer: { ok: true; output: T } | { ok: false; refusal: unknown }): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.output;
}

/** Drafts an agreement of the first three organisations. */
export async function draft(
  t: TestKernel,
  world: World,
  decisionId: string,
  more: Partial<CommandInput<'agreement.draft'>> = {},
): Promise<string> {
  const answer = await t.execute(
    'agreement.draft',
    {
      decisionId,
      kind: 'cooperation-agreement',
      title: 'Satu pintu layanan',
      partyIds: [0, 2, 1].map((i) => world.organisations[i as 0 | 1 | 2].id),
      startsOn: dayFromNow(0),
      endsOn: dayFromNow(365),
      ...more,
    },
    as(world.facilitator),
  );
  return output(answer).agreementId;
}

/** Proposes a commitment of organisation 0, supported by organisation 2. */
export async function propose(
  t: TestKernel,
  world: World,
  agreementId: string,
  more: Partial<CommandInput<'commitment.propose'>> = {},
): Promise<string> {
  const answer = await t.execute(
    'commitment.propose',
    {
      agreementId,
      title: '40 kursi roda diterima',
      ownerId: world.organisations[0].id,
      supporterIds: [world.organisations[2].id],
      indicator: 'Kursi roda yang diterima',
      baseline: 0,
      target: 40,
      unit: 'kursi roda',
      startsOn: dayFromNow(-10),
      dueOn: dayFromNow(90),
      verification: 'Berita acara serah terima',
      ...more,
    },
    as(world.facilitator),
  );
  return output(answer).commitmentId;
}

/** Every named party accepts. */
export async function acceptAll(t: TestKernel, world: World, commitmentId: string): Promise<void> {
  for (const i of [0, 2] as const) {
    const { id, delegate } = world.organisations[i];
    output(await t.execute('commitment.accept', { commitmentId, organisationId: id }, as(delegate)));
  }
}

/** An agreement that is ready to be signed, with one accepted commitment. */
export async function frozen(t: TestKernel, world: World, decisionId: string) {
  const agreementId = await draft(t, world, decisionId);
  const commitmentId = await propose(t, world, agreementId);
  await acceptAll(t, world, commitmentId);
  const { contentHash } = output(await t.execute('agreement.freeze', { agreementId }, as(world.facilitator)));
  return { agreementId, commitmentId, contentHash };
}

/** The leader of organisation `i` signs. */
export async function sign(
  t: TestKernel,
  world: World,
  i: 0 | 1 | 2 | 3,
  { agreementId, contentHash }: { agreementId: string; contentHash: string },
) {
  const { id, leader } = world.organisations[i];
  const code = await freshCode(t.database, leader);
  return t.execute('agreement.sign', { agreementId, organisationId: id, contentHash, code }, as(leader));
}
