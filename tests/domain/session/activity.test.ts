import { describe, expect, it } from 'vitest';
import {
  ACTIVITY_KINDS,
  type ActivityKind,
  type Anonymity,
  activityOf,
  candidatesOf,
  eventFor,
  lookup,
  opinionsOf,
  picked,
  resultsOf,
  type SessionCommand,
  sectorOf,
  splitOf,
} from '#app/domain/session/index.ts';
import { Hall } from './activity-hall.ts';
import { delegateOf, Room, seedOf } from './room.ts';

const about = { activityId: 'a' } as const;

describe('an activity', () => {
  it('runs alone: not beside a test, a vote or another activity, and its item waits for it', () => {
    const hall = new Hall('temperature', 'anonymous');
    const again = { type: 'activity.open', activityId: 'b', itemId: 'choose', kind: 'questions' } as const;
    const rest = { question: 'Ada pertanyaan?', anonymity: 'named', visibility: 'live' } as const;
    expect(hall.refused({ ...again, ...rest })).toBe('activity_open');
    expect(hall.refused({ type: 'agenda.finish', itemId: 'choose' })).toBe('activity_open');
    expect(hall.refused({ type: 'session.close' })).toBe('activity_open');
    hall.close();
    expect(hall.refused({ ...again, ...rest, activityId: 'a' })).toBe('activity_closed');
    expect(hall.refused({ ...again, ...rest, itemId: 'talk' })).toBe('item_not_running');
    hall.test();
    expect(hall.refused({ ...again, ...rest })).toBe('round_open');
  });

  it('promises only what its kind can keep', () => {
    const hall = new Hall('draw', 'named').close();
    const open = { type: 'activity.open', itemId: 'choose', question: 'Suhu?' } as const;
    const as = (kind: ActivityKind, anonymity: Anonymity, visibility: 'live' | 'after-close') =>
      hall.refused({ ...open, activityId: `${kind}-${anonymity}`, kind, anonymity, visibility });
    expect(as('temperature', 'named', 'after-close')).toBe('anonymity_not_offered');
    expect(as('statements', 'anonymous', 'live')).toBe('anonymity_not_offered');
    expect(as('statements', 'facilitator', 'live')).toBe('anonymity_not_offered');
    expect(as('statements', 'named', 'live')).toBeNull();
  });

  it('takes support for a question from others only', () => {
    const hall = new Hall('questions', 'named').write('g1', 'Siapa yang menanggung?');
    const support = { type: 'activity.mark', ...about, target: 'e1', value: 1 } as const;
    expect(hall.refused({ ...support, organisationId: 'g1' }, delegateOf('g1'))).toBe('value_not_offered');
    expect(hall.refused({ ...support, organisationId: 'n1' }, delegateOf('n1'))).toBeNull();
  });

  it('takes nothing once it is closed, and nothing that another organisation says for one', () => {
    const hall = new Hall('writing', 'named').write('g1', 'satu pintu');
    const mine = { type: 'activity.rewrite', ...about, organisationId: 'g1', entryId: 'e1' } as const;
    expect(hall.refused({ ...mine, text: 'bukan saya' }, delegateOf('n1'))).toBe('not_your_organisation');
    expect(hall.refused({ ...mine, text: 'bukan saya' })).toBe('not_your_organisation');
    expect(hall.refused({ ...mine, organisationId: 'n1', text: 'bukan saya' }, delegateOf('n1'))).toBe(
      'unknown_entry',
    );
    hall.close();
    expect(hall.refused({ ...mine, text: 'terlambat' }, delegateOf('g1'))).toBe('activity_closed');
  });
});

describe('silent writing', () => {
  it('keeps the same words of one organisation once, and stops where the facilitator said', () => {
    const hall = new Hall('writing', 'anonymous', { most: 2 })
      .write('g1', 'satu pintu')
      .write('g1', 'satu pintu');
    expect(hall.activity.written).toBe(1);
    hall.write('g1', 'peta bersama');
    const third = { type: 'activity.write', ...about, organisationId: 'g1', entryId: 'x' } as const;
    expect(hall.refused({ ...third, text: 'lagi' }, delegateOf('g1'))).toBe('activity_full');
    hall.do({ type: 'activity.withdraw', ...about, organisationId: 'g1', entryId: 'e1' }, delegateOf('g1'));
    expect(hall.write('g1', 'lagi').activity.written).toBe(2);
  });

  it('shows all ideas at once, by the alphabet, with numbers that say nothing', () => {
    const hall = new Hall('writing', 'anonymous')
      .write('n1', 'Satu pintu')
      .write('g1', 'peta')
      .write('n2', 'Biaya');
    hall.reveal();
    expect(
      hall.activity.entries.map(({ entryId, text, organisationId }) => [entryId, text, organisationId]),
    ).toEqual([
      ['1', 'Biaya', null],
      ['2', 'peta', null],
      ['3', 'Satu pintu', null],
    ]);
    const late = {
      type: 'activity.write',
      ...about,
      organisationId: 'g1',
      entryId: 'x',
      text: 'lagi',
    } as const;
    expect(hall.refused(late, delegateOf('g1'))).toBe('activity_stage');
    expect(new Hall('writing', 'named').refused({ type: 'activity.reveal', ...about })).toBe(
      'activity_empty',
    );
  });

  it('groups: by name, onto a group, one idea onto another, and out again', () => {
    const hall = new Hall('writing', 'named')
      .write('g1', 'a')
      .write('g1', 'b')
      .write('n1', 'c')
      .write('n1', 'd');
    hall.reveal();
    const move = (entryId: string, into: Partial<Extract<SessionCommand, { type: 'activity.group' }>>) =>
      hall.do({ type: 'activity.group', ...about, entryId, groupId: `k${hall.log.length}`, ...into });
    move('1', { name: 'Data' });
    const [data] = hall.activity.groups;
    move('2', { into: data?.groupId ?? '' }).do({
      type: 'activity.name-group',
      ...about,
      groupId: data?.groupId ?? '',
      name: 'Data bersama',
    });
    expect(hall.activity.groups).toEqual([{ groupId: data?.groupId, name: 'Data bersama' }]);
    move('4', { into: '3' });
    expect(hall.activity.groups.map((group) => group.name)).toEqual(['Data bersama', 'c']);
    expect(hall.activity.entries[3]?.groupId).toBe(hall.activity.entries[2]?.groupId);
    move('1', {});
    move('2', { name: 'C' });
    expect(hall.activity.groups.map((group) => group.name)).toEqual(['c']);
    expect(hall.activity.entries.map((entry) => entry.groupId !== null)).toEqual([false, true, true, true]);
    expect(hall.refused({ type: 'activity.group', ...about, entryId: '1', into: '1', groupId: 'k' })).toBe(
      'unknown_entry',
    );
  });

  it('spends dots within the budget, on groups and lone ideas only', () => {
    const hall = new Hall('writing', 'named').write('g1', 'a').write('g1', 'b').write('n1', 'c').reveal();
    hall.do({ type: 'activity.group', ...about, entryId: '2', into: '1', groupId: 'k' }).dots(3, 2);
    const dot = (target: string, value: number) =>
      hall.refused(
        { type: 'activity.mark', ...about, organisationId: 'n1', target, value },
        delegateOf('n1'),
      );
    expect(dot('1', 1)).toBe('unknown_entry');
    expect(dot('k', 3)).toBe('value_not_offered');
    expect(dot('k', 2)).toBeNull();
    expect(dot('3', 2)).toBe('dots_spent');
    expect(dot('3', 1)).toBeNull();
    expect(dot('k', 1)).toBeNull();
    expect(dot('3', 2)).toBeNull();
    hall.mark('g1', 'k', 2).close();
    expect(hall.activity.results).toEqual({
      answered: { government: 1, 'non-government': 1 },
      lines: [
        { target: 'k', value: 1, total: 3, bySector: { government: 2, 'non-government': 1 } },
        { target: '3', value: 1, total: 2, bySector: { government: 0, 'non-government': 2 } },
      ],
    });
  });
});

describe('results that name nobody', () => {
  const linesOf = (answers: Readonly<Record<string, number>>) => {
    const hall = new Hall('temperature', 'anonymous');
    for (const [id, value] of Object.entries(answers)) hall.mark(id, '', value);
    return hall.close().activity.results?.lines ?? [];
  };

  it('stand by sector where each sector that answered is a small crowd at least', () => {
    const lines = linesOf({ g1: 4, g2: 4, g3: 2, n1: 5, n2: 4, n3: 3 });
    expect(lines.find((line) => line.value === 4)).toEqual({
      target: '',
      value: 4,
      total: 3,
      bySector: { government: 2, 'non-government': 1 },
    });
  });

  it('stand only together where one sector is smaller, and not at all where both are', () => {
    const together = linesOf({ g1: 4, n1: 5, n2: 4, n3: 3 });
    expect(together.every((line) => line.bySector === null)).toBe(true);
    expect(together.map((line) => line.total)).toEqual([0, 0, 1, 2, 1]);
    expect(linesOf({ g1: 4, n1: 5 }).every((line) => line.total === null)).toBe(true);
    expect(linesOf({ n1: 5, n2: 4, n3: 3 }).find((line) => line.value === 5)?.bySector).toEqual({
      government: 0,
      'non-government': 1,
    });
  });

  it('leave no answer of anybody in the room once it is closed', () => {
    const hall = new Hall('temperature', 'anonymous').mark('g1', '', 2).mark('n1', '', 5).close();
    expect(lookup(hall.activity.marks, 'g1')).toEqual({ organisationId: 'g1', given: null });
  });
});

describe('statements', () => {
  it('wait for the facilitator, and are answered one by one', () => {
    const hall = new Hall('statements', 'named').write('n1', 'Data dibuka tiap triwulan');
    const early = { type: 'activity.mark', ...about, organisationId: 'g1', target: 'e1', value: 1 } as const;
    expect(hall.refused(early, delegateOf('g1'))).toBe('unknown_entry');
    hall.admit('e1').do({ type: 'activity.add', ...about, entryId: 'f1', text: 'Satu formulir' });
    hall.mark('g1', 'e1', 1).mark('g1', 'e1', 0).mark('n1', 'f1', -1);
    expect(hall.refused({ ...early, value: 2 }, delegateOf('g1'))).toBe('value_not_offered');
    expect(lookup(hall.activity.marks, 'g1')?.given).toEqual({ e1: 0 });
    const changed = {
      type: 'activity.rewrite',
      ...about,
      organisationId: 'n1',
      entryId: 'e1',
      text: 'lain',
    } as const;
    expect(hall.refused(changed, delegateOf('n1'))).toBe('activity_stage');
    const { answered } = resultsOf(hall.activity, (id) => sectorOf(hall.state, id));
    expect(answered).toEqual({ government: 1, 'non-government': 1 });
  });

  it('are told apart: broad agreement in both sectors, divisive, and neither', () => {
    const hall = new Hall('statements', 'named');
    for (const [entryId, text] of [
      ['s1', 'sepakat'],
      ['s2', 'terbelah'],
      ['s3', 'berseberangan'],
      ['s4', 'ragu'],
    ] as const)
      hall.do({ type: 'activity.add', ...about, entryId, text });
    const answers = {
      s1: [1, 1, 1, 0, 1, 1, 1, 1],
      s2: [1, -1, 1, -1, 1, -1, 1, -1],
      s3: [1, 1, 1, 1, -1, -1, -1, 0],
      s4: [1, 0, 0, 0, 1, 0, 0, 0],
    };
    for (const [target, values] of Object.entries(answers))
      for (const [at, value] of values.entries()) hall.mark(hall.state.partyIds[at] ?? '', target, value);
    const results = hall.close().activity.results;
    const opinions = results ? opinionsOf(results) : [];
    expect(Object.fromEntries(opinions.map((one) => [one.target, one.verdict]))).toEqual({
      s1: 'bridging',
      s2: 'divisive',
      s3: 'divisive',
      s4: 'mixed',
    });
    expect(opinions[0]?.target).toBe('s1');
    // (3 + 1) / (4 + 2) in one sector, (4 + 1) / (4 + 2) in the other.
    expect(opinions[0]?.across).toBeCloseTo(Math.sqrt((4 / 6) * (5 / 6)), 12);
    expect(splitOf({ agree: 4, disagree: 4, pass: 0 })).toBeCloseTo(8 / 9, 12);
  });
});

describe('a draw', () => {
  it('repeats nobody until everybody who is there was drawn, and can be checked from its roll', () => {
    const hall = new Hall('draw', 'named', { seedHash: 'hash' });
    for (let at = 0; at < 9; at += 1) hall.do({ type: 'activity.draw', ...about, roll: `${at}${at}7f3a` });
    const drawn = hall.activity.drawn.map((one) => one.organisationId);
    expect(new Set(drawn.slice(0, 8)).size).toBe(8);
    expect(hall.activity.drawn[8]?.candidates).toHaveLength(8);
    for (const one of hall.activity.drawn) expect(picked(one.candidates, one.roll)).toBe(one.organisationId);
    hall.do({ type: 'activity.close', ...about, seed: 'benih' });
    expect(hall.activity).toMatchObject({ seedHash: 'hash', seed: 'benih', status: 'closed' });
  });

  it('draws only who is there, and first who came late', () => {
    const hall = new Hall('draw', 'named');
    hall.do({ type: 'attendance.leave', organisationId: 'g1' }, delegateOf('g1'));
    for (let at = 0; at < 7; at += 1) hall.do({ type: 'activity.draw', ...about, roll: `${at}` });
    expect(hall.activity.drawn.map((one) => one.organisationId)).not.toContain('g1');
    hall.arrive('g1').do({ type: 'activity.draw', ...about, roll: 'ffff' });
    expect(hall.activity.drawn.at(-1)?.organisationId).toBe('g1');
    expect(candidatesOf([], [])).toEqual([]);
    expect(picked([], 'ff')).toBeUndefined();
  });
});

it('is drawn once by whoever presses twice', () => {
  const hall = new Hall('draw', 'named');
  const draw = (drawn?: number) => hall.do({ type: 'activity.draw', ...about, roll: '1f', drawn });
  draw(0);
  draw(0);
  expect(hall.activity.drawn).toHaveLength(1);
  draw(1);
  draw();
  expect(hall.activity.drawn).toHaveLength(3);
});

describe('breakout groups', () => {
  it('have both sectors in each, and report back by one of their own', () => {
    const teams = [
      { teamId: 't1', question: 'Data' },
      { teamId: 't2', question: 'Biaya' },
    ];
    const hall = new Hall('breakout', 'named', { teams });
    for (const team of hall.activity.teams) {
      const sectors = team.organisationIds.map((id) => sectorOf(hall.state, id));
      expect(sectors.filter((sector) => sector === 'government')).toHaveLength(2);
      expect(sectors).toHaveLength(4);
    }
    const [mine, other] = hall.activity.teams;
    const by = mine?.organisationIds[0] ?? '';
    const report = {
      type: 'activity.report',
      ...about,
      organisationId: by,
      text: 'Satu formulir cukup.',
    } as const;
    expect(hall.refused({ ...report, teamId: other?.teamId ?? '' }, delegateOf(by))).toBe('unknown_entry');
    hall.do({ ...report, teamId: 't1' }, delegateOf(by)).close();
    expect(hall.activity.reports).toEqual({
      t1: { organisationId: by, text: 'Satu formulir cukup.', version: 1 },
    });
  });

  it('take latecomers into the smallest, once, and let everybody see it', () => {
    const room = new Room(seedOf({}, 4)).arrive('g1', 'g2', 'n1').do({ type: 'session.open' });
    const teams = [
      { teamId: 't1', question: 'Data' },
      { teamId: 't2', question: 'Biaya' },
    ];
    room.do({ type: 'agenda.start', itemId: 'choose' }).do({
      ...{ type: 'activity.open', activityId: 'a', itemId: 'choose', kind: 'breakout' },
      ...{ question: 'Apa?', anonymity: 'named', visibility: 'after-close', teams },
    });
    const groups = () => activityOf(room.state, 'a')?.teams.map((team) => team.organisationIds.join());
    expect(groups()).toEqual(['g1,n1', 'g2']);
    room.arrive('n2');
    expect(groups()).toEqual(['g1,n1', 'g2,n2']);
    // Of groups of one size the one with the fewest of its own sector, else the first.
    room.arrive('n3', 'g3', 'g4');
    expect(groups()).toEqual(['g1,n1,n3,g4', 'g2,n2,g3']);
    room.do({ type: 'attendance.leave', organisationId: 'n3' }, delegateOf('n3')).arrive('n3');
    expect(groups()).toEqual(['g1,n1,n3,g4', 'g2,n2,g3']);
    const joined = room.log.filter((event) => event.type === 'activity.joined');
    expect(joined.map((event) => eventFor(event, room.state, { kind: 'wall' }))).toEqual(joined);
  });

  it('do not lose the report of a colleague to who did not know it', () => {
    const teams = [{ teamId: 't1', question: 'Data' }];
    const hall = new Hall('breakout', 'named', { teams });
    const report = (organisationId: string, text: string, base?: number) =>
      hall.try(
        { type: 'activity.report', ...about, organisationId, teamId: 't1', base, text },
        delegateOf(organisationId),
      );
    expect(report('g1', 'Pertama', 0)).toBeNull();
    expect(report('n1', 'Tanpa tahu', 0)).toBe('stale_version');
    expect(hall.activity.reports.t1).toMatchObject({ text: 'Pertama', version: 1 });
    expect(report('n1', 'Setelah membaca', 1)).toBeNull();
    // The same words are no conflict, and who names no version replaces as before.
    expect(report('g1', 'Setelah membaca', 1)).toBeNull();
    expect(report('g1', 'Tanpa versi')).toBeNull();
    expect(hall.activity.reports.t1?.text).toBe('Tanpa versi');
  });
});

it('has a way in for each kind', () => {
  for (const kind of ACTIVITY_KINDS) {
    const teams = [{ teamId: 't1', question: 'Data' }];
    const anonymity = kind === 'temperature' ? 'anonymous' : 'named';
    expect(new Hall(kind, anonymity, { teams }).close().activity.status).toBe('closed');
  }
});
