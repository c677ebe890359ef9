import jakarta from '@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2?url';
import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches } from '@remix-run/react';
import type { ReactNode } from 'react';
import { ErrorPage, useTroubleTitle } from '#app/components/error-page.tsx';
import { titleFromData } from '#app/meta.ts';
import { useReader } from '#app/reader.tsx';
import styles from './styles/index.css?url';

export const links: LinksFunction = () => [
  { rel: 'preload', as: 'font', type: 'font/woff2', href: jakarta, crossOrigin: 'anonymous' },
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
];

export const meta = titleFromData;

/** What the frame around every page needs: who is signed in. */
export function loader({ context }: LoaderFunctionArgs) {
  return { viewer: context.viewer };
}

/** The document itself; also around the error page, so it takes nothing from the loader. */
export function Layout({ children }: { children: ReactNode }) {
  const { locale, theme, messages, nonce } = useReader();
  const trouble = useTroubleTitle();
  const light = useLightScript();
  return (
    <html lang={locale} data-theme={theme ?? undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        {/* A page that went wrong is named by what went wrong, not by the routes around it. */}
        {trouble ? <title>{trouble}</title> : <Meta />}
        <Links />
      </head>
      <body>
        <a className="skip" href="#isi">
          {messages.common.nav.skipToContent}
        </a>
        {children}
        {light ? (
          <script type="module" src={light} nonce={nonce} />
        ) : (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  );
}

/**
 * A page may bring a light script of its own instead of Remix's: a partner's session page does. Decided on the
 * server only: where Remix is awake already, it stays.
 */
function useLightScript(): string | null {
  const matches = useMatches();
  if (typeof document !== 'undefined') return null;
  for (const { data } of matches) {
    if (typeof data === 'object' && data !== null && 'lightScript' in data) {
      return typeof data.lightScript === 'string' ? data.lightScript : null;
    }
  }
  return null;
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ErrorPage />;
}
