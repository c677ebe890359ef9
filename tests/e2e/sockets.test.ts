import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '#tests/browser/launch.ts';
import {
  choose,
  connected,
  enterOpenSession,
  follow,
  press,
  says,
  tallyRow,
  unfold,
} from './support/acts.ts';
import { type DemoHouse, openDemoHouse } from './support/demo-house.ts';
import { nothingWrong, signInAs, takeSeat, type Watched } from './support/people.ts';

/** What reliability-security.md allows between an end of rights and the end of what one hears. */
const AT_MOST_MS = 2_000;
const NO_LONGER = 'Anda tidak lagi berhak melihat ruang ini.';

/**
 * Watches a page from within for words, so that what is measured is the product and not the test.
 * @returns resolves with the milliseconds from the act's answer until the words stood there
 */
async function timeUntil(page: Page, words: string, act: () => Promise<void>): Promise<number> {
  const shown = page.evaluate(
    (text) =>
      new Promise<number>((resolve) => {
        const look = () => document.body.innerText.includes(text) && resolve(Date.now());
        new MutationObserver(look).observe(document.body, {
          childList: true,
          subtree: true,
          characterData: true,
        });
        look();
      }),
    words,
  );
  await act();
  const done = Date.now();
  return (await shown) - done;
}

describe('rights that end while a room is open', () => {
  let browser: Browser;
  let house: DemoHouse;
  let administrator: Watched;

  beforeAll(async () => {
    [browser, house] = await Promise.all([launchBrowser(), openDemoHouse(inject('furnished'))]);
    administrator = await takeSeat(browser, house);
    await signInAs(administrator, 'Masuk sebagai Admin Jejaring');
  });
  afterAll(async () => {
    await browser?.close();
    await house?.stop();
  });

  const personPage = async (name: string) => {
    await administrator.page.goto('/jejaring/orang');
    await follow(administrator.page, name);
    await administrator.page.getByRole('heading', { level: 1, name }).waitFor();
  };

  it('signing out in one tab ends the room in the other', async () => {
    const partner = await takeSeat(browser, house, { width: 360 });
    await signInAs(partner, 'Masuk sebagai Delegasi TKSK');
    await enterOpenSession(partner.page);
    const other = await partner.context.newPage();
    await other.goto('/akun');
    const took = await timeUntil(partner.page, NO_LONGER, async () => {
      await press(other, 'Keluar');
      await other.waitForURL((url) => url.pathname !== '/akun');
    });
    expect(took).toBeLessThan(AT_MOST_MS);
    // And nothing can be done from the tab that was left open.
    await partner.page.reload();
    await partner.page.waitForURL(/\/masuk/);
    nothingWrong(partner);
  });

  it('ending one device from another ends its room', async () => {
    const phone = await takeSeat(browser, house, { width: 360 });
    const laptop = await takeSeat(browser, house);
    await signInAs(phone, 'Masuk sebagai Delegasi DP3AKB');
    await signInAs(laptop, 'Masuk sebagai Delegasi DP3AKB');
    await enterOpenSession(phone.page);
    await laptop.page.goto('/akun');
    const took = await timeUntil(phone.page, NO_LONGER, async () => {
      const end = laptop.page.getByRole('button', { name: 'Akhiri', exact: true });
      await end.click();
      await end.waitFor({ state: 'detached' });
    });
    expect(took).toBeLessThan(AT_MOST_MS);
    nothingWrong(phone, laptop);
  });

  it('a revoked mandate answers no more, in the room that is already open', async () => {
    const facilitator = await takeSeat(browser, house);
    const partner = await takeSeat(browser, house, { width: 360 });
    await signInAs(facilitator, 'Masuk sebagai Fasilitator Forum');
    await signInAs(partner, 'Masuk sebagai Delegasi LKS Anak');
    await enterOpenSession(partner.page);
    await facilitator.page.goto(`${new URL(partner.page.url()).pathname}/konsol`);
    await connected(facilitator.page);
    await choose(partner.page, 'Setuju');
    await personPage('Delegasi LKS Anak');
    await unfold(administrator.page, 'Cabut mandat');
    await press(administrator.page, 'Cabut sekarang');
    await says(administrator.page, 'Dicabut');
    const revoked = Date.now();
    await press(partner.page, 'Kirim jawaban');
    await partner.page
      .getByRole('alert')
      .filter({ hasText: /mandat/ })
      .waitFor();
    expect(Date.now() - revoked).toBeLessThan(AT_MOST_MS);
    expect(await tallyRow(facilitator.page, 'Setuju').getByText('LA', { exact: true }).count()).toBe(0);
    nothingWrong(facilitator, partner);
  });

  it('a suspended account is put out of the room', async () => {
    const leader = await takeSeat(browser, house);
    await signInAs(leader, 'Masuk sebagai Ketua LKS Anak');
    await enterOpenSession(leader.page);
    await personPage('Ketua LKS Anak');
    await unfold(administrator.page, /^Nonaktifkan$/);
    const took = await timeUntil(leader.page, NO_LONGER, async () => {
      await press(administrator.page, 'Nonaktifkan akun ini');
      await says(administrator.page, 'Dinonaktifkan');
    });
    expect(took).toBeLessThan(AT_MOST_MS);
    nothingWrong(leader, administrator);
  });
});
