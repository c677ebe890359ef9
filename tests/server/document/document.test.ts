import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DataSet, DocumentKind } from '#app/contract/document.ts';
import { csvMetadataOf, csvOf } from '#server/documents/data-file.ts';
import { draw } from '#server/documents/draw.ts';
import { recordPaper } from '#server/documents/record-paper.ts';
import { paperOf } from '#server/documents/session-paper.ts';
import { issue, RESERVATION, type RecordWorld, recordWorld } from '../record/closed-session.ts';
import { docxText } from '../record/docx-text.ts';
import { pdfText } from '../record/pdf-text.ts';
import { convene, type Play } from '../session/play.ts';
import { as } from '../support/kernel.ts';
import { buildWorld } from '../support/world.ts';

let t: RecordWorld;
let closed: Play;
beforeAll(async () => {
  t = await recordWorld();
  closed = await t.closedSession();
});
afterAll(() => t.close());

const tight = (text: string) => text.replace(/\s+/g, '');
const codeOf = (answer: { ok: true } | { ok: false; refusal: { code: string } }) =>
  answer.ok ? 'ok' : answer.refusal.code;

async function shown(kind: DocumentKind, sessionId = closed.sessionId) {
  const answer = await t.query('document.show', { sessionId, kind }, as(t.world.organisations[2].delegate));
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.output;
}
async function data(set: DataSet, sessionId = closed.sessionId) {
  const asking = as(t.world.organisations[2].delegate);
  const answer = await t.query('document.data', { sessionId, set }, asking);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.output;
}
const number = (
  who: { networkId: string; personId: string },
  input: { kind: DocumentKind; number: string },
) => t.execute('document.number', { sessionId: closed.sessionId, ...input }, as(who)).then(codeOf);

describe('the documents of a session', () => {
  it('say the same in PDF and in DOCX', async () => {
    await number(t.world.noteTaker, { kind: 'full-record', number: 'RIS/001/UJI' });
    const paper = paperOf(await shown('full-record'));
    const pdf = pdfText(await draw(paper, 'pdf'));
    const docx = docxText(await draw(paper, 'docx')).get('word/document.xml') ?? '';
    const words = tight(docx.replace(/<[^>]+>/g, ''));
    for (const said of [
      'RISALAH',
      'Nomor: RIS/001/UJI',
      'Sesi dibuka.',
      'Lembaga DD keluar dari sesi.',
      'Lembaga CC menjawab: Mendukung dengan catatan.',
      `“${RESERVATION}”`,
      'Keputusan nomor 1 dicatat: mufakat dengan catatan, atas naskah versi 1.',
      'Sesi ditutup.',
    ]) {
      expect(pdf).toContain(tight(said));
      expect(words).toContain(tight(said));
    }
  });

  it('tell who was there, by sector and office, with room for a signature; no one by name', async () => {
    const content = await shown('attendance-list');
    const pdf = pdfText(await draw(paperOf(content), 'pdf'));
    for (const said of [
      'DAFTAR HADIR',
      'Unsur pemerintah',
      'Lembaga AA',
      'Delegasi',
      'Nama dan tanda tangan',
    ])
      expect(pdf).toContain(tight(said));
    expect(content.parties.find(({ code }) => code === 'DD')?.leftAt).not.toBeNull();
    expect(JSON.stringify(content)).not.toContain(t.world.organisations[0].delegate.personId);
  });

  it('say of a position that the facilitator noted that it was, and when its organisation confirmed it', async () => {
    const play = await convene(t, t.world);
    const { facilitator, organisations } = t.world;
    const [a, b, , d] = organisations;
    const roundId = await play.openRound();
    for (const one of [a, b])
      await play.act(one.delegate, 'position.give', { organisationId: one.id, roundId, level: 1 });
    const about = { organisationId: d.id, roundId };
    expect(
      await play.act(facilitator, 'position.record', { ...about, level: 3, reason: 'Lewat telepon' }),
    ).toBe('ok');
    const textHash = (await play.state()).rounds[roundId]?.text.hash;
    expect(await play.act(d.delegate, 'position.confirm', { ...about, textHash })).toBe('ok');
    await play.act(facilitator, 'round.close', { roundId });
    await play.act(facilitator, 'session.close', {});

    const events = (await data('events', play.sessionId)).rows;
    expect(events.filter(({ code, type }) => code === 'DD' && type === 'position.given')).toMatchObject([
      { text: expect.stringMatching(/^Lembaga DD membenarkan posisi yang dicatatkan fasilitator pada .+: /) },
    ]);
    const rows = (await data('decisions', play.sessionId)).rows;
    const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT/);
    expect(rows.find(({ code }) => code === 'DD')).toMatchObject({ notedAt: instant, confirmedAt: instant });
    expect(rows.find(({ code }) => code === 'AA')).toMatchObject({ notedAt: null, confirmedAt: null });

    const { output } = await issue(t, play.sessionId, 'BA/NOTED');
    const shown = await t.query('record.show', { recordId: output.recordId }, as(a.delegate));
    if (!shown.ok) throw new Error(shown.refusal.code);
    const { content, record } = shown.output;
    const pdf = pdfText(await draw(recordPaper({ content, ...record }), 'pdf'));
    expect(pdf).toContain(tight('Sikap Lembaga DD dicatatkan fasilitator pada'));
    expect(pdf).not.toContain(tight('Sikap Lembaga AA dicatatkan'));
  });

  it('tell of each person when they left, not of their organisation', async () => {
    const play = await convene(t, t.world);
    const organisationId = t.world.organisations[2].id;
    const { colleague, organisations, facilitator } = t.world;
    const here = { organisationId, mode: 'in-room', role: 'alternate' } as const;
    const attendees = async () =>
      (await shown('attendance-list', play.sessionId)).parties.find(({ id }) => id === organisationId)
        ?.attendees ?? [];
    expect(await play.act(colleague, 'attendance.mark', here)).toBe('ok');
    expect(await play.act(colleague, 'attendance.leave', { organisationId })).toBe('ok');
    const leaving = async () =>
      Object.fromEntries((await attendees()).map(({ role, leftAt }) => [role, leftAt !== null]));
    expect(await leaving()).toEqual({ delegate: false, alternate: true });
    // Who comes back has not left.
    await play.act(colleague, 'attendance.mark', here);
    expect(await leaving()).toEqual({ delegate: false, alternate: false });
    // The whole organisation is told to have left: so has each of its people.
    await play.act(organisations[2].delegate, 'attendance.leave', { organisationId });
    expect(await leaving()).toEqual({ delegate: true, alternate: false });
    await play.act(facilitator, 'attendance.leave', { organisationId });
    expect(await leaving()).toEqual({ delegate: true, alternate: true });
  });

  it('list the attendance at once, the full record and the data only after the close', async () => {
    const open = await convene(t, t.world);
    const asking = as(t.world.organisations[0].delegate);
    const { sessionId } = open;
    expect(codeOf(await t.query('document.show', { sessionId, kind: 'attendance-list' }, asking))).toBe('ok');
    expect(codeOf(await t.query('document.show', { sessionId, kind: 'full-record' }, asking))).toBe(
      'wrong_state',
    );
    expect(codeOf(await t.query('document.data', { sessionId, set: 'events' }, asking))).toBe('wrong_state');
    const list = await t.query('document.list', { sessionId }, asking);
    expect(list).toMatchObject({
      ok: true,
      output: {
        documents: [
          { kind: 'attendance-list', state: 'now' },
          { kind: 'minutes', state: 'not-yet', sizes: null },
          { kind: 'full-record', state: 'not-yet', sizes: null },
          { kind: 'session-record', state: 'not-yet', sizes: null },
        ],
        data: [{ rows: null }, { rows: null }, { rows: null }, { rows: null }],
      },
    });
  });

  it('are numbered by the facilitator or note-taker; one number for one document of a kind', async () => {
    const { noteTaker, facilitator, organisations } = t.world;
    expect(await number(organisations[0].delegate, { kind: 'attendance-list', number: 'X' })).toBe(
      'forbidden',
    );
    expect(await number(noteTaker, { kind: 'attendance-list', number: 'DH/1' })).toBe('ok');
    expect(await number(facilitator, { kind: 'attendance-list', number: 'DH/2' })).toBe('ok');
    expect((await shown('attendance-list')).number).toBe('DH/2');
    const { sessionId } = await convene(t, t.world);
    const again = await t.execute(
      'document.number',
      { sessionId, kind: 'attendance-list', number: 'DH/2' },
      as(noteTaker),
    );
    expect(codeOf(again)).toBe('already_exists');
  });

  it('are not there for another network', async () => {
    const other = await buildWorld(t.database, { name: 'Jejaring lain' });
    const input = { sessionId: closed.sessionId, kind: 'attendance-list' as const };
    expect(codeOf(await t.query('document.show', input, as(other.facilitator)))).toBe('not_found');
  });
});

describe('the data of a session', () => {
  it('holds one row for each decision and organisation, silence told apart from agreement', async () => {
    const { metadata, rows } = await data('decisions');
    expect(rows.map(({ code, level, answer, reason }) => [code, level, answer, reason])).toEqual([
      ['AA', 1, 'Setuju sepenuhnya', null],
      ['BB', 1, 'Setuju sepenuhnya', null],
      ['CC', 3, 'Mendukung dengan catatan', RESERVATION],
      ['DD', null, 'tidak hadir', null],
    ]);
    const { openedAt, closedAt } = (await shown('attendance-list')).session;
    expect(metadata.period).toEqual({ from: openedAt, to: closedAt });
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(metadata.columns.map(({ name }) => name).sort());
  });

  it('tells who came and who did not', async () => {
    const { rows } = await data('attendance');
    expect(rows.map(({ code, present, office }) => [code, present, office])).toEqual([
      ['AA', 'ya', 'Delegasi'],
      ['BB', 'ya', 'Delegasi'],
      ['CC', 'ya', 'Delegasi'],
      ['DD', 'ya', 'Delegasi'],
    ]);
  });

  it('keeps the order of the log', async () => {
    const { rows } = await data('events');
    const numbers = rows.map(({ seq }) => Number(seq));
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(rows.at(-1)).toMatchObject({ type: 'session.closed' });
  });

  it('is a CSV in which no cell is a formula, described beside it', () => {
    const metadata = {
      title: 'T',
      definition: 'D',
      source: 'S',
      period: { from: null, to: null },
      region: 'R',
      network: 'N',
      forum: 'F',
      session: { id: closed.sessionId, title: 'T' },
      language: 'id' as const,
      timeZone: 'Asia/Jakarta',
      columns: [
        { name: 'a', definition: 'A' },
        { name: 'b', definition: 'B' },
      ],
    };
    const rows = [
      { a: '=1+1', b: 2 },
      { a: 'kata "dikutip", koma\nbaris', b: null },
    ];
    expect(csvOf({ metadata, rows })).toBe('\ufeffa,b\r\n\'=1+1,2\r\n"kata ""dikutip"", koma\nbaris",\r\n');
    expect(JSON.parse(csvMetadataOf({ metadata, rows }, 'x.csv'))).toMatchObject({
      url: 'x.csv',
      tableSchema: { columns: [{ name: 'a' }, { name: 'b' }] },
    });
  });
});
