import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { ownPath, themeCookie } from '#app/preferences.ts';

/** Keeps the chosen appearance and returns to where the reader was. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const cookie = themeCookie(form.get('theme'), context.baseUrl.startsWith('https:'));
  return redirect(ownPath(form.get('back')), { status: 303, headers: { 'Set-Cookie': cookie } });
}

/** Somebody opened the address itself: there is nothing to read here. */
export function loader() {
  return redirect('/');
}
