import { type Browser, chromium } from 'playwright-core';
import { BROWSER_FLAGS, obtainBrowser } from './obtain.mjs';

/**
 * Starts a headless Chromium for a test; `npm test` has found it already (CHROMIUM_PATH), a single test looks
 * itself. Close it in afterAll.
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH || (await obtainBrowser());
  return chromium.launch({ executablePath, args: [...BROWSER_FLAGS] });
}
