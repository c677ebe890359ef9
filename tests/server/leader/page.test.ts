import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  acceptAll,
  behind,
  buildDecision,
  dayFromNow,
  draft,
  frozen,
  output,
  propose,
  sign,
} from '#tests/server/agreement/support.ts';
import { as, type TestKernel, testKernel } from '#tests/server/support/kernel.ts';
import { buildWorld, type World, type WorldPerson } from '#tests/server/support/world.ts';

let t: TestKernel;
let world: World;
let decisionId: string;

beforeAll(async () => {
  t = await testKernel();
  world = await buildWorld(t.database);
  decisionId = await buildDecision(t.database, world);
});
afterAll(() => t.close());

const page = async (who: WorldPerson) => output(await t.query('leader.page', {}, as(who)));
const kindsOf = async (who: WorldPerson) => (await page(who)).waits.map((wait) => wait.kind);
const evidence = [{ kind: 'link' as const, label: 'Bukti', url: 'https://arsip.example/1' }];

describe('the leader’s page', () => {
  it('is empty where nothing waits', async () => {
    expect(await page(world.facilitator)).toMatchObject({ organisations: [], waits: [], attention: [] });
  });

  it('asks for acceptances of the organisations one answers for, and no longer once they are given', async () => {
    const agreementId = await draft(t, world, decisionId);
    const commitmentId = await propose(t, world, agreementId);
    expect(await kindsOf(world.organisations[0].leader)).toEqual(['accept']);
    expect(await kindsOf(world.organisations[2].delegate)).toEqual(['accept']);
    expect(await kindsOf(world.organisations[1].leader)).toEqual([]);
    expect(await kindsOf(world.speaker)).toEqual([]);
    await acceptAll(t, world, commitmentId);
    expect(await kindsOf(world.organisations[0].leader)).toEqual([]);
  });

  it('asks leaders to sign what is ready', async () => {
    const ready = await frozen(t, world, decisionId);
    expect((await page(world.organisations[1].leader)).waits).toMatchObject([
      { kind: 'sign', agreement: { id: ready.agreementId, signed: 0, parties: 3 } },
    ]);
    expect(await kindsOf(world.organisations[1].delegate)).toEqual([]);
    output(await sign(t, world, 1, ready));
    expect(await kindsOf(world.organisations[1].leader)).toEqual([]);
    for (const i of [0, 2] as const) output(await sign(t, world, i, ready));
  });

  it('asks supporters what they see, owners for a report; counts what is late, disputed and kept', async () => {
    const agreementId = await draft(t, world, decisionId);
    const [a, , c] = world.organisations;
    const make = async (title: string) => {
      const commitmentId = await propose(t, world, agreementId, { title });
      await acceptAll(t, world, commitmentId);
      return commitmentId;
    };
    const report = async (commitmentId: string) =>
      output(
        await t.execute(
          'commitment.report',
          { commitmentId, organisationId: a.id, achieved: 40, note: 'Selesai', evidence },
          as(a.delegate),
        ),
      ).reportId;
    const [late, disputed, kept] = [await make('terlambat'), await make('sengketa'), await make('ditepati')];
    await behind(t.database, 'update commitment set starts_on = $2, due_on = $3 where id = $1', [
      late,
      dayFromNow(-90),
      dayFromNow(-3),
    ]);
    const disputedReport = await report(disputed);
    expect((await page(c.leader)).waits).toMatchObject([{ kind: 'voice', note: 'Selesai' }]);
    const voice = { reportId: disputedReport, organisationId: c.id, reason: 'Baru 31' };
    output(await t.execute('commitment.dispute', voice, as(c.delegate)));
    expect(await kindsOf(c.leader)).toEqual([]);
    output(
      await t.execute('commitment.verify', { reportId: await report(kept), kept: true }, as(world.verifier)),
    );
    const shown = await page(a.leader);
    expect(shown.waits).toMatchObject([{ kind: 'report', commitment: { id: late } }]);
    expect(shown.attention.map((line) => line.id)).toEqual([disputed, late]);
    expect(shown.kept.map((line) => line.id)).toEqual([kept]);
    expect(shown.byOrganisation).toMatchObject([{ organisation: { id: a.id }, kept: 1, attention: 2 }]);
    expect(shown.active).toBe(4);
    // Whoever is no party of the forum is shown none of it.
    expect(await page(world.outsider)).toMatchObject({ attention: [], kept: [], active: 0 });
  });

  it('asks for the charter until it is accepted', async () => {
    const { id, delegate } = world.organisations[3];
    await behind(t.database, 'delete from charter_acceptance where organisation_id = $1', [id]);
    expect((await page(delegate)).waits).toMatchObject([
      { kind: 'charter', charter: { id: world.charterId, version: 1 } },
    ]);
  });

  it('shows the minimum service standards with the newest figure and what is promised for them', async () => {
    await behind(
      t.database,
      `insert into indicator (network_id, id, code, name, kind, unit, direction, target, source, illustrative, series)
       values ($1,$2,'SPM-S1','Disabilitas telantar','spm','%','up','100','contoh',true,'{"2025":67,"2026":72}')`,
      [world.networkId, uuidv7()],
    );
    expect((await page(world.organisations[0].leader)).byGoal).toMatchObject([
      { code: 'SPM-S1', year: '2026', value: 72, change: 5, target: 100, illustrative: true, commitments: 0 },
    ]);
  });
});
