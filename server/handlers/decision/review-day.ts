import type { Reader } from '#db/client.ts';
import { dayIn } from '#server/handlers/agreement/act.ts';
import { refuse } from '#server/kernel/refusal.ts';

/**
 * Refuses a day of review (YYYY-MM-DD) that is not later than today where the network is: what has just been
 * decided is not looked at again on the same day. None is fine.
 */
export async function needsDayAhead(
  db: Reader,
  networkId: string,
  reviewOn: string | null | undefined,
  now: Date,
): Promise<void> {
  if (reviewOn == null || reviewOn > (await dayIn(db, networkId, now))) return;
  refuse('invalid_input', { fields: { reviewOn: 'day_not_ahead' } });
}
