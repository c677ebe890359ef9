import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top folder of the checkout; every launcher works from there, wherever it was called. */
export const house = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * Where the embedded database, its secrets and the files live: `MUFAKAT_DATA`, else `.data` of the checkout.
 * @returns {string} absolute path
 */
export function dataRoot() {
  return path.resolve(house, process.env.MUFAKAT_DATA || '.data');
}

/**
 * Runs a Node program to its end, with its output collected.
 * @param {string} script absolute path of the program
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ status: number, output: string }>} exit status (1 when a signal ended it) and all it printed
 */
export function runNode(script, args, env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: house,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (chunk) => {
      output += chunk;
    };
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    child.once('error', reject);
    child.once('close', (status) => resolve({ status: status ?? 1, output }));
  });
}

/**
 * Says that a slow step begins, does it, and says how long it took.
 * @template T
 * @param {string} sentence Indonesian / English
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function slowStep(sentence, work) {
  console.log(sentence);
  const begun = Date.now();
  const result = await work();
  console.log(`  … ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  return result;
}
