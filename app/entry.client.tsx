import { RemixBrowser } from '@remix-run/react';
import { startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { loadMessages } from '#app/i18n/load.ts';
import { localeOf } from '#app/i18n/locale.ts';
import { ReaderProvider } from '#app/reader.tsx';

/** Wakes the page the server has drawn. Only the words of the page's own language are fetched. */
async function wake(): Promise<void> {
  const { lang, dataset } = document.documentElement;
  const locale = localeOf(lang);
  const messages = await loadMessages(locale);
  const theme = dataset.theme === 'light' || dataset.theme === 'dark' ? dataset.theme : null;
  startTransition(() => {
    hydrateRoot(
      document,
      <ReaderProvider reader={{ locale, messages, theme, lean: dataset.lean !== undefined, nonce: '' }}>
        <RemixBrowser />
      </ReaderProvider>,
    );
  });
}

// When the words cannot be fetched the page stays what it is: plain forms that work.
wake().catch((error: unknown) => console.error(error));
