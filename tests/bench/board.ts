import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { spread } from '#app/domain/rank.ts';
import { connect } from '#db/client.ts';
import { startEmbedded } from '#db/embedded/index.ts';
import { migrate } from '#db/migrate.ts';
import { createThrottle } from '#server/auth/throttle.ts';
import { commandHandlers, queryHandlers } from '#server/handlers/index.ts';
import { projectSession } from '#server/handlers/session/project.ts';
import { createKernel, type Kernel } from '#server/kernel/kernel.ts';
import { createSignals } from '#server/kernel/signals.ts';
import { percentiles } from './numbers.ts';
import { type BenchWorld, buildBenchWorld, type Participant } from './world.ts';

/**
 * `npm run bench -- board`: a board with many cards. Times are the kernel's, from the call to the committed answer,
 * on real PostgreSQL with fsync: the snapshot, one move after another, many writers who each move a card about once
 * a second, and all of them at the same instant. Afterwards no two cards may share a place and no move may be lost.
 */
const { values } = parseArgs({
  options: {
    cards: { type: 'string', default: '1000' },
    writers: { type: 'string', default: '50' },
    json: { type: 'boolean', default: false },
  },
});
const whole = (name: 'cards' | 'writers', most: number): number => {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  console.error(`--${name} must be a whole number from 1 to ${most}`);
  return process.exit(2);
};
const cards = whole('cards', 20_000);
const writers = whole('writers', 500);
const COLUMNS = 4;
const ROUNDS = 10;

interface Board {
  boardId: string;
  columnIds: string[];
  cardIds: string[];
}

/** Lays the board out as the database's owner: a measurement of moving needs no measurement of adding. */
async function layOut(adminUrl: string, world: BenchWorld): Promise<Board> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const board = { boardId: uuidv7(), columnIds: [] as string[], cardIds: [] as string[] };
  const { networkId } = world;
  await client.query(
    `insert into board (network_id, id, forum_id, title, goal) values ($1, $2, $3, 'Papan', 'Mengukur')`,
    [networkId, board.boardId, world.forumId],
  );
  for (const rank of spread(COLUMNS)) {
    const id = uuidv7();
    board.columnIds.push(id);
    await client.query(
      `insert into board_column (network_id, id, board_id, title, rank) values ($1, $2, $3, $4, $5)`,
      [networkId, id, board.boardId, `Tahap ${rank}`, rank],
    );
  }
  const ranks = spread(Math.ceil(cards / COLUMNS));
  const rows = Array.from({ length: cards }, (_, n) => ({
    id: uuidv7(),
    column_id: board.columnIds[n % COLUMNS],
    rank: ranks[Math.floor(n / COLUMNS)],
    title: `Kartu ${n}: langkah yang dikerjakan bersama`,
    lead_id: world.delegates[n % world.delegates.length]?.organisationId,
    supporter_id: world.delegates[(n + 1) % world.delegates.length]?.organisationId,
  }));
  board.cardIds.push(...rows.map((row) => row.id));
  const list = JSON.stringify(rows);
  await client.query(
    `insert into board_card (network_id, id, board_id, column_id, rank, title, lead_id, due_on)
     select $1, id, $2, column_id, rank, title, lead_id, '2026-12-31'
     from jsonb_to_recordset($3::jsonb) as r(id uuid, column_id uuid, rank text, title text, lead_id uuid)`,
    [networkId, board.boardId, list],
  );
  await client.query(
    `insert into card_supporter (network_id, card_id, organisation_id) select $1, id, supporter_id
     from jsonb_to_recordset($2::jsonb) as r(id uuid, lead_id uuid, supporter_id uuid) where supporter_id <> lead_id`,
    [networkId, list],
  );
  await client.query('analyze');
  await client.end();
  return board;
}

const pick = <T>(from: readonly T[]): T => from[Math.floor(Math.random() * from.length)] as T;
const pause = (ms: number) => new Promise<void>((go) => setTimeout(go, ms));

async function measure(kernel: Kernel, world: BenchWorld, board: Board) {
  const personOf = ({ personId }: Participant) => ({
    credentials: { kind: 'person' as const, networkId: world.networkId, personId },
  });
  let done = 0;
  const failed: unknown[] = [];
  const move = async (who: Participant): Promise<number> => {
    const input = {
      cardId: pick(board.cardIds),
      columnId: pick(board.columnIds),
      // A third to the top, the rest behind some card that may well be elsewhere by then.
      afterCardId: Math.random() < 0.33 ? null : pick(board.cardIds),
      organisationId: who.organisationId,
    };
    const begun = performance.now();
    const { answer } = await kernel.execute('card.move', input, personOf(who));
    const took = performance.now() - begun;
    if (answer.ok) done += 1;
    else failed.push(answer.refusal);
    return took;
  };
  const snapshot = async () => {
    const begun = performance.now();
    const answer = await kernel.query(
      'board.show',
      { boardId: board.boardId },
      personOf(pick(world.delegates)),
    );
    if (!answer.ok) throw new Error(`board.show was refused: ${answer.refusal.code}`);
    return performance.now() - begun;
  };
  for (let n = 0; n < 20; n += 1) await move(pick(world.delegates));
  await snapshot();

  const snapshotMs: number[] = [];
  for (let n = 0; n < 30; n += 1) snapshotMs.push(await snapshot());
  const moveMs: number[] = [];
  for (let n = 0; n < 200; n += 1) moveMs.push(await move(pick(world.delegates)));
  const paced = await Promise.all(
    world.delegates.map(async (who) => {
      const times: number[] = [];
      for (let n = 0; n < ROUNDS; n += 1) {
        await pause(Math.random() * 2_000);
        times.push(await move(who));
      }
      return times;
    }),
  );
  const atOnce: number[] = [];
  for (let n = 0; n < ROUNDS; n += 1) atOnce.push(...(await Promise.all(world.delegates.map(move))));
  return {
    snapshotMs: percentiles(snapshotMs),
    moveMs: percentiles(moveMs),
    writersMs: percentiles(paced.flat()),
    atOnceMs: percentiles(atOnce),
    done,
    failed: failed.length,
  };
}

const folder = mkdtempSync(path.join(tmpdir(), 'mufakat-bench-'));
chmodSync(folder, 0o711);
const server = await startEmbedded({ dataDir: path.join(folder, 'pg'), supervise: false });
try {
  await migrate(server.ownerUrl);
  // The superuser's way into the product's own database: row-level security does not bind it.
  const admin = new URL(server.adminUrl);
  admin.pathname = new URL(server.ownerUrl).pathname;
  const world = await buildBenchWorld(admin.href, writers);
  const board = await layOut(admin.href, world);
  const { db, pool, close } = connect(server.appUrl, { size: 10 });
  const kernel = createKernel({
    db,
    tools: {
      demo: null,
      files: { find: async () => null },
      signals: createSignals(),
      throttle: createThrottle(),
      baseUrl: 'http://127.0.0.1',
      secureCookies: false,
      secret: 'measurement',
      ledger: { originOf: (networkId) => `bench/${networkId}`, verifierKeyOf: () => 'bench' },
    },
    commandHandlers,
    queryHandlers,
    project: projectSession,
    checkAnswers: false,
    onError: (error) => console.error(error),
  });
  const { done, failed, ...times } = await measure(kernel, world, board);
  const { rows } = await pool.query<{ head: string; cards: string; places: string; entries: string }>(
    `select b.head, (select count(*) from board_card c where c.board_id = b.id) as cards,
       (select count(*) from (select distinct column_id, rank from board_card c where c.board_id = b.id) p) as places,
       (select count(*) from ledger_entry e where e.network_id = b.network_id and e.command = 'card.move') as entries
     from board b where b.id = $1`,
    [board.boardId],
  );
  const kept = rows[0];
  await close();
  const result = {
    cards,
    writers,
    ...times,
    moves: done,
    failed,
    /** Cards that share a place with another. */
    duplicates: Number(kept?.cards) - Number(kept?.places),
    /** Moves that were acknowledged and are not counted by the board, or not in the ledger. */
    lost: Math.max(done - Number(kept?.head), done - Number(kept?.entries)),
  };
  if (values.json) console.log(JSON.stringify(result));
  else
    console.table(Object.entries(result).map(([what, figure]) => ({ what, figure: JSON.stringify(figure) })));
  if (result.duplicates !== 0 || result.lost !== 0 || failed !== 0) process.exitCode = 1;
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
