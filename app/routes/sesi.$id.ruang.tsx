import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { sessionIdOf } from '#app/components/session/room-page.server.ts';

/** The room has no address of its own: a session's page is its invitation, its room or its results. */
export function loader({ params }: LoaderFunctionArgs) {
  return redirect(`/sesi/${sessionIdOf(params)}`);
}
