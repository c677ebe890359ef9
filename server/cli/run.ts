import type { House } from '#server/house.ts';
import { runVerify } from '#server/ledger/verify-command.ts';
import { type Desk, Ended, EXIT, localeOf, readCall } from './call.ts';
import { runCommand, runQuery } from './door.ts';
import { exportTo, printKey } from './ledger.ts';
import { createInvitation, createNetwork, createToken } from './people.ts';
import { wordsIn } from './words.ts';

/** What a call may touch of the world outside. */
export interface World {
  print(line: string): void;
  complain(line: string): void;
  /** Opens the house; not called for what needs no database. */
  open(): Promise<House>;
  /** Loads the demo network; false when there is a network already. */
  loadDemo(house: House): Promise<boolean>;
}

type Verb = (desk: Desk, world: World) => Promise<void>;

/** Everything that can be said here and needs the house. */
const VERBS: Readonly<Record<string, Verb>> = {
  'network create': createNetwork,
  'invitation create': createInvitation,
  'token create': createToken,
  'ledger key': printKey,
  'ledger export': exportTo,
  'demo load': async ({ house, call, print }, world) => {
    if (!(await world.loadDemo(house))) throw new Ended(call.words.notEmpty, EXIT.refused);
    print(call.words.demoLoaded);
  },
};

const verbOf = ([noun = '', verb = '']: readonly string[]): Verb | undefined => {
  if (noun === 'command') return runCommand;
  if (noun === 'query') return runQuery;
  const name = `${noun} ${verb}`;
  return Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
};

/**
 * One call of the command line, from its arguments to its exit code. Answers go to `print`, what went wrong to
 * `complain`. Never throws.
 */
export async function run(argv: readonly string[], world: World): Promise<number> {
  const words = wordsIn(localeOf(argv));
  let house: House | null = null;
  try {
    if (argv[0] === 'ledger' && argv[1] === 'verify') return await runVerify(argv.slice(2), world.print);
    const call = readCall(argv);
    if (call.positionals[0] === 'help') {
      world.print(words.help);
      return EXIT.done;
    }
    const verb = verbOf(call.positionals);
    if (!verb) throw new Ended(words.unknown(call.positionals.join(' ')));
    try {
      house = await world.open();
    } catch (error) {
      throw new Ended(words.noDatabase(messageOf(error)), EXIT.unavailable);
    }
    await verb({ call, house, print: world.print }, world);
    return EXIT.done;
  } catch (error) {
    world.complain(error instanceof Ended ? error.message : words.fault(messageOf(error)));
    return error instanceof Ended ? error.exitCode : EXIT.fault;
  } finally {
    await house?.close();
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
