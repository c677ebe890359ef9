import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandInput } from '#app/contract/registry.ts';
import { as, type TestKernel, testKernel } from '#tests/server/support/kernel.ts';
import { buildWorld, type World } from '#tests/server/support/world.ts';
import { body, refusal } from './support.ts';

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
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.output;
};
const speaker = () => ({ organisationId: world.organisations[2].id, who: world.speaker });

async function openTopic(changed: Partial<CommandInput<'topic.open'>> = {}) {
  const { organisationId, who } = speaker();
  const input = { forumId: world.forumId, organisationId, title: 'Anak telantar', mode: 'deciding' as const };
  return output(await test.execute('topic.open', { ...input, ...changed }, as(who))).topicId;
}

async function submit(changed: Partial<CommandInput<'proposal.submit'>> = {}) {
  const { organisationId, who } = speaker();
  const input = {
    forumId: world.forumId,
    organisationId,
    title: 'Satu pintu',
    body: body('Satu pintu laporan.'),
  };
  return output(await test.execute('proposal.submit', { ...input, ...changed }, as(who)));
}

describe('topics and contributions', () => {
  it('keep threads with their answers, each in the name of its organisation', async () => {
    const topicId = await openTopic({ body: body('Mengapa laporan terlambat?') });
    const { organisationId, who } = speaker();
    const asked = output(
      await test.execute(
        'contribution.write',
        { topicId, organisationId, kind: 'question', body: body('Siapa menerima laporan?') },
        as(who),
      ),
    );
    const government = world.organisations[0];
    const answered = output(
      await test.execute(
        'contribution.write',
        {
          topicId,
          parentId: asked.contributionId,
          organisationId: government.id,
          body: body('Kami, lewat posko.'),
        },
        as(government.delegate),
      ),
    );
    await test.execute(
      'contribution.write',
      { topicId, parentId: answered.contributionId, body: body('Terima kasih, dicatat.') },
      as(world.facilitator),
    );
    const shown = output(await test.query('topic.show', { topicId }, as(world.observer)));
    expect(shown.threads).toHaveLength(2);
    expect(shown.threads[1]?.kind).toBe('question');
    expect(shown.threads[1]?.replies.map((r) => [r.kind, r.author.organisation?.id ?? null])).toEqual([
      ['answer', government.id],
      ['input', null],
    ]);
    expect(shown.threads[1]?.replies[1]?.parentId).toBe(answered.contributionId);
    expect(shown.topic.contributions).toBe(4);
    const listed = output(await test.query('topic.list', { forumId: world.forumId }, as(world.speaker)));
    expect(listed.topics.find((t) => t.id === topicId)).toMatchObject({
      contributions: 4,
      bySector: { government: 1, 'non-government': 2 },
    });
  });

  it('are read page by page, and one thread whole', async () => {
    const topicId = await openTopic();
    const { organisationId, who } = speaker();
    const written: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      const answer = await test.execute(
        'contribution.write',
        { topicId, organisationId, body: body(`Masukan ${n}`) },
        as(who),
      );
      written.push(output(answer).contributionId);
    }
    const threadId = written[0]!;
    const replies: string[] = [];
    for (let n = 0; n < 23; n += 1) {
      const answer = await test.execute(
        'contribution.write',
        { topicId, parentId: threadId, organisationId, body: body(`Balasan ${n}`) },
        as(who),
      );
      replies.push(output(answer).contributionId);
    }
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = output(await test.query('topic.show', { topicId, limit: 2, after }, as(who)));
      seen.push(...page.threads.map((t) => t.id));
      after = page.next ?? undefined;
    } while (after);
    expect(seen).toEqual(written);
    const first = output(await test.query('topic.show', { topicId }, as(who))).threads[0];
    expect([first?.replies.length, first?.moreReplies]).toEqual([20, 3]);
    const alone: string[] = [];
    do {
      const page = output(await test.query('topic.show', { topicId, threadId, limit: 10, after }, as(who)));
      alone.push(...(page.threads[0]?.replies.map((r) => r.id) ?? []));
      after = page.next ?? undefined;
    } while (after);
    expect(alone).toEqual(replies);
  });

  it('refuse observers, expired mandates, another organisation’s name and another network', async () => {
    const topicId = await openTopic();
    const write = (who: Parameters<typeof as>[0], organisationId?: string) =>
      test.execute('contribution.write', { topicId, organisationId, body: body('Masukan') }, as(who));
    const [first, , , fourth] = world.organisations;
    expect(refusal(await write(world.observer))?.code).toBe('forbidden');
    expect(refusal(await write(world.expired, fourth.id))?.code).toBe('mandate_expired');
    expect(refusal(await write(world.speaker, first.id))?.code).toBe('forbidden');
    // A facilitator may write, but in nobody's name.
    expect(refusal(await write(world.facilitator, first.id))?.code).toBe('not_your_organisation');
    expect(refusal(await write(other.facilitator))?.code).toBe('not_found');
    expect(refusal(await test.query('topic.show', { topicId }, as(other.speaker)))?.code).toBe('not_found');
  });

  it('answer only what is in the same topic', async () => {
    const { organisationId, who } = speaker();
    const here = await openTopic({ body: body('Di sini') });
    const there = await openTopic({ body: body('Di sana') });
    const parentId = output(await test.query('topic.show', { topicId: there }, as(who))).threads[0]?.id;
    const answer = await test.execute(
      'contribution.write',
      { topicId: here, organisationId, parentId, body: body('Salah tempat') },
      as(who),
    );
    expect(refusal(answer)?.fields).toEqual({ parentId: 'field_not_in_list' });
  });
});

describe('texts from outside', () => {
  const write = async (given: unknown) => {
    const topicId = await openTopic();
    const { organisationId, who } = speaker();
    return test.kernel
      .execute('contribution.write', { topicId, organisationId, body: given }, as(who))
      .then(({ answer }) => refusal(answer));
  };
  const run = (marks: unknown) => ({
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'a', marks }] }],
  });

  it.each([
    ['a script', { type: 'doc', content: [{ type: 'script', content: [{ type: 'text', text: 'x' }] }] }],
    ['a javascript link', run([{ type: 'link', attrs: { href: 'javascript:alert(1)' } }])],
    ['a data link', run([{ type: 'link', attrs: { href: 'data:text/html,x' } }])],
    ['an unknown mark', run([{ type: 'textStyle', attrs: { color: 'red' } }])],
    ['text outside a paragraph', { type: 'doc', content: [{ type: 'text', text: 'x' }] }],
    ['a list of paragraphs', { type: 'doc', content: [{ type: 'bulletList', content: run([]).content }] }],
    ['an item without a list', { type: 'doc', content: [{ type: 'listItem', content: run([]).content }] }],
    [
      'a list item that begins with a list',
      {
        type: 'doc',
        content: [
          {
            type: 'bulletList',
            content: [
              {
                type: 'listItem',
                content: [{ type: 'bulletList', content: [{ type: 'listItem', content: run([]).content }] }],
              },
            ],
          },
        ],
      },
    ],
  ])('refuse %s', async (_, given) => {
    expect(await write(given)).toEqual({
      code: 'rich_text_refused',
      fields: { body: 'rich_text_refused' },
    });
  });

  it('refuse prototype keys and nesting of three hundred', async () => {
    const polluted = JSON.parse('{"type":"doc","content":[{"type":"paragraph","__proto__":{"x":1}}]}');
    expect((await write(polluted))?.code).toBe('invalid_input');
    let deep: unknown = { type: 'paragraph' };
    for (let n = 0; n < 300; n += 1) deep = { type: 'blockquote', content: [deep] };
    expect((await write({ type: 'doc', content: [deep] }))?.code).toBe('too_deep');
    // What the kernel's walk lets through, the text's own limit refuses.
    let thirteen: unknown = run([]).content[0];
    for (let n = 0; n < 13; n += 1) thirteen = { type: 'blockquote', content: [thirteen] };
    expect((await write({ type: 'doc', content: [thirteen] }))?.code).toBe('rich_text_refused');
  });

  it('refuse a NIK, also one that is cut into two runs', async () => {
    expect((await write(body('Atas nama 3204120101900001.')))?.code).toBe('sensitive_data');
    const cut = {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: '32041201' },
            { type: 'text', text: '01900001', marks: [{ type: 'bold' }] },
          ],
        },
      ],
    };
    expect(await write(cut)).toEqual({ code: 'sensitive_data', fields: { body: 'sensitive_data' } });
  });

  it('refuse nothing at all as missing', async () => {
    expect(await write({ type: 'doc', content: [{ type: 'paragraph' }] })).toEqual({
      code: 'invalid_input',
      fields: { body: 'field_required' },
    });
  });
});

describe('proposals', () => {
  it('are numbered one after the other in each forum, also when several come at once', async () => {
    await Promise.all([submit(), submit(), submit()]);
    const listed = output(await test.query('proposal.list', { forumId: world.forumId }, as(world.observer)));
    const numbers = listed.proposals.map((p) => p.number);
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(listed.proposals.every((p) => p.standing === 'untested')).toBe(true);
  });

  it('have one hash for one text, however the editor cut it', async () => {
    const whole = await submit({ body: body('Satu pintu laporan.') });
    const cut: CommandInput<'proposal.submit'>['body'] = {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'Satu pintu ' },
            { type: 'text', text: 'laporan.' },
          ],
        },
        { type: 'paragraph' },
      ],
    };
    expect((await submit({ body: cut })).hash).toBe(whole.hash);
    expect((await submit({ body: body('Dua pintu laporan.') })).hash).not.toBe(whole.hash);
  });

  it('are revised on the newest version only; each version stays as it was frozen', async () => {
    const { proposalId, hash } = await submit();
    const { organisationId, who } = speaker();
    const revise = (
      onVersion: number,
      words: string,
      by = who,
      inName: string | undefined = organisationId,
    ) =>
      test.execute(
        'proposal.revise',
        { proposalId, organisationId: inName, onVersion, reason: 'Masukan sesi', body: body(words) },
        as(by),
      );
    const second = output(await revise(1, 'Satu pintu laporan, dua nomor.'));
    expect(second.version).toBe(2);
    expect(refusal(await revise(1, 'Lain lagi'))?.code).toBe('stale_version');
    expect(refusal(await revise(2, 'Satu pintu laporan, dua nomor.'))?.code).toBe('already_done');
    const both = await Promise.all([revise(2, 'Tiga nomor'), revise(2, 'Empat nomor', world.colleague)]);
    expect(both.filter((answer) => answer.ok)).toHaveLength(1);
    expect(both.map(refusal).find((one) => one !== null)?.code).toBe('stale_version');
    const first = output(await test.query('proposal.show', { proposalId, version: 1 }, as(who)));
    expect(first.shown.hash).toBe(hash);
    expect(first.shown.body).toEqual(body('Satu pintu laporan.'));
    const newest = output(await test.query('proposal.show', { proposalId }, as(who)));
    expect(newest.proposal.version).toBe(3);
    expect(newest.versions.map((v) => v.version)).toEqual([3, 2, 1]);
    expect(newest.before?.plain).toBe('Satu pintu laporan, dua nomor.');
    expect(refusal(await test.query('proposal.show', { proposalId, version: 9 }, as(who)))?.code).toBe(
      'not_found',
    );
  });

  it('are put forward by a party; facilitators, readers and other networks cannot', async () => {
    const attempt = (who: Parameters<typeof as>[0], organisationId: string) =>
      test.execute(
        'proposal.submit',
        { forumId: world.forumId, organisationId, title: 'Usulan', body: body('Isi') },
        as(who),
      );
    const [first, , , fourth] = world.organisations;
    expect(refusal(await attempt(world.facilitator, first.id))?.code).toBe('forbidden');
    expect(refusal(await attempt(world.observer, first.id))?.code).toBe('forbidden');
    expect(refusal(await attempt(world.expired, fourth.id))?.code).toBe('mandate_expired');
    expect(refusal(await attempt(other.organisations[0].delegate, other.organisations[0].id))?.code).toBe(
      'not_found',
    );
    const { proposalId } = await submit();
    const revise = (who: Parameters<typeof as>[0], organisationId?: string) =>
      test.execute(
        'proposal.revise',
        { proposalId, organisationId, onVersion: 1, reason: 'Perbaikan', body: body('Lain') },
        as(who),
      );
    expect(refusal(await revise(world.facilitator, first.id))?.code).toBe('not_your_organisation');
    expect((await revise(world.facilitator)).ok).toBe(true);
  });

  it('belong to a topic of their own forum', async () => {
    const topicId = await openTopic({ title: 'Bahan usulan' });
    const { proposalId } = await submit({ topicId });
    const shown = output(await test.query('topic.show', { topicId }, as(world.observer)));
    expect(shown.proposals.map((p) => p.id)).toEqual([proposalId]);
    const elsewhere = output(
      await test.execute(
        'topic.open',
        { forumId: other.forumId, title: 'Asing', mode: 'consultative' },
        as(other.facilitator),
      ),
    );
    const { organisationId, who } = speaker();
    const answer = await test.execute(
      'proposal.submit',
      {
        forumId: world.forumId,
        topicId: elsewhere.topicId,
        organisationId,
        title: 'Usulan',
        body: body('Isi'),
      },
      as(who),
    );
    expect(refusal(answer)?.fields).toEqual({ topicId: 'field_not_in_list' });
  });
});
