import jakarta from '@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2?url';
import { data, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useLoaderData, useMatches } from '@remix-run/react';
import type { ReactNode } from 'react';
import { ErrorPage, useTroubleTitle } from '#app/components/error-page.tsx';
import { Recorded } from '#app/components/record/recorded.tsx';
import { titleFromData } from '#app/meta.ts';
import { receiptOfCookie, receiptTold } from '#app/preferences.ts';
import { useReader } from '#app/reader.tsx';
import styles from './styles/index.css?url';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
];

export const meta = titleFromData;

/** What the frame around every page needs: who is signed in, and what a form that led here has become. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { viewer } = context;
  const entryId = receiptOfCookie(request.headers.get('Cookie'));
  if (!entryId || !viewer) return { viewer, recorded: null };
  const act = await context.query('ledger.act', { entryId });
  return data(
    { viewer, recorded: act.ok ? act.output : null },
    { headers: { 'Set-Cookie': receiptTold(context.baseUrl.startsWith('https:')) } },
  );
}

/** The document itself; also around the error page, so it takes nothing from the loader. */
export function Layout({ children }: { children: ReactNode }) {
  const { locale, theme, lean, messages, nonce } = useReader();
  const trouble = useTroubleTitle();
  const light = useLightScript();
  return (
    <html lang={locale} data-theme={theme ?? undefined} data-lean={lean ? '' : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        {/* A page that went wrong is named by what went wrong, not by the routes around it. */}
        {trouble ? <title>{trouble}</title> : <Meta />}
        {!lean && <link rel="preload" as="font" type="font/woff2" href={jakarta} crossOrigin="anonymous" />}
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
  for (const { data: shown } of matches) {
    if (typeof shown === 'object' && shown !== null && 'lightScript' in shown) {
      return typeof shown.lightScript === 'string' ? shown.lightScript : null;
    }
  }
  return null;
}

export default function App() {
  const { recorded } = useLoaderData<typeof loader>();
  return (
    <>
      {recorded && <Recorded act={recorded} />}
      <Outlet />
    </>
  );
}

export function ErrorBoundary() {
  return <ErrorPage />;
}
