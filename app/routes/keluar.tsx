import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { submitFresh } from '#app/forms/submit-fresh.server.ts';

/** Ends this sign-in. Whoever is not signed in any more is where they wanted to be. */
export async function action({ context, request }: ActionFunctionArgs) {
  if (!context.viewer) return redirect('/masuk', { status: 303 });
  return submitFresh(context, request, 'account.sign-out', { redirectTo: '/masuk' });
}

/** Somebody opened the address itself: there is nothing to read here. */
export function loader() {
  return redirect('/');
}
