import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentHash } from '#server/handlers/record/content.ts';
import { verifyReceipt } from '#server/ledger/receipt.ts';
import { asAdmin, convene, type Play } from '../session/play.ts';
import { as, asOperator, asPublic } from '../support/kernel.ts';
import { buildWorld } from '../support/world.ts';
import { issue, RESERVATION, type RecordWorld, recordWorld } from './closed-session.ts';

let t: RecordWorld;
let play: Play;
beforeEach(async () => {
  t = await recordWorld();
  play = await t.closedSession();
});
afterEach(() => t.close());

const codeOf = (answer: { ok: true } | { ok: false; refusal: { code: string } }) =>
  answer.ok ? 'ok' : answer.refusal.code;

async function verified(code: string) {
  const answer = await t.query('record.verify', { code }, asPublic);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.output;
}

describe('issuing', () => {
  it('freezes everything the session came to', async () => {
    const { output } = await issue(t, play.sessionId);
    const shown = await t.query(
      'record.show',
      { recordId: output.recordId },
      as(t.world.organisations[2].delegate),
    );
    if (!shown.ok) throw new Error(shown.refusal.code);
    const { content, record } = shown.output;
    expect(contentHash(content)).toBe(output.hash);
    expect(record.link).toBe(`https://mufakat.example/verifikasi/${output.code}`);
    expect(content.opening).toMatch(
      /^Pada hari ini, \w+, tanggal .+ bulan \w+ tahun dua ribu .+ \(\d\d-\d\d-\d{4}\)/,
    );
    expect(content.parties.map((p) => p.attendees.map((one) => one.office))).toEqual(
      Array(4).fill(['Delegasi']),
    );
    const [decision] = content.agenda[0]?.decisions ?? [];
    expect(decision).toMatchObject({
      outcome: 'consensus-with-reservations',
      number: 1,
      text: { plain: 'Naskah uji', version: 1 },
      tally: { government: { agree: 2 }, 'non-government': { agreeWithNote: 1 } },
      reservations: [{ reason: RESERVATION, organisation: { code: 'CC', name: 'Lembaga CC' } }],
      unanswered: { present: [], absent: [{ code: 'DD' }] },
    });
    expect(decision?.positions.map(({ level }) => level)).toEqual([1, 1, 3]);
  });

  it('is for the facilitator and the note-taker, after the session, once, with a number of its own', async () => {
    const { sessionId } = play;
    const attempt = async (who: { networkId: string; personId: string }, number = 'BA/1', id = sessionId) =>
      codeOf(await t.execute('record.issue', { sessionId: id, number }, as(who)));
    expect(await attempt(t.world.organisations[0].delegate)).toBe('forbidden');
    expect(await attempt(t.world.outsider)).toBe('forbidden');
    const other = await buildWorld(t.database, { name: 'Jejaring lain' });
    expect(await attempt(other.facilitator)).toBe('not_found');
    expect(await attempt(t.world.noteTaker)).toBe('ok');
    expect(await attempt(t.world.facilitator, 'BA/2')).toBe('already_done');
    const open = await convene(t, t.world);
    expect(await attempt(t.world.facilitator, 'BA/2', open.sessionId)).toBe('wrong_state');
    await play.act(t.world.facilitator, 'session.close', {});
    const second = await t.closedSession();
    expect(await attempt(t.world.facilitator, 'BA/1', second.sessionId)).toBe('already_exists');
  });

  it('answers the same key with the same record', async () => {
    const input = { sessionId: play.sessionId, number: 'BA/7' };
    const asking = { ...as(t.world.facilitator), key: 'once' };
    const first = await t.execute('record.issue', input, asking);
    expect(await t.execute('record.issue', input, asking)).toEqual(first);
  });

  it('shows the draft before it is issued, and to nobody outside the forum', async () => {
    const read = (who: typeof t.world.facilitator) =>
      t.query('record.of-session', { sessionId: play.sessionId }, as(who));
    const draft = await read(t.world.facilitator);
    expect(draft).toMatchObject({ ok: true, output: { record: null, may: { issue: true } } });
    expect(await read(t.world.observer)).toMatchObject({ ok: true, output: { may: { issue: false } } });
    expect(codeOf(await read(t.world.outsider))).toBe('forbidden');
    const { output } = await issue(t, play.sessionId);
    expect(await read(t.world.observer)).toMatchObject({
      ok: true,
      output: { record: { code: output.code }, may: { issue: false } },
    });
  });
});

describe('the public page', () => {
  it('vouches for the document with a proof anybody can check', async () => {
    const { output } = await issue(t, play.sessionId);
    expect((await verified(output.code)).checks).toEqual({ content: true, ledger: true, signed: false });
    await t.sign();
    const page = await verified(output.code.toLowerCase().replace(/(.{4})/g, '$1-'));
    expect(page.checks).toEqual({ content: true, ledger: true, signed: true });
    expect(verifyReceipt(page.receipt, t.key)).toEqual({ ok: true });
    expect(page.agenda[0]?.decisions).toEqual([{ number: 1, outcome: 'consensus-with-reservations' }]);
  });

  it('tells nothing that was said and nobody who was there', async () => {
    const { output } = await issue(t, play.sessionId);
    const text = JSON.stringify(await verified(output.code));
    expect(text).not.toContain(RESERVATION);
    expect(text).not.toContain('Delegasi');
    expect(text).not.toContain('Naskah uji');
    expect(text).not.toContain('Ruang uji');
    expect(text).not.toContain(t.world.organisations[2].delegate.personId);
  });

  it('says so when the stored record was changed, also together with its hash', async () => {
    const { output } = await issue(t, play.sessionId);
    await t.sign();
    const change = `update record set content = jsonb_set(content, '{agenda,0,decisions,0,outcome}', '"consensus"')`;
    await asAdmin(t, (client) => client.query(change));
    expect((await verified(output.code)).checks).toMatchObject({ content: false, ledger: true });
    const shown = await t.query('record.show', { recordId: output.recordId }, as(t.world.facilitator));
    if (!shown.ok) throw new Error(shown.refusal.code);
    const forged = contentHash(shown.output.content);
    await asAdmin(t, (client) => client.query('update record set hash = $1', [forged]));
    expect((await verified(output.code)).checks).toMatchObject({ content: true, ledger: false });
  });

  it('knows no code it has not given', async () => {
    expect(codeOf(await t.query('record.verify', { code: 'AAAA-BBBB-CCCC-DDDD' }, asPublic))).toBe(
      'not_found',
    );
  });
});

describe('the receipt of an act', () => {
  it('is provable once signed, for the network and nobody else', async () => {
    const { receipt } = await issue(t, play.sessionId);
    const entryId = receipt?.entryId ?? '';
    const read = (asking: Parameters<typeof t.query>[2]) => t.query('ledger.receipt', { entryId }, asking);
    expect(await read(as(t.world.outsider))).toMatchObject({
      ok: true,
      output: { command: 'record.issue', leaf: receipt?.leaf, proof: null },
    });
    await t.sign();
    const signed = await read(as(t.world.outsider));
    if (!signed.ok || !signed.output.proof) throw new Error('there should be a proof');
    const { entry, proof } = signed.output;
    const file = {
      entry,
      index: proof.position,
      size: proof.size,
      proof: proof.hashes,
      checkpoint: proof.checkpoint,
    };
    expect(verifyReceipt(file, t.key)).toEqual({ ok: true });
    const forged = { ...file, entry: { ...entry, command: 'record.forge' } };
    expect(verifyReceipt(forged, t.key)).toEqual({ ok: false, fault: 'not_included' });
    const other = await buildWorld(t.database, { name: 'Jejaring lain' });
    expect(codeOf(await read(as(other.administrator)))).toBe('not_found');
    expect(codeOf(await read(asPublic))).toBe('sign_in_required');
    expect(codeOf(await read(asOperator))).toBe('ok');
  });
});
