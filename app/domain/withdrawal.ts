/** From when an organisation that leaves is no longer counted: at once, or when its notice has run out. */
export const LEAVES = ['after-notice', 'at-once'] as const;
export type Leaves = (typeof LEAVES)[number];

/** What a charter says about leaving. */
export type WithdrawalRule = {
  /** Days between the declaration and its end; until then it can be taken back. */
  readonly noticeDays: number;
  readonly leaves: Leaves;
};

/** How a declaration stands: it can still be taken back, it has come to its end, it was taken back. */
export const WITHDRAWAL_STATES = ['in-notice', 'left', 'taken-back'] as const;
export type WithdrawalState = (typeof WITHDRAWAL_STATES)[number];

const DAY_MS = 86_400_000;

/**
 * When a notice ends and when its organisation stops being counted.
 * @param declaredAt milliseconds
 */
export function withdrawalOf(
  rule: WithdrawalRule,
  declaredAt: number,
): { readonly endsAt: number; readonly leavesAt: number } {
  const endsAt = declaredAt + rule.noticeDays * DAY_MS;
  return { endsAt, leavesAt: rule.leaves === 'at-once' ? declaredAt : endsAt };
}

/**
 * How a declaration stands at an instant. Once its notice has ended it stays.
 * @param now milliseconds
 */
export function withdrawalState(
  withdrawal: { readonly endsAt: number; readonly takenBackAt: number | null },
  now: number,
): WithdrawalState {
  if (withdrawal.takenBackAt !== null) return 'taken-back';
  return now < withdrawal.endsAt ? 'in-notice' : 'left';
}
