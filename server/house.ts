import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Logger } from 'pino';
import { secondFactorCode } from './auth/second-factor.ts';
import { createThrottle } from './auth/throttle.ts';
import { type OpenDatabase, openDatabase } from './database.ts';
import type { Env } from './env.ts';
import { createFileStore, type FolderStore } from './files/store.ts';
import { commandHandlers, queryHandlers } from './handlers/index.ts';
import { projectSession } from './handlers/session/project.ts';
import { createKernel, type Kernel } from './kernel/kernel.ts';
import { createSignals, type Signals } from './kernel/signals.ts';
import type { Tools } from './kernel/tools.ts';
import type { Clock } from './kernel/transaction.ts';
import { loadKey, publicKeyText } from './ledger/keys.ts';

/** Everything that stands before a door is opened: database, tools and kernel. Server and command line share it. */
export interface House {
  env: Env;
  database: OpenDatabase;
  tools: Tools;
  /** Uploaded files; handlers see facts of them through `tools.files`. */
  files: FolderStore;
  signals: Signals;
  kernel: Kernel;
  ledgerKey: import('node:crypto').KeyObject;
  /** A second kernel on the same database whose clock is given: the demo's history is played with it. */
  kernelAt(clock: Clock): Kernel;
  close(): Promise<void>;
}

/** The name of a network's log in checkpoints: stable whatever address the server is reached by. */
export const ledgerOrigin = (networkId: string): string => `mufakat/${networkId}`;

async function secretOf(env: Env): Promise<string> {
  if (env.MUFAKAT_SECRET) return env.MUFAKAT_SECRET;
  const file = path.join(env.dataDir, 'secret');
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch {
    const made = randomBytes(32).toString('hex');
    await mkdir(env.dataDir, { recursive: true });
    await writeFile(file, `${made}\n`, { mode: 0o600, flag: 'wx' });
    return made;
  }
}

/** True where the demo's one-click sign-in may exist: this machine's own database, answering only to this machine. */
export function demoAllowed(env: Pick<Env, 'embedded' | 'loopback' | 'MUFAKAT_DEMO'>): boolean {
  return env.embedded && env.loopback && env.MUFAKAT_DEMO !== false;
}

/** Builds the house from the environment. `baseUrl` is a function because the port may be known only after listening. */
export async function openHouse(
  env: Env,
  log: Logger,
  baseUrl: () => string,
  { leave = false } = {},
): Promise<House> {
  const database = await openDatabase(env, (line) => console.error(line), { leave });
  const ledgerKey = await loadKey({ text: env.LEDGER_KEY, path: path.join(env.dataDir, 'ledger.key') });
  const signals = createSignals();
  const files = createFileStore(path.join(env.dataDir, 'files'));
  const tools: Tools = {
    demo: demoAllowed(env) ? { codeOf: (secret, now) => secondFactorCode(secret, now.getTime()) } : null,
    files,
    get baseUrl() {
      return baseUrl();
    },
    get secureCookies() {
      return baseUrl().startsWith('https:');
    },
    secret: await secretOf(env),
    signals,
    throttle: createThrottle(),
    ledger: {
      originOf: ledgerOrigin,
      verifierKeyOf: (networkId) => publicKeyText(ledgerOrigin(networkId), ledgerKey),
    },
  };
  const kernelAt = (clock?: Clock): Kernel =>
    createKernel({
      db: database.db,
      // A clock of one's own is the demo's history. Inherited, because some of the tools are read at the time of use.
      tools: clock ? Object.assign(Object.create(tools) as Tools, { lightPasswords: true }) : tools,
      commandHandlers,
      queryHandlers,
      project: projectSession,
      checkAnswers: env.NODE_ENV !== 'production',
      onError: (error) => log.error({ err: error }, 'command failed'),
      ...(clock ? { clock } : {}),
    });
  return {
    env,
    database,
    tools,
    files,
    signals,
    kernel: kernelAt(),
    ledgerKey,
    kernelAt,
    close: () => database.close(),
  };
}
