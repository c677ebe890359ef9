import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { launchBrowser } from '#tests/browser/launch.ts';
import { openDemoHouse } from '#tests/e2e/support/demo-house.ts';
import { round } from './numbers.ts';

/**
 * `npm run bench -- join`: a known delegate points a phone at the QR code and answers the test that is open: seconds
 * and taps from opening the address to the answer that the server has counted, in a real browser over an emulated
 * mobile line, with an empty cache and again with what the first visit left. Beside it, over the same line and in the
 * same browser, a bare page of the same bytes. Figure of DESIGN.md section 6: under 10 s.
 */
const { values } = parseArgs({
  options: {
    /** Down the line, kilobits a second; up it a third of that. */
    kbit: { type: 'string', default: '400' },
    /** Milliseconds to the server and back. */
    latency: { type: 'string', default: '400' },
    /** The phone's processor is so many times slower than this machine's. */
    slower: { type: 'string', default: '4' },
    json: { type: 'boolean', default: false },
  },
});

const pause = (ms: number) => new Promise((go) => setTimeout(go, ms));

/** A page on the slow line. @returns the page, and how many bytes have come to it */
async function slowPage(context: BrowserContext, cached: boolean) {
  const page = await context.newPage();
  const line: CDPSession = await context.newCDPSession(page);
  let bytes = 0;
  line.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await line.send('Network.enable');
  await line.send('Network.setCacheDisabled', { cacheDisabled: !cached });
  const down = (Number(values.kbit) * 1_000) / 8;
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: Number(values.latency),
    downloadThroughput: down,
    uploadThroughput: down / 3,
  });
  await line.send('Emulation.setCPUThrottlingRate', { rate: Number(values.slower) });
  return { page, bytes: () => bytes };
}

interface Open {
  output: {
    sessionId: string;
    mine: { id: string }[];
    state: {
      openRoundId: string | null;
      rounds: Record<string, { positions: [string, { level: number | null; at: number }][][] }>;
    };
  };
}

/** The delegate's own answer in the open round, as the server has it; asked beside the slow line. */
async function counted(context: BrowserContext, url: string, sessionId: string): Promise<number | null> {
  const answer = await context.request.get(`${url}/api/v1/queries/session.room?sessionId=${sessionId}`);
  const { output } = (await answer.json()) as Open;
  const round = output.state.openRoundId === null ? undefined : output.state.rounds[output.state.openRoundId];
  for (const bucket of round?.positions ?? [])
    for (const [organisationId, position] of bucket)
      if (organisationId === output.mine[0]?.id) return position.at;
  return null;
}

/** Opens the address of the QR code and answers. */
async function joinOnce(
  context: BrowserContext,
  house: { url: string },
  code: string,
  choice: string,
  cached: boolean,
) {
  const { page, bytes } = await slowPage(context, cached);
  const begun = performance.now();
  await page.goto(`${house.url}/g/${code}`, { waitUntil: 'commit' });
  const answer = page.getByRole('radio', { name: choice, exact: true });
  await answer.waitFor({ state: 'attached', timeout: 60_000 });
  const seen = performance.now() - begun;
  const sessionId = new URL(page.url()).pathname.split('/')[2] ?? '';
  const before = await counted(context, house.url, sessionId);
  const weight = bytes();
  await answer.check({ force: true });
  await page
    .getByRole('button', { name: /^(Kirim|Ganti|Perbarui) jawaban/ })
    .first()
    .click();
  while ((await counted(context, house.url, sessionId)) === before) {
    if (performance.now() - begun > 60_000) throw new Error('the answer was not counted within a minute');
    await pause(25);
  }
  const total = performance.now() - begun;
  await page.waitForLoadState('load');
  const all = Math.max(bytes(), weight);
  await page.close();
  return { seconds: round(total / 1_000), toTheQuestion: round(seen / 1_000), kilobytes: round(all / 1_024) };
}

/** Seconds until a bare page of as many bytes is there, over the same line. */
async function yardstick(context: BrowserContext, kilobytes: number): Promise<number> {
  const server = createServer((request, response) => {
    if (request.url === '/all') {
      response.setHeader('content-type', 'text/javascript');
      return response.end(`/*${'x'.repeat(Math.max(0, Math.round(kilobytes * 1_024) - 4))}*/`);
    }
    response.setHeader('content-type', 'text/html');
    return response.end('<!doctype html><title>bare</title><script src="/all"></script><p>here</p>');
  }).listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  const { page } = await slowPage(context, false);
  const begun = performance.now();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { waitUntil: 'load' });
  const seconds = (performance.now() - begun) / 1_000;
  await page.close();
  server.closeAllConnections();
  server.close();
  return round(seconds);
}

/** Sits on the chair of a partner who has checked in and not answered yet; answers the code on the wall. */
async function takeChair(page: Page, url: string): Promise<string> {
  await page.goto(`${url}/masuk`);
  const said = await page
    .getByText(/Kode gabung/)
    .first()
    .textContent();
  for (const fold of await page.locator('details.fold > summary').all()) await fold.click();
  await page
    .getByRole('button', { name: /Delegasi LKS Anak/ })
    .first()
    .click();
  await page.waitForURL((address) => !address.pathname.startsWith('/masuk'));
  return /Kode gabung (\w+)/.exec(said ?? '')?.[1] ?? '';
}

const [house, browser] = [await openDemoHouse(), await launchBrowser()];
try {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 }, hasTouch: true });
  const first = await context.newPage();
  const code = await takeChair(first, house.url);
  await first.close();
  const cold = await joinOnce(context, house, code, 'Setuju', false);
  const warm = await joinOnce(context, house, code, 'Abstain', true);
  const bare = await yardstick(context, cold.kilobytes);
  const result = {
    line: { kbit: Number(values.kbit), latencyMs: Number(values.latency), slower: Number(values.slower) },
    /** The answer, and the button. */
    taps: 2,
    cold,
    warm,
    yardstickSeconds: bare,
    timesYardstick: round(cold.seconds / bare),
  };
  if (values.json) console.log(JSON.stringify(result));
  else {
    console.log(`from the QR code to the first answer, ${values.kbit} kbit/s, ${values.latency} ms, 2 taps`);
    for (const [name, one] of Object.entries({ cold, warm }))
      console.log(`  ${name}: ${one.seconds} s (question after ${one.toTheQuestion} s), ${one.kilobytes} KB`);
    console.log(`  a bare page of as many bytes: ${bare} s; ${result.timesYardstick} times that`);
  }
} finally {
  await browser.close();
  await house.stop();
}
