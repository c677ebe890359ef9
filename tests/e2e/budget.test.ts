import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { id } from '#app/i18n/messages/id/index.ts';
import { launchBrowser } from '#tests/browser/launch.ts';
import { choose, press } from './support/acts.ts';
import { type DemoHouse, openDemoHouse } from './support/demo-house.ts';
import { awake } from './support/look.ts';
import { nothingWrong, signInAs, takeSeat } from './support/people.ts';

/** What a partner's session page may cost on mobile data, in bytes of JavaScript (gzip): DESIGN.md section 6. */
const BUDGET = 120 * 1024;

let house: DemoHouse;
let browser: Browser;

beforeAll(async () => {
  [house, browser] = await Promise.all([openDemoHouse(inject('furnished')), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

describe("a partner's session page", () => {
  it('costs at most 120 KB of JavaScript, socket and words included', async () => {
    const seat = await takeSeat(browser, house, { width: 360 });
    await signInAs(seat, /Delegasi LKS Anak/);
    const { page, context } = seat;
    const open = await context.request.get('/beranda').then((answer) => answer.text());
    const address = /href="(\/sesi\/[0-9a-f-]{36})"/.exec(open)?.[1] ?? '';

    // A browser that has loaded nothing yet, with the sign-in of this one.
    const fresh = await takeSeat(browser, house, { width: 360 });
    await fresh.context.addCookies(await context.cookies());
    const scripts: Promise<readonly [string, number]>[] = [];
    fresh.page.on('response', (response) => {
      if (!/javascript/.test(response.headers()['content-type'] ?? '')) return;
      const name = new URL(response.url()).pathname.split('/').at(-1) ?? '';
      scripts.push(response.body().then((body) => [name, gzipSync(body).length] as const));
    });
    const socket = fresh.page.waitForEvent('websocket');
    await fresh.page.goto(address);
    expect(await awake(fresh.page)).toBe(true);
    await socket;
    await fresh.page.waitForLoadState('networkidle');
    const sizes = await Promise.all(scripts);
    const total = sizes.reduce((sum, [, size]) => sum + size, 0);
    const bill = [...sizes].sort((a, b) => b[1] - a[1]).map(([name, size]) => `${name} ${size}`);
    const said = `${(total / 1024).toFixed(1)} KB in ${sizes.length} files: ${bill.join(', ')}`;
    expect(sizes.length, said).toBeGreaterThan(0);
    expect(total, said).toBeLessThanOrEqual(BUDGET);
    nothingWrong(seat, fresh);
    await Promise.all([page, fresh.page].map((each) => each.context().close()));
  });

  it('can be answered before any of it arrives', async () => {
    const seat = await takeSeat(browser, house, { width: 360, javaScript: false });
    await signInAs(seat, /Delegasi LKS Anak/);
    const { page } = seat;
    await page.goto('/beranda');
    await page.locator('a[href^="/sesi/"]').filter({ hasText: 'Masuk' }).first().click();
    await choose(page, /^Setuju sepenuhnya|^Setuju$/);
    await press(page, id.session.room.give);
    await page
      .getByRole('listitem')
      .filter({ hasText: /^Terhitung \d/ })
      .waitFor();
    await seat.context.close();
  });
});
