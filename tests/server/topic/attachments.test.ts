import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test as it } from 'vitest';
import type { FileStore } from '#server/files/port.ts';
import { body, refusal } from '#tests/server/forum/support.ts';
import { as, type TestKernel, testKernel } from '#tests/server/support/kernel.ts';
import { buildWorld, type World } from '#tests/server/support/world.ts';
import { output, topicActs } from './support.ts';

const fileHash = createHash('sha256').update('jadwal').digest('hex');

/** An account that knows the file's hash and has not brought it. */
let elsewhere: string | null = null;
let test: TestKernel;
let world: World;
let other: World;
let acts: ReturnType<typeof topicActs>;

beforeAll(async () => {
  // The store itself has tests of its own; here it knows one file, and who has brought it.
  const find: FileStore['find'] = async (hash, by) =>
    hash === fileHash && by.accountId !== elsewhere ? { bytes: 10, type: 'application/pdf' } : null;
  test = await testKernel({ files: { find } });
  world = await buildWorld(test.database);
  other = await buildWorld(test.database, { name: 'Jejaring lain' });
  acts = topicActs(test, world);
});
afterAll(async () => {
  expect(test.errors).toEqual([]);
  await test.close();
});

it('files and links stand beside a contribution, and only its readers may have the file', async () => {
  const topicId = await acts.open();
  const ask = (who: World['facilitator']) => test.query('contribution.file', { fileHash }, as(who));
  expect(refusal(await ask(world.speaker))?.code).toBe('not_found');
  const contributionId = await acts.write(topicId, world.organisations[2], {
    attachments: [
      { kind: 'file', label: 'Jadwal.pdf', fileHash },
      { kind: 'link', label: 'Peta', url: 'https://example.org/peta' },
    ],
  });
  const { contribution } = output(
    await test.query('contribution.show', { contributionId }, as(world.observer)),
  );
  expect(contribution.attachments.map(({ kind, label, fileBytes }) => [kind, label, fileBytes])).toEqual([
    ['file', 'Jadwal.pdf', 10],
    ['link', 'Peta', null],
  ]);
  expect(output(await ask(world.speaker))).toEqual({
    label: 'Jadwal.pdf',
    type: 'application/pdf',
    bytes: 10,
  });
  expect(refusal(await ask(other.speaker))?.code).toBe('not_found');
  const hide = { contributionId, hidden: true, reason: 'Menyebut penerima layanan.' };
  output(await test.execute('contribution.hide', hide, as(world.facilitator)));
  expect(refusal(await ask(world.speaker))?.code).toBe('not_found');
  expect((await ask(world.facilitator)).ok).toBe(true);
  expect((await ask(world.organisations[2].delegate)).ok).toBe(true);
});

it('whoever only knows the hash of a file can neither attach it nor read it', async () => {
  const stranger = other.organisations[2].delegate;
  elsewhere = stranger.accountId;
  const input = {
    forumId: other.forumId,
    organisationId: other.organisations[2].id,
    title: 'Topik',
    body: body('Isi'),
    mode: 'consultative' as const,
    attachments: [{ kind: 'file' as const, label: 'Jadwal.pdf', fileHash }],
  };
  expect(refusal(await test.execute('topic.open', input, as(stranger)))?.code).toBe('file_refused');
  expect(refusal(await test.query('contribution.file', { fileHash }, as(stranger)))?.code).toBe('not_found');
});

it('a file that was never stored, a sixth one and an address that runs are refused', async () => {
  const topicId = await acts.open();
  const { id: organisationId, delegate } = world.organisations[2];
  const body = {
    type: 'doc' as const,
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x' }] }],
  };
  const write = (attachments: unknown) =>
    test.kernel
      .execute('contribution.write', { topicId, organisationId, body, attachments }, as(delegate))
      .then(({ answer }) => refusal(answer));
  const unknown = { kind: 'file', label: 'Lain.pdf', fileHash: 'b'.repeat(64) };
  expect((await write([unknown]))?.fields).toEqual({ 'attachments.0.fileHash': 'file_refused' });
  const link = { kind: 'link', label: 'x', url: 'https://example.org' };
  expect((await write(Array.from({ length: 6 }, () => link)))?.code).toBe('invalid_input');
  expect((await write([{ ...link, url: 'javascript:alert(1)' }]))?.code).toBe('invalid_input');
});

it('a reply and the opening text of a topic carry files, hidden and erased with their words', async () => {
  const [first, , partner] = world.organisations;
  const { forumId, facilitator, speaker } = world;
  const attachments = [{ kind: 'file' as const, label: 'Jadwal.pdf', fileHash }];
  const text = {
    type: 'doc' as const,
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Pembuka' }] }],
  };
  const ask = (who: World['facilitator']) => test.query('contribution.file', { fileHash }, as(who));
  // The file stands nowhere the speaker may read: the one of the test before is hidden.
  expect(refusal(await ask(speaker))?.code).toBe('not_found');
  const opening = {
    forumId,
    organisationId: first.id,
    title: 'Topik',
    mode: 'consultative' as const,
    attachments,
  };
  const without = await test.execute('topic.open', opening, as(first.delegate));
  expect(refusal(without)?.fields).toEqual({ body: 'field_required' });
  const { topicId } = output(
    await test.execute('topic.open', { ...opening, body: text }, as(first.delegate)),
  );
  const { threads } = await acts.show(topicId);
  expect(threads[0]?.attachments.map(({ label }) => label)).toEqual(['Jadwal.pdf']);
  expect((await ask(speaker)).ok).toBe(true);
  output(
    await test.execute('contribution.erase', { contributionId: threads[0]?.id ?? '' }, as(first.delegate)),
  );
  expect(refusal(await ask(speaker))?.code).toBe('not_found');

  const parentId = await acts.write(topicId, first);
  const reply = await acts.write(topicId, partner, { parentId, attachments });
  expect((await ask(speaker)).ok).toBe(true);
  const hide = { contributionId: reply, hidden: true, reason: 'Menyebut penerima layanan.' };
  output(await test.execute('contribution.hide', hide, as(facilitator)));
  expect(refusal(await ask(speaker))?.code).toBe('not_found');
  const hidden = output(await test.query('topic.show', { topicId }, as(speaker)));
  expect(hidden.threads.flatMap(({ replies }) => replies.flatMap((each) => each.attachments))).toEqual([]);
});
