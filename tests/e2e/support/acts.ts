import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

type Scope = Page | Locator;

/** Presses the button with exactly these words. */
export async function press(scope: Scope, name: string | RegExp): Promise<void> {
  await scope.getByRole('button', { name, exact: true }).click();
}

/** Follows the link with exactly these words. */
export async function follow(scope: Scope, name: string | RegExp): Promise<void> {
  await scope.getByRole('link', { name, exact: true }).first().click();
}

/** Chooses one of several as a thumb does: on the words, since the dot itself is drawn. */
export async function choose(scope: Scope, name: string | RegExp): Promise<void> {
  const radio = scope.getByRole('radio', { name, exact: true });
  await radio.locator('xpath=ancestor::label').click();
  await until(() => radio.isChecked());
}

/** Opens what is folded behind words: a sheet, a list. */
export async function unfold(scope: Scope, words: string | RegExp): Promise<void> {
  await scope.locator('summary').filter({ hasText: words }).first().click();
}

/** Writes into a rich text field once its editor has taken the place of the plain one. */
export async function compose(page: Page, label: string, text: string): Promise<void> {
  const editor = page.getByRole('textbox', { name: label }).and(page.locator('[contenteditable="true"]'));
  await editor.fill(text);
}

/** Waits until something on the page says exactly these words; returns what says them. */
export async function says(scope: Scope, words: string | RegExp): Promise<Locator> {
  const found = scope.getByText(words, { exact: true }).filter({ visible: true }).first();
  await found.waitFor();
  return found;
}

/** The page is awake and its room is connected: from now on acts go over the socket. */
export async function connected(page: Page): Promise<void> {
  await says(page, /^(Tersambung|\d+ tersambung, \d+ terputus)$/);
}

/** Enters the session that is open now, by the list of sessions, and waits until its room is connected. */
export async function enterOpenSession(page: Page): Promise<void> {
  await page.goto('/sesi');
  await follow(page, 'Masuk ruang sesi');
  await page.waitForURL(/\/sesi\/[^/]+$/);
  await connected(page);
}

/** Counts how often the page was loaded anew; what is seen live must not need it. */
export function loadsOf(page: Page): () => number {
  let loads = 0;
  page.on('load', () => {
    loads += 1;
  });
  return () => loads;
}

/** What a row of the tally says: its words and the marks of the organisations in it. */
export function tallyRow(page: Page, answer: string): Locator {
  return page
    .getByRole('table', { name: 'Jawaban per lembaga menurut sektor' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: answer, exact: true }) });
}

/** Waits until a condition on what the page shows holds, at most as long as it is allowed to take. */
export async function until(holds: () => Promise<boolean>, ms = 10_000): Promise<void> {
  await expect.poll(holds, { timeout: ms, interval: 50 }).toBe(true);
}
