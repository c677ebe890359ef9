import { expect, it } from 'vitest';
import { Outbox, type OutboxAct } from '#app/live/outbox.ts';

const act = (key: string, command: string, input: Record<string, unknown>): OutboxAct => ({
  key,
  sessionId: 's',
  command,
  input: { sessionId: 's', ...input },
  state: 'saved',
  savedAt: Date.now(),
});

it('what is said anew replaces what waits; what is an act of its own never does', () => {
  const outbox = new Outbox('person', null);
  const own = { organisationId: 'o', activityId: 'a' };
  outbox.add(act('1', 'position.give', { organisationId: 'o', roundId: 'r', level: 1 }));
  outbox.add(act('2', 'position.give', { organisationId: 'o', roundId: 'r', level: 7 }));
  outbox.add(act('3', 'activity.write', { ...own, text: 'Satu' }));
  outbox.add(act('4', 'activity.write', { ...own, text: 'Dua' }));
  outbox.add(act('5', 'activity.mark', { ...own, target: 'x', value: 1 }));
  outbox.add(act('6', 'activity.mark', { ...own, target: 'y', value: 1 }));
  outbox.add(act('7', 'activity.mark', { ...own, target: 'x', value: -1 }));
  outbox.add(act('8', 'activity.group', { activityId: 'a', entryId: '1', into: '2' }));
  outbox.add(act('9', 'activity.group', { activityId: 'a', entryId: '3', into: '2' }));
  expect(outbox.of('s').map(({ key }) => key)).toEqual(['2', '3', '4', '6', '7', '8', '9']);
});

it('the same thing of another activity or organisation is another thing', () => {
  const outbox = new Outbox('person', null);
  outbox.add(act('1', 'activity.mark', { organisationId: 'o', activityId: 'a', value: 4 }));
  outbox.add(act('2', 'activity.mark', { organisationId: 'o', activityId: 'b', value: 4 }));
  outbox.add(act('3', 'activity.mark', { organisationId: 'p', activityId: 'b', value: 4 }));
  expect(outbox.of('s').map(({ key }) => key)).toEqual(['1', '2', '3']);
});

it('a secret choice is forgotten on this device as soon as the server has answered', () => {
  for (const change of [{ seq: 7 }, { state: 'counted' }, { state: 'refused' }] as const) {
    const outbox = new Outbox('person', null);
    const ballot = { organisationId: 'o', voteId: 'v', choice: 'against', receiptCode: 'AAAA-BBBB-CCCC' };
    outbox.add(act('1', 'ballot.cast', ballot));
    outbox.set('1', { state: 'sent' });
    expect(outbox.of('s')[0]?.input).toMatchObject({ choice: 'against' });
    outbox.set('1', change);
    expect(JSON.stringify(outbox.of('s'))).not.toMatch(/against|AAAA/);
  }
});
