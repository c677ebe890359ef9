import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { as, asPublic, type TestKernel } from '../support/kernel.ts';
import { buildWorld, type World } from '../support/world.ts';
import { addCards, boardWorld, done, newBoard, seen, titles } from './support.ts';

let t: TestKernel;
let world: World;
let told: Awaited<ReturnType<typeof boardWorld>>['told'];
let on: Awaited<ReturnType<typeof newBoard>>;
beforeAll(async () => {
  ({ t, world, told } = await boardWorld());
});
beforeEach(async () => {
  on = await newBoard(t, world);
});
afterAll(async () => {
  expect(t.errors).toEqual([]);
  await t.close();
});

/** Puts rows where no command of this noun can. */
async function behindTheBack(run: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: t.database.adminUrl });
  await client.connect();
  try {
    await run(client);
  } finally {
    await client.end();
  }
}

const card = (more: object = {}) => ({
  boardId: on.boardId,
  columnId: on.first,
  title: 'Peta rujukan',
  leadId: world.organisations[0].id,
  ...more,
});

describe('a board', () => {
  it('has its columns in the order they were named, and grows at the end', async () => {
    await done(t, world.facilitator, 'column.add', { boardId: on.boardId, title: 'Ditutup' });
    const board = await seen(t, world.facilitator, on.boardId);
    expect(board.columns.map((column) => column.title)).toEqual([
      'Disiapkan',
      'Dikerjakan',
      'Selesai',
      'Ditutup',
    ]);
    expect(board.board.head).toBe(1);
    expect(told.at(-1)).toMatchObject({ boardId: on.boardId, change: { type: 'column.added', head: 1 } });
  });

  it('shows a card with its lead, supporters without repetition, due date and who changed it', async () => {
    const [gov, bb, cc] = world.organisations;
    const { cardId, head } = await done(t, gov.delegate, 'card.add', {
      ...card({ organisationId: gov.id, supporterIds: [cc.id, bb.id, cc.id, gov.id], dueOn: '2026-12-04' }),
      title: 'Formulir laporan satu pintu',
      boardId: on.boardId,
      columnId: on.first,
      leadId: gov.id,
    });
    const board = await seen(t, world.observer, on.boardId);
    expect(board.cards).toEqual([
      expect.objectContaining({
        id: cardId,
        leadId: gov.id,
        supporterIds: [bb.id, cc.id],
        dueOn: '2026-12-04',
        commitmentId: null,
      }),
    ]);
    expect(told.at(-1)?.change).toMatchObject({ type: 'card.put', head, by: gov.id, added: true });
  });

  it('forgets what a revision leaves out, keeps the place, and removes a card with its supporters', async () => {
    const [a, b] = await addCards(t, world, on.boardId, on.first, ['A', 'B']);
    const [, bb] = world.organisations;
    const full = { cardId: a ?? '', title: 'A1', leadId: bb.id };
    await done(t, world.facilitator, 'card.revise', {
      ...full,
      dueOn: '2026-12-01',
      supporterIds: [world.organisations[2].id],
    });
    await done(t, world.facilitator, 'card.revise', full);
    const revised = await seen(t, world.facilitator, on.boardId);
    expect(titles(revised)[0]).toEqual(['A1', 'B']);
    expect(revised.cards[0]).toMatchObject({ leadId: bb.id, dueOn: null, supporterIds: [] });
    await done(t, world.facilitator, 'card.remove', { cardId: a ?? '' });
    expect(titles(await seen(t, world.facilitator, on.boardId))[0]).toEqual(['B']);
    const again = await t.execute('card.remove', { cardId: a ?? '' }, as(world.facilitator));
    expect(again).toMatchObject({ refusal: { code: 'not_found' } });
    expect(b).toBeDefined();
  });

  it('links a card to a commitment of its forum only, shows its status and two leads for one as an overlap', async () => {
    const [gov, bb] = world.organisations;
    const commitmentId = uuidv7();
    const agreementId = uuidv7();
    const decisionId = uuidv7();
    await behindTheBack(async (client) => {
      await client.query('set session_replication_role = replica');
      await client.query(
        `insert into agreement (network_id, id, forum_id, decision_id, kind, title, starts_on, ends_on, status)
         values ($1,$2,$3,$4,'memorandum','Kesepakatan uji','2026-01-01','2027-01-01','in-force')`,
        [world.networkId, agreementId, world.forumId, decisionId],
      );
      await client.query(
        `insert into commitment (network_id, id, forum_id, agreement_id, title, owner_id, indicator, baseline, target, unit,
           starts_on, due_on, first_due_on, verification, life)
         values ($1,$2,$3,$4,'Rujukan anak telantar',$5,'uji',0,10,'anak','2020-01-01','2020-12-31','2020-12-31','uji','active')`,
        [world.networkId, commitmentId, world.forumId, agreementId, gov.id],
      );
      await client.query(
        `insert into commitment_party (network_id, commitment_id, organisation_id, role, accepted_at) values ($1,$2,$3,'owner',now())`,
        [world.networkId, commitmentId, gov.id],
      );
    });
    await done(t, world.facilitator, 'card.add', card({ commitmentId }) as never);
    expect(told.at(-1)?.change).toMatchObject({ commitment: { id: commitmentId, status: 'late' } });
    expect((await seen(t, world.facilitator, on.boardId)).overlaps).toEqual([]);
    await done(t, world.facilitator, 'card.add', card({ commitmentId, leadId: bb.id }) as never);
    const board = await seen(t, world.facilitator, on.boardId);
    expect(board.commitments).toEqual([{ id: commitmentId, title: 'Rujukan anak telantar', status: 'late' }]);
    expect(board.overlaps).toEqual([
      {
        kind: 'commitment',
        subject: 'Rujukan anak telantar',
        organisationIds: expect.arrayContaining([gov.id, bb.id]),
      },
    ]);
    const unknown = await t.execute(
      'card.add',
      card({ commitmentId: uuidv7() }) as never,
      as(world.facilitator),
    );
    expect(unknown).toMatchObject({ refusal: { fields: { commitmentId: 'field_not_in_list' } } });
    const choices = await t.query('board.choices', { boardId: on.boardId }, as(gov.delegate));
    expect(choices).toMatchObject({
      ok: true,
      output: { commitments: [{ id: commitmentId, ownerId: gov.id }], may: { write: true, alone: false } },
    });
  });

  it('warns of an authority that two organisations of the board both lead', async () => {
    const [gov, bb, cc] = world.organisations;
    await behindTheBack(async (client) => {
      for (const [position, id] of [gov.id, bb.id, cc.id].entries())
        await client.query(
          `insert into authority (network_id, id, subject, organisation_id, role, basis, position) values ($1,$2,$3,$4,$5,'uji',$6)`,
          [world.networkId, uuidv7(), 'Anak telantar', id, position < 2 ? 'leading' : 'supporting', position],
        );
    });
    await done(t, world.facilitator, 'card.add', card() as never);
    await done(t, world.facilitator, 'card.add', card({ leadId: cc.id }) as never);
    expect((await seen(t, world.facilitator, on.boardId)).overlaps).toEqual([]);
    await done(t, world.facilitator, 'card.add', card({ leadId: bb.id }) as never);
    expect((await seen(t, world.facilitator, on.boardId)).overlaps).toEqual([
      {
        kind: 'authority',
        subject: 'Anak telantar',
        organisationIds: expect.arrayContaining([gov.id, bb.id]),
      },
    ]);
  });

  it('is listed for those who may see it, with what is overdue outside the last column', async () => {
    await done(t, world.facilitator, 'card.add', card({ dueOn: '2020-01-01' }) as never);
    await done(t, world.facilitator, 'card.add', card({ dueOn: '2020-01-01', columnId: on.third }) as never);
    const list = (who: Parameters<typeof as>[0], limit = 1) =>
      t.query('board.list', { forumId: world.forumId, limit }, as(who));
    expect(await list(world.organisations[3].delegate)).toMatchObject({
      ok: true,
      output: {
        boards: [{ id: on.boardId, columns: 3, cards: 2, overdue: 1, forum: { id: world.forumId } }],
        next: expect.any(String),
        mayCreateIn: [{ id: world.forumId, voices: [{ id: world.organisations[3].id }] }],
      },
    });
    expect(await list(world.observer)).toMatchObject({ ok: true, output: { mayCreateIn: [] } });
    expect(await list(world.outsider)).toMatchObject({ refusal: { code: 'forbidden' } });
    expect(await t.query('board.list', {}, as(world.outsider))).toMatchObject({
      ok: true,
      output: { boards: [], mayCreateIn: [] },
    });
    expect(await t.query('board.head', { boardId: on.boardId }, as(world.observer))).toMatchObject({
      output: { head: 2 },
    });
  });
});

describe('who may write on a board', () => {
  const add = (who: World['observer'], organisationId?: string) =>
    t.execute('card.add', card(organisationId === undefined ? {} : { organisationId }) as never, as(who));

  it('a delegate who may speak and the facilitator; nobody else', async () => {
    const [gov, , cc, dd] = world.organisations;
    expect(await add(world.speaker, cc.id)).toMatchObject({ ok: true });
    expect(await add(world.facilitator)).toMatchObject({ ok: true });
    expect(await add(world.observer)).toMatchObject({ refusal: { code: 'forbidden' } });
    expect(await add(world.noteTaker)).toMatchObject({ refusal: { code: 'forbidden' } });
    expect(await add(world.expired, dd.id)).toMatchObject({ refusal: { code: 'mandate_expired' } });
    expect(await add(gov.delegate, dd.id)).toMatchObject({ refusal: { code: 'forbidden' } });
    expect(await add(gov.delegate)).toMatchObject({ refusal: { code: 'forbidden' } });
    expect(await add(world.facilitator, gov.id)).toMatchObject({
      refusal: { code: 'not_your_organisation' },
    });
    const shown = await seen(t, world.observer, on.boardId);
    expect(shown.may).toEqual({ write: false, alone: false });
    expect(shown.cards).toHaveLength(2);
    expect((await seen(t, world.facilitator, on.boardId)).may).toEqual({ write: true, alone: true });
    expect((await seen(t, world.speaker, on.boardId)).voices.map((v) => v.id)).toEqual([cc.id]);
  });

  it('is closed to others of the network and to strangers, and does not exist for another network', async () => {
    const other = await buildWorld(t.database, { name: 'Jejaring lain' });
    const [cardId] = await addCards(t, world, on.boardId, on.first, ['A']);
    const move = { cardId: cardId ?? '', columnId: on.second };
    const whom = [
      [world.outsider, 'forbidden'],
      [other.facilitator, 'not_found'],
      [other.administrator, 'not_found'],
    ] as const;
    for (const [who, code] of whom) {
      const refused = { refusal: { code } };
      expect(await t.query('board.show', { boardId: on.boardId }, as(who))).toMatchObject(refused);
      expect(await t.execute('card.move', move, as(who))).toMatchObject(refused);
      expect(await add(who)).toMatchObject(refused);
    }
    expect(await t.execute('card.move', move, asPublic)).toMatchObject({
      refusal: { code: 'sign_in_required' },
    });
  });

  it('lead and supporters are parties of the forum', async () => {
    const outside = world.outsideOrganisationId;
    expect(
      await t.execute('card.add', card({ leadId: outside }) as never, as(world.facilitator)),
    ).toMatchObject({ refusal: { code: 'not_a_party', fields: { leadId: 'not_a_party' } } });
    expect(
      await t.execute('card.add', card({ supporterIds: [outside] }) as never, as(world.facilitator)),
    ).toMatchObject({ refusal: { fields: { supporterIds: 'not_a_party' } } });
    expect((await seen(t, world.facilitator, on.boardId)).board.head).toBe(0);
  });
});
