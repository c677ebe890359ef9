import { hydrateRoot } from 'react-dom/client';
import { loadMessages } from '#app/i18n/load.ts';
import { localeOf } from '#app/i18n/locale.ts';
import { ReaderProvider } from '#app/reader.tsx';
import { SessionPage } from '../session-page.tsx';
import { LIGHT_ROOT, type LightFacts } from './facts.ts';
import { provide } from './plain-router.tsx';

/** Wakes the page of a session that the server has drawn, with nothing but what the room needs. */
async function wake(root: HTMLElement, written: string): Promise<void> {
  // Our own server wrote it into this page a moment ago.
  const facts = JSON.parse(written) as LightFacts;
  provide(facts);
  const { lang, dataset } = document.documentElement;
  const locale = localeOf(lang);
  const messages = await loadMessages(locale);
  const theme = dataset.theme === 'light' || dataset.theme === 'dark' ? dataset.theme : null;
  hydrateRoot(
    root,
    <ReaderProvider reader={{ locale, messages, theme, lean: dataset.lean !== undefined, nonce: '' }}>
      <SessionPage {...facts.page} />
    </ReaderProvider>,
  );
}

const root = document.getElementById(LIGHT_ROOT);
const written = root?.dataset.facts;
// When something cannot be fetched the page stays what it is: plain forms that work.
if (root && written) wake(root, written).catch((error: unknown) => console.error(error));
