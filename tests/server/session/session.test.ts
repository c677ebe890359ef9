import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { valuesOf } from '#app/domain/session/index.ts';
import type { Credentials } from '#server/kernel/handler.ts';
import { as, type TestKernel, testKernel } from '../support/kernel.ts';
import { buildWorld, type World } from '../support/world.ts';
import { asAdmin, convene, freeze, type Play, schedule } from './play.ts';

let t: TestKernel;
let world: World;
beforeAll(async () => {
  t = await testKernel();
  world = await buildWorld(t.database);
});
afterAll(async () => {
  expect(t.errors).toEqual([]);
  await t.close();
});

const invitation = (forumId: string) => ({
  forumId,
  title: 'Musyawarah uji',
  place: 'Ruang uji',
  startsAt: '2026-12-01T09:00:00+07:00',
  endsAt: '2026-12-01T12:00:00+07:00',
  agenda: [{ title: 'Mata acara', mode: 'consultative' as const, minutes: 20 }],
});

describe('scheduling', () => {
  it('freezes ground rules, parties and the newest texts into the first event', async () => {
    const play = await schedule(t, world);
    const state = await play.state();
    expect(state.seq).toBe(1);
    expect(state.partyIds).toEqual(world.organisations.map((o) => o.id));
    expect(state.groundRules.scale).toBe('five');
    expect(state.items[state.itemIds[0] ?? '']?.text).toEqual(play.text);
    expect(play.shortCode).toMatch(/^[2-9A-HJ-NP-Z]{6}$/);
  });

  it('is refused without a charter, or while a party has not accepted it', async () => {
    const other = await buildWorld(t.database, { name: 'Jejaring tanpa piagam' });
    await asAdmin(t, (client) =>
      client.query('delete from charter_acceptance where charter_id = $1 and organisation_id = $2', [
        other.charterId,
        other.organisations[3].id,
      ]),
    );
    const refused = await t.execute('session.schedule', invitation(other.forumId), as(other.facilitator));
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'charter_not_accepted' } });
    await asAdmin(t, async (client) => {
      await client.query('delete from charter_acceptance where charter_id = $1', [other.charterId]);
      await client.query('delete from charter where id = $1', [other.charterId]);
    });
    const missing = await t.execute('session.schedule', invitation(other.forumId), as(other.facilitator));
    expect(missing).toMatchObject({ ok: false, refusal: { code: 'charter_missing' } });
  });

  it('is refused when it ends before it begins, and for anybody but a facilitator', async () => {
    const input = invitation(world.forumId);
    expect(
      await t.execute('session.schedule', { ...input, endsAt: input.startsAt }, as(world.facilitator)),
    ).toMatchObject({ ok: false, refusal: { fields: { endsAt: 'field_out_of_range' } } });
    expect(await t.execute('session.schedule', input, as(world.organisations[0].delegate))).toMatchObject({
      ok: false,
      refusal: { code: 'forbidden' },
    });
    const stranger = await buildWorld(t.database, { name: 'Jejaring lain' });
    expect(await t.execute('session.schedule', input, as(stranger.facilitator))).toMatchObject({
      ok: false,
      refusal: { code: 'not_found' },
    });
  });
});

describe('a room', () => {
  let play: Play;
  beforeEach(async () => {
    play = await convene(t, world);
  });
  const position = (i: 0 | 1 | 2 | 3, roundId: string, level: 1 | 4 | 7 | 8 | 3, reason?: string) => ({
    organisationId: world.organisations[i].id,
    roundId,
    level,
    ...(reason ? { reason } : {}),
  });

  it('goes from the round to a numbered decision in the register', async () => {
    const roundId = await play.openRound();
    for (const i of [0, 1, 2, 3] as const)
      expect(await play.act(world.organisations[i].delegate, 'position.give', position(i, roundId, 1))).toBe(
        'ok',
      );
    expect(await play.act(world.facilitator, 'round.close', { roundId, reviewOn: '2020-01-01' })).toBe(
      'invalid_input',
    );
    expect(await play.act(world.facilitator, 'round.close', { roundId, reviewOn: '2099-02-01' })).toBe('ok');
    expect(await play.act(world.facilitator, 'session.close', {})).toBe('ok');
    const reviews = await asAdmin(t, (c) =>
      c.query(
        `select r.review_on::text from decision_review r join decision d on d.id = r.decision_id where d.session_id = $1`,
        [play.sessionId],
      ),
    );
    expect(reviews.rows).toEqual([{ review_on: '2099-02-01' }]);
    const shown = await t.query('session.show', { sessionId: play.sessionId }, as(world.observer));
    expect(shown).toMatchObject({
      ok: true,
      output: { session: { status: 'closed' }, decisions: [{ outcome: 'consensus', number: 1 }] },
    });
    const rows = await asAdmin(t, (c) =>
      c.query('select facts, text_hash, proposal_version_id from decision where session_id = $1', [
        play.sessionId,
      ]),
    );
    expect(rows.rows[0].text_hash).toBe(play.text.hash);
    expect(rows.rows[0].facts.tally.total.kinds.agree).toBe(4);
  });

  it('counts one position for two delegates who answer at once', async () => {
    const roundId = await play.openRound();
    const [one, two] = await Promise.all([
      play.act(world.organisations[2].delegate, 'position.give', position(2, roundId, 1)),
      play.act(world.colleague, 'position.give', position(2, roundId, 4)),
    ]);
    expect([one, two].sort()).toEqual(['ok', 'organisation_already_answered']);
    const round = (await play.state()).rounds[roundId];
    expect(valuesOf(round?.positions ?? [])).toHaveLength(1);
    const replaced = { ...position(2, roundId, 4), replace: true };
    expect(await play.act(world.colleague, 'position.give', replaced)).toBe('ok');
    expect(valuesOf((await play.state()).rounds[roundId]?.positions ?? [])).toHaveLength(1);
  });

  it.each(['person', 'token', 'session'] as const)(
    'does an act of a %s once however often its key arrives, and refuses the key for another input',
    async (kind) => {
      const roundId = await play.openRound();
      const who = world.organisations[0].delegate;
      // People come by their sign-in or their token; who they are is found by their account.
      const { accountId } = who;
      const credentials: Credentials =
        kind === 'person'
          ? as(who).credentials
          : kind === 'token'
            ? { kind, accountId }
            : { kind, accountId, sessionId: 'a'.repeat(64), secondFactor: true };
      const asking = { credentials, key: `kunci-uji-${kind}` };
      const input = { sessionId: play.sessionId, ...position(0, roundId, 1) };
      const all = await Promise.all(
        Array.from({ length: 5 }, () => t.execute('position.give', input, asking)),
      );
      expect(all[0]).toMatchObject({ ok: true });
      expect(new Set(all.map((a) => JSON.stringify(a))).size).toBe(1);
      const before = (await play.state()).seq;
      expect(await t.execute('position.give', input, asking)).toEqual(all[0]);
      expect((await play.state()).seq).toBe(before);
      expect(await t.execute('position.give', { ...input, level: 4 }, asking)).toMatchObject({
        refusal: { code: 'key_reused' },
      });
    },
  );

  it('acknowledges what is already so without an event', async () => {
    const roundId = await play.openRound();
    const who = world.organisations[0].delegate;
    await play.act(who, 'position.give', position(0, roundId, 1));
    const { seq } = await play.state();
    expect(await play.act(who, 'position.give', position(0, roundId, 1))).toBe('ok');
    expect((await play.state()).seq).toBe(seq);
  });

  it('asks for the right mandate, role and presence', async () => {
    const roundId = await play.openRound();
    const org = world.organisations;
    expect(await play.act(world.speaker, 'position.give', position(2, roundId, 1))).toBe('mandate_too_low');
    expect(await play.act(world.expired, 'position.give', position(3, roundId, 1))).toBe('mandate_expired');
    expect(await play.act(org[0].delegate, 'position.give', position(1, roundId, 1))).toBe('forbidden');
    expect(await play.act(world.outsider, 'position.give', position(1, roundId, 1))).toBe('forbidden');
    expect(await play.act(world.facilitator, 'position.give', position(1, roundId, 1))).toBe('forbidden');
    expect(await play.act(org[0].delegate, 'round.close', { roundId })).toBe('forbidden');
    expect(await play.act(org[0].delegate, 'position.give', position(0, roundId, 8))).toBe(
      'level_not_on_scale',
    );
    expect(await play.act(org[0].delegate, 'position.give', position(0, roundId, 7))).toBe('reason_required');
  });

  it('does not let a mandate for one organisation move the objection of another', async () => {
    const roundId = await play.openRound();
    const [, , mine, other] = world.organisations;
    await play.act(other.delegate, 'position.give', position(3, roundId, 7, 'Keberatan uji'));
    const objectionId = `${roundId}:${other.id}`;
    const set = { organisationId: mine.id, objectionId, status: 'withdrawn' as const, note: 'Dicabut' };
    expect(await play.act(mine.delegate, 'objection.set', set)).toBe('forbidden');
    expect(await play.act(other.delegate, 'objection.set', { ...set, organisationId: other.id })).toBe('ok');
  });

  it('opens a round only on a frozen text, and only on its newest version', async () => {
    const state = await play.state();
    const second = state.itemIds[1] ?? '';
    await play.act(world.facilitator, 'agenda.start', { itemId: second });
    expect(await play.act(world.facilitator, 'round.open', { itemId: second, visibility: 'live' })).toBe(
      'item_is_consultative',
    );
    const itemId = state.itemIds[0] ?? '';
    const newer = await freeze(t, world, 2, play.text.proposalId);
    expect(await play.act(world.facilitator, 'agenda.put-text', { itemId, ...play.text })).toBe('stale_text');
    expect(await play.act(world.facilitator, 'agenda.put-text', { itemId, ...newer })).toBe('ok');
    const elsewhere = await buildWorld(t.database, { name: 'Jejaring lain lagi' });
    const foreign = await freeze(t, elsewhere);
    expect(await play.act(world.facilitator, 'agenda.put-text', { itemId, ...foreign })).toBe('not_found');
  });

  it('lets the speaker end its own turn, and nobody else but the facilitator', async () => {
    const [first, second] = world.organisations;
    const ask = { organisationId: first.id, kind: 'contribution' as const };
    expect(await play.act(first.delegate, 'turn.request', ask)).toBe('ok');
    expect(await play.act(first.delegate, 'turn.request', ask)).toBe('already_in_queue');
    expect(await play.act(world.facilitator, 'turn.give', { organisationId: first.id })).toBe('ok');
    expect(await play.act(second.delegate, 'turn.end', {})).toBe('forbidden');
    expect(await play.act(first.delegate, 'turn.end', {})).toBe('ok');
    expect(await play.act(world.facilitator, 'turn.end', {})).toBe('nobody_speaking');
  });
});

describe('reading', () => {
  it('shows a hidden round to each audience as it may see it', async () => {
    const play = await convene(t, world);
    const roundId = await play.openRound('after-close');
    const { delegate, id } = world.organisations[0];
    await play.act(delegate, 'position.give', {
      organisationId: id,
      roundId,
      level: 7,
      reason: 'Rahasia uji',
    });
    const seen = async (who: typeof delegate, wall?: boolean) => {
      const answer = await t.query('session.room', { sessionId: play.sessionId, wall }, as(who));
      if (!answer.ok) throw new Error(answer.refusal.code);
      return answer.output;
    };
    expect(JSON.stringify(await seen(delegate))).toContain('Rahasia uji');
    expect(JSON.stringify(await seen(world.facilitator))).toContain('Rahasia uji');
    for (const who of [world.organisations[1].delegate, world.observer, world.noteTaker, world.expired])
      expect(JSON.stringify(await seen(who))).not.toContain('Rahasia uji');
    expect(JSON.stringify(await seen(world.facilitator, true))).not.toContain('Rahasia uji');
    const own = await seen(delegate);
    expect(own.mine).toMatchObject([{ id, level: 'decide', expired: false }]);
    expect(own.texts).toMatchObject([
      { proposalVersionId: play.text.proposalVersionId, plain: 'Naskah uji' },
    ]);
    expect((await seen(world.expired)).mine).toMatchObject([{ level: null, expired: true }]);
    // What is read again while one follows the log: nothing of the log, and only the text that is missing.
    const beside = async (text?: string) => {
      const answer = await t.query('session.beside', { sessionId: play.sessionId, text }, as(delegate));
      if (!answer.ok) throw new Error(answer.refusal.code);
      return answer.output;
    };
    const { state: _, audience: __, seq: ___, now: ____, texts, ballotCode, ...rest } = own;
    expect(await beside()).toEqual({ ...rest, texts: [], ballotCode: expect.not.stringMatching(ballotCode) });
    expect((await beside(play.text.proposalVersionId)).texts).toEqual(texts);
    expect((await beside(world.forumId)).texts).toEqual([]);
    const missed = await t.query(
      'session.catch-up',
      { sessionId: play.sessionId, after: 2 },
      as(world.organisations[1].delegate),
    );
    expect(JSON.stringify(missed)).not.toContain('Rahasia uji');
    expect(missed).toMatchObject({ ok: true, output: { update: { kind: 'events' } } });
  });

  it('finds a session by its code for its readers only, and counts wrong guesses', async () => {
    const play = await schedule(t, world);
    const typed = `${play.shortCode.slice(0, 3)}-${play.shortCode.slice(3)}`.toLowerCase();
    expect(await t.query('session.by-code', { code: typed }, as(world.observer))).toMatchObject({
      ok: true,
      output: { sessionId: play.sessionId },
    });
    const codes: string[] = [];
    for (let i = 0; i < 22; i += 1) {
      const answer = await t.query('session.by-code', { code: play.shortCode }, as(world.outsider));
      codes.push(answer.ok ? 'ok' : answer.refusal.code);
    }
    expect(codes[0]).toBe('not_found');
    expect(codes.at(-1)).toBe('rate_limited');
  });

  it('lists what somebody may see, page by page', async () => {
    const other = await buildWorld(t.database, { name: 'Jejaring daftar' });
    for (let i = 0; i < 3; i += 1) await schedule(t, other);
    const first = await t.query('session.list', { forumId: other.forumId, limit: 2 }, as(other.facilitator));
    if (!first.ok) throw new Error(first.refusal.code);
    expect(first.output.sessions).toHaveLength(2);
    expect(first.output.sessions[0]).toMatchObject({ agendaItems: 2, decisions: 0, status: 'scheduled' });
    expect(first.output.may.schedule).toBe(true);
    const rest = await t.query(
      'session.list',
      { limit: 2, after: first.output.next ?? '' },
      as(other.organisations[0].delegate),
    );
    expect(rest).toMatchObject({ ok: true, output: { next: null } });
    if (rest.ok) expect(rest.output.sessions).toHaveLength(1);
    expect(await t.query('session.list', {}, as(other.outsider))).toMatchObject({
      ok: true,
      output: { sessions: [] },
    });
    expect(await t.query('session.list', { forumId: other.forumId }, as(world.observer))).toMatchObject({
      ok: false,
      refusal: { code: 'not_found' },
    });
  });

  it('tells what a session can be planned with', async () => {
    const answer = await t.query('session.planning', { forumId: world.forumId }, as(world.facilitator));
    expect(answer).toMatchObject({
      ok: true,
      output: { charter: { version: 1 }, missing: [], may: { schedule: true } },
    });
  });
});
