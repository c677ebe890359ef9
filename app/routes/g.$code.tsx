import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { ask } from '#app/forms/ask.server.ts';

/** The address of the QR code: straight into the room, with sign-in on the way if it is needed. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { sessionId } = await ask(context, request, 'session.by-code', { code: params.code ?? '' });
  return redirect(`/sesi/${sessionId}`);
}
