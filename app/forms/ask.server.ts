import { type AppLoadContext, data, redirect } from '@remix-run/node';
import { httpStatusOf } from '#app/contract/errors.ts';
import type { QueryInput, QueryName, QueryOutput } from '#app/contract/registry.ts';

/** Where a reader signs in; `ke` is the page they wanted. */
export const SIGN_IN_PATH = '/masuk';

/**
 * Reads for a page, or ends the loader: a reader who is not signed in is led to the sign-in page,
 * any other refusal becomes the error page with its sentence.
 * @throws Response 302 to the sign-in page, or `{code}` with the refusal's HTTP status
 */
export async function ask<N extends QueryName>(
  context: AppLoadContext,
  request: Request,
  name: N,
  input: QueryInput<N>,
): Promise<QueryOutput<N>> {
  const answer = await context.query(name, input);
  if (answer.ok) return answer.output;
  const { code } = answer.refusal;
  if (code === 'sign_in_required') throw signIn(request);
  throw data({ code }, { status: httpStatusOf(code) });
}

/** Leads to the sign-in page and back here afterwards. */
export function signIn(request: Request): Response {
  const { pathname, search } = new URL(request.url);
  return redirect(`${SIGN_IN_PATH}?ke=${encodeURIComponent(pathname.replace(/\.data$/, '') + search)}`);
}
