import type { LoaderFunctionArgs } from '@remix-run/node';
import { registerFilters } from '#app/components/forum/register-query.server.ts';
import { registerTable } from '#app/components/forum/register-table.ts';
import { type Cell, csv } from '#app/csv.ts';
import { ask } from '#app/forms/ask.server.ts';

/** The register as a table: one row for each decision, or (`isi=sikap`) one for each position in it. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams;
  const { forum, network, madeAt, decisions } = await ask(context, request, 'decision.export', {
    forumId: params.forumId ?? '',
    ...registerFilters(asked),
  });
  const bySaid = asked.get('isi') === 'sikap';
  // A table has no place for metadata: each row says where and when it comes from.
  const source: Cell[] = [network, forum.name, madeAt];
  const table = registerTable(decisions, bySaid ? 'positions' : 'decisions');
  return new Response(
    csv(
      [...table.columns, 'network', 'forum', 'made_at'],
      table.rows.map((row) => [...row, ...source]),
    ),
    {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="register-${bySaid ? 'sikap' : 'keputusan'}.csv"`,
        'Cache-Control': 'private, no-store',
      },
    },
  );
}
