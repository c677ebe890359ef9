import { spawn } from 'node:child_process';
import path from 'node:path';
import { house } from '../../server/launch/house.mjs';
import { ensureInstalled } from '../../server/launch/install.mjs';

/** `npm run sim -- --seed N`: plays a simulated session again; see tests/sim/replay.ts. */
await ensureInstalled();
const script = path.join(house, 'tests/sim/replay.ts');
const child = spawn(process.execPath, ['--import', 'tsx', script, ...process.argv.slice(2)], {
  cwd: house,
  stdio: 'inherit',
});
child.once('close', (status) => process.exit(status ?? 1));
