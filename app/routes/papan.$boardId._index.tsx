import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { type ShouldRevalidateFunctionArgs, useLoaderData } from '@remix-run/react';
import { LiveBoard } from '#app/components/board/live-board.tsx';
import { Page } from '#app/components/page.tsx';
import { ask } from '#app/forms/ask.server.ts';
import { newKey } from '#app/forms/key.ts';
import { submitOneOf } from '#app/forms/submit.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { titleFromData } from '#app/meta.ts';
import styles from '#app/styles/board.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];
export const meta = titleFromData;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const start = await ask(context, request, 'board.show', { boardId: params.boardId ?? '' });
  const { common } = messagesFor(context.locale);
  return { start, pageKey: newKey(), title: common.page.title(start.board.title) };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  return submitOneOf(context, request, { 'column.add': { extra: { boardId: params.boardId ?? '' } } });
}

/** Another stage on a phone is the same board: it is live already and need not be fetched. */
export function shouldRevalidate(args: ShouldRevalidateFunctionArgs) {
  const same = args.currentUrl.pathname === args.nextUrl.pathname;
  const moved = args.currentUrl.search !== args.nextUrl.search;
  return same && moved && args.formMethod === undefined ? false : args.defaultShouldRevalidate;
}

export default function Board() {
  const { start, pageKey } = useLoaderData<typeof loader>();
  return (
    <Page width="full">
      <LiveBoard start={start} pageKey={pageKey} key={start.board.id} />
    </Page>
  );
}
