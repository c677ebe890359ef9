import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { localeCookie, ownPath } from '#app/preferences.ts';

/** Keeps the chosen language and returns to where the reader was. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const cookie = localeCookie(form.get('locale'), context.baseUrl.startsWith('https:'));
  return redirect(ownPath(form.get('back')), {
    status: 303,
    headers: cookie ? { 'Set-Cookie': cookie } : {},
  });
}

/** Somebody opened the address itself: there is nothing to read here. */
export function loader() {
  return redirect('/');
}
