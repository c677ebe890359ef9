import { databaseIsEmpty, loadDemo } from '#server/demo/load.ts';
import { readEnv } from '#server/env.ts';
import { openHouse } from '#server/house.ts';
import { createLog } from '#server/http/request-log.ts';
import { takeLock } from '#server/launch/lock.mjs';
import { run } from './run.ts';

/**
 * The command line: another door of the same house. While the app is running it uses the app's own embedded
 * database and leaves it running; otherwise it starts the database and stops it again.
 */
const exitCode = await run(process.argv.slice(2), {
  print: (line) => process.stdout.write(`${line}\n`),
  complain: (line) => process.stderr.write(`${line}\n`),
  open() {
    const env = readEnv(process.env);
    const lock = env.embedded ? takeLock(env.dataDir) : null;
    const running = lock !== null && !lock.taken ? lock.holder.address : '';
    const baseUrl = env.BASE_URL?.replace(/\/$/, '') ?? (running || `http://localhost:${env.PORT}`);
    const log = createLog({ level: env.LOG_LEVEL === 'info' ? 'warn' : env.LOG_LEVEL, to: process.stderr });
    return openHouse(env, log, () => baseUrl, { leave: lock !== null && !lock.taken });
  },
  async loadDemo(house) {
    if (!(await databaseIsEmpty(house.database.db))) return false;
    await loadDemo(house);
    return true;
  },
});
// What was printed into a pipe must be through before the process ends.
process.stdout.write('', () => process.exit(exitCode));
