import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '#tests/browser/launch.ts';
import { choose, connected, enterOpenSession, press, says, tallyRow, until } from './support/acts.ts';
import { type DemoHouse, openDemoHouse } from './support/demo-house.ts';
import { focusLost, focusSeen, focusWords, tabTo } from './support/focus.ts';
import { nothingWrong, signInAs, takeSeat, type Watched } from './support/people.ts';

/** After every act somebody who sees no pointer must still know where they are. */
async function stillThere(page: Page): Promise<void> {
  // An act's button may go in one change of the page and the focus be given back in the next.
  await expect.poll(() => focusLost(page), { message: 'focus after an act' }).toBe(false);
  await expect
    .poll(() => focusSeen(page), { message: `a visible focus on: ${await focusWords(page)}` })
    .toBe(true);
}

describe('the consensus test of the open session, by keyboard only', () => {
  let browser: Browser;
  let house: DemoHouse;
  let facilitator: Watched;
  let partner: Watched;

  beforeAll(async () => {
    [browser, house] = await Promise.all([launchBrowser(), openDemoHouse(inject('furnished'))]);
    facilitator = await takeSeat(browser, house);
    partner = await takeSeat(browser, house, { width: 360 });
    await signInAs(partner, 'Masuk sebagai Delegasi LKS Anak');
  });
  afterAll(async () => {
    await browser?.close();
    await house?.stop();
  });

  it('reaches the console: sign in, session, console', async () => {
    const { page } = facilitator;
    await page.goto('/masuk');
    await tabTo(page, /^Masuk ?: Masuk sebagai Fasilitator Forum$/);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.pathname.startsWith('/masuk'));
    await page.goto('/sesi');
    await tabTo(page, /^Masuk ruang sesi$/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/sesi\/[^/]+$/);
    await tabTo(page, /^Konsol$/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/konsol$/);
    await connected(page);
  });

  it('gives a turn and ends it by shortcut', async () => {
    const { page } = facilitator;
    const queue = page.getByRole('region', { name: /^Antrean bicara/ });
    await tabTo(page, /^Beri giliran$/);
    await page.keyboard.press('Enter');
    await says(queue, 'Sedang bicara');
    await stillThere(page);
    await page.keyboard.press('a');
    await queue.getByText('Sedang bicara').waitFor({ state: 'detached' });
    await stillThere(page);
    await page.keyboard.press('g');
    await says(queue, 'Sedang bicara');
    await stillThere(page);
    await page.keyboard.press('a');
    await queue.getByText('Sedang bicara').waitFor({ state: 'detached' });
    await stillThere(page);
  });

  it('takes an objection through its life: discussed, then resolved with a note', async () => {
    const { page } = facilitator;
    await enterOpenSession(partner.page);
    await choose(partner.page, 'Keberatan');
    await partner.page.getByLabel('Alasan keberatan').fill('Panti kami penuh setiap akhir pekan.');
    await press(partner.page, 'Kirim jawaban');
    await says(partner.page, /^Terhitung \d/);

    const objections = page.getByRole('region', { name: /^Keberatan/ });
    await says(objections, /Panti kami penuh/);
    // The main button offers to discuss what was raised last; Enter is its key.
    await page.getByRole('button', { name: /^Lanjut: bahas keberatan LKS Anak/ }).waitFor();
    await tabTo(page, /^Lanjut: bahas keberatan LKS Anak/);
    await page.keyboard.press('Enter');
    await until(async () => (await objections.getByText('Dibahas', { exact: true }).count()) >= 2);
    await stillThere(page);

    // Also one that came in writing, of a party that is not there.
    for (const note of [
      'Laporan lisan diterima; formulir menyusul.',
      'Dibahas: panti cadangan di Soreang.',
      'Tenggat 2 × 24 jam ditulis untuk Kertasari.',
    ]) {
      const open = await objections.getByRole('button', { name: 'Terselesaikan' }).count();
      await tabTo(page, /^Keterangan: bagaimana dibahas atau diselesaikan$/);
      await page.keyboard.type(note);
      await tabTo(page, /^Terselesaikan$/);
      await page.keyboard.press('Enter');
      await until(
        async () => (await objections.getByRole('button', { name: 'Terselesaikan' }).count()) === open - 1,
      );
      await says(objections, note);
      await stillThere(page);
    }
  });

  it('closes the round and sees the decision; what somebody was still typing is given back', async () => {
    const { page } = facilitator;
    await partner.page.getByLabel('Alasan keberatan').fill('Panti cadangan pun penuh.');
    await tabTo(page, /^Tutup uji/);
    await page.keyboard.press('Enter');
    await tabTo(page, /^Catat dan tutup uji$/);
    await page.keyboard.press('Enter');
    await says(page, /^Keputusan no\. \d+$/);
    await says(page, 'Uji mufakat terakhir');
    await stillThere(page);
    await says(tallyRow(page, 'Keberatan'), 'LA');
    await says(partner.page, 'Belum terkirim; pertanyaannya sudah ditutup:');
    await says(partner.page, 'Panti cadangan pun penuh.');
    nothingWrong(facilitator, partner);
  });

  it('mentions an organisation in a reply: offered while it is typed, chosen by arrow and Enter', async () => {
    const { page } = partner;
    await page.goto('/forum');
    const forum = await page.locator('main a[href^="/forum/"]').first().getAttribute('href');
    await page.goto(`${forum}/topik`);
    await page.locator('main a[href^="/topik/"]').first().click();
    await page.waitForURL('**/topik/**');
    await page.locator('summary', { hasText: 'Balas' }).first().press('Enter');
    const reply = page.locator('textarea:visible').first();
    await reply.focus();
    await page.keyboard.type('Mohon @dis');
    const choices = page.getByRole('listbox', { name: 'Siapa yang dapat disebut' }).getByRole('option');
    await expect.poll(() => choices.count()).toBeGreaterThan(1);
    const second = (await choices.nth(1).textContent())?.match(/@\w+/)?.[0];
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => choices.nth(1).getAttribute('aria-selected')).toBe('true');
    expect(await reply.getAttribute('aria-activedescendant')).toBe(await choices.nth(1).getAttribute('id'));
    await page.keyboard.press('Enter');
    expect(await reply.inputValue()).toBe(`Mohon ${second} `);
    await page.keyboard.type('@ds');
    await choices.first().waitFor();
    await page.keyboard.press('Escape');
    await choices.first().waitFor({ state: 'detached' });
    expect(await reply.inputValue()).toBe(`Mohon ${second} @ds`);
  });
});
