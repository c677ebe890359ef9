import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { asAdmin } from '../session/play.ts';
import { as, type TestKernel, testKernel } from '../support/kernel.ts';
import { buildWorld, type World } from '../support/world.ts';
import { Copy, counted, output, propose } from './support.ts';

let t: TestKernel;
let world: World;
let proposalId: string;
let versionId: string;

beforeAll(async () => {
  t = await testKernel();
});
beforeEach(async () => {
  world = await buildWorld(t.database, { name: `Jejaring ${randomUUID()}` });
  const made = await propose(t, world, 'Laporan masuk lewat satu pintu.');
  proposalId = made.proposalId;
  versionId = made.proposalVersionId;
});
afterAll(async () => {
  expect(t.errors).toEqual([]);
  await t.close();
});

const mine = () => ({ proposalId, organisationId: world.organisations[2].id });
const theirs = () => ({ proposalId, organisationId: world.organisations[0].id });
const show = async () => output(await t.query('draft.show', { proposalId }, as(world.observer)));
async function twoCopies(): Promise<[Copy, Copy]> {
  const copies: [Copy, Copy] = [
    new Copy(t, world.speaker, mine()),
    new Copy(t, world.organisations[0].delegate, theirs()),
  ];
  for (const copy of copies) await copy.read();
  return copies;
}

describe('a draft', () => {
  it('begins as the newest frozen version, and reading it stores nothing', async () => {
    const [one, two] = await twoCopies();
    expect(one.base).toBe(versionId);
    expect(one.text.toString()).toBe('<paragraph>Laporan masuk lewat satu pintu.</paragraph>');
    expect(Y.encodeStateAsUpdate(one.doc)).toEqual(Y.encodeStateAsUpdate(two.doc));
    expect((await counted(t, world.networkId)).rows).toBe(0);
    expect(await show()).toMatchObject({
      base: { id: versionId, version: 1 },
      seq: 0,
      writtenAt: null,
      plain: 'Laporan masuk lewat satu pintu.',
      may: { write: false, freeze: false, alone: false },
    });
  });

  it('is the same for two who write at once, also through another node, and is no matter of the ledger', async () => {
    const before = await counted(t, world.networkId);
    const [one, two] = await twoCopies();
    one.type('Semua ');
    two.type('Setiap ');
    one.write('Batas waktu tiga hari kerja.');
    two.write('Dinas memberi kabar.');
    await Promise.all([one.save(), two.save()]);
    const node = await testKernel({}, t.database);
    try {
      const late = new Copy(node, world.observer, { proposalId });
      for (const copy of [one, two, late]) await copy.read();
      expect(two.text.toString()).toBe(one.text.toString());
      expect(late.text.toString()).toBe(one.text.toString());
      expect(one.text.toString()).toMatch(/Semua .*Setiap |Setiap .*Semua /);
      expect(one.seq).toBe(2);
    } finally {
      await node.close();
    }
    const after = await counted(t, world.networkId);
    expect(after.rows).toBe(3);
    expect(after.entries).toBe(before.entries);
  });

  it('takes a batch once, however often it is sent', async () => {
    const [one] = await twoCopies();
    one.write('Sekali saja.');
    const update = Y.mergeUpdates(one.written);
    const key = randomUUID();
    for (const again of [key, key, randomUUID()])
      expect(output(await one.send(update, again))).toEqual({ seq: 1 });
    expect((await show()).plain).toBe('Laporan masuk lewat satu pintu.\nSekali saja.');
    expect((await counted(t, world.networkId)).rows).toBe(2);
  });

  it('becomes one update after two hundred, and whoever has any of them still catches up', async () => {
    const [one, two] = await twoCopies();
    one.write('Awal.');
    await one.save();
    await two.read();
    await asAdmin(t, (admin) =>
      admin.query(
        `insert into draft_update (network_id, subject_kind, subject_id, seq, update)
         select network_id, subject_kind, subject_id, n, 'AAA=' from draft_update, generate_series(2, 205) n
         where subject_id = $1 and seq = 1`,
        [versionId],
      ),
    );
    one.type('Mulai sekarang ');
    expect(await one.save()).toBe(206);
    expect((await counted(t, world.networkId)).rows).toBe(1);
    const late = new Copy(t, world.facilitator, { proposalId });
    for (const copy of [one, two, late]) await copy.read();
    expect(late.text.toString()).toBe(one.text.toString());
    expect(two.text.toString()).toBe(one.text.toString());
    late.type('Ya: ');
    expect(await late.save()).toBe(207);
  });

  it('is written by delegates who may speak and by facilitators, and read by whoever reads the forum', async () => {
    const [one] = await twoCopies();
    one.write('x');
    const update = Buffer.from(Y.mergeUpdates(one.written)).toString('base64');
    const [, , ours, other] = world.organisations;
    const write = async (who: typeof world.speaker, organisationId?: string) => {
      const input = { proposalId, base: versionId, update, ...(organisationId ? { organisationId } : {}) };
      const answer = await t.execute('draft.write', input, as(who));
      return answer.ok ? 'ok' : answer.refusal.code;
    };
    expect(await write(world.observer)).toBe('forbidden');
    expect(await write(world.expired, other.id)).toBe('mandate_expired');
    expect(await write(world.speaker, other.id)).toBe('forbidden');
    expect(await write(world.facilitator, ours.id)).toBe('not_your_organisation');
    expect(await write(world.outsider, world.outsideOrganisationId)).toBe('forbidden');
    const stranger = await buildWorld(t.database, { name: 'Jejaring asing' });
    expect(await write(stranger.facilitator)).toBe('not_found');
    expect((await counted(t, world.networkId)).rows).toBe(0);
    expect(await write(world.facilitator)).toBe('ok');
    expect(await t.query('draft.catch-up', { proposalId }, as(world.outsider))).toMatchObject({ ok: false });
    expect(await t.query('draft.show', { proposalId }, as(stranger.facilitator))).toMatchObject({
      refusal: { code: 'not_found' },
    });
  });

  it('takes nothing more from somebody whose mandate was revoked', async () => {
    const [, two] = await twoCopies();
    const { delegate } = world.organisations[0];
    two.write('Sebelum dicabut.');
    await two.save();
    await asAdmin(t, (admin) =>
      admin.query(`update mandate set revoked_at = now() where person_id = $1`, [delegate.personId]),
    );
    two.write('Sesudah dicabut.');
    const answer = await two.send(Y.mergeUpdates(two.written));
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'mandate_expired' } });
    expect((await show()).plain).not.toContain('Sesudah');
    await two.read();
    expect(two.text.toString()).toContain('Sebelum dicabut.');
  });
});

describe('freezing', () => {
  it('makes the same version as a revision by form with the same text, with one entry, and a new draft begins', async () => {
    const [one, two] = await twoCopies();
    one.write('Batas waktu tiga hari kerja.');
    await one.save();
    const before = await counted(t, world.networkId);
    const frozen = output(
      await t.execute(
        'draft.freeze',
        { ...mine(), onVersion: 1, seq: 1, reason: 'Batas waktu.' },
        as(world.speaker),
      ),
    );
    const after = await counted(t, world.networkId);
    expect(after).toEqual({ rows: 0, entries: before.entries + 1 });
    const twin = await propose(t, world, 'Laporan masuk lewat satu pintu.');
    const text = (line: string) => ({ type: 'paragraph', content: [{ type: 'text', text: line }] });
    const revised = output(
      await t.execute(
        'proposal.revise',
        {
          proposalId: twin.proposalId,
          organisationId: world.organisations[2].id,
          onVersion: 1,
          reason: 'Batas waktu.',
          body: {
            type: 'doc',
            content: [text('Laporan masuk lewat satu pintu.'), text('Batas waktu tiga hari kerja.')],
          },
        },
        as(world.speaker),
      ),
    );
    expect(frozen).toMatchObject({ version: 2, hash: revised.hash });
    expect(await show()).toMatchObject({ base: { id: frozen.proposalVersionId, version: 2 }, seq: 0 });
    const shown = output(await t.query('proposal.show', { proposalId }, as(world.observer)));
    expect(shown.shown).toMatchObject({ version: 2, hash: frozen.hash, reason: 'Batas waktu.' });
    // Whoever still has the old draft cannot write into the new one, and gets it whole.
    two.write('Terlambat.');
    expect(await two.send(Y.mergeUpdates(two.written))).toMatchObject({ refusal: { code: 'stale_version' } });
    const answer = output(
      await t.query('draft.catch-up', { proposalId, base: two.base, after: 0 }, as(world.speaker)),
    );
    expect(answer).toMatchObject({ base: { version: 2 }, seq: 0 });
    expect(answer.updates).toHaveLength(1);
  });

  it('refuses what has not changed, a text not seen, a stale version, and those who may not', async () => {
    const freeze = async (more: object, who = world.speaker) => {
      const answer = await t.execute(
        'draft.freeze',
        { ...mine(), onVersion: 1, reason: 'Uji', ...more },
        as(who),
      );
      return answer.ok ? 'ok' : answer.refusal.code;
    };
    expect(await freeze({})).toBe('already_done');
    const [one] = await twoCopies();
    one.write('Kalimat baru.');
    await one.save();
    expect(await freeze({ seq: 0 })).toBe('stale_text');
    expect(await freeze({ onVersion: 2 })).toBe('stale_version');
    expect(await freeze({}, world.observer)).toBe('forbidden');
    // Another party writes it, and does not close it.
    expect(await freeze(theirs(), world.organisations[0].delegate)).toBe('not_your_organisation');
    // Nor does a facilitator in the name of a party they also speak for.
    expect(await freeze(theirs(), world.facilitator)).toBe('not_your_organisation');
    one.write('Hubungi 0812 3456 7890.');
    await one.save();
    expect(await freeze({})).toBe('sensitive_data');
    expect((await counted(t, world.networkId)).rows).toBe(3);
  });

  it('by form meanwhile leaves the draft as it was, to be frozen on the version that came between', async () => {
    const [one] = await twoCopies();
    one.write('Dari draf.');
    await one.save();
    const content = [{ type: 'paragraph', content: [{ type: 'text', text: 'Dari formulir.' }] }];
    output(
      await t.execute(
        'proposal.revise',
        { ...mine(), onVersion: 1, reason: 'Uji', body: { type: 'doc', content } },
        as(world.speaker),
      ),
    );
    expect(await show()).toMatchObject({
      base: { version: 1 },
      proposal: { version: 2 },
      frozen: 'Dari formulir.',
      plain: 'Laporan masuk lewat satu pintu.\nDari draf.',
    });
    one.write('Tetap ditulis.');
    await one.save();
    const stale = await t.execute(
      'draft.freeze',
      { ...mine(), onVersion: 1, reason: 'Uji' },
      as(world.speaker),
    );
    expect(stale).toMatchObject({ refusal: { code: 'stale_version' } });
    const frozen = output(
      await t.execute('draft.freeze', { ...mine(), onVersion: 2, reason: 'Uji' }, as(world.speaker)),
    );
    expect(frozen.version).toBe(3);
  });
});
