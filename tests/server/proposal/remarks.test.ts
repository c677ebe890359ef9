import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandInput } from '#app/contract/registry.ts';
import type { RemarkShown } from '#app/contract/remark.ts';
import { body, refusal } from '#tests/server/forum/support.ts';
import { as, type TestKernel, testKernel } from '#tests/server/support/kernel.ts';
import { buildWorld, type World, type WorldPerson } from '#tests/server/support/world.ts';
import { asAdmin } from '../session/play.ts';

let test: TestKernel;
let world: World;
let other: World;

beforeAll(async () => {
  test = await testKernel();
  world = await buildWorld(test.database);
  other = await buildWorld(test.database, { name: 'Jejaring lain' });
});
afterAll(async () => {
  expect(test.errors).toEqual([]);
  await test.close();
});

const output = <T>(answer: { ok: true; output: T } | { ok: false; refusal: { code: string } }): T => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.output;
};

/** A proposal of organisation 0 with two paragraphs; reactions open unless asked otherwise. */
async function proposed({ reactions = true } = {}): Promise<string> {
  const [a] = world.organisations;
  const { proposalId } = output(
    await test.execute(
      'proposal.submit',
      {
        forumId: world.forumId,
        organisationId: a.id,
        title: 'Rujukan',
        body: body('Laporan diterima dalam dua hari.', 'Biaya rujukan ditanggung bersama.'),
      },
      as(a.delegate),
    ),
  );
  if (reactions)
    output(
      await test.execute('proposal.open-reactions', { proposalId, organisationId: a.id }, as(a.delegate)),
    );
  return proposalId;
}

type Make = Partial<CommandInput<'remark.make'>> & Pick<CommandInput<'remark.make'>, 'proposalId' | 'kind'>;
const say = (by: 0 | 1 | 2 | 3, input: Make) =>
  test.execute(
    'remark.make',
    { onVersion: 1, organisationId: world.organisations[by].id, body: 'Alasan', ...input },
    as(world.organisations[by].delegate),
  );
const amend = async (
  by: 0 | 1 | 2 | 3,
  proposalId: string,
  passage: string,
  wording: string,
  onVersion = 1,
) => output(await say(by, { proposalId, kind: 'amendment', passage, wording, onVersion })).remarkId;
const list = async (proposalId: string, who: WorldPerson = world.observer) =>
  output(await test.query('remark.list', { proposalId }, as(who)));
const one = async (proposalId: string, remarkId: string, who?: WorldPerson): Promise<RemarkShown> => {
  const found = (await list(proposalId, who)).remarks.find((remark) => remark.id === remarkId);
  if (!found) throw new Error('no such remark');
  return found;
};
const accept = (proposalId: string, remarkIds: string[], onVersion = 1) =>
  test.execute('amendment.accept', { proposalId, onVersion, remarkIds }, as(world.facilitator));

describe('questions before reactions', () => {
  it('are asked, answered by the proposer, and clear when the asker says so', async () => {
    const proposalId = await proposed({ reactions: false });
    const early = await say(2, { proposalId, kind: 'comment' });
    expect(refusal(early)?.code).toBe('reactions_closed');
    const { remarkId } = output(
      await say(2, { proposalId, kind: 'question', block: 2, body: 'Siapa saja?' }),
    );
    expect(await list(proposalId)).toMatchObject({
      reactionsOpen: false,
      counts: { question: { all: 1, open: 1 }, comment: { all: 0, open: 0 } },
    });
    const [a, b, c] = world.organisations;
    const move = (
      organisationId: string,
      state: 'asked' | 'answered' | 'clear',
      note?: string,
      who = a.delegate,
    ) => test.execute('remark.move', { remarkId, organisationId, state, ...(note ? { note } : {}) }, as(who));
    expect(refusal(await move(a.id, 'answered'))?.code).toBe('note_required');
    expect(refusal(await move(b.id, 'answered', 'Kami', b.delegate))?.code).toBe('wrong_state');
    output(await move(a.id, 'answered', 'Semua pihak.'));
    expect(refusal(await move(a.id, 'clear'))?.code).toBe('wrong_state');
    output(await move(c.id, 'asked', 'Termasuk dunia usaha?', c.delegate));
    output(await move(a.id, 'answered', 'Ya.'));
    output(await move(c.id, 'clear', undefined, c.delegate));
    const shown = await one(proposalId, remarkId);
    expect(shown).toMatchObject({
      state: 'clear',
      open: false,
      passage: 'Biaya rujukan ditanggung bersama.',
      block: 2,
    });
    expect(shown.steps.map((step) => `${step.state} ${step.note}`)).toEqual([
      'answered Semua pihak.',
      'asked Termasuk dunia usaha?',
      'answered Ya.',
      'clear ',
    ]);
    const mine = (await list(proposalId, c.delegate)).may;
    expect(mine).toMatchObject({ decide: false, ask: true, object: true });
    output(await test.execute('proposal.open-reactions', { proposalId }, as(world.facilitator)));
    expect((await say(2, { proposalId, kind: 'comment' })).ok).toBe(true);
  });

  it('belong to the proposer and the facilitator to end', async () => {
    const proposalId = await proposed({ reactions: false });
    const [, , c] = world.organisations;
    const stranger = await test.execute(
      'proposal.open-reactions',
      { proposalId, organisationId: c.id },
      as(c.delegate),
    );
    expect(refusal(stranger)?.code).toBe('not_your_organisation');
  });
});

describe('an amendment', () => {
  it('becomes a version that holds exactly its change, attributed, and keeps its history', async () => {
    const proposalId = await proposed();
    const remarkId = await amend(2, proposalId, 'dua hari', 'satu hari kerja');
    const [, b] = world.organisations;
    output(await test.execute('amendment.support', { remarkId, organisationId: b.id }, as(b.delegate)));
    const twice = await test.execute('amendment.support', { remarkId, organisationId: b.id }, as(b.delegate));
    expect(refusal(twice)?.code).toBe('already_done');
    const before = await one(proposalId, remarkId, world.facilitator);
    expect(before.may).toMatchObject({ accept: true });
    expect(before.support.map((organisation) => organisation.id)).toEqual([b.id]);
    expect(output(await accept(proposalId, [remarkId])).version).toBe(2);
    const shown = output(await test.query('proposal.show', { proposalId }, as(world.observer)));
    expect(shown.plain).toBe('Laporan diterima dalam satu hari kerja.\nBiaya rujukan ditanggung bersama.');
    // Whose change it was is told as a fact: each reader's page words it in their language.
    expect(shown.versions[0]).toMatchObject({ reason: null, adopted: [{ shortName: 'Lembaga CC' }] });
    expect(shown.versions[1]).toMatchObject({ reason: null, adopted: [] });
    expect(await one(proposalId, remarkId)).toMatchObject({
      state: 'accepted',
      resultVersion: 2,
      stale: false,
    });
    const compared = output(
      await test.query('proposal.compare', { proposalId, from: 1, to: 2 }, as(world.observer)),
    );
    expect([compared.from.version, compared.to.version]).toEqual([1, 2]);
    expect(refusal(await accept(proposalId, [remarkId], 2))?.code).toBe('wrong_state');
  });

  it('goes with others into one version, or none of them does', async () => {
    const proposalId = await proposed();
    const first = await amend(2, proposalId, 'dua hari', 'satu hari');
    const second = await amend(3, proposalId, 'ditanggung bersama', 'ditanggung perujuk');
    const overlapping = await amend(1, proposalId, 'dalam dua hari', 'segera');
    const clash = await accept(proposalId, [first, overlapping]);
    expect(refusal(clash)).toMatchObject({
      code: 'amendment_stale',
      fields: { 'remarkIds.1': 'amendment_stale' },
    });
    expect((await one(proposalId, first)).state).toBe('proposed');
    expect(output(await accept(proposalId, [first, second])).version).toBe(2);
    const shown = output(await test.query('proposal.show', { proposalId }, as(world.observer)));
    expect(shown.plain).toBe('Laporan diterima dalam satu hari.\nBiaya rujukan ditanggung perujuk.');
    // Its words are no longer in the text: said plainly, not guessed at.
    expect(await one(proposalId, overlapping)).toMatchObject({ state: 'proposed', stale: true });
    expect(refusal(await accept(proposalId, [overlapping], 2))?.code).toBe('amendment_stale');
  });

  it('is refused with a reason by the proposer, withdrawn by its own organisation, and accepted by neither others', async () => {
    const proposalId = await proposed();
    const [a, b, c] = world.organisations;
    const remarkId = await amend(2, proposalId, 'dua hari', 'tiga hari');
    const move = (state: 'rejected' | 'withdrawn', organisationId: string, who: WorldPerson, note?: string) =>
      test.execute('remark.move', { remarkId, organisationId, state, ...(note ? { note } : {}) }, as(who));
    expect(refusal(await move('withdrawn', a.id, a.delegate))?.code).toBe('wrong_state');
    expect(refusal(await move('rejected', c.id, c.delegate, 'x'))?.code).toBe('wrong_state');
    expect(refusal(await move('rejected', a.id, a.delegate))?.code).toBe('note_required');
    // A facilitator has no voice of a party.
    expect(refusal(await move('rejected', a.id, world.facilitator, 'x'))?.code).toBe('not_your_organisation');
    const foreign = await test.execute(
      'amendment.accept',
      { proposalId, onVersion: 1, organisationId: b.id, remarkIds: [remarkId] },
      as(b.delegate),
    );
    expect(refusal(foreign)?.code).toBe('not_your_organisation');
    output(await move('rejected', a.id, a.delegate, 'Terlalu lama.'));
    expect(await one(proposalId, remarkId)).toMatchObject({ state: 'rejected', note: 'Terlalu lama.' });
  });

  it('on words that stand twice changes those of its paragraph, one after the other', async () => {
    const [a, , c] = world.organisations;
    const { proposalId } = output(
      await test.execute(
        'proposal.submit',
        {
          forumId: world.forumId,
          organisationId: a.id,
          title: 'Rapat',
          body: body(
            'Rapat diadakan tiap bulan.',
            'Laporan dikirim tiap bulan.',
            'Iuran dibayar tiap bulan.',
          ),
        },
        as(a.delegate),
      ),
    );
    output(
      await test.execute('proposal.open-reactions', { proposalId, organisationId: a.id }, as(a.delegate)),
    );
    const change = async (block: number, wording: string) =>
      output(await say(2, { proposalId, kind: 'amendment', block, passage: 'tiap bulan', wording })).remarkId;
    const second = await change(2, 'tiap pekan');
    const third = await change(3, 'tiap tahun');
    expect(await one(proposalId, second, c.delegate)).toMatchObject({ block: 2, stale: false });
    output(await accept(proposalId, [second]));
    expect(await one(proposalId, third, c.delegate)).toMatchObject({ stale: false });
    output(await accept(proposalId, [third], 2));
    const { plain } = output(await test.query('proposal.show', { proposalId }, as(world.observer)));
    expect(plain).toBe('Rapat diadakan tiap bulan.\nLaporan dikirim tiap pekan.\nIuran dibayar tiap tahun.');
  });

  it('names words of the newest text that stand there once', async () => {
    const proposalId = await proposed();
    const said = async (input: Partial<Make>) =>
      refusal(await say(2, { proposalId, kind: 'amendment', wording: 'x', ...input }));
    expect((await said({ passage: 'tidak ada' }))?.fields).toEqual({ passage: 'passage_not_found' });
    expect((await said({ passage: 'di' }))?.code).toBe('passage_unclear');
    expect((await said({}))?.fields).toEqual({ block: 'field_required' });
    expect((await said({ block: 9 }))?.fields).toEqual({ block: 'field_not_in_list' });
    expect((await said({ passage: 'dua hari', wording: 'dua hari' }))?.code).toBe('already_done');
    expect((await said({ passage: 'dua hari', onVersion: 2 }))?.code).toBe('stale_version');
  });
});

describe('an objection outside a session', () => {
  it('is seen wherever the proposal is listed, as long as it stands', async () => {
    const proposalId = await proposed();
    const [a, , c, d] = world.organisations;
    const stands = async () => {
      const shown = output(await test.query('proposal.show', { proposalId }, as(world.observer)));
      const list = output(await test.query('proposal.list', { forumId: world.forumId }, as(world.observer)));
      const listed = list.proposals.find(({ id }) => id === proposalId);
      expect(listed).toMatchObject({ standing: shown.proposal.standing });
      return [shown.proposal.standing, shown.proposal.openObjections];
    };
    expect(await stands()).toEqual(['untested', 0]);
    const object = { proposalId, onVersion: 1, body: 'Tidak jelas.' };
    const { remarkId } = output(
      await test.execute('objection.raise', { ...object, organisationId: c.id }, as(c.delegate)),
    );
    output(await test.execute('objection.raise', { ...object, organisationId: d.id }, as(d.delegate)));
    expect(await stands()).toEqual(['objected', 2]);
    const withdraw = { remarkId, state: 'withdrawn' as const, organisationId: c.id };
    output(await test.execute('objection.move', withdraw, as(c.delegate)));
    expect(await stands()).toEqual(['objected', 1]);
    // A new version answers nobody by itself: the objection is there until its party says otherwise.
    const next = {
      proposalId,
      onVersion: 1,
      organisationId: a.id,
      reason: 'Diperjelas',
      body: body('Tiga hari.'),
    };
    output(await test.execute('proposal.revise', next, as(a.delegate)));
    expect(await stands()).toEqual(['objected', 1]);
  });

  it('is tied to version and passage, lives as in a session, and goes to the agenda item', async () => {
    const proposalId = await proposed();
    const [a, , c] = world.organisations;
    const raised = await test.execute(
      'objection.raise',
      { proposalId, onVersion: 1, organisationId: c.id, passage: 'ditanggung bersama', body: 'Tidak jelas.' },
      as(c.delegate),
    );
    const { remarkId } = output(raised);
    const low = await test.execute(
      'objection.raise',
      { proposalId, onVersion: 1, organisationId: c.id, body: 'x' },
      as(world.speaker),
    );
    expect(refusal(low)?.code).toBe('mandate_too_low');
    const { sessionId } = output(
      await test.execute(
        'session.schedule',
        {
          forumId: world.forumId,
          title: 'Musyawarah',
          place: 'Aula',
          startsAt: '2027-03-01T02:00:00.000Z',
          endsAt: '2027-03-01T04:00:00.000Z',
          agenda: [{ title: 'Rujukan', mode: 'deciding', minutes: 30, proposalId }],
        },
        as(world.facilitator),
      ),
    );
    const inRoom = async () =>
      output(await test.query('session.room', { sessionId }, as(world.facilitator))).written;
    expect(await inRoom()).toMatchObject([
      { proposalId, version: 1, passage: 'ditanggung bersama', reason: 'Tidak jelas.', status: 'raised' },
    ]);
    const move = (
      state: 'discussed' | 'resolved' | 'withdrawn',
      who: WorldPerson,
      organisationId?: string,
      note?: string,
    ) =>
      test.execute(
        'objection.move',
        { remarkId, state, ...(organisationId ? { organisationId } : {}), ...(note ? { note } : {}) },
        as(who),
      );
    expect(refusal(await move('withdrawn', world.facilitator))?.code).toBe('wrong_state');
    expect(refusal(await move('discussed', a.delegate, a.id))?.code).toBe('wrong_state');
    output(await move('discussed', world.facilitator));
    expect(refusal(await move('resolved', c.delegate, c.id))?.code).toBe('note_required');
    output(await move('resolved', c.delegate, c.id, 'Diperjelas dalam lampiran.'));
    expect(await inRoom()).toEqual([]);
    expect(await one(proposalId, remarkId)).toMatchObject({
      kind: 'objection',
      state: 'resolved',
      open: false,
    });
  });
});

describe('what is said', () => {
  it('is closed to other networks', async () => {
    const proposalId = await proposed();
    const stranger = await test.query('remark.list', { proposalId }, as(other.observer));
    expect(!stranger.ok && stranger.refusal.code).toBe('not_found');
  });
});

describe('many remarks', () => {
  it('are read page by page up to the newest, and counted whole on every page', async () => {
    const proposalId = await proposed();
    const ids: string[] = [];
    for (let at = 0; at < 5; at += 1)
      ids.push(output(await say(1, { proposalId, kind: 'question', body: `Ke-${at}` })).remarkId);
    output(await say(1, { proposalId, kind: 'comment', body: 'Catatan' }));
    const page = async (more: object) =>
      output(await test.query('remark.list', { proposalId, limit: 2, ...more }, as(world.observer)));
    const read: string[] = [];
    let after: string | null | undefined;
    do {
      const { remarks, next, counts } = await page({ kind: 'question', ...(after ? { after } : {}) });
      expect(counts).toMatchObject({ question: { all: 5, open: 5 }, comment: { all: 1, open: 0 } });
      read.push(...remarks.map((remark) => remark.id));
      after = next;
    } while (after);
    expect(read).toEqual(ids);
    // Back again, one page at a time, to the first and no further.
    const back: string[][] = [];
    let at: string | null | undefined = ids[4];
    do {
      const { remarks, previous } = await page({ kind: 'question', at });
      back.push(remarks.map((remark) => remark.id));
      at = previous;
    } while (at);
    expect(back).toEqual([ids.slice(4), ids.slice(2, 4), ids.slice(0, 2)]);
    const { next } = await page({ kind: 'question' });
    expect((await page({ kind: 'question', after: next })).previous).toBe(ids[0]);
    // A link to one leads to the page that begins with it, and goes on from there.
    const there = await page({ at: ids[3] });
    expect(there.remarks.map((remark) => remark.id)).toEqual(ids.slice(3));
    expect(there.next).not.toBeNull();
    expect((await page({ at: ids[1], kind: 'question' })).remarks.map((remark) => remark.id)).toEqual(
      ids.slice(1, 3),
    );
    expect((await page({ at: world.forumId })).remarks).toEqual([]);
    // What still waits for somebody is found at once, wherever it stands.
    expect((await page({ open: true, limit: 9 })).remarks.map((remark) => remark.id)).toEqual(ids);
  });
});

it('whom words and text name is told for marking, as they are there today', async () => {
  const proposalId = await proposed();
  const [code, name] = await asAdmin(test, async (client) => {
    const ids = [world.organisations[0].id, world.observer.personId];
    const { rows } = await client.query<{ code: string; name: string }>(
      'select o.code, p.name from organisation o, person p where o.id = $1 and p.id = $2',
      ids,
    );
    return [rows[0]?.code ?? '', rows[0]?.name ?? ''];
  });
  output(await say(1, { proposalId, kind: 'question', body: `Bagaimana menurut @${code} dan @${name}?` }));
  expect((await list(proposalId)).named).toEqual({ codes: [code.toUpperCase()], people: [name] });
  const text = async () =>
    output(await test.query('proposal.show', { proposalId }, as(world.observer))).named;
  expect(await text()).toEqual({ codes: [], people: [] });
  const [a] = world.organisations;
  const revised = { proposalId, organisationId: a.id, onVersion: 1, reason: 'Disebut' };
  output(
    await test.execute('proposal.revise', { ...revised, body: body(`Dibaca @${code}.`) }, as(a.delegate)),
  );
  expect(await text()).toEqual({ codes: [code.toUpperCase()], people: [] });
});
