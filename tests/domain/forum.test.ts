import { describe, expect, it } from 'vitest';
import { CRITERIA, type CriterionName, criteriaOf, type ForumFacts } from '#app/domain/forum.ts';

const whole: ForumFacts = {
  initiatorSector: 'government',
  parties: { government: 4, 'non-government': 3 },
  deciding: { government: 3, 'non-government': 2 },
  hasLegalBasis: true,
  hasCharter: true,
  accepted: 6,
  sessions: 3,
  sessionsWithBothSectors: 2,
  decisions: 4,
  decisionsAnsweredByNonState: 4,
  decisionsTested: 4,
  hasPublicPurpose: true,
};

const rows: [string, Partial<ForumFacts>, CriterionName[]][] = [
  ['a collaborative forum', {}, []],
  ['initiated by an association', { initiatorSector: 'non-government' }, ['initiated-by-public-agency']],
  [
    'agencies among themselves',
    {
      parties: { government: 7, 'non-government': 0 },
      deciding: { government: 7, 'non-government': 0 },
      decisionsAnsweredByNonState: 0,
    },
    ['includes-non-state', 'direct-participation'],
  ],
  [
    'partners are heard but do not decide',
    { deciding: { government: 4, 'non-government': 0 } },
    ['direct-participation'],
  ],
  ['partners never answered', { decisionsAnsweredByNonState: 0 }, ['direct-participation']],
  ['no decision yet', { decisions: 0, decisionsAnsweredByNonState: 0, decisionsTested: 0 }, []],
  [
    'half have accepted',
    { parties: { government: 3, 'non-government': 3 }, accepted: 3 },
    ['organised-and-meets'],
  ],
  ['never met together', { sessionsWithBothSectors: 0 }, ['organised-and-meets']],
  ['no legal basis', { hasLegalBasis: false }, ['organised-and-meets']],
  ['no charter', { hasCharter: false }, ['organised-and-meets', 'seeks-consensus']],
  ['only votes', { decisionsTested: 0 }, ['seeks-consensus']],
];

describe('the five criteria', () => {
  it.each(rows)('%s', (_name, part, unmet) => {
    const criteria = criteriaOf({ ...whole, ...part });
    expect(criteria.map((one) => one.criterion)).toEqual([...CRITERIA]);
    expect(criteria.filter((one) => !one.met).map((one) => one.criterion)).toEqual(unmet);
  });

  it('carry the counts behind them', () => {
    expect(criteriaOf(whole)[3]?.evidence).toEqual({
      charter: 1,
      legalBasis: 1,
      accepted: 6,
      parties: 7,
      sessionsWithBothSectors: 2,
      sessions: 3,
    });
  });
});
