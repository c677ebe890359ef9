import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  acceptAll,
  behind,
  buildDecision,
  dayFromNow,
  draft,
  output,
  propose,
} from '#tests/server/agreement/support.ts';
import { as, type TestKernel, testKernel } from '#tests/server/support/kernel.ts';
import { buildWorld, type World } from '#tests/server/support/world.ts';

const HASH = 'e'.repeat(64);
let t: TestKernel;
let world: World;
let other: World;
let agreementId: string;

beforeAll(async () => {
  t = await testKernel({
    files: { find: async (hash) => (hash === HASH ? { bytes: 12, type: 'application/pdf' } : null) },
  });
  world = await buildWorld(t.database);
  other = await buildWorld(t.database, { name: 'Jejaring lain' });
  agreementId = await draft(t, world, await buildDecision(t.database, world));
});
afterAll(() => t.close());

const refused = (code: string) => ({ ok: false, refusal: { code } });
const show = async (commitmentId: string, who = world.facilitator) =>
  output(await t.query('commitment.show', { commitmentId }, as(who)));
const statusOf = async (commitmentId: string) => (await show(commitmentId)).line.status;
const link = { kind: 'link' as const, label: 'Berita acara', url: 'https://arsip.example/ba' };

/** An active commitment. */
async function active(more: Parameters<typeof propose>[3] = {}): Promise<string> {
  const commitmentId = await propose(t, world, agreementId, more);
  await acceptAll(t, world, commitmentId);
  return commitmentId;
}
const report = (commitmentId: string, achieved: number, more: object = {}) =>
  t.execute(
    'commitment.report',
    {
      commitmentId,
      organisationId: world.organisations[0].id,
      achieved,
      note: 'Dikirim ke kecamatan',
      evidence: [link],
      ...more,
    },
    as(world.organisations[0].delegate),
  );
const reported = async (commitmentId: string, achieved: number) =>
  output(await report(commitmentId, achieved)).reportId;
const voice = (name: 'commitment.confirm' | 'commitment.dispute', reportId: string, i: 0 | 1 | 2 | 3) =>
  t.execute(
    name,
    { reportId, organisationId: world.organisations[i].id, reason: 'Baru 31 yang tiba' },
    as(world.organisations[i].delegate),
  );
const verify = (reportId: string, kept: boolean, reason = 'Kunjungan lapangan', who = world.verifier) =>
  t.execute('commitment.verify', { reportId, kept, ...(reason ? { reason } : {}) }, as(who));
/** Moves the due date behind the app's back, as time does. */
const dueOn = (commitmentId: string, day: string) =>
  behind(t.database, 'update commitment set starts_on = $3, due_on = $2 where id = $1', [
    commitmentId,
    day,
    dayFromNow(-200),
  ]);

describe('proposing and accepting', () => {
  it('is active when each named party has accepted', async () => {
    const commitmentId = await propose(t, world, agreementId);
    const [a, b, c] = world.organisations;
    const accept = (i: 0 | 1 | 2, who = world.organisations[i].delegate) =>
      t.execute('commitment.accept', { commitmentId, organisationId: world.organisations[i].id }, as(who));
    expect(await statusOf(commitmentId)).toBe('proposed');
    expect((await show(commitmentId, a.delegate)).may.accept.map((o) => o.id)).toEqual([a.id]);
    expect(await accept(1)).toMatchObject(refused('not_a_party'));
    expect(await accept(0, b.delegate)).toMatchObject(refused('forbidden'));
    expect(await accept(2, world.speaker)).toMatchObject(refused('mandate_too_low'));
    expect(await accept(0)).toMatchObject({ ok: true, output: { active: false } });
    expect(await accept(0)).toMatchObject(refused('already_done'));
    expect(await accept(2, c.leader)).toMatchObject({ ok: true, output: { active: true } });
    expect(await statusOf(commitmentId)).toBe('on-track');
  });

  it('is active once when both accept at the same moment', async () => {
    const commitmentId = await propose(t, world, agreementId);
    const answers = await Promise.all(
      ([0, 2] as const).map((i) => {
        const { id, delegate } = world.organisations[i];
        return t.execute('commitment.accept', { commitmentId, organisationId: id }, as(delegate));
      }),
    );
    expect(answers.filter((answer) => answer.ok && answer.output.active)).toHaveLength(1);
  });

  it('is returned with a reason, forgets acceptances, and is taken up again', async () => {
    const commitmentId = await propose(t, world, agreementId);
    const { id: organisationId, delegate } = world.organisations[2];
    const owner = world.organisations[0];
    const accept = { commitmentId, organisationId: owner.id };
    output(await t.execute('commitment.accept', accept, as(owner.delegate)));
    const answer = { commitmentId, organisationId, reason: 'Targetnya terlalu tinggi' };
    output(await t.execute('commitment.return', answer, as(delegate)));
    const returned = await show(commitmentId);
    expect(returned.line).toMatchObject({ status: 'draft', lifeReason: 'Targetnya terlalu tinggi' });
    expect(returned.line.parties.every((party) => party.acceptedAt === null)).toBe(true);
    expect(await t.execute('commitment.return', answer, as(delegate))).toMatchObject(refused('wrong_state'));
    await propose(t, world, agreementId, { commitmentId, target: 30 });
    expect((await show(commitmentId)).line).toMatchObject({
      status: 'proposed',
      target: 30,
      lifeReason: null,
    });
  });

  it('names parties of the agreement only, and speaks for one’s own organisation only', async () => {
    const [a, , , d] = world.organisations;
    await expect(propose(t, world, agreementId, { ownerId: d.id })).rejects.toThrow('not_a_party');
    await expect(propose(t, world, agreementId, { supporterIds: [d.id] })).rejects.toThrow('not_a_party');
    await expect(propose(t, world, agreementId, { organisationId: a.id })).rejects.toThrow(
      'not_your_organisation',
    );
    await expect(
      propose(t, world, agreementId, { startsOn: dayFromNow(5), dueOn: dayFromNow(1) }),
    ).rejects.toThrow('field_out_of_range');
    await expect(propose(t, world, agreementId, { indicatorId: d.id })).rejects.toThrow('field_not_in_list');
  });
});

describe('reporting', () => {
  it('is the owner’s, with evidence for a target that is said to be reached', async () => {
    const commitmentId = await active();
    const { id: organisationId, delegate } = world.organisations[2];
    expect(await report(commitmentId, 40, { evidence: [] })).toMatchObject({
      ok: false,
      refusal: { code: 'evidence_missing', fields: { evidence: 'evidence_missing' } },
    });
    const theirs = { commitmentId, organisationId, achieved: 1, note: 'x' };
    expect(await t.execute('commitment.report', theirs, as(delegate))).toMatchObject(refused('not_a_party'));
    expect(await t.execute('commitment.report', theirs, as(world.expired))).toMatchObject(
      refused('forbidden'),
    );
    output(await report(commitmentId, 20.5, { spent: 92_000_000, obstacle: 'cost' }));
    const { line, reports } = await show(commitmentId);
    expect(line.report).toMatchObject({ achieved: 20.5, spent: 92_000_000 });
    expect(reports[0]).toMatchObject({
      obstacle: 'cost',
      evidence: [{ kind: 'link', label: 'Berita acara' }],
    });
  });

  it('takes files that are stored, and no others', async () => {
    const commitmentId = await active();
    const file = (fileHash: string) => ({ evidence: [{ kind: 'file', label: 'Foto gudang', fileHash }] });
    expect(await report(commitmentId, 40, file('0'.repeat(64)))).toMatchObject({
      ok: false,
      refusal: { code: 'file_refused', fields: { 'evidence.0.fileHash': 'file_refused' } },
    });
    output(await report(commitmentId, 40, file(HASH)));
    const asked = (who: typeof world.outsider) =>
      t.query('commitment.evidence-file', { fileHash: HASH }, as(who));
    expect(await asked(world.organisations[3].delegate)).toMatchObject({
      ok: true,
      output: { label: 'Foto gudang', type: 'application/pdf', bytes: 12 },
    });
    expect(await asked(world.outsider)).toMatchObject(refused('not_found'));
    expect(await asked(other.facilitator)).toMatchObject(refused('not_found'));
  });

  it('waits until all have accepted', async () => {
    const commitmentId = await propose(t, world, agreementId);
    expect(await report(commitmentId, 1)).toMatchObject(refused('wrong_state'));
  });
});

describe('three voices', () => {
  it('nobody confirms an own report; who is no party of the agreement has no voice', async () => {
    const reportId = await reported(await active(), 40);
    expect(await voice('commitment.confirm', reportId, 0)).toMatchObject(refused('own_report'));
    expect(await voice('commitment.dispute', reportId, 0)).toMatchObject(refused('own_report'));
    expect(await voice('commitment.confirm', reportId, 3)).toMatchObject(refused('not_a_party'));
  });

  it('a dispute is seen until the partner takes it back or the owner reports anew', async () => {
    const commitmentId = await active();
    const first = await reported(commitmentId, 40);
    expect(await statusOf(commitmentId)).toBe('awaiting-verification');
    output(await voice('commitment.dispute', first, 2));
    expect(await voice('commitment.dispute', first, 2)).toMatchObject(refused('already_done'));
    const { line, reports } = await show(commitmentId);
    expect(line.status).toBe('disputed');
    expect(line.report?.disputedBy.map((o) => o.id)).toEqual([world.organisations[2].id]);
    expect(reports[0]?.voices).toMatchObject([{ voice: 'disputed', reason: 'Baru 31 yang tiba' }]);
    output(await voice('commitment.confirm', first, 2));
    expect(await statusOf(commitmentId)).toBe('awaiting-verification');
    const second = await reported(commitmentId, 31);
    expect(await voice('commitment.confirm', first, 2)).toMatchObject(refused('stale_version'));
    output(await voice('commitment.confirm', second, 2));
    expect(await statusOf(commitmentId)).toBe('on-track');
  });

  it('only an independent verifier judges; “not kept” needs a reason', async () => {
    const commitmentId = await active();
    const reportId = await reported(commitmentId, 40);
    for (const who of [world.facilitator, world.organisations[2].delegate, world.administrator])
      expect(await verify(reportId, true, 'ya', who)).toMatchObject(refused('forbidden'));
    expect(await verify(reportId, false, '')).toMatchObject(refused('reason_required'));
    output(await verify(reportId, true, ''));
    expect((await show(commitmentId)).line).toMatchObject({ life: 'fulfilled', status: 'kept' });
    expect(await report(commitmentId, 41)).toMatchObject(refused('wrong_state'));
    expect(await verify(reportId, true)).toMatchObject(refused('wrong_state'));
  });

  it('a verifier from the owner’s house does not judge it', async () => {
    const reportId = await reported(await active(), 40);
    await behind(
      t.database,
      `insert into forum_role (network_id, forum_id, person_id, role) values ($1,$2,$3,'verifier') on conflict do nothing`,
      [world.networkId, world.forumId, world.organisations[0].leader.personId],
    );
    expect(await verify(reportId, true, 'ya', world.organisations[0].leader)).toMatchObject(
      refused('own_report'),
    );
  });

  it.each([
    ['before its due date it is not yet kept', 5, 'on-track'],
    ['afterwards it is missed', -1, 'missed'],
  ])('“not kept”: %s', async (_, days, status) => {
    const commitmentId = await active();
    const reportId = await reported(commitmentId, 40);
    await behind(t.database, 'update commitment set starts_on = $3, due_on = $2 where id = $1', [
      commitmentId,
      dayFromNow(days),
      dayFromNow(-1),
    ]);
    output(await verify(reportId, false));
    expect(await statusOf(commitmentId)).toBe(status);
  });
});

describe('statuses and lists', () => {
  it('a commitment without enough progress is at risk, then late; it is withdrawn by its owner alone', async () => {
    const commitmentId = await active();
    await dueOn(commitmentId, dayFromNow(20));
    expect(await statusOf(commitmentId)).toBe('at-risk');
    await dueOn(commitmentId, dayFromNow(-13));
    const { line, may } = await show(commitmentId, world.organisations[0].delegate);
    expect(line).toMatchObject({ status: 'late', firstDueOn: dayFromNow(90) });
    expect(line.lateDays).toBeGreaterThanOrEqual(12);
    expect(may.withdraw.map((o) => o.id)).toEqual([world.organisations[0].id]);
    const { id, delegate } = world.organisations[2];
    const input = { commitmentId, organisationId: id, reason: 'Anggaran dialihkan' };
    expect(await t.execute('commitment.withdraw', input, as(delegate))).toMatchObject(refused('not_a_party'));
    const own = { ...input, organisationId: world.organisations[0].id };
    output(await t.execute('commitment.withdraw', own, as(world.organisations[0].leader)));
    expect((await show(commitmentId)).line).toMatchObject({
      status: 'withdrawn',
      lifeReason: 'Anggaran dialihkan',
    });
  });

  it('lists by status and organisation, page by page', async () => {
    const late = [await active(), await active(), await active()];
    for (const [i, commitmentId] of late.entries()) await dueOn(commitmentId, dayFromNow(-30 + i));
    const list = (input: object, who = world.organisations[3].delegate) =>
      t.query('commitment.list', input, as(who));
    const first = output(await list({ status: 'late', limit: 2 }));
    expect(first.commitments.map((line) => line.id)).toEqual(late.slice(0, 2));
    const second = output(await list({ status: 'late', limit: 2, after: first.next }));
    expect(second.commitments.map((line) => line.id)).toEqual(late.slice(2));
    expect(second.next).toBeNull();
    const whose = output(await list({ organisationId: world.organisations[1].id }));
    expect(whose.commitments).toEqual([]);
    expect(output(await list({})).organisations.map((o) => o.id)).toEqual([world.organisations[0].id]);
    expect(output(await list({}, world.outsider)).commitments).toEqual([]);
    expect(output(await list({}, other.facilitator)).commitments).toEqual([]);
  });

  it('does not exist in another network', async () => {
    const commitmentId = await active();
    const reportId = await reported(commitmentId, 10);
    const stranger = as(other.organisations[0].delegate);
    const organisationId = other.organisations[0].id;
    expect(await t.query('commitment.show', { commitmentId }, stranger)).toMatchObject(refused('not_found'));
    expect(await t.execute('commitment.accept', { commitmentId, organisationId }, stranger)).toMatchObject(
      refused('not_found'),
    );
    expect(
      await t.execute('commitment.dispute', { reportId, organisationId, reason: 'x' }, stranger),
    ).toMatchObject(refused('not_found'));
  });

  it('shows the thread from the decision on', async () => {
    const { clauses } = output(await t.query('agreement.show', { agreementId }, as(world.facilitator)));
    const commitmentId = await active({ clauseId: clauses[2]?.id });
    expect((await show(commitmentId)).thread).toMatchObject({
      topic: null,
      proposal: null,
      decision: { number: 1, outcome: 'consensus' },
      clause: { number: 3, heading: 'Hak dan kewajiban' },
      cards: [],
    });
  });
});
