import { type AppLoadContext, data, redirect } from '@remix-run/node';
import { httpStatusOf } from '#app/contract/errors.ts';
import type { QueryInput, QueryName, QueryOutput } from '#app/contract/registry.ts';

/** Where a reader signs in; `ke` is the page they wanted. */
export const SIGN_IN_PATH = '/masuk';

/**
 * Reads for a page, or ends the loader: a reader who is not signed in is led to the sign-in page, one whose second
 * factor is due is led to that step,
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
  if (code === 'second_factor_required') throw signIn(request, '/masuk/kode');
  if (code === 'second_factor_not_set') throw signIn(request, '/akun/faktor-kedua');
  throw data({ code }, { status: httpStatusOf(code) });
}

/** Leads to the sign-in page, or to another step of signing in, and back here afterwards. */
export function signIn(request: Request, path = SIGN_IN_PATH): Response {
  const { pathname, search } = new URL(request.url);
  return redirect(`${path}?ke=${encodeURIComponent(pathname.replace(/\.data$/, '') + search)}`);
}
