import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { DemoHouse } from './demo-house.ts';

/** What a page did that it must not do: policy violations, errors, failed hydration. */
export interface Watched {
  page: Page;
  context: BrowserContext;
  faults: string[];
}

export interface Seat {
  width?: 360 | 1280 | 1920;
  javaScript?: boolean;
  locale?: 'id' | 'en';
  theme?: 'light' | 'dark';
  /** The line it is connected by, where a test cuts it. */
  proxy?: string;
}

/**
 * Whether an error of a page is one of ours. React 18 says "Root did not complete" (#345) when somebody acts on a page
 * that is still waking up: its own fault, without effect. The page wakes all the same, and every test goes on to use it.
 */
export const isFault = (error: Error): boolean => !/#345|Root did not complete/.test(error.message);

/** Opens a browser of one's own at a seat: phone or laptop, language, appearance, with or without JavaScript. */
export async function takeSeat(browser: Browser, house: DemoHouse, seat: Seat = {}): Promise<Watched> {
  const width = seat.width ?? 1280;
  const context = await browser.newContext({
    baseURL: house.url,
    viewport: { width, height: width === 360 ? 780 : width === 1920 ? 1080 : 800 },
    javaScriptEnabled: seat.javaScript ?? true,
    colorScheme: seat.theme ?? 'light',
    hasTouch: width === 360,
    ...(seat.proxy ? { proxy: { server: seat.proxy } } : {}),
  });
  await context.addCookies([{ name: 'mufakat-bahasa', value: seat.locale ?? 'id', url: house.url }]);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => {
    if (isFault(error)) faults.push(`error: ${error.message}`);
  });
  page.on('console', (message) => {
    if (
      message.type() === 'error' &&
      !/net::ERR_(INTERNET_DISCONNECTED|CONNECTION)|WebSocket|Failed to load resource/.test(message.text())
    )
      faults.push(`console: ${message.text()}`);
    if (/Content Security Policy|Content-Security-Policy|hydrat/i.test(message.text()))
      faults.push(`policy: ${message.text()}`);
  });
  return { page, context, faults };
}

/** Sits on one of the demo's chairs by the name of the role on it. */
export async function signInAs({ page }: Watched, role: string | RegExp): Promise<void> {
  await page.goto('/masuk');
  // Chairs that are not among the first three lie in folded lists.
  for (const fold of await page.locator('details.fold > summary').all()) await fold.click();
  await page.getByRole('button', { name: role }).first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/masuk'));
}

/** Nothing may have gone wrong behind the scenes. */
export function nothingWrong(...seats: Watched[]): void {
  expect(seats.flatMap((seat) => seat.faults)).toEqual([]);
}
