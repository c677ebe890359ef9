import { type Connection, connect } from '#db/client.ts';
import { secondFactorCode } from '#server/auth/second-factor.ts';
import type { DemoHouse } from '#server/demo/stage.ts';
import { commandHandlers, queryHandlers } from '#server/handlers/index.ts';
import { projectSession } from '#server/handlers/session/project.ts';
import { createKernel, type Kernel } from '#server/kernel/kernel.ts';
import type { Tools } from '#server/kernel/tools.ts';
import type { Clock } from '#server/kernel/transaction.ts';
import { loadKey, publicKeyText } from '#server/ledger/keys.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { testTools } from '../support/kernel.ts';

export interface TestHouse extends DemoHouse {
  kernel: Kernel;
  /** Errors the kernels logged. */
  errors: unknown[];
  close(): Promise<void>;
}

/** A house on a database of its own, as server/house.ts builds it, without listening anywhere. */
export async function testHouse(folder: string, demo = true): Promise<TestHouse> {
  const database: FreshDatabase = await freshDatabase();
  const connection: Connection = connect(database.appUrl, { size: 12, name: 'mufakat-demo-test' });
  const ledgerKey = await loadKey({ path: `${folder}/ledger.key` });
  const originOf = (networkId: string) => `mufakat/${networkId}`;
  const tools: Tools = testTools({
    demo: demo ? { codeOf: (secret, now) => secondFactorCode(secret, now.getTime()) } : null,
    ledger: {
      originOf,
      verifierKeyOf: (networkId) => publicKeyText(originOf(networkId), ledgerKey),
    },
  });
  const errors: unknown[] = [];
  const kernelAt = (clock?: Clock): Kernel =>
    createKernel({
      db: connection.db,
      tools,
      commandHandlers,
      queryHandlers,
      project: projectSession,
      checkAnswers: true,
      onError: (error) => errors.push(error),
      ...(clock ? { clock } : {}),
    });
  return {
    database: { db: connection.db },
    tools,
    ledgerKey,
    kernel: kernelAt(),
    kernelAt,
    errors,
    async close() {
      await connection.close();
      await database.drop();
    },
  };
}
