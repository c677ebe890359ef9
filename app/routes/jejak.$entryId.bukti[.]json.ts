import { data, type LoaderFunctionArgs } from '@remix-run/node';
import { entryIdOf } from '#app/components/record/entry-id.server.ts';
import { ask } from '#app/forms/ask.server.ts';

/** The receipt of one act, as `ledger verify` reads it. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { entry, proof } = await ask(context, request, 'ledger.receipt', { entryId: entryIdOf(params) });
  if (!proof) throw data({ code: 'not_found' }, { status: 404 });
  const { position: index, size, hashes, checkpoint } = proof;
  return Response.json(
    { entry, index, size, proof: hashes, checkpoint },
    { headers: { 'Content-Disposition': 'attachment; filename="bukti.json"', 'Cache-Control': 'no-store' } },
  );
}
