import type {
  CommandInput,
  CommandName,
  CommandOutput,
  QueryInput,
  QueryName,
  QueryOutput,
} from '#app/contract/registry.ts';
import type { Code } from '#db/demo/shapes.ts';
import type { House } from '#server/house.ts';
import type { Credentials } from '#server/kernel/handler.ts';
import type { Kernel } from '#server/kernel/kernel.ts';

/** What the demo needs of the house. */
export type DemoHouse = Pick<House, 'kernelAt' | 'kernel' | 'tools' | 'ledgerKey'> & {
  database: Pick<House['database'], 'db'>;
};

/** A person of the demo, as the kernel lets one act. */
export interface Player {
  networkId: string;
  personId: string;
}

/** Western Indonesian time, in which the demo's days are counted; it knows no summer time. */
const WIB_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/**
 * Where the demo's history is played: a kernel whose clock is moved from day to day, never backwards and never
 * past the moment of loading. Days are relative to that moment.
 */
export interface Stage {
  readonly now: Date;
  /** The calendar day, YYYY-MM-DD. */
  day(offset: number): string;
  /** The year of loading. */
  readonly year: number;
  /** The instant of a working day (a weekend gives its Friday) at a time in the network's zone. */
  workday(offset: number, hour: number, minute?: number): Date;
  /** Moves the clock to a day and an hour; a clock that is already past that moves on by half a minute. */
  at(offset: number, hour?: number, minute?: number): void;
  /** Moves the clock to an instant, in the same way. */
  atInstant(when: Date): void;
  /** Moves the clock on. */
  pass(seconds: number): void;
  clock(): Date;
  /** Does something as somebody. @throws Error naming the command and the refusal */
  act<N extends CommandName>(
    who: Player | Credentials,
    name: N,
    input: CommandInput<N>,
  ): Promise<CommandOutput<N>>;
  ask<N extends QueryName>(who: Player | Credentials, name: N, input: QueryInput<N>): Promise<QueryOutput<N>>;
}

const credentialsOf = (who: Player | Credentials): Credentials =>
  'kind' in who ? who : { kind: 'person', networkId: who.networkId, personId: who.personId };

/** Does something through a kernel. @throws Error naming the command and the refusal */
export async function perform<N extends CommandName>(
  kernel: Pick<Kernel, 'execute'>,
  who: Player | Credentials,
  name: N,
  input: CommandInput<N>,
): Promise<{ output: CommandOutput<N>; secrets: Record<string, string> }> {
  const { answer, secrets } = await kernel.execute(name, input, { credentials: credentialsOf(who) });
  if (!answer.ok) throw new Error(`demo: ${name} refused: ${JSON.stringify(answer.refusal)}`);
  // The kernel parsed it with the contract of this very name.
  return { output: answer.output as CommandOutput<N>, secrets };
}

/** Reads something through a kernel. @throws Error naming the query and the refusal */
export async function read<N extends QueryName>(
  kernel: Pick<Kernel, 'query'>,
  who: Player | Credentials,
  name: N,
  input: QueryInput<N>,
): Promise<QueryOutput<N>> {
  const answer = await kernel.query(name, input, { credentials: credentialsOf(who) });
  if (!answer.ok) throw new Error(`demo: ${name} refused: ${JSON.stringify(answer.refusal)}`);
  return answer.output as QueryOutput<N>;
}

/** Sets up the stage at a moment of loading. */
export function createStage(house: DemoHouse, now: Date): Stage {
  const midnight = Math.floor((now.getTime() + WIB_MS) / DAY_MS) * DAY_MS - WIB_MS;
  const day = (offset: number) => new Date(midnight + offset * DAY_MS + WIB_MS).toISOString().slice(0, 10);
  let clock = new Date(0);
  const move = (wanted: number) => {
    const next = wanted > clock.getTime() ? wanted : clock.getTime() + 30_000;
    clock = new Date(Math.min(next, now.getTime()));
  };
  const kernel = house.kernelAt(() => clock);
  const workday = (offset: number, hour: number, minute = 0) => {
    const weekday = new Date(`${day(offset)}T00:00:00Z`).getUTCDay();
    const back = weekday === 6 ? 1 : weekday === 0 ? 2 : 0;
    return new Date(midnight + (offset - back) * DAY_MS + (hour * 60 + minute) * MINUTE_MS);
  };
  return {
    now,
    day,
    year: Number(day(0).slice(0, 4)),
    workday,
    at: (offset, hour = 9, minute = 0) => move(workday(offset, hour, minute).getTime()),
    atInstant: (when) => move(when.getTime()),
    pass: (seconds) => move(clock.getTime() + seconds * 1_000),
    clock: () => clock,
    act: async (who, name, input) => (await perform(kernel, who, name, input)).output,
    ask: (who, name, input) => read(kernel, who, name, input),
  };
}

/** Something that happened on a day (relative to the day of loading), at 10.00 unless an hour or an instant is given. */
export interface Moment {
  day: number;
  hour?: number;
  at?: Date;
  play(): Promise<void>;
}

/** Plays moments in the order of their days; those of one day in the order given. */
export async function playAll(stage: Stage, moments: readonly Moment[]): Promise<void> {
  for (const { day, hour, at, play } of [...moments].sort((a, b) => a.day - b.day)) {
    if (at) stage.atInstant(at);
    else stage.at(day, hour ?? 10);
    await play();
  }
}

/** Everybody and everything of the demo by its short name. */
export interface Cast {
  networkId: string;
  administrator: Player;
  facilitator: Player;
  noteTaker: Player;
  verifier: Player;
  observer: Player;
  organisation(code: Code): string;
  delegate(code: Code): Player;
  head(code: Code): Player;
}

/** A text of plain paragraphs as the editor stores it. */
export function paragraphs(lines: readonly string[]): { type: 'doc'; content: Record<string, unknown>[] } {
  return {
    type: 'doc',
    content: lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
  };
}
