import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { checkpointNow } from '#server/jobs/checkpoints.ts';
import { databaseNow } from '#server/kernel/transaction.ts';
import { openAccounts } from './accounts.ts';
import { type Agreed, agreementMoments } from './agreements.ts';
import { boardMoments } from './board.ts';
import { conditionMoments, membershipMoments } from './conditions.ts';
import { deliberationMoments } from './deliberation.ts';
import { convene, forumMoments } from './forum.ts';
import { foundNetwork } from './network.ts';
import { noticeMoments } from './notices.ts';
import { sessionMoments } from './sessions.ts';
import { createStage, type DemoHouse, playAll } from './stage.ts';
import { topicMoments } from './topics.ts';

/** What was loaded. */
export interface LoadedDemo {
  networkId: string;
  /** Chairs that can be sat on. */
  accounts: number;
  /** Milliseconds it took. */
  tookMs: number;
}

/** True when there is no network at all: only then may the demo be loaded. */
export async function databaseIsEmpty(db: Database): Promise<boolean> {
  const { rows } = await db.execute<{ empty: boolean }>(
    sql`select not exists (select from network) as empty`,
  );
  return rows[0]?.empty ?? false;
}

/**
 * Loads the demo network "Kabupaten Bandung: SPM bidang sosial" into an empty database. Its history is played
 * through the kernel, as the persons concerned, on days of its own before the day of loading: ledger, receipts
 * and rights are the real ones.
 * @throws Error when there is a network already, or when an act of the history is refused
 */
export async function loadDemo(house: DemoHouse): Promise<LoadedDemo> {
  const begun = performance.now();
  const { db } = house.database;
  if (!(await databaseIsEmpty(db)))
    throw new Error(
      'Basis data sudah berisi jejaring / the database already holds a network: the demo is loaded into an empty one only.',
    );
  const stage = createStage(house, await databaseNow(db));
  const { cast, seats, indicators } = await foundNetwork(house, stage);
  const at = stage.clock();
  // Hashing passwords takes seconds, so it goes on beside the history; whoever signs in it comes first.
  const secondFactors = openAccounts(
    house,
    seats.filter(({ signs }) => signs),
    at,
  );
  const others = secondFactors.then(() =>
    openAccounts(
      house,
      seats.filter(({ signs }) => !signs),
      at,
    ),
  );
  const agreed: Agreed = { secondFactors, indicators, commitments: new Map() };
  await Promise.all([
    others,
    convene(stage, cast).then((convened) =>
      playAll(stage, [
        ...forumMoments(stage, cast, convened),
        ...topicMoments(stage, cast, convened),
        ...conditionMoments(stage, cast, convened),
        ...membershipMoments(stage, cast, convened),
        ...sessionMoments(stage, cast, convened),
        ...agreementMoments(stage, cast, convened, agreed),
        ...deliberationMoments(stage, cast, convened),
        ...boardMoments(stage, cast, convened, agreed),
        ...noticeMoments(stage, cast),
      ]),
    ),
  ]);
  const { kernel, ledgerKey, tools } = house;
  await checkpointNow({ kernel, ledgerKey, originOf: tools.ledger.originOf }, cast.networkId);
  return { networkId: cast.networkId, accounts: seats.length, tookMs: Math.round(performance.now() - begun) };
}
