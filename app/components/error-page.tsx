import { isRouteErrorResponse, useLocation, useRouteError } from '@remix-run/react';
import { type ErrorCode, isErrorCode } from '#app/contract/errors.ts';
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

/** The page of everything that went wrong: what it means and what to do next, never a stack. */
export function ErrorPage() {
  const error = useRouteError();
  const { pathname, search } = useLocation();
  const { common, errors } = useMessages();
  const { status, code } = troubleOf(error);
  const { page } = common;
  const words =
    status === 404
      ? [page.notFoundTitle, page.notFoundBody, page.notFoundNext]
      : status === 401
        ? [page.signInTitle, page.signInBody, '']
        : status === 403
          ? [page.forbiddenTitle, page.forbiddenBody, page.forbiddenNext]
          : status === 503
            ? [page.awayTitle, page.awayBody, page.awayNext]
            : status < 500 && code
              ? [errors.sentence[code], '', '']
              : [page.brokenTitle, page.brokenBody, page.brokenNext];
  const [title, body, next] = words;
  // For 403 the kernel's sentence says which right is missing; it is better than the general one.
  const exact = status === 403 && code && code !== 'forbidden' ? errors.sentence[code] : body;
  return (
    <Page width="narrow">
      <title>{page.title(title ?? '')}</title>
      <div className="stack trouble">
        <p className="eyebrow">
          <span>
            {page.code} {status}
          </span>
        </p>
        <h1 className="h-page">{title}</h1>
        {exact && <p>{exact}</p>}
        {next && <p className="soft">{next}</p>}
        <Buttons>
          {status === 401 ? (
            <ButtonLink kind="main" to={`/masuk?ke=${encodeURIComponent(pathname + search)}`}>
              {common.nav.signIn}
            </ButtonLink>
          ) : status >= 500 ? (
            <ButtonLink kind="main" to={pathname + search} reloadDocument>
              {page.reload}
            </ButtonLink>
          ) : null}
          <ButtonLink kind={status === 401 || status >= 500 ? 'plain' : 'main'} to="/">
            {common.nav.toHome}
          </ButtonLink>
        </Buttons>
      </div>
    </Page>
  );
}
