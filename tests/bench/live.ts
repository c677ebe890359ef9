import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { measureLive, type Scenario } from './live-scenario.ts';

/**
 * `npm run bench -- live`: everybody in a room answers within a moment, some answers are sent twice and some
 * acknowledgements are lost; then one client misses a hundred events, and the server is killed and started anew
 * under everybody. Real PostgreSQL with fsync, a server process, client processes, and a bare `ws` server that
 * echoes and broadcasts the same in the same run.
 *
 * Up to 50 clients, spread over all rooms, are the product's own, each with a state that it folds and that must equal
 * the others'. The rest are listeners (see `SeatKind` in messages.ts): real sign-ins and connections that read every
 * message, count, act, retry and come back, over a bare `ws` as the yardstick's, and fold nothing: five hundred phones
 * have five hundred processors, and what this machine spends on playing them the server under measurement lacks.
 * `clients` in the output says how many of each.
 *
 * `--rooms 20 --participants 50` has twenty rooms of fifty at once; `--spread-ms 0` lets all answer at one instant;
 * `--figures` runs the loads of DESIGN.md section 6 and of issue 3 one after another.
 */
const { values } = parseArgs({
  options: {
    rooms: { type: 'string', default: '1' },
    participants: { type: 'string', default: '500' },
    'spread-ms': { type: 'string', default: '1000' },
    duplicates: { type: 'string', default: '0.2' },
    'lost-acks': { type: 'string', default: '0.05' },
    figures: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

function whole(name: 'rooms' | 'participants' | 'spread-ms', least: number, most: number): number {
  const value = Number(values[name]);
  if (!Number.isInteger(value) || value < least || value > most)
    fail(`--${name} must be a whole number from ${least} to ${most}`);
  return value;
}

function share(name: 'duplicates' | 'lost-acks'): number {
  const value = Number(values[name]);
  if (!(value >= 0 && value <= 1)) fail(`--${name} must be a share from 0 to 1`);
  return value;
}

const asked: Scenario = {
  rooms: whole('rooms', 1, 100),
  participants: whole('participants', 2, 5_000),
  spreadMs: whole('spread-ms', 0, 600_000),
  duplicates: share('duplicates'),
  lostAcks: share('lost-acks'),
};
if (asked.rooms * asked.participants > 5_000) fail('more than 5,000 clients are not played on one machine');

const usual = { rooms: 1, duplicates: 0.2, lostAcks: 0.05 };
const FIGURES: Scenario[] = [
  { ...usual, participants: 500, spreadMs: 1_000 },
  { ...usual, participants: 600, spreadMs: 0 },
  { ...usual, participants: 2_000, spreadMs: 5_000 },
  { ...usual, rooms: 20, participants: 50, spreadMs: 1_000 },
  { ...usual, participants: 500, spreadMs: 1_000, lostAcks: 0.2 },
];

for (const scenario of values.figures ? FIGURES : [asked]) {
  const load = loadavg().map((one) => Math.round(one * 100) / 100);
  const result = { ...(await measureLive(scenario)), loadBefore: load };
  console.log(values.json ? JSON.stringify(result) : JSON.stringify(result, null, 2));
}
process.exit(0);
