import { describe, expect, it } from 'vitest';
import { defaultGroundRules, differenceOfRules, type GroundRules } from '#app/domain/charter.ts';

describe('the difference between two versions of a charter', () => {
  it.each<Partial<GroundRules>>([
    { quorum: { share: 'two-thirds', everySector: true } },
    { quorum: { share: 'more-than-half', everySector: false } },
    { fallback: ['postpone'] },
    // The order of the ways on is a rule too.
    { fallback: ['small-team', 'postpone', 'escalate'] },
    { voteThreshold: 'more-than-half' },
    { silence: 'recorded' },
    { transparency: 'public' },
    { invitationDays: 5 },
    { scale: 'eight' },
    { responseWindowDays: 3 },
    { observersByName: false },
    { withdrawal: { noticeDays: 14, leaves: 'after-notice' } },
    { withdrawal: { noticeDays: 30, leaves: 'at-once' } },
    { conduct: ['Bergantian bicara'] },
  ])('names exactly what changed: %j', (changed) => {
    const after = { ...defaultGroundRules, ...changed };
    const [rule] = Object.keys(changed);
    expect(differenceOfRules(defaultGroundRules, after).map((change) => change.rule)).toEqual([rule]);
    expect(differenceOfRules(after, defaultGroundRules).map((change) => change.rule)).toEqual([rule]);
    expect(differenceOfRules(after, structuredClone(after))).toEqual([]);
  });
});
