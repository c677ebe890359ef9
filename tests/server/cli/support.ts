import { generateKeyPairSync } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect } from '#db/client.ts';
import { run } from '#server/cli/run.ts';
import { readEnv } from '#server/env.ts';
import { createFileStore } from '#server/files/store.ts';
import type { House } from '#server/house.ts';
import { createSignals } from '#server/kernel/signals.ts';
import { publicKeyText } from '#server/ledger/keys.ts';
import { type TestKernel, testKernel, testTools } from '#tests/server/support/kernel.ts';

/** The command line on a database of its own. */
export interface TestLine extends TestKernel {
  /** Runs one call: its exit code and what it printed. */
  line(...argv: string[]): Promise<{ exitCode: number; out: string; errors: string }>;
  /** How often the house was opened. */
  opened(): number;
}

export async function testLine(): Promise<TestLine> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const originOf = (networkId: string) => `test/${networkId}`;
  const ledger = { originOf, verifierKeyOf: (id: string) => publicKeyText(originOf(id), privateKey) };
  const base = await testKernel({ ledger });
  let opened = 0;
  async function open(): Promise<House> {
    opened += 1;
    const connection = connect(base.database.appUrl, { size: 2 });
    return {
      env: readEnv({ NODE_ENV: 'test', DATABASE_URL: base.database.appUrl }),
      database: {
        ...connection,
        embedded: null,
        appUrl: base.database.appUrl,
        asRole: null,
        ready: () => Promise.resolve(),
      },
      tools: testTools({ ledger }),
      files: createFileStore(path.join(tmpdir(), 'mufakat-cli-files')),
      signals: createSignals(),
      kernel: base.kernel,
      ledgerKey: privateKey,
      kernelAt: () => base.kernel,
      close: () => connection.close(),
    };
  }
  return {
    ...base,
    opened: () => opened,
    async line(...argv) {
      const out: string[] = [];
      const errors: string[] = [];
      const loadDemo = async () => false;
      const exitCode = await run(argv, {
        loadDemo,
        print: (l) => out.push(l),
        complain: (l) => errors.push(l),
        open,
      });
      return { exitCode, out: out.join('\n'), errors: errors.join('\n') };
    },
  };
}
