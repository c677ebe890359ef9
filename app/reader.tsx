import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { type Format, formatFor } from '#app/i18n/format.ts';
import type { Locale } from '#app/i18n/locale.ts';
import type { Messages } from '#app/i18n/messages/index.ts';
import type { Theme } from '#app/preferences.ts';

/** Who reads this page: language with its words, appearance, and the nonce of its scripts. */
export interface Reader {
  locale: Locale;
  messages: Messages;
  theme: Theme;
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

/** Dates, numbers and money in the reader's language. @param zone IANA zone; the network's, default Asia/Jakarta */
export function useFormat(zone?: string): Format {
  const { locale } = useReader();
  return useMemo(() => formatFor(locale, zone), [locale, zone]);
}
