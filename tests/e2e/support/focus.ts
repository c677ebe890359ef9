import type { Page } from 'playwright-core';

/** What the focus is on, in the words a screen reader would say. */
export function focusWords(page: Page): Promise<string> {
  return page.evaluate(() => {
    const on = document.activeElement;
    if (!(on instanceof HTMLElement) || on === document.body) return '';
    const label = on instanceof HTMLInputElement || on instanceof HTMLTextAreaElement ? on.labels?.[0] : null;
    return (on.getAttribute('aria-label') ?? label?.textContent ?? on.textContent ?? '')
      .replace(/\s+/g, ' ')
      .trim();
  });
}

/** The focus has fallen back to the page: whoever uses the keyboard begins at the top again. */
export function focusLost(page: Page): Promise<boolean> {
  return page.evaluate(() => document.activeElement === null || document.activeElement === document.body);
}

/** What has the focus is on the screen and drawn differently for it. */
export function focusSeen(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const on = document.activeElement;
    if (!(on instanceof HTMLElement)) return false;
    const box = on.getBoundingClientRect();
    const style = getComputedStyle(on);
    const drawn =
      (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none';
    // A place that was given the focus by the page (a heading, the main part) need not be framed.
    return on.tabIndex < 0 || (box.width > 0 && box.height > 0 && drawn);
  });
}

/** Presses Tab until the focus is on what has these words; says what was passed when it is never reached. */
export async function tabTo(page: Page, words: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 150; presses += 1) {
    const on = await focusWords(page);
    if (words.test(on)) return;
    passed.push(on);
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${words}: ${passed.join(' | ')}`);
}
