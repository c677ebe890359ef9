import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { as, type TestKernel, testKernel } from '#tests/server/support/kernel.ts';
import { buildWorld, type World } from '#tests/server/support/world.ts';
import { behind, buildDecision, freshCode, frozen, output, sign } from './support.ts';

let t: TestKernel;
let world: World;
let decisionId: string;
let ready: Awaited<ReturnType<typeof frozen>>;

beforeAll(async () => {
  t = await testKernel();
  world = await buildWorld(t.database);
  decisionId = await buildDecision(t.database, world);
});
afterAll(() => t.close());
beforeEach(async () => {
  ready = await frozen(t, world, decisionId);
});

const refused = (code: string) => ({ ok: false, refusal: { code } });
const show = async (who = world.facilitator) =>
  output(await t.query('agreement.show', { agreementId: ready.agreementId }, as(who)));

describe('signing', () => {
  it('comes into force with the last signature, once, however many sign at the same moment', async () => {
    const inForceEntries = async () =>
      behind(
        t.database,
        `select 1 from ledger_entry where command = 'agreement.sign' and body like '%' || $1 || '%'
          and body like '%"inForce":true%'`,
        [ready.agreementId],
      );
    const answers = await Promise.all([0, 1, 2].map((i) => sign(t, world, i as 0 | 1 | 2, ready)));
    expect(answers.map((answer) => answer.ok)).toEqual([true, true, true]);
    expect(answers.filter((answer) => answer.ok && answer.output.inForce)).toHaveLength(1);
    expect(await inForceEntries()).toHaveLength(1);
    const agreement = await show();
    expect(agreement.status).toBe('in-force');
    expect(agreement.parties.every((party) => party.signature !== null)).toBe(true);
    expect(await sign(t, world, 0, ready)).toMatchObject(refused('already_done'));
    expect(
      await t.execute(
        'agreement.reopen',
        { agreementId: ready.agreementId, reason: 'terlambat' },
        as(world.facilitator),
      ),
    ).toMatchObject(refused('wrong_state'));
  });

  it('asks for a signed checkpoint at once', async () => {
    const due: string[] = [];
    const stop = t.kernel.onCheckpointDue((networkId) => due.push(networkId));
    output(await sign(t, world, 0, ready));
    stop();
    expect(due).toEqual([world.networkId]);
  });

  it('is the leader’s of that party alone', async () => {
    const { agreementId, contentHash } = ready;
    const [a, b, , d] = world.organisations;
    const input = { agreementId, contentHash, organisationId: a.id, code: '000000' };
    expect(await t.execute('agreement.sign', input, as(a.delegate))).toMatchObject(refused('forbidden'));
    expect(await t.execute('agreement.sign', input, as(b.leader))).toMatchObject(refused('forbidden'));
    expect(await t.execute('agreement.sign', input, as(world.facilitator))).toMatchObject(
      refused('forbidden'),
    );
    expect(await t.execute('agreement.sign', input, as(world.outsider))).toMatchObject(refused('forbidden'));
    // Organisation 3 is a party of the forum, not of the agreement.
    const theirs = { ...input, organisationId: d.id };
    expect(await t.execute('agreement.sign', theirs, as(d.leader))).toMatchObject(refused('not_a_party'));
    const may = async (who: typeof a.leader) =>
      (await show(who)).parties.filter((party) => party.maySign).map((party) => party.organisation.id);
    expect(await may(a.leader)).toEqual([a.id]);
    expect(await may(a.delegate)).toEqual([]);
  });

  it('is over the text that was read', async () => {
    const other = { ...ready, contentHash: 'f'.repeat(64) };
    expect(await sign(t, world, 0, other)).toMatchObject(refused('stale_text'));
  });

  it('takes a fresh code that works once, also for two agreements', async () => {
    const { id, leader } = world.organisations[0];
    const second = await frozen(t, world, decisionId);
    const code = await freshCode(t.database, leader);
    const wrong = code === '123456' ? '654321' : '123456';
    const signing = (of: typeof ready, given: string) =>
      t.execute(
        'agreement.sign',
        { agreementId: of.agreementId, contentHash: of.contentHash, organisationId: id, code: given },
        as(leader),
      );
    expect(await signing(ready, wrong)).toMatchObject({
      ok: false,
      refusal: { code: 'second_factor_wrong', fields: { code: 'second_factor_wrong' } },
    });
    output(await signing(ready, code));
    expect(await signing(second, code)).toMatchObject(refused('second_factor_wrong'));
  });

  it('is throttled', async () => {
    const guessing = await testKernel();
    try {
      const there = await buildWorld(guessing.database);
      const prepared = await frozen(guessing, there, await buildDecision(guessing.database, there));
      const { id, leader } = there.organisations[1];
      const { agreementId, contentHash } = prepared;
      const input = { agreementId, contentHash, organisationId: id, code: '000000' };
      const codes = [];
      for (let i = 0; i < 6; i += 1) {
        const answer = await guessing.execute('agreement.sign', input, as(leader));
        codes.push(answer.ok ? 'signed' : answer.refusal.code);
      }
      expect(codes.at(-1)).toBe('rate_limited');
    } finally {
      await guessing.close();
    }
  });

  it('is not carried over when the text is reopened', async () => {
    output(await sign(t, world, 0, ready));
    const facilitator = as(world.facilitator);
    const { agreementId } = ready;
    output(await t.execute('agreement.reopen', { agreementId, reason: 'Pasal 3 keliru' }, facilitator));
    expect(await sign(t, world, 1, ready)).toMatchObject(refused('wrong_state'));
    const { contentHash } = output(await t.execute('agreement.freeze', { agreementId }, facilitator));
    expect((await show()).parties.filter((party) => party.signature)).toEqual([]);
    for (const i of [0, 1, 2] as const) output(await sign(t, world, i, { agreementId, contentHash }));
    expect((await show()).status).toBe('in-force');
  });

  it('is done once however often it is sent', async () => {
    const { id, leader } = world.organisations[0];
    const code = await freshCode(t.database, leader);
    const { agreementId, contentHash } = ready;
    const input = { agreementId, contentHash, organisationId: id, code };
    const key = '018f0000-0000-7000-8000-000000000001';
    const first = await t.execute('agreement.sign', input, { ...as(leader), key });
    const again = await t.execute('agreement.sign', input, { ...as(leader), key });
    expect(first).toEqual(again);
  });
});
