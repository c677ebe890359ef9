import { PassThrough } from 'node:stream';
import {
  type ActionFunctionArgs,
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { ReaderProvider } from '#app/reader.tsx';

/** How long a page may wait for promises it streams, in milliseconds. */
export const streamTimeout = 8_000;

/**
 * Draws a page. A browser gets the frame at once; a robot, and a reader of an error, the whole page.
 * @throws when the frame itself cannot be drawn; Remix then answers 500
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const whole = isbot(request.headers.get('user-agent') ?? '') || remix.isSpaMode || status >= 400;
  const { locale, theme, lean, nonce } = context;

  return new Promise((resolve, reject) => {
    let answered = false;
    let currentStatus = status;
    const answer = () => {
      answered = true;
      const body = new PassThrough();
      headers.set('Content-Type', 'text/html; charset=utf-8');
      headers.set('Content-Language', locale);
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: currentStatus }));
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(
      <ReaderProvider reader={{ locale, messages: messagesFor(locale), theme, lean, nonce }}>
        <RemixServer context={remix} url={request.url} nonce={nonce} />
      </ReaderProvider>,
      {
        nonce,
        onShellReady: () => {
          if (!whole) answer();
        },
        onAllReady: () => {
          if (whole) answer();
        },
        onShellError: reject,
        onError: (error) => {
          currentStatus = 500;
          // Errors of the frame are reported by the caller through handleError.
          if (answered && !request.signal.aborted) console.error(error);
        },
      },
    );
    // Beyond Remix's own deadline, so that refused promises still reach the page.
    setTimeout(abort, streamTimeout + 1_000).unref();
  });
}

/** Reports what a route did not expect. A reader who left is not an error. */
export function handleError(error: unknown, { request }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (!request.signal.aborted) console.error(error);
}
