import { useRouteLoaderData } from '@remix-run/react';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Viewer } from '#app/contract/account.ts';
import { type Format, formatFor } from '#app/i18n/format.ts';
import type { Locale } from '#app/i18n/locale.ts';
import type { Messages } from '#app/i18n/messages/index.ts';
import type { Theme } from '#app/preferences.ts';

/** Who reads this page: language with its words, appearance, and the nonce of its scripts. */
export interface Reader {
  locale: Locale;
  messages: Messages;
  theme: Theme;
  /** Little data: the device's own letters, news less often. */
  lean?: boolean;
  /** Empty in the browser, which hides nonces from scripts on purpose. */
  nonce: string;
}

const ReaderContext = createContext<Reader | null>(null);

/** Put around the whole page by both entries, so that even the error page speaks the reader's language. */
export function ReaderProvider({ reader, children }: { reader: Reader; children: ReactNode }) {
  return <ReaderContext.Provider value={reader}>{children}</ReaderContext.Provider>;
}

/** The reader of this page. @throws Error outside a ReaderProvider. */
export function useReader(): Reader {
  const reader = useContext(ReaderContext);
  if (!reader) throw new Error('no ReaderProvider around this component');
  return reader;
}

/** The words of the interface in the reader's language. */
export function useMessages(): Messages {
  return useReader().messages;
}

/** The signed-in person, from the root loader; null for the public, and where the root loader failed. */
export function useViewer(): Viewer | null {
  const root = useRouteLoaderData<{ viewer: Viewer | null }>('root');
  return root?.viewer ?? null;
}

/**
 * Dates, numbers and money in the reader's language.
 * @param zone IANA zone; default the network's of the viewer, else Asia/Jakarta
 */
export function useFormat(zone?: string): Format {
  const { locale } = useReader();
  const viewer = useViewer();
  const theirs = zone ?? viewer?.timeZone;
  return useMemo(() => formatFor(locale, theirs), [locale, theirs]);
}
