import { data, type LoaderFunctionArgs } from '@remix-run/node';
import { ask } from '#app/forms/ask.server.ts';

/** The proof that a record was issued, as `ledger verify` reads it. For anybody who holds the code. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { receipt } = await ask(context, request, 'record.verify', { code: params.code ?? '' });
  if (!receipt) throw data({ code: 'not_found' }, { status: 404 });
  return Response.json(receipt, { headers: { 'Content-Disposition': 'attachment; filename="bukti.json"' } });
}
