import { describe, expect, it } from 'vitest';
import { withdrawalOf, withdrawalState } from '#app/domain/withdrawal.ts';

const DAY = 86_400_000;
const declared = Date.parse('2027-01-01T03:00:00Z');

describe('leaving a forum', () => {
  it.each([
    [30, 'after-notice', 30, 30],
    [30, 'at-once', 30, 0],
    [0, 'after-notice', 0, 0],
    [0, 'at-once', 0, 0],
  ] as const)('with %i days of notice, counted out %s', (noticeDays, leaves, ends, leavesAfter) => {
    expect(withdrawalOf({ noticeDays, leaves }, declared)).toEqual({
      endsAt: declared + ends * DAY,
      leavesAt: declared + leavesAfter * DAY,
    });
  });

  it.each([
    [declared, null, 'in-notice'],
    [declared + 30 * DAY - 1, null, 'in-notice'],
    // On the instant it has ended.
    [declared + 30 * DAY, null, 'left'],
    [declared + 40 * DAY, null, 'left'],
    [declared + 40 * DAY, declared + DAY, 'taken-back'],
  ] as const)('at %i, taken back %s: %s', (now, takenBackAt, state) => {
    expect(withdrawalState({ endsAt: declared + 30 * DAY, takenBackAt }, now)).toBe(state);
  });
});
