import { describe, expect, it } from 'vitest';
import { monthsAfter, reviewState } from '#app/domain/review.ts';

const facts = { on: '2026-12-01', reopenable: true, reopened: false, decidedAgain: false, superseded: false };

describe('the review of a decision', () => {
  it('is planned until its day, then due', () => {
    expect(reviewState(facts, '2026-11-30')).toBe('planned');
    expect(reviewState(facts, '2026-12-01')).toBe('due');
    expect(reviewState(facts, '2027-01-01')).toBe('due');
  });

  it('is none when its day was taken away', () => {
    expect(reviewState({ ...facts, on: null }, '2026-12-01')).toBeNull();
  });

  it('is none once the decision was replaced, unless the parties looked at it again for that', () => {
    const superseded = { ...facts, superseded: true };
    expect(reviewState(superseded, '2026-11-30')).toBeNull();
    expect(reviewState(superseded, '2026-12-01')).toBeNull();
    expect(reviewState({ ...superseded, reopened: true, decidedAgain: true }, '2027-01-01')).toBe('reviewed');
  });

  it('is none once its proposal was withdrawn, unless something came of it', () => {
    expect(reviewState({ ...facts, reopenable: false }, '2026-12-01')).toBeNull();
    const reopened = { ...facts, reopenable: false, reopened: true };
    expect(reviewState(reopened, '2026-12-01')).toBeNull();
    expect(reviewState({ ...reopened, decidedAgain: true }, '2026-12-01')).toBe('reviewed');
  });

  it('is open whatever its day, until the parties decide again', () => {
    expect(reviewState({ ...facts, reopened: true }, '2026-01-01')).toBe('reopened');
    expect(reviewState({ ...facts, on: null, reopened: true }, '2026-01-01')).toBe('reopened');
    expect(reviewState({ ...facts, reopened: true, decidedAgain: true }, '2026-01-01')).toBe('reviewed');
  });
});

it.each([
  ['2026-11-26', 3, '2027-02-26'],
  ['2026-11-30', 3, '2027-02-28'],
  ['2027-08-31', 6, '2028-02-29'],
  ['2028-02-29', 12, '2029-02-28'],
])('%s and %i months is %s', (day, months, later) => {
  expect(monthsAfter(day, months)).toBe(later);
});
