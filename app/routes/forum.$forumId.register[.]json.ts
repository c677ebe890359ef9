import type { LoaderFunctionArgs } from '@remix-run/node';
import { registerFilters } from '#app/components/forum/register-query.server.ts';
import { ask } from '#app/forms/ask.server.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';

/** The register as JSON, with what it is and how it was narrowed. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const filters = registerFilters(new URL(request.url).searchParams);
  const { forum, network, madeAt, total, decisions } = await ask(context, request, 'decision.export', {
    forumId: params.forumId ?? '',
    ...filters,
  });
  const { about } = messagesFor(context.locale).register;
  const body = {
    about: {
      what: about.what,
      forum: forum.name,
      network,
      madeAt,
      filters,
      total,
      complete: decisions.length === total ? about.complete : about.cut,
      people: about.people,
      rights: about.rights,
      textHash: 'SHA-256 of the canonical JSON (RFC 8785) of the frozen text',
      format: 'mufakat-register/2',
    },
    decisions,
  };
  return new Response(`${JSON.stringify(body, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="register-keputusan.json"',
      'Cache-Control': 'private, no-store',
    },
  });
}
