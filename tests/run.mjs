import '../server/launch/node-version.mjs';
import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { house, runNode } from '../server/launch/house.mjs';
import { ensureInstalled } from '../server/launch/install.mjs';

/**
 * `npm test`: everything, in the order that tells soonest what is wrong. The last line is `N passed, N failed`.
 * Nothing is ever skipped: a step that cannot run has failed. `-- --only domain,server` runs a part.
 */
const CHECKS = {
  types: { title: 'types (tsc)', script: 'typescript/bin/tsc', args: ['--noEmit'] },
  lint: { title: 'lint (biome)', script: '@biomejs/biome/bin/biome', args: ['check', '.'] },
  law: {
    title: 'law of the house (dependency-cruiser)',
    script: 'dependency-cruiser/bin/dependency-cruise.mjs',
    args: ['--config', '.dependency-cruiser.cjs', 'app', 'db', 'server'],
  },
};
/** Vitest runs, one after the other: what a run lists shares it; two runs in one line go side by side, for two cores. */
const SUITES = [[['domain', 'sim', 'server']], [['faults'], ['e2e']]];
const NEEDS_BUILD = ['faults', 'e2e'];
const NEEDS_BROWSER = ['e2e'];

process.chdir(house);
const chosen = choose(process.argv.slice(2));
const score = { passed: 0, failures: [] };
await ensureInstalled();

// As root the test databases run as another user, who must be able to walk in. Everything temporary goes here.
const scratch = realpathSync(mkdtempSync(path.join(tmpdir(), 'mufakat-npm-test-')));
chmodSync(scratch, 0o711);
const environment = { ...process.env, TMPDIR: scratch, CI: process.env.CI ?? 'true' };
delete environment.NODE_ENV; // Vitest and the servers under test set their own
process.once('exit', () => {
  endOrphans(scratch);
  rmSync(scratch, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));

await run();
report();

async function run() {
  // Two at a time, for two cores: the compiler takes as long as the shorter steps and the beginning of the tests.
  await Promise.all([check('types'), shorterSteps().then(suites)]);
}

async function suites() {
  for (const beside of SUITES)
    await Promise.all(beside.map((suite) => vitest(suite.filter((name) => chosen.has(name)))));
}

async function shorterSteps() {
  await check('lint');
  await check('law');
  if (wanted(NEEDS_BROWSER)) await findBrowser();
  if (wanted([...NEEDS_BUILD, 'build'])) await build();
}

/** The steps asked for; all of them by default. */
function choose(args) {
  const all = [...Object.keys(CHECKS), 'build', ...SUITES.flat(2)];
  const at = args.findIndex((arg) => arg === '--only' || arg.startsWith('--only='));
  if (at === -1) return new Set(all);
  const names = (args[at].split('=')[1] ?? args[at + 1] ?? '').split(',').filter((name) => name !== '');
  const unknown = names.filter((name) => !all.includes(name));
  if (names.length === 0 || unknown.length > 0) {
    console.error(`--only: ${unknown.join(', ') || '?'} — ${all.join(', ')}`);
    process.exit(2);
  }
  return new Set(names);
}

function wanted(names) {
  return names.some((name) => chosen.has(name));
}

function passed(title, begun) {
  score.passed += 1;
  console.log(`✓ ${title} ${seconds(begun)}`);
}

function failed(title, detail) {
  score.failures.push({ title, detail: detail.trim() });
  console.log(`✗ ${title}`);
}

function seconds(begun) {
  return `(${((Date.now() - begun) / 1000).toFixed(1)} s)`;
}

/** One static check counts as one test. */
async function check(name) {
  if (!chosen.has(name)) return;
  const { title, script, args } = CHECKS[name];
  const begun = Date.now();
  const { status, output } = await runNode(path.join(house, 'node_modules', script), args, environment);
  if (status === 0) passed(title, begun);
  else failed(title, output);
}

async function findBrowser() {
  const begun = Date.now();
  try {
    const { obtainBrowser } = await import('./browser/obtain.mjs');
    environment.CHROMIUM_PATH = await obtainBrowser(console.log);
    passed(`browser: ${environment.CHROMIUM_PATH}`, begun);
  } catch (failure) {
    failed('browser', failure.message);
  }
}

async function build() {
  const begun = Date.now();
  const { status, output } = await runNode(path.join(house, 'server/launch/build.mjs'), [], environment);
  if (status === 0) passed('build', begun);
  else failed('build', output);
}

/** Runs some projects of vitest.config.ts and adds what its JSON report says to the score. */
async function vitest(projects) {
  if (projects.length === 0) return;
  const title = projects.join(' + ');
  console.log(`\n${title}`);
  const file = path.join(scratch, `${projects.join('-')}.json`);
  const args = [
    'run',
    '--config',
    'vitest.config.ts',
    ...projects.flatMap((name) => ['--project', name]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  const status = await visibly(path.join(house, 'node_modules', 'vitest', 'vitest.mjs'), args);
  if (!existsSync(file)) {
    failed(title, `vitest ended with status ${status} and left no report`);
    return;
  }
  const before = score.failures.length;
  const { testResults } = JSON.parse(readFileSync(file, 'utf8'));
  for (const project of projects) {
    const folder = path.join(house, 'tests', project) + path.sep;
    const files = testResults.filter((result) => path.normalize(result.name).startsWith(folder));
    const ran = files.reduce((sum, result) => sum + addFile(result), 0);
    if (ran === 0) failed(`${project}: no test ran`, 'A suite that runs nothing proves nothing.');
  }
  if (status !== 0 && score.failures.length === before) {
    failed(title, `vitest ended with status ${status}: an error outside of any test, see above`);
  }
}

/** Adds one test file. A file that did not load and a test that was skipped have failed. @returns tests run */
function addFile({ name, status, message, assertionResults }) {
  const file = path.relative(house, name);
  let ran = 0;
  for (const test of assertionResults) {
    const title = `${file} › ${test.fullName}`;
    if (test.status === 'passed') {
      score.passed += 1;
      ran += 1;
    } else if (test.status === 'failed') {
      failed(title, (test.failureMessages ?? []).join('\n'));
      ran += 1;
    } else {
      failed(title, `${test.status}: nothing may be skipped`);
    }
  }
  const told = assertionResults.some((test) => test.status === 'failed');
  if (status !== 'passed' && !told) failed(file, message || 'the file did not load or a hook failed');
  return ran;
}

/** Runs a Node program with its output on our own. @returns {Promise<number>} exit status */
function visibly(script, args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], {
      env: environment,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('error', (failure) => {
      console.error(failure.message);
      resolve(1);
    });
    child.once('close', (status) => resolve(status ?? 1));
  });
}

/** Test databases that outlived a test that crashed; known by their working folder, which is ours. */
function endOrphans(folder) {
  if (process.platform !== 'linux') return;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (readlinkSync(`/proc/${pid}/cwd`).startsWith(folder + path.sep))
        process.kill(Number(pid), 'SIGKILL');
    } catch {
      // another user's process, or gone meanwhile: not ours to end
    }
  }
}

/** All failures once more, at the end where they are read, and the line that counts. */
function report() {
  for (const { title, detail } of score.failures) {
    console.log(`\n✗ ${title}\n${indent(detail)}`);
  }
  console.log(`\n${score.passed} passed, ${score.failures.length} failed`);
  process.exitCode = score.failures.length === 0 && score.passed > 0 ? 0 : 1;
}

/** At most 60 lines of a failure, indented. */
function indent(text) {
  const lines = text.split('\n');
  const shown = lines.length > 60 ? [...lines.slice(0, 60), `… ${lines.length - 60} more lines`] : lines;
  return shown.map((line) => `  ${line}`).join('\n');
}
