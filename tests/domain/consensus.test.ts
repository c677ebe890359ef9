import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultGroundRules } from '#app/domain/charter.ts';
import {
  type Blocker,
  isLevel,
  kindOf,
  LEVELS,
  type Level,
  levelOfShort,
  levelOnScale,
  mayBecome,
  neededFor,
  OBJECTION_STATUSES,
  quorum,
  type RoundFacts,
  reasonRequired,
  shortOfLevel,
  standing,
  tallyBySector,
} from '#app/domain/consensus.ts';
import type { Sector } from '#app/domain/sector.ts';

const parties = [
  { organisationId: 'g1', sector: 'government' },
  { organisationId: 'g2', sector: 'government' },
  { organisationId: 'n1', sector: 'non-government' },
  { organisationId: 'n2', sector: 'non-government' },
] as const satisfies readonly { organisationId: string; sector: Sector }[];

const byCount = (government: number, nonGovernment: number) => ({
  government,
  'non-government': nonGovernment,
});

describe('levels of agreement', () => {
  it.each([
    [1, 'agree', false, true],
    [2, 'agree', false, false],
    [3, 'agree-with-note', true, true],
    [4, 'abstain', false, true],
    [5, 'discuss', true, true],
    [6, 'agree-with-note', true, false],
    [7, 'object', true, true],
    [8, 'object', true, false],
  ] as const)(
    'level %i is %s; reason required: %s; on the five-level scale: %s',
    (level, kind, reason, five) => {
      expect(kindOf(level)).toBe(kind);
      expect(reasonRequired(level)).toBe(reason);
      expect(levelOnScale(level, 'five')).toBe(five);
      expect(levelOnScale(level, 'eight')).toBe(true);
      expect(kindOf(levelOfShort(shortOfLevel(level)))).toBe(kind);
    },
  );

  it('knows a level from anything else', () => {
    expect([0, 9, 1.5, '1', null].some(isLevel)).toBe(false);
    expect(LEVELS.every(isLevel)).toBe(true);
  });
});

describe('quorum', () => {
  const half = { share: 'more-than-half', everySector: true } as const;
  it.each([
    ['more than half and both sectors', byCount(4, 4), byCount(4, 1), half, true, []],
    ['exactly half is not enough', byCount(4, 4), byCount(3, 1), half, false, ['too-few']],
    ['one sector missing', byCount(4, 3), byCount(4, 0), half, false, ['sector-absent']],
    [
      'one sector missing, not asked for',
      byCount(4, 3),
      byCount(4, 0),
      { ...half, everySector: false },
      true,
      [],
    ],
    ['a sector without parties is not missed', byCount(3, 0), byCount(2, 0), half, true, []],
    ['two thirds reached', byCount(3, 3), byCount(2, 2), { ...half, share: 'two-thirds' }, true, []],
    ['two thirds missed', byCount(4, 3), byCount(2, 2), { ...half, share: 'two-thirds' }, false, ['too-few']],
    ['no parties', byCount(0, 0), byCount(0, 0), half, false, ['no-parties']],
    [
      'nobody there',
      byCount(1, 1),
      byCount(0, 0),
      half,
      false,
      ['too-few', 'sector-absent', 'sector-absent'],
    ],
  ] as const)('%s', (_name, all, present, rule, met, reasons) => {
    const result = quorum({ partiesBySector: all, presentBySector: present }, rule);
    expect(result.met).toBe(met);
    expect(result.reasons.map((reason) => reason.code)).toEqual(reasons);
  });

  it('asks for strictly more than half and for at least two thirds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), (n) => {
        const half = neededFor(n, 'more-than-half');
        const thirds = neededFor(n, 'two-thirds');
        return half * 2 > n && (half - 1) * 2 <= n && thirds * 3 >= 2 * n && (thirds - 1) * 3 < 2 * n;
      }),
    );
  });
});

describe('tally', () => {
  it('counts each organisation once, the later answer, and no stranger', () => {
    const tally = tallyBySector(
      [
        { organisationId: 'g1', level: 7 },
        { organisationId: 'g1', level: 1 },
        { organisationId: 'n1', level: 6 },
        { organisationId: 'stranger', level: 8 },
      ],
      parties,
    );
    expect(tally.bySector.government).toMatchObject({ parties: 2, answered: 1, unanswered: 1 });
    expect(tally.bySector.government.kinds).toMatchObject({ agree: 1, object: 0 });
    expect(tally.bySector['non-government'].kinds['agree-with-note']).toBe(1);
    expect(tally.total).toMatchObject({ parties: 4, answered: 2, unanswered: 2 });
    expect(tally.total.levels).toEqual([1, 0, 0, 0, 0, 1, 0, 0]);
  });
});

type Case = {
  name: string;
  answers: Partial<Record<'g1' | 'g2' | 'n1' | 'n2', Level>>;
  absent?: string[];
  objections?: RoundFacts['objections'];
  silence?: 'recorded';
  outcome: string;
  blockers?: Blocker['code'][];
};

const cases: Case[] = [
  { name: 'all agree', answers: { g1: 1, g2: 2, n1: 1, n2: 1 }, outcome: 'consensus' },
  {
    name: 'one with a note',
    answers: { g1: 1, g2: 1, n1: 3, n2: 1 },
    outcome: 'consensus-with-reservations',
  },
  {
    name: 'one that follows',
    answers: { g1: 6, g2: 1, n1: 1, n2: 1 },
    outcome: 'consensus-with-reservations',
  },
  { name: 'an abstention', answers: { g1: 1, g2: 4, n1: 1, n2: 1 }, outcome: 'consensus' },
  {
    name: 'only abstentions',
    answers: { g1: 4, g2: 4, n1: 4, n2: 4 },
    outcome: 'no-consensus',
    blockers: ['nobody-agrees'],
  },
  {
    name: 'one wants to discuss',
    answers: { g1: 1, g2: 5, n1: 1, n2: 1 },
    outcome: 'no-consensus',
    blockers: ['discuss'],
  },
  ...(['raised', 'discussed', 'maintained'] as const).map((status) => ({
    name: `an objection ${status}`,
    answers: { g1: 1, g2: 1, n1: 1, n2: 7 } as const,
    objections: [{ organisationId: 'n2', status }],
    outcome: 'no-consensus',
    blockers: ['open-objections' as const],
  })),
  ...(['resolved', 'withdrawn'] as const).map((status) => ({
    name: `an objection ${status}`,
    answers: { g1: 1, g2: 1, n1: 1, n2: 8 } as const,
    objections: [{ organisationId: 'n2', status }],
    outcome: 'consensus-with-reservations',
  })),
  {
    name: 'a level of objection without a record of its life',
    answers: { g1: 1, g2: 1, n1: 1, n2: 7 },
    outcome: 'no-consensus',
    blockers: ['open-objections'],
  },
  {
    name: 'an earlier objection of a silent, absent organisation',
    answers: { g1: 1, g2: 1, n1: 1 },
    absent: ['n2'],
    objections: [{ organisationId: 'n2', status: 'raised' }],
    outcome: 'no-consensus',
    blockers: ['open-objections'],
  },
  {
    name: 'a present organisation is silent',
    answers: { g1: 1, g2: 1, n1: 1 },
    outcome: 'no-consensus',
    blockers: ['unanswered'],
  },
  {
    name: 'a present organisation is silent and the charter records it',
    answers: { g1: 1, g2: 1, n1: 1 },
    silence: 'recorded',
    outcome: 'consensus',
  },
  {
    name: 'an absent organisation is silent',
    answers: { g1: 1, g2: 1, n1: 1 },
    absent: ['n2'],
    outcome: 'consensus',
  },
  {
    name: 'one whole sector is silent',
    answers: { g1: 1, g2: 1 },
    silence: 'recorded',
    outcome: 'no-consensus',
    blockers: ['quorum-missing'],
  },
  {
    name: 'nobody answers',
    answers: {},
    silence: 'recorded',
    outcome: 'no-consensus',
    blockers: ['quorum-missing', 'nobody-agrees'],
  },
];

function factsOf(one: Omit<Case, 'name' | 'outcome'>): RoundFacts {
  return {
    parties,
    positions: Object.entries(one.answers).map(([organisationId, level]) => ({ organisationId, level })),
    present: (id) => !one.absent?.includes(id),
    objections: one.objections ?? [],
    rule: { quorum: defaultGroundRules.quorum, silence: one.silence ?? 'blocks' },
  };
}

describe('outcome of a round', () => {
  it.each(cases)('$name: $outcome', (one) => {
    const result = standing(factsOf(one));
    expect(result.outcome).toBe(one.outcome);
    expect(result.blockers.map((blocker) => blocker.code)).toEqual(one.blockers ?? []);
  });

  it('lists who did not answer, present and absent apart', () => {
    const result = standing(factsOf({ answers: { g1: 1, n1: 1 }, absent: ['n2'] }));
    expect(result).toMatchObject({ unansweredPresent: ['g2'], unansweredAbsent: ['n2'] });
  });

  it('never takes silence for consent, whatever the answers are', () => {
    const answer = fc.option(fc.constantFrom(...LEVELS), { nil: undefined });
    fc.assert(
      fc.property(fc.record({ g1: answer, g2: answer, n1: answer, n2: answer }), (record) => {
        const given = Object.entries(record).filter(([, level]) => level !== undefined);
        const result = standing(factsOf({ answers: Object.fromEntries(given) }));
        if (given.length < 4) expect(result.outcome).toBe('no-consensus');
        if (given.some(([, level]) => level !== undefined && level >= 7)) {
          expect(result.outcome).toBe('no-consensus');
        }
      }),
    );
  });
});

describe('objections', () => {
  it('end when they are resolved or withdrawn, and never go back to raised by decree', () => {
    for (const from of OBJECTION_STATUSES) {
      expect(mayBecome(from, 'raised')).toBe(false);
      expect(mayBecome(from, 'resolved')).toBe(from !== 'resolved' && from !== 'withdrawn');
    }
    expect(mayBecome('maintained', 'discussed')).toBe(true);
  });
});
