import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandInput, CommandName } from '#app/contract/registry.ts';
import { draw } from '#server/documents/draw.ts';
import { paperOf } from '#server/documents/session-paper.ts';
import { contentHash } from '#server/handlers/record/content.ts';
import { Copy, output } from '../draft/support.ts';
import { RESERVATION, type RecordWorld, recordWorld } from '../record/closed-session.ts';
import { docxText } from '../record/docx-text.ts';
import { pdfText } from '../record/pdf-text.ts';
import { asAdmin, convene } from '../session/play.ts';
import { as } from '../support/kernel.ts';
import type { WorldPerson } from '../support/world.ts';

let t: RecordWorld;
let sessionId: string;
beforeEach(async () => {
  t = await recordWorld();
  sessionId = (await t.closedSession()).sessionId;
});
afterEach(async () => {
  expect(t.errors).toEqual([]);
  await t.close();
});

type Minutes = Extract<CommandName, `minutes.${string}`>;
/** Acts on the minutes; 'ok' or the code of the refusal. */
async function act<N extends Minutes>(who: WorldPerson, name: N, input: Omit<CommandInput<N>, 'sessionId'>) {
  const answer = await t.execute(name, { sessionId, ...input } as never, as(who));
  return answer.ok ? 'ok' : answer.refusal.code;
}
const show = async (who: WorldPerson = t.world.observer) =>
  output(await t.query('minutes.show', { sessionId }, as(who)));
const draft = async () => output(await t.query('minutes.draft', { sessionId }, as(t.world.noteTaker)));
const tight = (text: string) => text.replace(/\s+/g, '');

/** Minutes with one sentence, offered as the next version. */
async function offer(line = 'Sesi dibuka oleh fasilitator.', confirmBy = '2099-01-01') {
  const copy = new Copy(t, t.world.noteTaker, { sessionId });
  await copy.read();
  copy.write(line);
  await copy.save();
  return act(t.world.noteTaker, 'minutes.offer', { onVersion: (await draft()).base.version, confirmBy });
}
async function offered() {
  expect(await act(t.world.noteTaker, 'minutes.begin', {})).toBe('ok');
  expect(await offer()).toBe('ok');
}
const confirm = (at: 0 | 1 | 2 | 3, version = 1) => {
  const { id, delegate } = t.world.organisations[at];
  return act(delegate, 'minutes.confirm', { organisationId: id, version });
};
const correct = (at: 0 | 1 | 2 | 3, text: string, version = 1) => {
  const { id, delegate } = t.world.organisations[at];
  return act(delegate, 'minutes.correct', { organisationId: id, version, text });
};

describe('writing minutes', () => {
  it('begins with an outline of the agenda, once, and is shared by note-taker and facilitator', async () => {
    const { noteTaker, facilitator, organisations } = t.world;
    expect(await act(organisations[0].delegate, 'minutes.begin', {})).toBe('forbidden');
    expect(await act(noteTaker, 'minutes.begin', {})).toBe('ok');
    expect(await act(facilitator, 'minutes.begin', {})).toBe('already_done');
    const copy = new Copy(t, noteTaker, { sessionId });
    await copy.read();
    copy.write('Ditulis notulis.');
    await copy.save();
    const other = new Copy(t, facilitator, { sessionId });
    await other.read();
    other.write('Ditulis fasilitator.');
    await other.save();
    const { plain } = await draft();
    for (const said of ['1. Mata acara pertama', 'Tindak lanjut', 'Ditulis notulis.', 'Ditulis fasilitator.'])
      expect(plain).toContain(said);
    const stranger = new Copy(t, organisations[0].delegate, { sessionId });
    await stranger.read();
    stranger.write('Ditulis pihak.');
    await expect(stranger.save()).rejects.toThrow('forbidden');
  });

  it('takes plain lines into a section, beside what others write, and asks again when the heading is gone', async () => {
    const { noteTaker, facilitator, organisations } = t.world;
    await act(noteTaker, 'minutes.begin', {});
    // Somebody has the text open and writes while the plain form is sent.
    const copy = new Copy(t, facilitator, { sessionId });
    await copy.read();
    copy.write('Ditulis fasilitator.');
    const { sections } = await draft();
    const section = '1. Mata acara pertama';
    expect(sections).toEqual(expect.arrayContaining(['Pembukaan', section, 'Penutup']));
    const input = { section, text: 'Dibuka dengan doa.\n\n- Butir satu\n- Butir dua' };
    expect(await act(organisations[0].delegate, 'minutes.append', input)).toBe('forbidden');
    expect(await act(noteTaker, 'minutes.append', input)).toBe('ok');
    await copy.save();
    expect(await act(noteTaker, 'minutes.append', { section, text: 'Ditutup.' })).toBe('ok');
    const { plain, body } = await draft();
    const order = [
      '1. Mata acara pertama',
      'Dibuka dengan doa.',
      'Butir satu',
      'Butir dua',
      'Ditutup.',
      '2. Mata',
    ];
    const places = order.map((words) => plain.indexOf(words));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
    expect(plain).toContain('Ditulis fasilitator.');
    expect(body?.content?.filter(({ type }) => type === 'bulletList')).toHaveLength(1);
    const gone = { section: 'Bagian yang dihapus', text: 'Tulisan.' };
    expect(await act(noteTaker, 'minutes.append', gone)).toBe('passage_changed');
    expect((await draft()).plain).toBe(plain);
  });

  it('takes a decision from the room into its section, with its reservations, and an action at its place', async () => {
    const { noteTaker, organisations } = t.world;
    await act(noteTaker, 'minutes.begin', {});
    const [decision] = (await draft()).inserts;
    expect(decision).toMatchObject({ kind: 'decision', there: false });
    const { kind, ref } = decision!;
    expect(await act(noteTaker, 'minutes.insert', { kind, ref })).toBe('ok');
    const action = { what: 'Menyusun jadwal piket', organisationId: organisations[2].id, due: '2027-03-01' };
    expect(await act(noteTaker, 'minutes.note-action', action)).toBe('ok');
    expect(await act(noteTaker, 'minutes.insert', { kind: 'objection', ref })).toBe('not_found');
    const { plain, inserts } = await draft();
    expect(inserts[0]?.there).toBe(true);
    expect(plain).toContain(RESERVATION);
    expect(plain).toContain('Menyusun jadwal piket. Penanggung jawab: Lembaga CC.');
    const order = [
      '1. Mata acara pertama',
      'Keputusan nomor 1',
      '2. Mata acara kedua',
      'Tindak lanjut',
      'Menyusun jadwal',
      'Penutup',
    ];
    const places = order.map((words) => plain.indexOf(words));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });
});

describe('confirming minutes', () => {
  it('begins when a version is offered after the close', async () => {
    const open = await convene(t, t.world);
    const closed = sessionId;
    sessionId = open.sessionId;
    await act(t.world.noteTaker, 'minutes.begin', {});
    expect(await act(t.world.noteTaker, 'minutes.offer', { onVersion: 0, confirmBy: '2099-01-01' })).toBe(
      'wrong_state',
    );
    sessionId = closed;
    await act(t.world.noteTaker, 'minutes.begin', {});
    expect(await confirm(0, 1)).toBe('wrong_state');
    expect(await offer('Kata.', '2020-01-01')).toBe('invalid_input');
    expect(await offer()).toBe('ok');
    expect((await show()).offered?.responses.map(({ standing }) => standing)).toEqual(
      Array(4).fill('silent'),
    );
  });

  it('is for those who attended, under a mandate to speak, once for each version', async () => {
    await offered();
    const [a] = t.world.organisations;
    expect(await act(t.world.noteTaker, 'minutes.confirm', { organisationId: a.id, version: 1 })).toBe(
      'forbidden',
    );
    expect(await act(t.world.speaker, 'minutes.confirm', { organisationId: a.id, version: 1 })).toBe(
      'forbidden',
    );
    expect(await confirm(0, 7)).toBe('stale_version');
    expect(await confirm(0)).toBe('ok');
    expect(await confirm(0)).toBe('already_done');
    expect((await show(a.delegate)).mine).toMatchObject([{ id: a.id, standing: 'confirmed' }]);
  });

  it('is not for an organisation that never came', async () => {
    await offered();
    const [a] = t.world.organisations;
    await asAdmin(t, (client) =>
      client.query(
        `update session_event set organisation_id = $2 where session_id = $1 and type like 'attendance.%'
        and organisation_id = $3`,
        [sessionId, t.world.organisations[1].id, a.id],
      ),
    );
    const later = await import('../support/kernel.ts').then(({ testKernel }) => testKernel({}, t.database));
    await asAdmin(t, (client) =>
      client.query('delete from session_snapshot where session_id = $1', [sessionId]),
    );
    const answer = await later.execute(
      'minutes.confirm',
      { sessionId, organisationId: a.id, version: 1 },
      as(a.delegate),
    );
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'not_present' } });
    await later.close();
  });

  it('answers corrections: taken in makes a new version that is confirmed anew', async () => {
    await offered();
    for (const at of [1, 2, 3] as const) await confirm(at);
    expect(await correct(0, 'Kami hadir pukul sembilan.')).toBe('ok');
    const [asked] = (await show()).offered!.corrections;
    expect(asked).toMatchObject({ text: 'Kami hadir pukul sembilan.', status: 'open' });
    const correctionId = asked!.id;
    expect(await act(t.world.facilitator, 'minutes.lock', { version: 1 })).toBe('wrong_state');
    expect(await act(t.world.noteTaker, 'minutes.answer', { correctionId, answer: 'declined' })).toBe(
      'reason_required',
    );
    expect(await act(t.world.noteTaker, 'minutes.answer', { correctionId, answer: 'taken-in' })).toBe('ok');
    expect(await act(t.world.noteTaker, 'minutes.answer', { correctionId, answer: 'taken-in' })).toBe(
      'wrong_state',
    );
    expect((await show()).hindrance).toBe('version-due');
    expect((await draft()).takenIn).toHaveLength(1);
    expect(await act(t.world.noteTaker, 'minutes.offer', { onVersion: 1, confirmBy: '2099-01-01' })).toBe(
      'already_done',
    );
    expect(await offer('Lembaga AA hadir pukul sembilan.')).toBe('ok');
    const second = await show();
    expect(second.offered).toMatchObject({ version: 2 });
    expect(second.offered?.responses.map(({ standing }) => standing)).toEqual(Array(4).fill('silent'));
  });

  it('lets a correction go when its organisation confirms, and keeps one that was declined', async () => {
    await offered();
    await correct(0, 'Hapus kalimat kedua.');
    expect(await confirm(0)).toBe('ok');
    expect((await show()).offered?.corrections[0]?.status).toBe('withdrawn');
    await correct(1, 'Nama kami keliru.');
    const correctionId = (await show()).offered!.corrections[1]!.id;
    const reason = 'Nama sesuai daftar hadir.';
    await act(t.world.noteTaker, 'minutes.answer', { correctionId, answer: 'declined', reason });
    const { offered: now } = await show();
    expect(now?.responses[1]?.standing).toBe('declined');
    expect(now?.corrections[1]).toMatchObject({ status: 'declined', reason });
  });
});

describe('locking minutes', () => {
  it('waits for all, or for the end of the period, and is the facilitator’s', async () => {
    await offered();
    const { noteTaker, facilitator } = t.world;
    for (const at of [0, 1, 2] as const) await confirm(at);
    expect(await act(noteTaker, 'minutes.lock', { version: 1 })).toBe('forbidden');
    expect(await act(facilitator, 'minutes.lock', { version: 1 })).toBe('wrong_state');
    await asAdmin(t, (client) => client.query(`update minutes set confirm_by = now() - interval '1 day'`));
    expect(await act(facilitator, 'minutes.lock', { version: 1 })).toBe('ok');
    const { offered: locked, state, lockHash } = await show();
    expect(state).toBe('locked');
    expect(locked?.responses[3]?.standing).toBe('silent');
    expect(contentHash(locked)).toBe(lockHash);
  });

  it('ends every change, in the database too, and stands in the ledger', async () => {
    await offered();
    for (const at of [0, 1, 2, 3] as const) await confirm(at);
    expect(await act(t.world.facilitator, 'minutes.lock', { version: 1 })).toBe('ok');
    const { noteTaker, facilitator } = t.world;
    expect(
      await act(noteTaker, 'minutes.note-action', {
        what: 'X',
        organisationId: t.world.organisations[0].id,
        due: '2027-01-01',
      }),
    ).toBe('wrong_state');
    expect(await act(noteTaker, 'minutes.offer', { onVersion: 1, confirmBy: '2099-01-01' })).toBe(
      'wrong_state',
    );
    expect(await correct(0, 'Terlambat.')).toBe('wrong_state');
    expect(await act(facilitator, 'minutes.lock', { version: 1 })).toBe('wrong_state');
    const number = await t.execute(
      'document.number',
      { sessionId, kind: 'minutes', number: 'NOT/9' },
      as(noteTaker),
    );
    expect(number).toMatchObject({ ok: false, refusal: { code: 'wrong_state' } });
    await expect(t.db.execute(`update minutes_lock set hash = 'x'`)).rejects.toThrow();
    await expect(t.db.execute(`delete from minutes_version`)).rejects.toThrow();
    const { rows } = await asAdmin(t, (client) =>
      client.query<{ body: string }>(`select body from ledger_entry where command = 'minutes.lock'`),
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.body).toContain((await show()).lockHash);
  });

  it('prints what was locked, silence and corrections included, the same in PDF and DOCX', async () => {
    await offered();
    await confirm(0);
    await correct(1, 'Nama kami keliru.');
    const correctionId = (await show()).offered!.corrections[0]!.id;
    await act(t.world.noteTaker, 'minutes.answer', {
      correctionId,
      answer: 'declined',
      reason: 'Sesuai daftar hadir.',
    });
    await asAdmin(t, (client) => client.query(`update minutes set confirm_by = now() - interval '1 day'`));
    await act(t.world.facilitator, 'minutes.lock', { version: 1 });
    const shown = output(
      await t.query('document.show', { sessionId, kind: 'minutes' }, as(t.world.observer)),
    );
    const paper = paperOf(shown);
    const pdf = pdfText(await draw(paper, 'pdf'));
    const docx = tight(
      (docxText(await draw(paper, 'docx')).get('word/document.xml') ?? '').replace(/<[^>]+>/g, ''),
    );
    for (const said of [
      'NOTULA',
      'Sesi dibuka oleh fasilitator.',
      'Belum menanggapi',
      'Koreksinya ditolak',
      'Nama kami keliru.',
      'Sesuai daftar hadir.',
      (await show()).lockHash!,
    ]) {
      expect(pdf).toContain(tight(said));
      expect(docx).toContain(tight(said));
    }
  });
});
