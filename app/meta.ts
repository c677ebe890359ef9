import type { MetaDescriptor } from '@remix-run/node';

/**
 * The document's title, as the loader wrote it in the reader's language
 * (`title: messagesFor(context.locale).common.page.title('...')`): the browser's bundle holds no second language.
 * A route says `export const meta = titleFromData;`.
 */
export function titleFromData({ data }: { data: unknown }): MetaDescriptor[] {
  const title = typeof data === 'object' && data !== null && 'title' in data ? data.title : undefined;
  return [{ title: typeof title === 'string' ? title : 'Mufakat' }];
}
