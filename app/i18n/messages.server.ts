import type { Locale } from './locale.ts';
import { en } from './messages/en/index.ts';
import { id } from './messages/id/index.ts';
import type { Messages } from './messages/index.ts';

const dictionaries: Record<Locale, Messages> = { id, en };

/**
 * The words of one language, for loaders, actions, mail and documents.
 * Server only (the file name keeps it out of the browser's bundle): a reader downloads one language, not two.
 */
export function messagesFor(locale: Locale): Messages {
  return dictionaries[locale];
}
