import { connect, type Database } from '#db/client.ts';
import { createThrottle } from '#server/auth/throttle.ts';
import { commandHandlers, queryHandlers } from '#server/handlers/index.ts';
import { projectSession } from '#server/handlers/session/project.ts';
import type { Credentials } from '#server/kernel/handler.ts';
import { createKernel, type Kernel, type TypedExecute, type TypedQuery } from '#server/kernel/kernel.ts';
import { createSignals } from '#server/kernel/signals.ts';
import type { Tools } from '#server/kernel/tools.ts';
import { type FreshDatabase, freshDatabase } from './database.ts';

export interface TestKernel {
  kernel: Kernel;
  /** The pool as the app's role: reads, and no writing outside a command. */
  db: Database;
  database: FreshDatabase;
  /** Typed shorthand: the answer of a command, without the secrets. */
  execute: TypedExecute;
  query: TypedQuery;
  /** Errors the kernel logged; a test that expects none can look. */
  errors: unknown[];
  close(): Promise<void>;
}

const tools: Omit<Tools, 'throttle'> = {
  demo: null,
  files: { find: async () => null },
  signals: createSignals(),
  baseUrl: 'http://localhost',
  secureCookies: false,
  secret: 'test-secret',
  ledger: { originOf: (networkId) => `test/${networkId}`, verifierKeyOf: () => 'test' },
};

/** Tools for a kernel that a test builds itself. */
export const testTools = (overrides: Partial<Tools> = {}): Tools => ({
  ...tools,
  throttle: createThrottle(),
  ...overrides,
});

/** A kernel on a database of its own (or on a shared one: a second node), with every handler, acting as the app's role. */
export async function testKernel(
  overrides: Partial<Tools> = {},
  shared?: FreshDatabase,
): Promise<TestKernel> {
  const database = shared ?? (await freshDatabase());
  const connection = connect(database.appUrl, { size: 8, name: 'mufakat-test' });
  const errors: unknown[] = [];
  const kernel = createKernel({
    db: connection.db,
    tools: testTools(overrides),
    commandHandlers,
    queryHandlers,
    project: projectSession,
    checkAnswers: true,
    onError: (error) => errors.push(error),
  });
  return {
    kernel,
    db: connection.db,
    database,
    execute: async (name, input, asking) => (await kernel.execute(name, input, asking)).answer as never,
    query: async (name, input, asking) => (await kernel.query(name, input, asking)) as never,
    errors,
    async close() {
      await connection.close();
      if (!shared) await database.drop();
    },
  };
}

/** Acts as a person of the test world. */
export const as = (who: { networkId: string; personId: string }): { credentials: Credentials } => ({
  credentials: { kind: 'person', networkId: who.networkId, personId: who.personId },
});

export const asOperator: { credentials: Credentials } = {
  credentials: { kind: 'operator', networkId: null },
};
export const asPublic: { credentials: Credentials } = { credentials: { kind: 'public' } };
