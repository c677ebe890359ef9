import { describe, expect, it } from 'vitest';
import { reviewState } from '#app/domain/review.ts';

const facts = { on: '2026-12-01', reopened: false, decidedAgain: false };

describe('the review of a decision', () => {
  it('is planned until its day, then due', () => {
    expect(reviewState(facts, '2026-11-30')).toBe('planned');
    expect(reviewState(facts, '2026-12-01')).toBe('due');
    expect(reviewState(facts, '2027-01-01')).toBe('due');
  });

  it('is none when its day was taken away', () => {
    expect(reviewState({ ...facts, on: null }, '2026-12-01')).toBeNull();
  });

  it('is open whatever its day, until the parties decide again', () => {
    expect(reviewState({ ...facts, reopened: true }, '2026-01-01')).toBe('reopened');
    expect(reviewState({ ...facts, on: null, reopened: true }, '2026-01-01')).toBe('reopened');
    expect(reviewState({ ...facts, reopened: true, decidedAgain: true }, '2026-01-01')).toBe('reviewed');
  });
});
