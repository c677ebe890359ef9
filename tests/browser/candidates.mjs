import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { house } from '../../server/launch/house.mjs';

/**
 * The ways to a Chromium, cheapest first. Each is a name for people and a function that yields the path of a
 * program that may work, or undefined; what is installed here goes to `.data/browser`, never into package.json.
 * @type {readonly { name: string, find: () => string | undefined | Promise<string | undefined> }[]}
 */
export const candidates = [
  { name: 'CHROMIUM_PATH', find: () => process.env.CHROMIUM_PATH || undefined },
  ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map((program) => ({
    name: `${program} (PATH)`,
    find: () => onPath(program),
  })),
  { name: 'Playwright', find: playwrightCache },
  { name: '@sparticuz/chromium (npm)', find: sparticuz },
  { name: 'apt-get install chromium', find: aptGet },
  { name: 'playwright install chromium', find: playwrightInstall },
];

function onPath(program) {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, program))
    .find((file) => existsSync(file));
}

/** The browser that an earlier `playwright install` left, if it is there. */
async function playwrightCache() {
  const { chromium } = await import('playwright-core');
  const file = chromium.executablePath();
  return existsSync(file) ? file : undefined;
}

/**
 * A Chromium inside an npm package: reachable wherever npm is. It is compressed and unpacks itself, with the
 * libraries a bare system lacks; a small script starts it with them.
 */
async function sparticuz() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const folder = path.join(house, '.data', 'browser');
  const script = path.join(folder, 'chromium.sh');
  if (existsSync(script)) return script;
  const unpacked = path.join(folder, 'unpacked');
  mkdirSync(unpacked, { recursive: true });
  const npm = process.env.npm_execpath?.endsWith('.js')
    ? [process.execPath, process.env.npm_execpath]
    : ['npm'];
  const args = [
    'install',
    '--prefix',
    folder,
    '--no-save',
    '--no-audit',
    '--no-fund',
    '@sparticuz/chromium@147.0.0',
  ];
  // The parent's own npm settings (its prefix above all) must not reach this one.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => name !== 'npm_config_local_prefix' && name !== 'INIT_CWD'),
  );
  const installed = spawnSync(npm[0], [...npm.slice(1), ...args], { cwd: folder, env, stdio: 'ignore' });
  if (installed.status !== 0) return undefined;
  const entry = path.join(folder, 'node_modules', '@sparticuz', 'chromium', 'build', 'esm', 'index.js');
  const module = pathToFileURL(entry).href;
  const program = execFileSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `const { default: chromium } = await import(${JSON.stringify(module)}); console.log(await chromium.executablePath());`,
    ],
    // Unpacks its libraries only where it believes to be in AWS Lambda, and everything into the temporary folder.
    {
      env: { ...process.env, TMPDIR: unpacked, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
      encoding: 'utf8',
    },
  ).trim();
  const lines = [
    '#!/bin/sh',
    // Libraries (NSS and its kin) and fonts for a system that has none; unharmful where it has.
    `export LD_LIBRARY_PATH="\${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}${path.join(unpacked, 'al2023', 'lib')}"`,
    `[ -d /etc/fonts ] || export FONTCONFIG_PATH="${path.join(unpacked, 'fonts')}"`,
    `exec "${program}" "$@"`,
  ];
  writeFileSync(script, `${lines.join('\n')}\n`, { mode: 0o755 });
  return script;
}

/** Debian and its kin, as root. */
function aptGet() {
  if (process.getuid?.() !== 0 || onPath('apt-get') === undefined) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = () =>
    spawnSync('apt-get', ['install', '-y', 'chromium'], { env, stdio: 'ignore' }).status === 0;
  if (!install()) {
    spawnSync('apt-get', ['update'], { env, stdio: 'ignore' });
    if (!install()) return undefined;
  }
  return onPath('chromium');
}

async function playwrightInstall() {
  const cli = path.join(house, 'node_modules', 'playwright-core', 'cli.js');
  const done = spawnSync(process.execPath, [cli, 'install', 'chromium'], {
    stdio: 'ignore',
    timeout: 300_000,
  });
  return done.status === 0 ? playwrightCache() : undefined;
}
