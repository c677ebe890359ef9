import { pathToFileURL } from 'node:url';
import { candidates } from './candidates.mjs';

/** Quiet, without a sandbox (root, containers), and without the browser's own errands on a closed network. */
export const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * A Chromium that works here: one that is there, else one that can be had. Each is tried by really opening a page.
 * @param {(line: string) => void} log told what is tried when it takes time
 * @param {typeof candidates} ways where to look, in order
 * @returns {Promise<string>} path of the program
 * @throws {Error} one clear sentence when there is none
 */
export async function obtainBrowser(log = () => undefined, ways = candidates) {
  const tried = [];
  for (const { name, find } of ways) {
    if (/npm|install/.test(name)) log(`Mencari peramban: ${name}… / Looking for a browser: ${name}…`);
    try {
      const file = await find();
      if (file === undefined) continue;
      await opensPage(file);
      return file;
    } catch (failure) {
      tried.push(`${name}: ${String(failure?.message ?? failure).split('\n')[0]}`);
    }
  }
  const detail = tried.length === 0 ? '' : `\n  ${tried.join('\n  ')}`;
  throw new Error(
    `Tidak ada Chromium yang dapat dipakai dan tidak dapat diperoleh; pasang Chromium atau isi CHROMIUM_PATH. / No usable Chromium is here and none could be obtained; install Chromium or set CHROMIUM_PATH.${detail}`,
  );
}

/** Opens a page in it and reads from the page. */
async function opensPage(executablePath) {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath, args: BROWSER_FLAGS, timeout: 30_000 });
  try {
    const page = await browser.newPage();
    await page.goto('data:text/html,<title>mufakat</title>');
    if ((await page.title()) !== 'mufakat') throw new Error('it does not show a page');
  } finally {
    await browser.close();
  }
}

// Called as a program it prints the path.
if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.stdout.write(`${await obtainBrowser((line) => console.error(line))}\n`);
}
