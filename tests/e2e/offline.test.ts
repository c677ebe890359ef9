import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '#tests/browser/launch.ts';
import { choose, connected, enterOpenSession, press, says, tallyRow, until } from './support/acts.ts';
import { type Cable, layCable } from './support/cable.ts';
import { type DemoHouse, openDemoHouse } from './support/demo-house.ts';
import { isFault, nothingWrong, signInAs, takeSeat, type Watched } from './support/people.ts';

const REASON = 'Kami setuju bila rujukan malam dijawab sebelum pukul 22.00.';

/** How many organisations have answered, by the head of the console's tally: both sectors together. */
async function answered(console: Page): Promise<number> {
  const head = console
    .getByRole('table', { name: 'Jawaban per lembaga menurut sektor' })
    .getByRole('columnheader');
  const texts = await head.allTextContents();
  return texts.reduce((sum, text) => sum + Number(/(\d+) dari \d+/.exec(text)?.[1] ?? 0), 0);
}

/** How far the receipt of the answer has come: the stages that are done. */
function stages(page: Page): Promise<string[]> {
  return page.getByRole('list', { name: 'Tanda terima' }).locator('li.is-done').allTextContents();
}

/** Counts how often the page sends an answer, through whichever door. */
function sendings(page: Page): () => number {
  let sent = 0;
  const count = (text: string) => {
    if (text.includes('position.give')) sent += 1;
  };
  page.on('request', (request) => count(request.url()));
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => count(String(payload))));
  return () => sent;
}

describe('an answer given without a connection', () => {
  let browser: Browser;
  let house: DemoHouse;
  let cable: Cable;
  let partner: Watched;
  let facilitator: Watched;
  let before = 0;

  beforeAll(async () => {
    [browser, house] = await Promise.all([launchBrowser(), openDemoHouse(inject('furnished'))]);
    facilitator = await takeSeat(browser, house);
    cable = await layCable();
    partner = await takeSeat(browser, house, { width: 360, proxy: cable.proxy });
    await signInAs(facilitator, 'Masuk sebagai Fasilitator Forum');
    await signInAs(partner, 'Masuk sebagai Delegasi LKS Anak');
    await Promise.all([enterOpenSession(facilitator.page), enterOpenSession(partner.page)]);
    await facilitator.page.goto(`${new URL(facilitator.page.url()).pathname}/konsol`);
    await connected(facilitator.page);
    before = await answered(facilitator.page);
  });
  afterAll(async () => {
    await browser?.close();
    await cable?.end();
    await house?.stop();
  });

  it('is kept on the phone and says so', async () => {
    const { page, context } = partner;
    await cable.cut(context);
    await says(page, 'Tanpa sambungan');
    await choose(page, 'Setuju dengan catatan');
    await press(page, 'Kirim jawaban');
    // The rule is the same without a connection: no reservation without its reason.
    await says(page, /^Tuliskan alasannya/);
    await page.getByLabel('Catatan kami').fill(REASON);
    await press(page, 'Kirim jawaban');
    await says(page, /1 jawaban aman di ponsel ini/);
    expect(await stages(page)).toEqual(['Tersimpan']);
    expect(await answered(facilitator.page)).toBe(before);
  });

  it('survives that the tab is closed, is sent once on return, and is counted once', async () => {
    const { context } = partner;
    const url = partner.page.url();
    await partner.page.close();
    await cable.mend(context);
    const page = await context.newPage();
    page.on('pageerror', (error) => isFault(error) && partner.faults.push(error.message));
    partner.page = page;
    const sent = sendings(page);
    await page.goto(url);
    await says(page, /^Terhitung \d/);
    await says(tallyRow(facilitator.page, 'Dengan catatan'), 'LA');
    expect(await answered(facilitator.page)).toBe(before + 1);
    expect(sent()).toBe(1);
  });

  it('is one answer after a double tap with a reload in between', async () => {
    const { page } = partner;
    await choose(page, 'Setuju');
    await page.getByRole('button', { name: 'Perbarui jawaban' }).dblclick();
    await page.reload();
    await says(page, /^Terhitung \d/);
    await page.getByRole('button', { name: 'Perbarui jawaban' }).click();
    await says(tallyRow(facilitator.page, 'Setuju'), 'LA');
    expect(await answered(facilitator.page)).toBe(before + 1);
    await until(
      async () =>
        (await tallyRow(facilitator.page, 'Dengan catatan').getByText('LA', { exact: true }).count()) === 0,
    );
    await facilitator.page.reload();
    await connected(facilitator.page);
    expect(await answered(facilitator.page)).toBe(before + 1);
    nothingWrong(facilitator, partner);
  });
});
