import { parseArgs } from 'node:util';
import { playSeed } from './play.ts';

/**
 * `npm run sim -- --seed N`: plays one simulated session again and tells everything that happened in it.
 * `--runs 500 [--from 1]` plays many and tells which went wrong.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    runs: { type: 'string', default: '200' },
    from: { type: 'string', default: '1' },
  },
});
if (values.seed !== undefined) {
  const outcome = await playSeed(Number(values.seed), { trace: true });
  for (const line of outcome.trace) console.log(line);
  for (const fault of outcome.faults) console.log(`✗ ${fault}`);
  console.log(
    `seed ${outcome.seed}: ${outcome.acts} acts, ${outcome.events} events, ${outcome.faults.length} faults`,
  );
  process.exit(outcome.faults.length === 0 ? 0 : 1);
}
const begun = process.hrtime.bigint();
let wrong = 0;
let acts = 0;
let events = 0;
const kinds: Record<string, number> = {};
const from = Number(values.from);
const runs = Number(values.runs);
for (let seed = from; seed < from + runs; seed += 1) {
  const outcome = await playSeed(seed);
  acts += outcome.acts;
  events += outcome.events;
  for (const [kind, count] of Object.entries(outcome.kinds)) kinds[kind] = (kinds[kind] ?? 0) + count;
  if (outcome.faults.length === 0) continue;
  wrong += 1;
  console.log(`npm run sim -- --seed ${seed}`);
  for (const fault of outcome.faults.slice(0, 3)) console.log(`  ✗ ${fault}`);
}
for (const [kind, count] of Object.entries(kinds).sort())
  console.log(`  ${String(count).padStart(7)} ${kind}`);
const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
console.log(
  `${runs} seeds in ${seconds.toFixed(1)} s: ${acts} acts, ${events} events, ${wrong} seeds with faults`,
);
process.exit(wrong === 0 ? 0 : 1);
