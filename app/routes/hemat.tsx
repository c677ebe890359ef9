import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { leanCookie, ownPath } from '#app/preferences.ts';

/** Keeps the wish for little data, or takes it back, and returns to where the reader was. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const cookie = leanCookie(form.get('hemat') === '1', context.baseUrl.startsWith('https:'));
  return redirect(ownPath(form.get('back')), { status: 303, headers: { 'Set-Cookie': cookie } });
}

/** Somebody opened the address itself: there is nothing to read here. */
export function loader() {
  return redirect('/');
}
