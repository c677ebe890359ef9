import { type ActionFunctionArgs, redirect } from '@remix-run/node';

/** Ends the seat of an observer with a name only. One that has ended already is as good. */
export async function action({ context }: ActionFunctionArgs) {
  if (context.guestAt !== null) await context.execute('guest.leave', {});
  return redirect('/gabung', 303);
}

/** Somebody opened the address itself: there is nothing to read here. */
export function loader() {
  return redirect('/gabung');
}
