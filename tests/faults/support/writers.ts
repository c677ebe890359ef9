import { randomUUID } from 'node:crypto';
import type { RunningHouse } from './running-house.ts';

/** What a client knows of its act: acknowledged, refused, or nobody knows. */
export interface History {
  key: string;
  name: string;
  input: Record<string, unknown>;
  token: string;
  outcome: 'acknowledged' | 'refused' | 'unknown';
  output?: unknown;
}

/** Sends one command; a network error or a 5xx means that the outcome is unknown. */
export async function send(
  house: RunningHouse,
  act: Omit<History, 'outcome'>,
  signal?: AbortSignal,
): Promise<History> {
  try {
    const response = await fetch(`${house.url()}/api/v1/commands/${act.name}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${act.token}`,
        'idempotency-key': act.key,
        'content-type': 'application/json',
      },
      body: JSON.stringify(act.input),
      signal: signal ?? AbortSignal.timeout(15_000),
    });
    const body = (await response.json()) as { ok?: boolean; output?: unknown };
    if (response.ok) return { ...act, outcome: 'acknowledged', output: body.output };
    return { ...act, outcome: response.status >= 500 ? 'unknown' : 'refused' };
  } catch {
    return { ...act, outcome: 'unknown' };
  }
}

/** A title of its own, in letters: one key in some hundreds has the digits of a telephone number, which is refused. */
export function titleOf(key: string): string {
  return `Topik ${key.replace(/[^0-9a-f]/g, '').replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)]!)}`;
}

/** Writers that go on until told to stop; each act has a title of its own, so that effects can be counted. */
export function startWriters(
  house: RunningHouse,
  count: number,
): { stop(): Promise<History[]>; acknowledged(): number } {
  const history: History[] = [];
  let going = true;
  const { world } = house;
  const write = async (at: number) => {
    while (going) {
      const organisation = world.organisations[at % world.organisations.length]!;
      const key = randomUUID();
      history.push(
        await send(house, {
          key,
          name: 'topic.open',
          token: house.tokenOf(organisation.delegate),
          input: {
            forumId: world.forumId,
            organisationId: organisation.id,
            title: titleOf(key),
            mode: 'consultative',
          },
        }),
      );
    }
  };
  const writers = Array.from({ length: count }, (_, at) => write(at));
  return {
    acknowledged: () => history.filter((h) => h.outcome === 'acknowledged').length,
    async stop() {
      going = false;
      await Promise.all(writers);
      return history;
    },
  };
}

/** Resolves when the condition holds; it is looked at often and given up after a while. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what: string,
  ms = 30_000,
): Promise<void> {
  const end = Date.now() + ms;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`did not happen in ${ms} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
