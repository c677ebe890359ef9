import type { AppLoadContext } from '@remix-run/node';
import type { CommandName } from '#app/contract/registry.ts';
import { ownPath } from '#app/preferences.ts';
import { KEY_FIELD } from './names.ts';
import { type Sending, submitForm } from './submit.server.ts';

/**
 * Sends a form whose every sending is an act of its own, such as signing in: with the page's key, a page that the
 * browser brought back would be answered from the first time, and without the cookie that is handed out only once.
 */
export async function submitFresh<N extends CommandName>(
  context: AppLoadContext,
  request: Request,
  name: N,
  sending: Sending<N> = {},
) {
  const form = await request.formData();
  form.delete(KEY_FIELD);
  return submitForm(context, request, form, name, sending);
}

/** Where the reader wanted to go before signing in (`?ke=`): a path of our own, else home. */
export function wantedPage(request: Request): string {
  const path = ownPath(new URL(request.url).searchParams.get('ke'));
  return path === '/' ? '/beranda' : path;
}
