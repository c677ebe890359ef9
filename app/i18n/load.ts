import type { Locale } from './locale.ts';
import type { Messages } from './messages/index.ts';

/** Fetches the words of one language in the browser, before the page is hydrated. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  return locale === 'en'
    ? (await import('./messages/en/index.ts')).en
    : (await import('./messages/id/index.ts')).id;
}
