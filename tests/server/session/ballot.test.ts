import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandInput, CommandName } from '#app/contract/registry.ts';
import { defaultGroundRules } from '#app/domain/charter.ts';
import { levelOfShort } from '#app/domain/consensus.ts';
import { valuesOf } from '#app/domain/session/index.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { as, type TestKernel, testKernel } from '../support/kernel.ts';
import { buildWorld, type World } from '../support/world.ts';
import { asAdmin, convene, type Play, schedule } from './play.ts';

let t: TestKernel;
let world: World;
beforeAll(async () => {
  t = await testKernel();
  world = await buildWorld(t.database, {
    rules: { ...defaultGroundRules, fallback: ['postpone', 'secret-vote'] },
  });
});
afterAll(async () => {
  expect(t.errors).toEqual([]);
  await t.close();
});

const CHOICES = ['for', 'for', 'for', 'against'] as const;
const CODES = ['ZZZZ-0000-0001', 'AAAA-0000-0002', 'MMMM-0000-0003', 'BBBB-0000-0004'] as const;

/** A session in which consensus was not reached and the secret ballot is open. */
async function ballotOpen(): Promise<Play & { voteId: string }> {
  const play = await convene(t, world);
  const roundId = await play.openRound();
  for (const [at, { id, delegate }] of world.organisations.entries()) {
    const level = levelOfShort(at === 3 ? 'object' : 'agree');
    const given = { organisationId: id, roundId, level, reason: 'Alasan uji' } as const;
    expect(await play.act(delegate, 'position.give', given)).toBe('ok');
  }
  expect(await play.act(world.facilitator, 'round.close', { roundId, next: 'secret-vote' })).toBe('ok');
  const { itemIds } = await play.state();
  const itemId = itemIds[0] ?? '';
  const open = { itemId, visibility: 'after-close' } as const;
  expect(await play.act(world.facilitator, 'vote.open', open)).toBe('vote_not_allowed');
  expect(await play.act(world.facilitator, 'vote.open', { ...open, secret: true })).toBe('ok');
  return { ...play, voteId: (await play.state()).openVoteId ?? '' };
}

function ballotOf(at: number, voteId: string): Omit<CommandInput<'ballot.cast'>, 'sessionId'> {
  return {
    organisationId: world.organisations[at]?.id ?? '',
    voteId,
    choice: CHOICES[at] ?? 'abstain',
    receiptCode: CODES[at] ?? '',
  };
}

/** Every row of every table, as text. */
async function everything(): Promise<{ table: string; row: string }[]> {
  return asAdmin(t, async (client) => {
    const tables = await client.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public'`,
    );
    const rows: { table: string; row: string }[] = [];
    for (const { name } of tables.rows) {
      const found = await client.query<{ row: string }>(`select to_jsonb(x)::text as row from "${name}" x`);
      rows.push(...found.rows.map(({ row }) => ({ table: name, row })));
    }
    return rows;
  });
}

describe('a secret ballot', () => {
  it('is counted, and nothing that is kept joins an organisation with its choice', async () => {
    const play = await ballotOpen();
    const { voteId } = play;
    for (const [at, { delegate }] of world.organisations.entries())
      expect(await play.act(delegate, 'ballot.cast', ballotOf(at, voteId))).toBe('ok');
    const open = await play.state();
    expect(valuesOf(open.votes[voteId]?.ballots ?? []).map(({ choice }) => choice)).toEqual(
      CHOICES.map(() => null),
    );
    // Before the close no code is anywhere in the database, not even without a name.
    const before = await everything();
    expect(before.filter(({ row }) => CODES.some((code) => row.includes(code)))).toEqual([]);

    expect(await play.act(world.facilitator, 'vote.close', { voteId })).toBe('ok');
    const { decisions } = await play.state();
    expect(decisions.at(-1)?.vote).toMatchObject({
      for: 3,
      against: 1,
      abstain: 0,
      notCast: 0,
      carried: true,
      dissent: [],
      // By code, not in the order in which they were cast.
      ballots: [
        { code: 'AAAA-0000-0002', choice: 'for' },
        { code: 'BBBB-0000-0004', choice: 'against' },
        { code: 'MMMM-0000-0003', choice: 'for' },
        { code: 'ZZZZ-0000-0001', choice: 'for' },
      ],
    });
    const after = await everything();
    const perVoter = after.filter(({ row }) => row.includes('ballot.cast'));
    // One event, one entry and one receipt each say that an organisation has voted.
    expect(perVoter.filter(({ table }) => table === 'session_event')).toHaveLength(4);
    expect(perVoter.filter(({ table }) => table === 'ledger_entry')).toHaveLength(4);
    expect(perVoter.filter(({ table }) => table === 'command_receipt')).toHaveLength(4);
    for (const { table, row } of perVoter)
      expect(row, table).not.toMatch(/"(choice|receiptCode)"|[A-Z]{4}-0000-000\d|against/);
    const entries = perVoter.map(({ row }) => (JSON.parse(row) as { id?: string }).id);
    const openings = after.filter(
      ({ table, row }) => table === 'ledger_opening' && entries.some((id) => id && row.includes(id)),
    );
    for (const { row } of openings) expect((JSON.parse(row) as { field: string }).field).toBe('actor');
    expect(after.filter(({ table }) => table === 'ballot_box')).toEqual([]);
    // Papers and exports say who voted, and put nobody's choice beside a name: not even a false one.
    expect(await play.act(world.facilitator, 'session.close', {})).toBe('ok');
    const asked = { sessionId: play.sessionId, set: 'decisions' } as const;
    const rows = JSON.stringify(await t.query('document.data', asked, as(world.facilitator)));
    expect(rows.match(/memberikan suara \(rahasia\)/g)).toHaveLength(4);
    expect(rows).not.toContain(messagesFor('id').session.choice.against);
  });

  it('is cast once, by code once, only secretly, and by nobody who is not on the roll', async () => {
    const play = await ballotOpen();
    const { voteId } = play;
    const [a, b] = world.organisations;
    expect(await play.act(b.delegate, 'vote.cast', { organisationId: b.id, voteId, choice: 'for' })).toBe(
      'vote_is_secret',
    );
    expect(await play.act(a.delegate, 'ballot.cast', ballotOf(0, voteId), 'ballot-of-a')).toBe('ok');
    // The same key again is the same act. It does not know the choice, so it cannot tell another one either.
    const changed = { ...ballotOf(0, voteId), choice: 'against' as const };
    expect(await play.act(a.delegate, 'ballot.cast', changed, 'ballot-of-a')).toBe('ok');
    expect(await play.act(a.delegate, 'ballot.cast', changed)).toBe('already_exists');
    expect(await play.act(a.delegate, 'ballot.cast', { ...changed, receiptCode: CODES[1] })).toBe(
      'organisation_already_answered',
    );
    expect(await play.act(b.delegate, 'ballot.cast', { ...ballotOf(1, voteId), receiptCode: CODES[0] })).toBe(
      'already_exists',
    );
    expect(await play.act(world.facilitator, 'vote.close', { voteId })).toBe('ok');
    expect((await play.state()).decisions.at(-1)?.vote).toMatchObject({ for: 1, against: 0, notCast: 3 });
  });

  it('that did not carry is nowhere told as if it had: minutes, full record, data', async () => {
    const play = await ballotOpen();
    const { sessionId, voteId } = play;
    expect(await play.act(world.organisations[0].delegate, 'ballot.cast', ballotOf(0, voteId))).toBe('ok');
    expect(await play.act(world.facilitator, 'vote.close', { voteId })).toBe('ok');
    expect(await play.act(world.facilitator, 'session.close', {})).toBe('ok');
    const { decisionId } = (await play.state()).decisions.at(-1) ?? {};
    const writer = as(world.noteTaker);
    expect(await t.execute('minutes.begin', { sessionId }, writer)).toMatchObject({ ok: true });
    const insert = { sessionId, kind: 'decision', ref: decisionId ?? '' } as const;
    expect(await t.execute('minutes.insert', insert, writer)).toMatchObject({ ok: true });

    const rejected = /[Ss]uara terbanyak, tidak disetujui/;
    const draft = JSON.stringify(await t.query('minutes.draft', { sessionId }, writer));
    expect(draft).toMatch(/Keputusan nomor \d+: Suara terbanyak, tidak disetujui\./);
    expect(draft).toContain('1 setuju, 0 tidak setuju, 0 abstain, 3 tidak memberikan suara; diperlukan');
    const record = await t.query('document.show', { sessionId, kind: 'full-record' }, writer);
    expect(JSON.stringify(record)).toMatch(rejected);
    const rows = await t.query('document.data', { sessionId, set: 'decisions' }, writer);
    expect(JSON.stringify(rows)).toMatch(rejected);
  });

  it('leaves nothing in the box when it is cancelled', async () => {
    const play = await ballotOpen();
    const { voteId } = play;
    expect(await play.act(world.organisations[0].delegate, 'ballot.cast', ballotOf(0, voteId))).toBe('ok');
    const boxes = async () => (await everything()).filter(({ table }) => table === 'ballot_box').length;
    expect(await boxes()).toBe(1);
    expect(await play.act(world.facilitator, 'vote.cancel', { voteId, note: 'Salah naskah' })).toBe('ok');
    expect(await boxes()).toBe(0);
  });
});

describe('a secret ballot in a rehearsal', () => {
  it('is filled by the simulated participants, as many papers as there are voters', async () => {
    const real = await schedule(t, world);
    const started = await t.execute('rehearsal.start', { sessionId: real.sessionId }, as(world.facilitator));
    if (!started.ok) throw new Error(started.refusal.code);
    const { sessionId } = started.output;
    const act = async (name: CommandName, input: Record<string, unknown> = {}) => {
      const answer = await t.execute(name, { sessionId, ...input } as never, as(world.facilitator));
      return answer.ok ? 'ok' : answer.refusal.code;
    };
    const state = async () => (await t.kernel.room(sessionId))!.state;
    expect(await act('session.open')).toBe('ok');
    for (let again = 0; again < 8; again += 1) expect(await act('rehearsal.play')).toBe('ok');
    const itemId = (await state()).itemIds[0] ?? '';
    expect(await act('agenda.start', { itemId })).toBe('ok');
    expect(await act('round.open', { itemId, visibility: 'live' })).toBe('ok');
    // Nobody answers: silence is no consent, so the way to the vote is open.
    const roundId = (await state()).openRoundId ?? '';
    expect(await act('round.close', { roundId, next: 'secret-vote' })).toBe('ok');
    expect(await act('vote.open', { itemId, visibility: 'after-close', secret: true })).toBe('ok');
    const voteId = (await state()).openVoteId ?? '';
    expect(await act('rehearsal.play')).toBe('ok');
    expect(await act('rehearsal.play')).toBe('ok');
    expect(await act('vote.close', { voteId })).toBe('ok');
    const vote = (await state()).decisions.at(-1)?.vote;
    expect(vote?.ballots).toHaveLength(world.organisations.length);
  });
});
