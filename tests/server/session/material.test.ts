import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandInput } from '#app/contract/registry.ts';
import { as, type TestKernel, testKernel } from '../support/kernel.ts';
import { buildWorld, type World, type WorldPerson } from '../support/world.ts';
import { asAdmin, schedule } from './play.ts';

let t: TestKernel;
let world: World;
let sessionId: string;
const stored = 'b'.repeat(64);
beforeAll(async () => {
  t = await testKernel({
    files: { find: async (hash) => (hash === stored ? { type: 'application/pdf', bytes: 2_048 } : null) },
  });
  world = await buildWorld(t.database, { rules: { transparency: 'public' } });
  ({ sessionId } = await schedule(t, world));
});
afterAll(async () => {
  expect(t.errors).toEqual([]);
  await t.close();
});

const add = (given: Omit<CommandInput<'material.add'>, 'sessionId'>, who: WorldPerson = world.facilitator) =>
  t.execute('material.add', { sessionId, ...given }, as(who));
async function seenBy(who: WorldPerson) {
  const answer = await t.query('session.room', { sessionId }, as(who));
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.output.materials;
}

describe('materials of a session', () => {
  it('are files or links, for the session or one item, read by those who take part', async () => {
    const room = (await t.kernel.room(sessionId))!;
    const itemId = room.state.itemIds[0]!;
    expect(await add({ title: 'Peta layanan', fileHash: stored, itemId })).toMatchObject({ ok: true });
    expect(await add({ title: 'Peraturan', url: 'https://example.org/perbup' })).toMatchObject({ ok: true });
    const seen = await seenBy(world.organisations[2].delegate);
    expect(seen).toMatchObject([
      { title: 'Peta layanan', itemId, fileHash: stored, fileBytes: 2_048, url: null },
      { title: 'Peraturan', itemId: null, fileHash: null, url: 'https://example.org/perbup' },
    ]);
    // The forum is public in the network: others may read the session, and not its papers.
    expect(await seenBy(world.outsider)).toEqual([]);
    const file = (who: WorldPerson) => t.query('material.file', { fileHash: stored }, as(who));
    expect(await file(world.observer)).toMatchObject({ ok: true, output: { label: 'Peta layanan' } });
    expect(await file(world.outsider)).toMatchObject({ refusal: { code: 'not_found' } });
  });

  it('need a file that was stored or an address, and an item of this agenda', async () => {
    expect(await add({ title: 'Tanpa isi' })).toMatchObject({
      refusal: { fields: { url: 'field_required' } },
    });
    expect(await add({ title: 'Hilang', fileHash: 'c'.repeat(64) })).toMatchObject({
      refusal: { code: 'file_refused' },
    });
    expect(await add({ title: 'Skrip', url: 'javascript:alert(1)' })).toMatchObject({ ok: false });
    const elsewhere = { title: 'Lain', url: 'https://example.org', itemId: world.forumId };
    expect(await add(elsewhere)).toMatchObject({ refusal: { code: 'unknown_item' } });
  });

  it('are added and removed by the facilitator only', async () => {
    const given = { title: 'Sisipan', url: 'https://example.org/sisipan' };
    expect(await add(given, world.organisations[0].delegate)).toMatchObject({
      refusal: { code: 'forbidden' },
    });
    const added = await add(given);
    if (!added.ok) throw new Error(added.refusal.code);
    const { materialId } = added.output;
    const remove = () => t.execute('material.remove', { sessionId, materialId }, as(world.facilitator));
    expect(await remove()).toMatchObject({ ok: true });
    expect(await remove()).toMatchObject({ refusal: { code: 'not_found' } });
    const entries = await asAdmin(t, (client) =>
      client.query(`select body from ledger_entry where command like 'material.%'`),
    );
    expect(JSON.stringify(entries.rows)).not.toContain('sisipan');
  });
});
