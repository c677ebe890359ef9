import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  achievementShare,
  COMMITMENT_LIVES,
  type CommitmentFacts,
  type CommitmentStatus,
  lifeMayBecome,
  type Report,
  type ReportVoice,
  statusOf,
  threeVoices,
  timeShare,
  type Voice,
  voiceRefusal,
} from '#app/domain/commitment.ts';

const report = (achieved: number, reportedAt = 1): Report => ({
  reportId: `report-${reportedAt}`,
  organisationId: 'owner',
  achieved,
  reportedAt,
});

const voice = (
  said: Voice,
  saidAt: number,
  organisationId: string | null = 'partner',
  on = 1,
): ReportVoice => ({
  reportId: `report-${on}`,
  organisationId,
  voice: said,
  saidAt,
});

const facts = (part: Partial<CommitmentFacts> = {}): CommitmentFacts => ({
  life: 'active',
  startOn: '2026-01-01',
  dueOn: '2026-12-31',
  baseline: 0,
  target: 100,
  reports: [],
  voices: [],
  acceptances: [
    { organisationId: 'owner', accepted: true },
    { organisationId: 'supporter', accepted: true },
  ],
  ...part,
});

type Row = [string, Partial<CommitmentFacts>, string, CommitmentStatus];
const rows: Row[] = [
  ['a draft', { life: 'draft' }, '2026-06-01', 'draft'],
  ['proposed', { life: 'proposed' }, '2026-06-01', 'proposed'],
  [
    'a named party has yet to accept',
    { acceptances: [{ organisationId: 'supporter', accepted: false }] },
    '2027-06-01',
    'proposed',
  ],
  ['before it starts', {}, '2025-12-01', 'on-track'],
  ['no report, half of the time not yet gone', {}, '2026-06-30', 'on-track'],
  ['no report, more than half of the time gone', {}, '2026-07-15', 'at-risk'],
  ['less than 60 % of what is expected', { reports: [report(44)] }, '2026-10-01', 'at-risk'],
  ['60 % of what is expected', { reports: [report(46)] }, '2026-10-01', 'on-track'],
  ['on the due date itself', { reports: [report(99)] }, '2026-12-31', 'on-track'],
  ['the day after', { reports: [report(99)] }, '2027-01-01', 'late'],
  ['reached, not yet judged', { reports: [report(100)] }, '2026-08-01', 'awaiting-verification'],
  ['reached, judged after the due date', { reports: [report(100)] }, '2027-02-01', 'awaiting-verification'],
  [
    'reached, but a partner disputes it',
    { reports: [report(100)], voices: [voice('disputed', 2)] },
    '2026-08-01',
    'disputed',
  ],
  [
    'a dispute beats being late',
    { reports: [report(50)], voices: [voice('disputed', 2)] },
    '2027-02-01',
    'disputed',
  ],
  [
    'the partner took the dispute back',
    { reports: [report(100)], voices: [voice('disputed', 2), voice('confirmed', 3)] },
    '2026-08-01',
    'awaiting-verification',
  ],
  [
    'another partner still disputes',
    { reports: [report(100)], voices: [voice('disputed', 2), voice('confirmed', 3, 'other')] },
    '2026-08-01',
    'disputed',
  ],
  [
    'the verifier judged after the dispute: kept',
    { reports: [report(100)], voices: [voice('disputed', 2), voice('verified-kept', 3, null)] },
    '2026-08-01',
    'kept',
  ],
  [
    'the verifier judged: not yet kept',
    { reports: [report(100)], voices: [voice('verified-not-kept', 3, null)] },
    '2027-01-01',
    'late',
  ],
  [
    'a newer report answers the dispute',
    { reports: [report(80), report(90, 5)], voices: [voice('disputed', 2)] },
    '2026-12-01',
    'on-track',
  ],
  ['fulfilled', { life: 'fulfilled' }, '2026-08-01', 'kept'],
  ['not fulfilled', { life: 'not-fulfilled' }, '2026-08-01', 'missed'],
  ['withdrawn', { life: 'withdrawn' }, '2026-08-01', 'withdrawn'],
  ['superseded', { life: 'superseded' }, '2026-08-01', 'superseded'],
];

describe('the status of a commitment', () => {
  it.each(rows)('%s', (_name, part, today, status) => {
    expect(statusOf(facts(part), today)).toBe(status);
  });

  it('is never missed without somebody saying so, and never kept without a verdict', () => {
    const day = fc
      .integer({ min: 0, max: 900 })
      .map((n) => new Date(Date.UTC(2025, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.array(fc.integer({ min: -10, max: 150 }), { maxLength: 4 }), (today, values) => {
        const status = statusOf(facts({ reports: values.map((value, at) => report(value, at + 1)) }), today);
        expect(['missed', 'kept']).not.toContain(status);
        if (today > '2026-12-31' && (values.at(-1) ?? 0) < 100) expect(status).toBe('late');
      }),
    );
  });
});

describe('achievement', () => {
  it.each([
    [0, 100, 25, 0.25],
    [20, 40, 20, 0],
    [12, 4, 8, 0.5],
    [12, 4, 15, 0],
    [12, 4, 2, 1],
    [0, 10, 30, 1],
    [100, 100, 100, 1],
    [100, 100, 99, 0],
    [-10, 10, 0, 0.5],
  ])('from %d to %d at %d is %d', (baseline, target, value, share) => {
    expect(achievementShare(baseline, target, value)).toBe(share);
  });

  it('holds a falling indicator by its own direction', () => {
    expect(achievementShare(5, 5, 4, 'down')).toBe(1);
    expect(achievementShare(5, 5, 6, 'down')).toBe(0);
  });

  it('lies between 0 and 1 and grows towards the target', () => {
    const value = fc.integer({ min: -100_000, max: 100_000 });
    fc.assert(
      fc.property(value, value, value, value, (baseline, target, a, b) => {
        const [near, far] = Math.abs(a - target) <= Math.abs(b - target) ? [a, b] : [b, a];
        const share = (v: number) => achievementShare(baseline, target, v);
        expect(share(a)).toBeGreaterThanOrEqual(0);
        expect(share(a)).toBeLessThanOrEqual(1);
        const sameSide = (near - target) * (far - target) >= 0 && baseline !== target;
        if (sameSide) expect(share(near)).toBeGreaterThanOrEqual(share(far));
        if (baseline !== target) expect(share(target)).toBe(1);
      }),
    );
  });

  it('measures time by days', () => {
    expect(timeShare('2026-01-01', '2026-01-11', '2026-01-06')).toBe(0.5);
    expect(timeShare('2026-01-01', '2026-01-01', '2026-01-01')).toBe(0);
    expect(timeShare('2026-01-01', '2026-01-01', '2026-01-02')).toBe(1);
  });
});

describe('three voices', () => {
  it('are kept apart, each by what it said last', () => {
    const result = threeVoices(
      [report(10), report(20, 5)],
      [
        voice('disputed', 9, 'a', 5),
        voice('confirmed', 7, 'a', 5),
        voice('confirmed', 8, 'b', 5),
        voice('disputed', 2, 'b', 1),
        voice('verified-not-kept', 8, null, 5),
      ],
    );
    expect(result).toMatchObject({
      report: { achieved: 20 },
      confirmedBy: ['b'],
      disputedBy: ['a'],
      verdict: 'not-kept',
      unresolvedDispute: true,
    });
  });

  it.each([
    ['another life', { life: 'proposed' as const }, {}, 'wrong_state'],
    ['an old report', {}, { reportId: 'report-0' }, 'stale_version'],
    ['its own report', {}, { organisationId: 'owner' }, 'own_report'],
    ['the same again', { voices: [voice('confirmed', 2)] }, {}, 'already_done'],
    ['a change of mind', { voices: [voice('disputed', 2)] }, {}, null],
    ['a first voice', {}, {}, null],
  ])('on %s', (_name, part, said, refusal) => {
    const what = { reportId: 'report-1', organisationId: 'partner', voice: 'confirmed' as const, ...said };
    expect(voiceRefusal({ ...facts({ reports: [report(50)] }), ...part }, what)).toBe(refusal);
  });
});

describe('the life of a commitment', () => {
  it('is open until it is judged, and then closed', () => {
    const ways = COMMITMENT_LIVES.flatMap((from) =>
      COMMITMENT_LIVES.filter((to) => lifeMayBecome(from, to)).map((to) => `${from} > ${to}`),
    );
    expect(ways).toEqual([
      'draft > proposed',
      'draft > withdrawn',
      'proposed > draft',
      'proposed > active',
      'proposed > withdrawn',
      'proposed > superseded',
      'active > fulfilled',
      'active > not-fulfilled',
      'active > withdrawn',
      'active > superseded',
      'not-fulfilled > superseded',
    ]);
  });
});
