import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import type { Passage } from '#app/contract/draft.ts';
import { as, type TestKernel, testKernel } from '../support/kernel.ts';
import { buildWorld, type World } from '../support/world.ts';
import { Copy, counted, output } from './support.ts';

let t: TestKernel;
let world: World;
let proposalId: string;

const text = (words: string, ...marks: string[]) => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
});
const paragraph = (...content: object[]) => ({ type: 'paragraph', content });
const item = (words: string) => ({ type: 'listItem', content: [paragraph(text(words))] });
const BODY: { type: 'doc'; content: Record<string, unknown>[] } = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [text('Tujuan')] },
    paragraph(text('Laporan masuk lewat '), text('satu pintu', 'bold'), text(' di kecamatan.')),
    { type: 'bulletList', content: [item('Dinas menerima'), item('LKS mendampingi')] },
    paragraph(text('Baris satu'), { type: 'hardBreak' }, text('Baris dua')),
    { type: 'blockquote', content: [paragraph(text('Kutipan pasal'))] },
  ],
};

beforeAll(async () => {
  t = await testKernel();
});
beforeEach(async () => {
  world = await buildWorld(t.database, { name: `Jejaring ${randomUUID()}` });
  const input = {
    forumId: world.forumId,
    organisationId: world.organisations[2].id,
    title: 'Satu pintu',
    body: BODY,
  };
  ({ proposalId } = output(await t.execute('proposal.submit', input, as(world.speaker))));
});
afterAll(async () => {
  expect(t.errors).toEqual([]);
  await t.close();
});

const mine = () => ({ proposalId, organisationId: world.organisations[2].id });
const show = async () => output(await t.query('draft.show', { proposalId }, as(world.observer)));
async function passage(words: string): Promise<Passage> {
  const found = (await show()).passages.find((one) => one?.text.includes(words));
  if (!found) throw new Error(`no passage "${words}"`);
  return found;
}
async function rewrite({ id, mark }: Passage, words: string | undefined, who = world.speaker) {
  const { base } = await show();
  const input = {
    ...mine(),
    base: base.id,
    passage: id,
    mark,
    ...(words === undefined ? {} : { text: words }),
  };
  const answer = await t.execute('draft.rewrite', input, as(who));
  return answer.ok ? 'ok' : answer.refusal.code;
}
const body = async () => (await show()).body?.content ?? [];

describe('a passage written anew without an editor', () => {
  it('is every paragraph and heading, in the order in which they are read', async () => {
    expect((await show()).passages.map((one) => one?.text)).toEqual([
      'Tujuan',
      'Laporan masuk lewat satu pintu di kecamatan.',
      'Dinas menerima',
      'LKS mendampingi',
      'Baris satu\nBaris dua',
      'Kutipan pasal',
    ]);
  });

  it('keeps the bold words around what was changed, and makes no entry in the ledger', async () => {
    const before = await counted(t, world.networkId);
    expect(await rewrite(await passage('Laporan'), 'Laporan masuk lewat satu pintu di desa.')).toBe('ok');
    expect((await body())[1]).toEqual(
      paragraph(text('Laporan masuk lewat '), text('satu pintu', 'bold'), text(' di desa.')),
    );
    expect((await counted(t, world.networkId)).entries).toBe(before.entries);
  });

  it('stays what it is: a heading, an item, a quotation; further lines go below it in kind', async () => {
    await rewrite(await passage('Tujuan'), 'Tujuan bersama\nSatu kalimat pembuka.');
    await rewrite(await passage('Dinas'), 'Dinas menerima laporan\n- Dinas mencatat');
    await rewrite(await passage('Kutipan'), 'Kutipan pasal 5');
    await rewrite(await passage('Baris satu'), 'Baris satu\nBaris kedua');
    expect(await body()).toEqual([
      { type: 'heading', attrs: { level: 2 }, content: [text('Tujuan bersama')] },
      paragraph(text('Satu kalimat pembuka.')),
      BODY.content[1],
      {
        type: 'bulletList',
        content: [item('Dinas menerima laporan'), item('Dinas mencatat'), item('LKS mendampingi')],
      },
      paragraph(text('Baris satu'), { type: 'hardBreak' }, text('Baris kedua')),
      { type: 'blockquote', content: [paragraph(text('Kutipan pasal 5'))] },
    ]);
  });

  it('is taken away when nothing is left of it, with the list that held nothing else', async () => {
    await rewrite(await passage('Dinas'), undefined);
    await rewrite(await passage('LKS'), undefined);
    await rewrite(await passage('Baris satu'), 'Baris satu');
    expect(await body()).toEqual([
      BODY.content[0],
      BODY.content[1],
      paragraph(text('Baris satu')),
      BODY.content[4],
    ]);
  });

  it('is refused when somebody changed or removed it meanwhile, and nobody’s words are lost', async () => {
    const seen = await passage('Dinas');
    const other = { ...mine(), organisationId: world.organisations[0].id };
    const copy = new Copy(t, world.organisations[0].delegate, other);
    await copy.read();
    const list = copy.text.get(2) as Y.XmlElement;
    const first = (list.get(0) as Y.XmlElement).get(0) as Y.XmlElement;
    (first.get(0) as Y.XmlText).insert(14, ' dan menjawab');
    await copy.save();
    expect(await rewrite(seen, 'Dinas menolak')).toBe('passage_changed');
    expect((await show()).plain).toContain('Dinas menerima dan menjawab');
    list.delete(0, 1);
    await copy.save();
    expect(await rewrite(seen, 'Dinas menolak')).toBe('passage_changed');
    expect((await show()).plain).not.toContain('Dinas');
  });

  it('arrives in an open editor, whose own unsent words stay, in whichever order they meet', async () => {
    const copy = new Copy(t, world.organisations[0].delegate, {
      ...mine(),
      organisationId: world.organisations[0].id,
    });
    await copy.read();
    const first = copy.text.get(1) as Y.XmlElement;
    (first.get(0) as Y.XmlText).insert(0, 'Setiap ');
    expect(await rewrite(await passage('Laporan'), 'Laporan masuk lewat satu pintu di desa.')).toBe('ok');
    await copy.save();
    await copy.read();
    expect((await show()).passages[1]?.text).toBe('Setiap Laporan masuk lewat satu pintu di desa.');
    expect(copy.text.toString()).toContain('di desa.');
  });

  it('knows a passage by its name though others put text above it', async () => {
    const seen = await passage('Kutipan');
    await rewrite(await passage('Tujuan'), 'Tujuan\nBaru satu.\nBaru dua.');
    expect(await rewrite(seen, 'Kutipan pasal 7')).toBe('ok');
    expect((await show()).plain).toContain('Kutipan pasal 7');
  });

  it('does not cut a character of two units in half', async () => {
    await rewrite(await passage('Tujuan'), 'Tujuan 👍🏽');
    expect(await rewrite(await passage('Tujuan'), 'Tujuan 👎🏽')).toBe('ok');
    expect((await show()).passages[0]?.text).toBe('Tujuan 👎🏽');
  });

  it('is written by whoever may write the draft, on the draft they saw', async () => {
    const seen = await passage('Tujuan');
    expect(await rewrite(seen, 'Curi', world.observer)).toBe('forbidden');
    expect(await rewrite(seen, 'Curi', world.outsider)).not.toBe('ok');
    const { base } = await show();
    const freeze = { ...mine(), onVersion: 1, reason: 'Uji' };
    await rewrite(seen, 'Tujuan kita');
    output(await t.execute('draft.freeze', freeze, as(world.speaker)));
    const late = await t.execute(
      'draft.rewrite',
      { ...mine(), base: base.id, passage: seen.id, mark: seen.mark, text: 'Terlambat' },
      as(world.speaker),
    );
    expect(late).toMatchObject({ ok: false });
    expect((await show()).plain).toContain('Tujuan kita');
    expect((await show()).plain).not.toContain('Terlambat');
  });
});

describe('lines added to a draft without an editor', () => {
  it('stand at its end, those with a sign as a list', async () => {
    const { base } = await show();
    const input = { ...mine(), base: base.id, text: 'Penutup.\n- satu\n- dua' };
    output(await t.execute('draft.append', input, as(world.speaker)));
    expect((await body()).slice(-2)).toEqual([
      paragraph(text('Penutup.')),
      { type: 'bulletList', content: [item('satu'), item('dua')] },
    ]);
  });
});
