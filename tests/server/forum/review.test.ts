import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { remindOfReviews } from '#server/jobs/reminders.ts';
import { writeLetter } from '#server/mail/letters.ts';
import { as, type TestKernel, testKernel } from '#tests/server/support/kernel.ts';
import { buildWorld, type World } from '#tests/server/support/world.ts';
import { decisionActs } from './decided.ts';

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

describe('the review of a decision', () => {
  const set = (decisionId: string, reviewOn: string | null, who = world.facilitator) =>
    test.execute('decision.set-review', { decisionId, reviewOn, note: 'Setahun berjalan' }, as(who));
  const stateOf = async (decisionId: string) => {
    const shown = await test.query('decision.show', { decisionId }, as(world.observer));
    return shown.ok ? shown.output.review : null;
  };
  const due = async (who = world.facilitator) => {
    const answer = await test.query('decision.due', {}, as(who));
    return answer.ok ? answer.output.decisions.map((d) => [d.number, d.review.state, d.facilitates]) : [];
  };

  it('comes on its day, is opened with a reason, and ends with the decision that came of it', async () => {
    const text = await proposed('Tarif ambulans', 'Tarif tetap setahun.');
    const { decisionId } = await decided(21, text, { outcome: 'consensus' }, { 0: 1, 1: 1, 2: 1, 3: 1 });
    const past = await set(decisionId, '2020-01-01');
    expect(!past.ok && past.refusal.fields).toEqual({ reviewOn: 'day_not_ahead' });
    expect((await set(decisionId, '2099-01-01')).ok).toBe(true);
    expect(await stateOf(decisionId)).toMatchObject({ state: 'planned', on: '2099-01-01' });
    expect(await due()).toEqual([]);
    await client.query(`update decision_review set review_on = '2026-01-01' where decision_id = $1`, [
      decisionId,
    ]);
    expect(await due()).toEqual([[21, 'due', true]]);
    expect(await due(world.organisations[2].leader)).toEqual([[21, 'due', false]]);
    expect(await due(world.outsider)).toEqual([]);

    const reopen = (key: string) =>
      test.execute('decision.reopen', { decisionId, reason: key }, as(world.facilitator));
    const opened = await reopen('Harga berubah');
    expect(opened.ok && opened.output).toMatchObject({ proposalId: text.proposalId, version: 1 });
    const twice = await reopen('Sekali lagi');
    expect(!twice.ok && twice.refusal.code).toBe('already_done');
    const late = await set(decisionId, '2099-01-01');
    expect(!late.ok && late.refusal.code).toBe('wrong_state');
    expect(await stateOf(decisionId)).toMatchObject({
      state: 'reopened',
      reason: 'Harga berubah',
      result: null,
    });
    const planning = await test.query('session.planning', { forumId: world.forumId }, as(world.facilitator));
    expect(planning.ok && planning.output.reviews).toEqual([
      { decisionId, number: 21, title: 'Keputusan 21', proposalId: text.proposalId },
    ]);

    await decided(22, text, { outcome: 'consensus' }, { 0: 1, 1: 1, 2: 1, 3: 1 });
    expect(await stateOf(decisionId)).toMatchObject({ state: 'reviewed', result: { number: 22 } });
    expect(await due()).toEqual([]);
    const superseded = await set(decisionId, '2099-01-01');
    expect(!superseded.ok && superseded.refusal.code).toBe('wrong_state');
  });

  it('waits for nobody once another decision has replaced it', async () => {
    const text = await proposed('Jam layanan', 'Buka sampai sore.');
    const { decisionId } = await decided(26, text, { outcome: 'consensus' }, { 0: 1, 1: 1, 2: 1, 3: 1 });
    await set(decisionId, '2099-01-01');
    await client.query(`update decision_review set review_on = '2026-01-01' where decision_id = $1`, [
      decisionId,
    ]);
    expect(await due()).toEqual([[26, 'due', true]]);
    // An attempt without consensus does not undo the agreement: its day still stands.
    await decided(27, text, { outcome: 'no-consensus' }, { 0: 1, 2: 7 });
    expect(await due()).toEqual([[26, 'due', true]]);
    await decided(28, text, { outcome: 'consensus' }, { 0: 1, 1: 1, 2: 1, 3: 1 });
    expect(await due()).toEqual([]);
    expect(await stateOf(decisionId)).toBeNull();
  });

  it('can be taken away while nobody has begun', async () => {
    const text = await proposed('Posko banjir', 'Posko di tiga desa.');
    const { decisionId } = await decided(31, text, { outcome: 'consensus' }, { 0: 1, 1: 1, 2: 1, 3: 1 });
    await set(decisionId, '2099-01-01');
    expect((await set(decisionId, null)).ok).toBe(true);
    expect(await stateOf(decisionId)).toBeNull();
    const partner = await set(decisionId, '2099-01-01', world.organisations[0].delegate);
    expect(!partner.ok && partner.refusal.code).toBe('forbidden');
  });

  it('is told once on its day to delegates and facilitators, by several nodes too, and leads to the decision', async () => {
    const text = await proposed('Data terpadu', 'Data diperbarui tiap bulan.');
    const { decisionId } = await decided(41, text, { outcome: 'consensus' }, { 0: 1, 1: 1, 2: 1, 3: 1 });
    await client.query(`delete from decision_review`);
    await set(decisionId, '2099-01-01');
    const told = async (who = world.facilitator) => {
      const answer = await test.query('notice.list', { unread: true }, as(who));
      return answer.ok ? answer.output.notices.filter(({ kind }) => kind === 'review-due') : [];
    };
    const letters = async () =>
      (
        await client.query<{ payload: { to: string } }>(
          `delete from outbox where payload->>'template' = 'review' returning payload`,
        )
      ).rows.map(({ payload }) => payload);
    const comes = (on = '2026-01-01') =>
      client.query(`update decision_review set review_on = $2 where decision_id = $1`, [decisionId, on]);
    expect(await remindOfReviews(test.kernel)).toBe(0);
    await comes();
    const [one, two] = await Promise.all([remindOfReviews(test.kernel), remindOfReviews(test.kernel)]);
    const all = one + two;
    expect(await remindOfReviews(test.kernel)).toBe(0);
    const [a, , c] = world.organisations;
    for (const who of [world.facilitator, a.delegate, a.leader, c.delegate, world.speaker])
      expect(await told(who)).toMatchObject([{ decision: { id: decisionId, title: 'Keputusan 41' } }]);
    for (const who of [world.expired, world.observer, world.outsider]) expect(await told(who)).toEqual([]);
    const written = await letters();
    expect(written).toHaveLength(all);
    const letter = writeLetter(written[0], {
      secret: 'x'.repeat(32),
      from: 'a@b.example',
      now: new Date(),
      baseUrl: 'https://m.example',
    });
    expect(letter?.text).toContain(`https://m.example/keputusan/${decisionId}#tinjau`);
    const [first] = await told();
    const target = await test.execute('notice.open', { noticeId: first!.id }, as(world.facilitator));
    expect(target.ok && target.output).toMatchObject({ kind: 'review-due', decisionId });
    // A delegate finds it at home as well.
    expect(await due(a.delegate)).toEqual([[41, 'due', false]]);
    // Another day: what was told is claimed no more, and that day is told anew.
    await set(decisionId, '2099-01-01');
    expect(await told(a.delegate)).toEqual([]);
    expect(await remindOfReviews(test.kernel)).toBe(0);
    await comes('2026-02-01');
    expect(await remindOfReviews(test.kernel)).toBe(all);
    await test.execute('decision.reopen', { decisionId, reason: 'Waktunya' }, as(world.facilitator));
    expect(await told(a.delegate)).toEqual([]);
  });

  it('is told to nobody when the decision was replaced before its day', async () => {
    const text = await proposed('Jadwal siaga', 'Siaga bergilir.');
    const { decisionId } = await decided(51, text, { outcome: 'consensus' }, { 0: 1, 1: 1, 2: 1, 3: 1 });
    await set(decisionId, '2099-01-01');
    await client.query(`update decision_review set review_on = '2026-01-01' where decision_id = $1`, [
      decisionId,
    ]);
    await decided(52, text, { outcome: 'consensus' }, { 0: 1, 1: 1, 2: 1, 3: 1 });
    expect(await remindOfReviews(test.kernel)).toBe(0);
  });

  it('may come where nothing was agreed, until its proposal is withdrawn: then no day, no reopening, nobody told', async () => {
    const text = await proposed('Iuran bersama', 'Iuran tiap bulan.');
    const { decisionId } = await decided(61, text, { outcome: 'no-consensus' }, { 0: 1, 2: 7 });
    const code = (answer: { ok: true } | { ok: false; refusal: { code: string } }) =>
      answer.ok || answer.refusal.code;
    const comes = () =>
      client.query(`update decision_review set review_on = '2026-01-01' where decision_id = $1`, [
        decisionId,
      ]);
    const noticed = async () => {
      const answer = await test.query('notice.list', { unread: true }, as(world.facilitator));
      return (
        answer.ok &&
        answer.output.notices.some(
          ({ kind, decision }) => kind === 'review-due' && decision?.id === decisionId,
        )
      );
    };
    const isDue = async () => (await due()).some(([number]) => number === 61);
    expect(code(await set(decisionId, '2099-01-01'))).toBe(true);
    await comes();
    expect(await remindOfReviews(test.kernel)).toBeGreaterThan(0);
    expect([await isDue(), await noticed()]).toEqual([true, true]);

    const { proposalId } = text;
    const why = { proposalId, reason: 'Tidak perlu lagi' };
    expect((await test.execute('proposal.withdraw', why, as(world.facilitator))).ok).toBe(true);
    expect([await isDue(), await noticed(), await stateOf(decisionId)]).toEqual([false, false, null]);
    expect(code(await set(decisionId, '2099-01-01'))).toBe('proposal_withdrawn');
    const reopen = { decisionId, reason: 'Lagi' };
    expect(code(await test.execute('decision.reopen', reopen, as(world.facilitator)))).toBe(
      'proposal_withdrawn',
    );
    await client.query('update decision_review set told_for = null where decision_id = $1', [decisionId]);
    expect(await remindOfReviews(test.kernel)).toBe(0);
    const shown = await test.query('decision.show', { decisionId }, as(world.observer));
    expect(shown.ok && shown.output.text).toMatchObject({ withdrawn: true });
  });
});
