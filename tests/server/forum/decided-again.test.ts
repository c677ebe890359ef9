import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { as, type TestKernel, testKernel } from '#tests/server/support/kernel.ts';
import { buildWorld, type World } from '#tests/server/support/world.ts';
import { decisionActs, objectionOf } from './decided.ts';
import { body } from './support.ts';

let test: TestKernel;
let world: World;
let client: pg.Client;

beforeAll(async () => {
  test = await testKernel();
  world = await buildWorld(test.database);
  client = new pg.Client({ connectionString: test.database.adminUrl });
  await client.connect();
});
afterAll(async () => {
  expect(test.errors).toEqual([]);
  await client.end();
  await test.close();
});

const { proposed, decided } = decisionActs(() => ({ test, world, client }));

describe('a later decision on the same proposal', () => {
  const refs = async (decisionId: string) => {
    const shown = await test.query('decision.show', { decisionId }, as(world.observer));
    if (!shown.ok) throw new Error(shown.refusal.code);
    const { supersededBy, replaces } = shown.output;
    return { by: supersededBy?.number ?? null, replaces: replaces.map((one) => one.number) };
  };

  it('replaces it when it agrees on something; an attempt without consensus never undoes an agreement', async () => {
    const text = await proposed('Jadwal piket', 'Piket bergiliran.');
    const failed = await decided(11, text, { outcome: 'no-consensus' }, { 0: 1, 2: 7 });
    const agreed = await decided(12, text, { outcome: 'consensus' }, { 0: 1, 1: 1, 2: 1, 3: 1 });
    const again = await decided(13, text, { outcome: 'no-consensus' }, { 0: 1, 2: 7 });
    const last = await decided(14, text, { outcome: 'consensus' }, { 0: 1, 1: 1, 2: 1, 3: 1 });
    expect(await refs(failed.decisionId)).toEqual({ by: 12, replaces: [] });
    expect(await refs(agreed.decisionId)).toEqual({ by: 14, replaces: [11] });
    expect(await refs(again.decisionId)).toEqual({ by: 14, replaces: [] });
    expect(await refs(last.decisionId)).toEqual({ by: null, replaces: [12, 13] });
  });

  it('counts an objection in writing once: the decision holds those that came before it', async () => {
    const [, , third, fourth] = world.organisations;
    const text = await proposed('Jam layanan', 'Layanan sampai malam.');
    const { proposalId } = text;
    const object = async (by: typeof third) => {
      const input = { proposalId, onVersion: 1, organisationId: by.id, body: 'Biaya rujukan tidak jelas.' };
      const answer = await test.execute('objection.raise', input, as(by.delegate));
      if (!answer.ok) throw new Error(answer.refusal.code);
    };
    const open = async () => {
      const shown = await test.query('proposal.show', { proposalId }, as(world.observer));
      return shown.ok && shown.output.proposal.openObjections;
    };
    await test.execute('proposal.open-reactions', { proposalId }, as(world.facilitator));
    await object(third);
    expect(await open()).toBe(1);
    const objections = [objectionOf(third.id, 'maintained')];
    await decided(18, text, { outcome: 'no-consensus', next: 'postpone', objections }, { 0: 1, 2: 7 });
    expect(await open()).toBe(1);
    await object(fourth);
    expect(await open()).toBe(2);
  });

  it('leaves its text decided, and its next version to be decided again', async () => {
    const text = await proposed('Posko bersama', 'Satu posko.');
    const isDecided = async () => {
      const said = await test.query('remark.list', { proposalId: text.proposalId }, as(world.observer));
      if (!said.ok) throw new Error(said.refusal.code);
      return said.output.proposal.decided;
    };
    await decided(15, text, { outcome: 'no-consensus' }, { 0: 1, 2: 7 });
    expect(await isDecided()).toBe(false);
    await decided(16, text, { outcome: 'consensus' }, { 0: 1, 1: 1, 2: 1, 3: 1 });
    expect(await isDecided()).toBe(true);
    const revise = {
      proposalId: text.proposalId,
      onVersion: 1,
      reason: 'Diperjelas',
      body: body('Dua posko.'),
    };
    const next = await test.execute('proposal.revise', revise, as(world.facilitator));
    expect(next.ok).toBe(true);
    expect(await isDecided()).toBe(false);
  });
});
