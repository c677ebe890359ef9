import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QueryInput, QueryName, QueryOutput } from '#app/contract/registry.ts';
import { isPresent, lookup, valuesOf } from '#app/domain/session/index.ts';
import { DEMO_PASSWORD } from '#db/demo/organisations.ts';
import { databaseIsEmpty, type LoadedDemo, loadDemo } from '#server/demo/load.ts';
import { checkpointNow } from '#server/jobs/checkpoints.ts';
import type { Credentials } from '#server/kernel/handler.ts';
import { exportLedger } from '#server/ledger/exporter.ts';
import { runVerify } from '#server/ledger/verify-command.ts';
import { type TestHouse, testHouse } from './support.ts';

let folder: string;
let house: TestHouse;
let loaded: LoadedDemo;
let accounts: QueryOutput<'account.demo'>['accounts'];
let forumId: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'mufakat-demo-'));
  house = await testHouse(folder);
  expect(await databaseIsEmpty(house.database.db)).toBe(true);
  loaded = await loadDemo(house);
  accounts = (await ask({ kind: 'public' }, 'account.demo', {})).accounts;
  forumId = (await ask(chair('fasilitator@'), 'forum.list', {})).forums[0]!.id;
}, 120_000);

afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true });
});

async function ask<N extends QueryName>(
  credentials: Credentials,
  name: N,
  input: QueryInput<N>,
): Promise<QueryOutput<N>> {
  const answer = await house.kernel.query(name, input, { credentials });
  if (!answer.ok) throw new Error(`${name}: ${answer.refusal.code}`);
  return answer.output as QueryOutput<N>;
}

/** One of the demo's chairs, by the beginning of its address. */
function chair(address: string): Credentials {
  const found = accounts.find(({ email }) => email.startsWith(address));
  if (!found) throw new Error(`no chair ${address}`);
  return { kind: 'person', networkId: loaded.networkId, personId: found.personId };
}

const statuses = async () =>
  Object.fromEntries(
    (await ask(chair('fasilitator@'), 'commitment.list', { forumId })).commitments.map((line) => [
      line.title,
      line.status,
    ]),
  );

describe('the demo network', () => {
  it('loads in one go and without an error in any log', () => {
    expect(house.errors).toEqual([]);
    expect(loaded.accounts).toBe(accounts.length);
  });

  it('is loaded into an empty database only, and a refused load changes nothing', async () => {
    const count = () => house.database.db.execute(sql`select count(*) as n from ledger_entry`);
    const before = (await count()).rows;
    expect(await databaseIsEmpty(house.database.db)).toBe(false);
    await expect(loadDemo(house)).rejects.toThrow('empty one only');
    expect((await count()).rows).toEqual(before);
  });

  it('holds the organisations, the five SPM indicators and the overlap of authorities', async () => {
    const facilitator = chair('fasilitator@');
    const { organisations } = await ask(facilitator, 'network.organisations', {});
    expect(organisations).toHaveLength(16);
    expect(organisations.filter(({ sector }) => sector === 'government')).toHaveLength(8);
    const { indicators, authorities } = await ask(facilitator, 'network.indicators', {});
    const spm = indicators.filter(({ kind }) => kind === 'spm');
    expect(spm.map(({ code }) => code)).toEqual(['SPM-S1', 'SPM-S2', 'SPM-S3', 'SPM-S4', 'SPM-S5']);
    expect(spm.every(({ target, illustrative }) => target === 100 && illustrative)).toBe(true);
    expect(indicators.find(({ code }) => code === 'LPE')?.series['2023']).toBe(5.12);
    const overlaps = authorities.filter(({ overlap }) => overlap);
    expect(overlaps.map(({ subject, organisation }) => `${subject}: ${organisation.code}`)).toEqual([
      'Anak telantar: DS',
      'Anak telantar: P3',
    ]);
  });

  it('has a forum whose charter every party accepted and that meets all five criteria', async () => {
    const { charter, criteria, forum } = await ask(chair('fasilitator@'), 'forum.show', { forumId });
    expect(charter).toEqual({ version: 2, accepted: 16, parties: 16, inForce: 2 });
    expect(forum.initiator.code).toBe('DS');
    expect(criteria.map(({ met }) => met)).toEqual([true, true, true, true, true]);
  });

  it('decided once with a reservation and once not, and issued the record', async () => {
    const facilitator = chair('fasilitator@');
    const { decisions } = await ask(facilitator, 'decision.list', { forumId });
    expect(decisions.map(({ outcome }) => outcome).sort()).toEqual([
      'consensus-with-reservations',
      'no-consensus',
    ]);
    const reserved = decisions.find(({ outcome }) => outcome === 'consensus-with-reservations');
    expect(reserved?.reserved).toEqual(['LKS Disabilitas']);
    const { sessions } = await ask(facilitator, 'session.list', { forumId, status: 'closed' });
    expect(sessions).toHaveLength(1);
    const shown = await ask(facilitator, 'session.show', { sessionId: sessions[0]!.id });
    expect(shown.record).not.toBeNull();
  });

  it('has commitments in the promised states', async () => {
    expect(await statuses()).toEqual({
      '120 akta kelahiran anak asuh terbit': 'kept',
      'Puskesos aktif di 31 kecamatan': 'on-track',
      'Data lansia telantar per desa, triwulan berjalan': 'late',
      '40 kursi roda diterima di 12 kecamatan': 'disputed',
      'Jangkauan gelandangan dan pengemis setiap pekan': 'awaiting-verification',
      '12 tempat tinggal sementara, 7 hari': 'proposed',
    });
  });

  it('has a signed agreement in force, one that waits for a signature, and a draft', async () => {
    const { agreements } = await ask(chair('fasilitator@'), 'agreement.list', { forumId });
    expect(agreements.map(({ status }) => status).sort()).toEqual(['draft', 'in-force', 'ready']);
  });

  it('has a session open at the consensus test, with answers missing, an objection under discussion and one in writing', async () => {
    const { openSession } = await ask({ kind: 'public' }, 'account.demo', {});
    const sessionId = openSession!.sessionId;
    const { state, mine } = await ask(chair('delegasi.lks-anak@'), 'session.room', { sessionId });
    const round = state.rounds[state.openRoundId!]!;
    expect(state.status).toBe('open');
    expect(valuesOf(round.positions)).toHaveLength(12);
    expect(mine.map(({ code, level }) => `${code} ${level}`)).toEqual(['LA decide']);
    expect(lookup(round.positions, mine[0]!.id)).toBeUndefined();
    const objections = valuesOf(state.objections);
    expect(objections.map(({ status }) => status).sort()).toEqual(['discussed', 'raised', 'resolved']);
    // The one that was written came in by itself, of a party that is not there.
    const [written, ...others] = objections.filter((one) => one.written);
    expect(others).toEqual([]);
    expect(written?.status).toBe('raised');
    expect(isPresent(state, written?.organisationId ?? '')).toBe(false);
    expect(state.queue).toHaveLength(3);
    const minutes = (Date.now() - round.openedAt) / 60_000;
    expect(minutes).toBeLessThan(20);
  });

  it('has something waiting for the head of Dinas Sosial and for the verifier', async () => {
    const { waits, attention, kept } = await ask(chair('pimpinan.dinas-sosial@'), 'leader.page', {});
    expect(waits.length).toBeGreaterThanOrEqual(2);
    expect(attention.map(({ status }) => status).sort()).toEqual(['disputed', 'late']);
    expect(kept).toHaveLength(1);
    const { commitments } = await ask(chair('pemeriksa@'), 'commitment.list', {
      forumId,
      status: 'awaiting-verification',
    });
    const { may } = await ask(chair('pemeriksa@'), 'commitment.show', { commitmentId: commitments[0]!.id });
    expect(may.verify).toBe(true);
  });

  it('has a board of twelve cards, three of them tied to commitments', async () => {
    const { boards } = await ask(chair('fasilitator@'), 'board.list', { forumId });
    const board = await ask(chair('fasilitator@'), 'board.show', { boardId: boards[0]!.id });
    expect(board.cards).toHaveLength(12);
    expect(board.columns.map(({ title }) => title)).toEqual([
      'Disiapkan',
      'Dikerjakan',
      'Diperiksa',
      'Selesai',
    ]);
    expect(board.cards.filter(({ commitmentId }) => commitmentId !== null)).toHaveLength(3);
  });

  it('leaves a ledger that verifies whole', async () => {
    const { kernel, ledgerKey, tools, database } = house;
    const { networkId } = loaded;
    const { originOf, verifierKeyOf } = tools.ledger;
    const { size } = await checkpointNow({ kernel, ledgerKey, originOf }, networkId);
    expect(size).toBeGreaterThan(300);
    const file = path.join(folder, 'export.jsonl');
    const key = verifierKeyOf(networkId);
    await exportLedger(
      database.db,
      { networkId, size, origin: originOf(networkId), publicKey: key, openings: true, now: new Date() },
      file,
    );
    const said: string[] = [];
    expect(await runVerify([file, '--key', key, '--lang', 'en'], (line) => said.push(line))).toBe(0);
    expect(said[0]).toMatch(/^WHOLE/);
  });

  it('names people by role only and gives every chair a second factor that needs one', async () => {
    const { people } = await ask(chair('admin@'), 'network.people', {});
    for (const { name, email } of people) {
      expect(name).toMatch(
        /^(Delegasi|Kepala|Ketua|Koordinator|Dekan|Fasilitator|Notulis|Pemeriksa|Pengamat|Admin) /,
      );
      expect(email).toMatch(/@demo\.mufakat\.example$/);
    }
    const first = (wanted: string) => accounts.find(({ chair }) => chair === wanted)?.name;
    expect([first('facilitator'), first('partner'), first('leader')]).toEqual([
      'Fasilitator Forum',
      'Delegasi LKS Anak',
      'Kepala Dinas Sosial',
    ]);
    const withCode = accounts.filter(({ code }) => code !== null).map(({ chair }) => chair);
    expect(new Set(withCode)).toEqual(new Set(['facilitator', 'verifier', 'leader', 'administrator']));
  });

  it('lets its accounts in with the password of the demo, and leaves no sign-in behind', async () => {
    const { rows } = await house.database.db.execute(sql`select id from account_session`);
    expect(rows).toEqual([]);
    const { answer } = await house.kernel.execute(
      'account.sign-in',
      { email: 'notulis@demo.mufakat.example', password: DEMO_PASSWORD },
      { credentials: { kind: 'public' } },
    );
    expect(answer.ok).toBe(true);
  });
});
