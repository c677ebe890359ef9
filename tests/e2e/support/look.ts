import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { en } from '#app/i18n/messages/en/index.ts';
import { id } from '#app/i18n/messages/id/index.ts';

type Locale = 'id' | 'en';

/** All sentences of a dictionary that need no filling in. */
function sentences(words: unknown): string[] {
  if (typeof words === 'string') return [words];
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(sentences) : [];
}

/** Names that the demo's own content shares with the interface: an office, a column, an agenda item. */
const CONTENT = new Set([
  'Delegasi',
  'Karang Taruna',
  'Dinas Sosial',
  'Disiapkan',
  'Dikerjakan',
  'Diperiksa',
  'Selesai',
  // Recipes and what they put on an agenda are rows in the network's own language.
  'Musyawarah',
  'Sasaran bersama',
  'Tindak lanjut',
  'Janji dari sesi lalu',
  'Penutup',
  // The parts of the minutes, in the language of the record.
  'Pembukaan',
  'Pembahasan',
  'Kesimpulan',
]);

function onlyIn(own: unknown, other: unknown): string[] {
  const known = new Set(sentences(other));
  return [...new Set(sentences(own))].filter(
    (each) => each.length > 2 && !known.has(each) && !CONTENT.has(each),
  );
}

/** Sentences of the other language, by the language of the page. */
const FOREIGN: Readonly<Record<Locale, readonly string[]>> = { id: onlyIn(en, id), en: onlyIn(id, en) };

/** What a reader would trip over and the program would not: words that a value that is missing leaves behind. */
const DEBRIS = String.raw`\b(undefined|NaN|Invalid Date)\b|\[object |\b[a-z]+(_[a-z]+)+\b`;

export interface Expected {
  locale: Locale;
  /** The wall is as wide as it is drawn. */
  wide: boolean;
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** The minified build of the same package: every page of every view compiles it anew. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Gives axe to every page that a browser will open: `lookAt` runs it there. */
export async function bringAxe(context: BrowserContext): Promise<void> {
  await context.addInitScript(AXE);
}

/** Waits until the page is awake: the browser has taken over what the server drew. False when it never is. */
export async function awake(page: Page): Promise<boolean> {
  // Remix takes the document; a page with a light script wakes only its own part.
  const taken = () =>
    [document.body, document.querySelector('#light > *')].some(
      (part) => part && Object.keys(part).some((key) => key.startsWith('__reactFiber')),
    );
  return page.waitForFunction(taken).then(
    () => true,
    () => false,
  );
}

/** Everything that is wrong with the page in front of us, one sentence each; nothing when all is well. */
export async function lookAt(page: Page, { locale, wide }: Expected): Promise<string[]> {
  const seen = await page.evaluate(readPage, { foreign: [...FOREIGN[locale]], debris: DEBRIS });
  const wrong: string[] = [];
  if (seen.headings !== 1) wrong.push(`${seen.headings} h1`);
  if (seen.titles !== 1) wrong.push(`${seen.titles} titles`);
  if (!/(^| · )Mufakat$/.test(seen.title)) wrong.push(`title "${seen.title}"`);
  if (seen.lang !== locale) wrong.push(`lang ${seen.lang}`);
  if (!wide && seen.width > seen.viewport) wrong.push(`${seen.width - seen.viewport} px too wide`);
  for (const text of seen.foreign) wrong.push(`not in the page's language: ${text}`);
  for (const text of seen.debris) wrong.push(`debris: ${text}`);
  await page.evaluate(unstick);
  for (const { rule, places } of await page.evaluate(runAxe, [...RULES]))
    wrong.push(`${rule}: ${places.join(', ')}`);
  return wrong;
}

/** Runs in the browser. No page of ours has frames, and nothing of a page is worth carrying here but what is wrong. */
async function runAxe(tags: string[]): Promise<{ rule: string; places: string[] }[]> {
  const here = (window as typeof window & { axe: typeof axe }).axe;
  const { violations } = await here.run({ resultTypes: ['violations'], preload: false, runOnly: tags });
  return violations.map(({ id: rule, nodes }) => ({
    rule,
    places: nodes.map((node) => node.target.join(' ')),
  }));
}

/**
 * Runs in the browser. A bar that sticks covers half of whatever happens to lie under its edge, which one scrolls free:
 * how a page is judged must not hang on where a line broke today.
 */
function unstick(): void {
  for (const element of document.body.querySelectorAll<HTMLElement>('*'))
    if (getComputedStyle(element).position === 'sticky') element.style.position = 'static';
}

/** Runs in the browser. */
function readPage({ foreign, debris }: { foreign: string[]; debris: string }) {
  const { documentElement: root } = document;
  const strange = new Set(foreign);
  const left = new RegExp(debris);
  const found = { foreign: [] as string[], debris: [] as string[] };
  const judge = (text: string | null, element: Element) => {
    const trimmed = text?.trim() ?? '';
    if (trimmed === '') return;
    // What says its own language, a program's text and a hash are no words of the interface.
    if (element.closest('[lang]') === root && strange.has(trimmed)) found.foreign.push(trimmed);
    if (!element.closest('.mono, .hash, pre, code') && left.test(trimmed)) found.debris.push(trimmed);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (element && !element.closest('script, style, noscript')) judge(node.textContent, element);
  }
  for (const element of document.body.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
    for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
      judge(element.getAttribute(name), element);
  return {
    headings: document.querySelectorAll('h1').length,
    titles: document.head.querySelectorAll('title').length,
    title: document.title,
    lang: root.lang,
    width: root.scrollWidth,
    viewport: window.innerWidth,
    ...found,
  };
}
