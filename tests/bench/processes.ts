import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Order, Told } from './messages.ts';

/** Starts a process of this folder and waits for its first word. */
export async function start(
  file: string,
  args: string[] = [],
): Promise<{ child: ChildProcess; ready: string }> {
  const child = fork(path.join(path.dirname(fileURLToPath(import.meta.url)), file), args, {
    // Half a thousand devices in one process make more young objects than one would: room for them.
    execArgv: ['--max-semi-space-size=64', '--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const { ready } = await hear<{ ready: string }>(child);
  return { child, ready };
}

/** The next message of a process; its end is a failure. */
export function hear<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (status: number | null) => reject(new Error(`a process ended with status ${status}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message as T);
    });
  });
}

/** Orders something of a process full of clients, and waits until it is done. */
export async function order(child: ChildProcess, what: Order): Promise<Told> {
  const answer = hear<Told>(child);
  child.send(what);
  const told = await answer;
  if (told.failed) throw new Error(`${what.do}: ${told.failed}`);
  return told;
}
