import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { connect } from '#db/client.ts';
import { openDatabase } from '#server/database.ts';
import { readEnv } from '#server/env.ts';
import { commandHandlers, queryHandlers } from '#server/handlers/index.ts';
import { projectSession } from '#server/handlers/session/project.ts';
import { createKernel, type KernelParts } from '#server/kernel/kernel.ts';
import { freshDatabase } from '../support/database.ts';
import { testTools } from '../support/kernel.ts';

test('a database that may forget what it has acknowledged is refused at the start', async () => {
  // The tests' own cluster runs with fsync off: exactly such a database.
  const database = await freshDatabase();
  const folder = mkdtempSync(path.join(tmpdir(), 'mufakat-start-'));
  const env = readEnv({
    MUFAKAT_DATA: folder,
    DATABASE_URL: database.appUrl,
    OWNER_DATABASE_URL: database.ownerUrl,
  });
  await expect(openDatabase(env, () => undefined)).rejects.toThrow(/fsync/);
  rmSync(folder, { recursive: true });
  await database.drop();
});

test('a kernel without a handler, or with one that names no action, does not start', async () => {
  const connection = connect('postgres://nobody@localhost:1/none');
  const parts: KernelParts = {
    db: connection.db,
    tools: testTools(),
    commandHandlers,
    queryHandlers,
    project: projectSession,
    checkAnswers: true,
    onError: () => undefined,
  };
  const without = { ...commandHandlers } as Partial<typeof commandHandlers>;
  delete without['topic.open'];
  expect(() => createKernel({ ...parts, commandHandlers: without as typeof commandHandlers })).toThrow(
    /topic\.open.*no handler/,
  );
  const nameless = {
    ...commandHandlers,
    'topic.open': { ...commandHandlers['topic.open'], action: undefined },
  };
  expect(() => createKernel({ ...parts, commandHandlers: nameless as never })).toThrow(
    /topic\.open.*no action/,
  );
  await connection.close();
});
