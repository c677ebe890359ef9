import { isRouteErrorResponse, useLocation, useRouteError } from '@remix-run/react';
import { type ErrorCode, isErrorCode } from '#app/contract/errors.ts';
import type { Messages } from '#app/i18n/messages/index.ts';
import { useMessages } from '#app/reader.tsx';
import { ButtonLink, Buttons } from './button.tsx';
import { Page } from './page.tsx';

interface Trouble {
  status: number;
  /** The kernel's code, where it named one. */
  code: ErrorCode | null;
}

function troubleOf(error: unknown): Trouble {
  if (!isRouteErrorResponse(error)) return { status: 500, code: null };
  const data: unknown = error.data;
  const code = typeof data === 'object' && data !== null && 'code' in data ? data.code : null;
  return { status: error.status, code: isErrorCode(code) ? code : null };
}

/** Title, explanation and next step of a trouble; the last two may be empty. */
function wordsOf({ status, code }: Trouble, { common, errors }: Messages): readonly [string, string, string] {
  const { page } = common;
  if (status === 404) return [page.notFoundTitle, page.notFoundBody, page.notFoundNext];
  if (status === 401) return [page.signInTitle, page.signInBody, ''];
  // The kernel's sentence says which right is missing; it is better than the general one.
  const right = code && code !== 'forbidden' ? errors.sentence[code] : page.forbiddenBody;
  if (status === 403) return [page.forbiddenTitle, right, page.forbiddenNext];
  if (status === 503) return [page.awayTitle, page.awayBody, page.awayNext];
  if (status < 500 && code) return [errors.sentence[code], '', ''];
  return [page.brokenTitle, page.brokenBody, page.brokenNext];
}

/** The document's title when the page went wrong; null on every other page. For the root layout's head. */
export function useTroubleTitle(): string | null {
  const error = useRouteError();
  const messages = useMessages();
  return error === undefined || error === null
    ? null
    : messages.common.page.title(wordsOf(troubleOf(error), messages)[0]);
}

/** The page of everything that went wrong: what it means and what to do next, never a stack. */
export function ErrorPage() {
  const trouble = troubleOf(useRouteError());
  const { pathname, search } = useLocation();
  const messages = useMessages();
  const { common } = messages;
  const { status } = trouble;
  const [title, body, next] = wordsOf(trouble, messages);
  const here = pathname + search;
  const stepFirst = status === 401 || status >= 500;
  return (
    <Page width="narrow">
      <div className="stack trouble">
        <p className="eyebrow">
          <span>
            {common.page.code} {status}
          </span>
        </p>
        <h1 className="h-page">{title}</h1>
        {body && <p>{body}</p>}
        {next && <p className="soft">{next}</p>}
        <Buttons>
          {status === 401 && (
            <ButtonLink kind="main" to={`/masuk?ke=${encodeURIComponent(here)}`}>
              {common.nav.signIn}
            </ButtonLink>
          )}
          {status >= 500 && (
            <ButtonLink kind="main" to={here} reloadDocument>
              {common.page.reload}
            </ButtonLink>
          )}
          <ButtonLink kind={stepFirst ? 'plain' : 'main'} to="/">
            {common.nav.toHome}
          </ButtonLink>
        </Buttons>
      </div>
    </Page>
  );
}
