import { describe, expect, it } from 'vitest';
import { expectedAttendance, expectedQuorum } from '#app/domain/registration.ts';

const parties = [
  { organisationId: 'g1', sector: 'government' },
  { organisationId: 'g2', sector: 'government' },
  { organisationId: 'n1', sector: 'non-government' },
] as const;
const rule = { share: 'more-than-half', everySector: true } as const;

describe('answers to an invitation', () => {
  it('become the attendance that check-in begins with', () => {
    expect(expectedAttendance('represented')).toEqual({ mode: 'in-room', role: 'alternate' });
    expect(expectedAttendance('online')).toEqual({ mode: 'online', role: 'delegate' });
    expect(expectedAttendance('absent')).toBeNull();
  });
  it('foretell the quorum by sector; silence is nobody', () => {
    const both = expectedQuorum(
      parties,
      new Map([
        ['g1', 'in-room'],
        ['g2', 'online'],
      ]),
      rule,
    );
    expect(both).toMatchObject({ met: false, present: 2, needed: 2 });
    expect(both.reasons).toEqual([{ code: 'sector-absent', sector: 'non-government' }]);
    expect(
      expectedQuorum(
        parties,
        new Map([
          ['g1', 'absent'],
          ['n1', 'represented'],
        ]),
        rule,
      ).present,
    ).toBe(1);
    expect(
      expectedQuorum(
        parties,
        new Map([
          ['g1', 'online'],
          ['n1', 'represented'],
        ]),
        rule,
      ).met,
    ).toBe(true);
  });
});
