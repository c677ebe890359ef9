import { readdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { DEMO_MAIL, DEMO_PASSWORD } from '#db/demo/organisations.ts';
import { launchBrowser } from '#tests/browser/launch.ts';
import { type DemoHouse, openDemoHouse } from './support/demo-house.ts';
import { findThings } from './support/find.ts';
import { awake, bringAxe, lookAt } from './support/look.ts';
import { nothingWrong, type Seat, signInAs, takeSeat, type Watched } from './support/people.ts';
import { addressesOf, CHAIRS, type Chair, type Found, ROUTES, type Visit } from './support/routes.ts';

/**
 * Each page three times: on a phone in both languages (English in the dark), and on a laptop, where one chair for
 * each page is enough.
 */
const VIEWS = [
  { locale: 'id', width: 360, theme: 'light' },
  { locale: 'en', width: 360, theme: 'dark' },
  { locale: 'id', width: 1280, theme: 'light' },
] as const;

const chairs = [...(Object.keys(CHAIRS) as (keyof typeof CHAIRS)[]), 'stranger'] as const;
const shown = Object.values(ROUTES).flatMap((each) => (typeof each === 'string' ? [] : [each]));
/** On a busy machine; an idle one needs half a minute. */
const PATIENCE_MS = 400_000;

let house: DemoHouse;
let browser: Browser;
let found: Found;
/** One browser for each chair; the sign-ins are made once and carried to every view. */
const seated = new Map<Chair, Watched>();

beforeAll(async () => {
  [house, browser] = await Promise.all([openDemoHouse(inject('furnished')), launchBrowser()]);
  for (const chair of chairs) {
    const seat = await takeSeat(browser, house, { javaScript: false });
    if (chair !== 'stranger') await signInAs(seat, CHAIRS[chair]);
    seated.set(chair, seat);
  }
  found = await findThings(house, seated);
});

afterAll(async () => {
  await browser?.close();
  await house?.stop();
});

describe('every page', () => {
  it('is in the list: one entry for each file of app/routes', () => {
    const files = readdirSync('app/routes').map((name) => name.replace(/\.tsx?$/, ''));
    expect(Object.keys(ROUTES).sort()).toEqual(files.sort());
  });

  it.each(VIEWS)(
    'is whole in $locale at $width px, $theme',
    async (view) => {
      const wrong: string[] = [];
      // Two chairs at a time, for two cores.
      const waiting = [...chairs];
      const walk = async () => {
        for (let chair = waiting.shift(); chair; chair = waiting.shift())
          wrong.push(...(await walkPages(chair, view)));
      };
      await Promise.all([walk(), walk()]);
      expect(wrong).toEqual([]);
    },
    PATIENCE_MS,
  );
});

describe('the page between password and second factor', () => {
  it.each(['id', 'en'] as const)('is whole in %s', async (locale) => {
    const seat = await takeSeat(browser, house, { width: 360, locale });
    await bringAxe(seat.context);
    const { page } = seat;
    await page.goto('/masuk');
    await page.locator('input[type=email]').fill(`pimpinan.dinas-sosial@${DEMO_MAIL}`);
    await page.locator('input[type=password]').fill(DEMO_PASSWORD);
    await page.locator('input[type=password]').press('Enter');
    await page.waitForURL('**/masuk/kode**');
    expect(await lookAt(page, { locale, wide: false })).toEqual([]);
    nothingWrong(seat);
    await seat.context.close();
  });
});

async function walkPages(chair: Chair, view: Seat & (typeof VIEWS)[number]): Promise<string[]> {
  const visits = shown.flatMap((each) => (view.width === 360 ? each : each.slice(0, 1)));
  const own = visits.filter(({ by }) => by === chair);
  const seat = await takeSeat(browser, house, view);
  await bringAxe(seat.context);
  const { cookies } = await seated.get(chair)!.context.storageState();
  await seat.context.addCookies(cookies.filter(({ name }) => name !== 'mufakat-bahasa'));
  const wrong: string[] = [];
  for (const visit of own)
    for (const address of addressesOf(visit, found))
      wrong.push(
        ...(await troublesOf(seat, visit, address, view)).map((what) => `${chair} ${address}: ${what}`),
      );
  await seat.context.close();
  return wrong;
}

async function troublesOf(
  { page, faults }: Watched,
  { status = 200 }: Visit,
  address: string,
  { locale }: (typeof VIEWS)[number],
): Promise<string[]> {
  const answer = await page.goto(address);
  const wrong = answer?.status() === status ? [] : [`status ${answer?.status()}`];
  if (!(await awake(page))) wrong.push('it never woke');
  wrong.push(...(await lookAt(page, { locale, wide: address.endsWith('/layar') })));
  return [...wrong, ...faults.splice(0)];
}
