import { data } from '@remix-run/node';
import { id } from '#app/contract/contract.ts';
import type { ErrorCode } from '#app/contract/errors.ts';

/** The entry a page's address names. @throws Response 404 when it is no identifier at all */
export function entryIdOf(params: { entryId?: string }): string {
  const read = id.safeParse(params.entryId);
  if (!read.success) throw data({ code: 'not_found' satisfies ErrorCode }, { status: 404 });
  return read.data;
}
