import { spawn } from 'node:child_process';
import path from 'node:path';
import { house } from '../../server/launch/house.mjs';
import { ensureInstalled } from '../../server/launch/install.mjs';

/** `npm run bench -- <name> [options]`: measurements on real processes. Their options are in the files named here. */
const BENCHES = {
  live: 'tests/bench/live.ts',
  board: 'tests/bench/board.ts',
  pages: 'tests/bench/pages.ts',
  start: 'tests/bench/start.ts',
  join: 'tests/bench/join.ts',
};

const [name, ...options] = process.argv.slice(2);
const file = Object.hasOwn(BENCHES, name ?? '') ? BENCHES[name] : null;
if (file === null) {
  console.error(`npm run bench -- <${Object.keys(BENCHES).join('|')}> [options]`);
  process.exit(2);
}
await ensureInstalled();
const child = spawn(process.execPath, ['--import', 'tsx', path.join(house, file), ...options], {
  cwd: house,
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: 'production' },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal));
child.once('close', (status) => process.exit(status ?? 1));
