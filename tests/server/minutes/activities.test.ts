import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Anonymity } from '#app/domain/session/index.ts';
import { draw } from '#server/documents/draw.ts';
import { paperOf } from '#server/documents/session-paper.ts';
import { Copy, output } from '../draft/support.ts';
import { type RecordWorld, recordWorld } from '../record/closed-session.ts';
import { docxText } from '../record/docx-text.ts';
import { pdfText } from '../record/pdf-text.ts';
import { convene, type Play } from '../session/play.ts';
import { as } from '../support/kernel.ts';

const IDEAS = ['Rumah singgah bersama', 'Piket malam bergilir', 'Satu nomor pengaduan'] as const;
const DOTS = [3, 2, 1] as const;
const QUESTION = 'Apa yang perlu kita lakukan?';
const tight = (text: string) => text.replace(/\s+/g, '');

let t: RecordWorld;
let play: Play;
let itemId: string;
beforeEach(async () => {
  t = await recordWorld();
  play = await convene(t, t.world);
  itemId = (await play.state()).itemIds[0] ?? '';
  await play.act(t.world.facilitator, 'agenda.start', { itemId });
});
afterEach(async () => {
  expect(t.errors).toEqual([]);
  await t.close();
});

const open = async (kind: 'writing' | 'temperature' | 'draw', anonymity?: Anonymity) => {
  const input = { itemId, kind, question: QUESTION, ...(anonymity ? { anonymity } : {}) };
  expect(await play.act(t.world.facilitator, 'activity.open', input)).toBe('ok');
  return (await play.state()).openActivityId ?? '';
};
const close = (activityId: string) => play.act(t.world.facilitator, 'activity.close', { activityId });

/** Three organisations write an idea each and put dots on them: all on the first, fewer on the others. */
async function writeAndDot(anonymity: Anonymity = 'anonymous') {
  const { facilitator, organisations } = t.world;
  const activityId = await open('writing', anonymity);
  for (const [at, text] of IDEAS.entries()) {
    const one = organisations[at as 0 | 1 | 2];
    await play.act(one.delegate, 'activity.write', { activityId, organisationId: one.id, text });
  }
  await play.act(facilitator, 'activity.reveal', { activityId });
  await play.act(facilitator, 'activity.open-dots', { activityId, budget: 3, most: 3 });
  const { activities } = await play.state();
  const byText = new Map(activities[activityId]?.entries.map((one) => [one.text, one.entryId]));
  for (const [at, text] of IDEAS.entries())
    for (const one of organisations.slice(0, DOTS[at]))
      await play.act(one.delegate, 'activity.mark', {
        activityId,
        organisationId: one.id,
        target: byText.get(text) ?? '',
        value: 1,
      });
  await close(activityId);
}

async function decideAndClose() {
  const { facilitator, organisations } = t.world;
  const roundId = await play.openRound();
  for (const one of organisations)
    await play.act(one.delegate, 'position.give', { organisationId: one.id, roundId, level: 1 });
  await play.act(facilitator, 'round.close', { roundId });
  await play.act(facilitator, 'session.close', {});
}

/** Offers the minutes with whatever was inserted before. */
async function offer(insert: string | null = null) {
  const { noteTaker } = t.world;
  await play.act(noteTaker, 'minutes.begin', {});
  const { sessionId } = play;
  const copy = new Copy(t, noteTaker, { sessionId });
  await copy.read();
  copy.write('Sesi dibuka oleh fasilitator.');
  await copy.save();
  if (insert !== null)
    expect(await play.act(noteTaker, 'minutes.insert', { kind: 'activity', ref: insert })).toBe('ok');
  expect(await play.act(noteTaker, 'minutes.offer', { onVersion: 0, confirmBy: '2099-01-01' })).toBe('ok');
  return minutes();
}
async function minutes() {
  const asked = { sessionId: play.sessionId, kind: 'minutes' as const };
  const shown = output(await t.query('document.show', asked, as(t.world.organisations[3].delegate)));
  if (shown.kind !== 'minutes') throw new Error('other document');
  return shown;
}

describe('activities in the notula', () => {
  it('tells an anonymous writing with its dots at its agenda item, and never who', async () => {
    await writeAndDot();
    await decideAndClose();
    const content = await offer();
    const [told] = content.activities ?? [];
    expect(told).toMatchObject({ item: 'Mata acara pertama', title: `Menulis senyap: ${QUESTION}` });
    expect(told?.lines).toContain('Ikut: 2 pemerintah, 1 non-pemerintah. Diam bukan setuju.');
    // The counts are those of the room, the most dots first.
    expect(
      told?.lines
        .slice(0, 3)
        .map((line) => [line.split('”')[0]?.slice(1), Number(/titik: (\d+)/.exec(line)?.[1])]),
    ).toEqual(IDEAS.map((text, at) => [text, DOTS[at]]));
    const all = content.parties.flatMap(({ id, name, code }) => [id, name, `"${code}"`]);
    for (const name of all) expect(JSON.stringify(told)).not.toContain(name);
    const pdf = pdfText(await draw(paperOf(content), 'pdf'));
    const docx = tight(
      (docxText(await draw(paperOf(content), 'docx')).get('word/document.xml') ?? '').replace(/<[^>]+>/g, ''),
    );
    for (const text of [pdf, docx]) {
      expect(text).toContain(tight('Anonim: tidak seorang pun di ruangan'));
      // It stands in the item's section, before the next heading.
      const [first, second] = ['1. Mata acara pertama', '2. Mata acara kedua'].map((one) =>
        text.indexOf(tight(one)),
      );
      const at = text.indexOf(tight(told?.title ?? '–'));
      expect(at).toBeGreaterThan(first ?? 0);
      expect(at).toBeLessThan(second ?? 0);
    }
  }, 60_000);

  it('tells no figure of a crowd so small that it would name somebody', async () => {
    const { organisations } = t.world;
    const activityId = await open('temperature', 'anonymous');
    for (const [at, value] of [5, 1].entries()) {
      const one = organisations[at as 0 | 1];
      expect(
        await play.act(one.delegate, 'activity.mark', { activityId, organisationId: one.id, value }),
      ).toBe('ok');
    }
    await close(activityId);
    await decideAndClose();
    const [told] = (await offer()).activities ?? [];
    expect(told?.lines).toContain('Ikut: 2 pemerintah, 0 non-pemerintah. Diam bukan setuju.');
    expect(told?.lines.slice(0, 5).join(' ')).not.toMatch(/: \d/);
  });

  it('is put into the text from the room, and then stands on paper once', async () => {
    await writeAndDot();
    await decideAndClose();
    const { activityIds } = await play.state();
    const content = await offer(activityIds[0]);
    expect(content.activities?.map(({ at }) => at)).toEqual([null]);
    const pdf = pdfText(await draw(paperOf(content), 'pdf'));
    expect(pdf.split(tight(`Menulis senyap: ${QUESTION}`))).toHaveLength(2);
  }, 60_000);

  it('is sealed with the minutes', async () => {
    await writeAndDot();
    await decideAndClose();
    await offer();
    const { facilitator, organisations } = t.world;
    for (const { id, delegate } of organisations)
      await play.act(delegate, 'minutes.confirm', { organisationId: id, version: 1 });
    expect(await play.act(facilitator, 'minutes.lock', { version: 1 })).toBe('ok');
    const { lockHash, activities } = await minutes();
    expect(lockHash).toMatch(/^[0-9a-f]{64}$/);
    expect(activities).toHaveLength(1);
  });
});

describe('activities as data', () => {
  it.each(['anonymous', 'facilitator'] as const)(
    'name nobody where it was %s, and count as the room does',
    async (anonymity) => {
      await writeAndDot(anonymity);
      await decideAndClose();
      const asked = { sessionId: play.sessionId, set: 'activities' as const };
      const { rows, metadata } = output(await t.query('document.data', asked, as(t.world.observer)));
      expect(rows.map(({ organisation }) => organisation)).toEqual(rows.map(() => null));
      const figures = rows.filter(({ result }) => result === 'angka');
      expect(new Map(figures.map(({ words, total }) => [words, total]))).toEqual(
        new Map(IDEAS.map((text, at) => [text, DOTS[at]])),
      );
      for (const row of rows)
        expect(Object.keys(row).sort()).toEqual(metadata.columns.map(({ name }) => name).sort());
    },
  );
});
