import { describe, expect, it } from 'vitest';
import { defaultGroundRules, differenceOfRules } from '#app/domain/charter.ts';
import { voteOutcome } from '#app/domain/consensus.ts';

describe('vote', () => {
  const cast = (choices: string) =>
    [...choices].map((letter, at) => ({
      organisationId: `o${at}`,
      choice:
        letter === '+' ? ('for' as const) : letter === '-' ? ('against' as const) : ('abstain' as const),
      reason: '',
    }));
  it.each([
    ['+++--', 5, 'more-than-half', true],
    ['++--', 4, 'more-than-half', false],
    ['++0', 3, 'two-thirds', true],
    ['+0-', 3, 'two-thirds', false],
    ['++', 4, 'more-than-half', false],
    ['', 0, 'more-than-half', false],
  ] as const)('%s of a roll of %i with %s: %s', (choices, roll, threshold, carried) => {
    expect(voteOutcome(cast(choices), { threshold, roll }).carried).toBe(carried);
  });

  it('counts one vote for each organisation and keeps the dissent', () => {
    const votes = [
      { organisationId: 'a', choice: 'for', reason: '' },
      { organisationId: 'a', choice: 'against', reason: 'Tenaga belum ada' },
    ] as const;
    expect(voteOutcome(votes, { threshold: 'more-than-half', roll: 2 })).toMatchObject({
      for: 0,
      against: 1,
      notCast: 1,
      dissent: [votes[1]],
    });
  });
});

describe('difference of ground rules', () => {
  it('names each changed rule with both values, and nothing else', () => {
    const after = {
      ...defaultGroundRules,
      quorum: { share: 'two-thirds', everySector: true } as const,
      fallback: ['vote' as const],
      conduct: [...defaultGroundRules.conduct],
    };
    expect(differenceOfRules(defaultGroundRules, after)).toEqual([
      { rule: 'quorum', before: defaultGroundRules.quorum, after: after.quorum },
      { rule: 'fallback', before: defaultGroundRules.fallback, after: ['vote'] },
    ]);
  });
});
