import fc from 'fast-check';
import {
  ACTIVITY_KINDS,
  ANONYMITIES,
  type RoomActor,
  type SessionCommand,
} from '#app/domain/session/index.ts';
import type { Move } from './play.ts';
import { delegateOf, facilitator, seedOf } from './room.ts';

const IDS = seedOf({}, 4).parties.map((party) => party.organisationId);
/** Few identifiers, so that most of what is tried meets something that is there. */
const activityId = fc.constantFrom('a1', 'a2', 'a3');
const entryId = fc.constantFrom('1', '2', '3', 'e1', 'e2', 'e3', 'e4');
const target = fc.constantFrom('', '1', '2', 'e1', 'e2', 'e3', 'k1', 'k2');
const visibility = fc.constantFrom('live' as const, 'after-close' as const);
const roll = fc.constantFrom('00', '1f', 'a4', 'ff03');
const about = { activityId };

const byFacilitator: fc.Arbitrary<SessionCommand> = fc.oneof(
  fc.record({
    type: fc.constant('activity.open' as const),
    ...about,
    itemId: fc.constant('choose'),
    kind: fc.constantFrom(...ACTIVITY_KINDS),
    question: fc.constant('Apa yang perlu kita lakukan?'),
    anonymity: fc.constantFrom(...ANONYMITIES),
    visibility,
    most: fc.constantFrom(2, 5),
    teams: fc.constant([
      { teamId: 't1', question: 'Data' },
      { teamId: 't2', question: 'Biaya' },
    ]),
  }),
  fc.record({
    type: fc.constant('activity.add' as const),
    ...about,
    entryId,
    text: fc.constant('dari meja'),
  }),
  fc.record({
    type: fc.constant('activity.settle' as const),
    ...about,
    entryId,
    status: fc.constantFrom('open' as const, 'declined' as const, 'answered' as const),
  }),
  fc.record({ type: fc.constant('activity.reveal' as const), ...about }),
  fc.record({
    type: fc.constant('activity.group' as const),
    ...about,
    entryId,
    into: fc.constantFrom('', '1', '2', 'k1'),
    name: fc.constantFrom('', 'Data'),
    groupId: fc.constantFrom('k1', 'k2'),
  }),
  fc.record({
    type: fc.constant('activity.open-dots' as const),
    ...about,
    budget: fc.constant(3),
    most: fc.constant(2),
    visibility,
  }),
  fc.record({ type: fc.constant('activity.draw' as const), ...about, roll }),
  fc.record({ type: fc.constant('activity.close' as const), ...about }),
);

const byParty = (organisationId: string): fc.Arbitrary<SessionCommand> => {
  const own = { ...about, organisationId: fc.constant(organisationId) };
  const text = fc.constantFrom('satu pintu', 'peta bersama', `hanya ${organisationId}`);
  return fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ type: fc.constant('activity.write' as const), ...own, entryId, text }),
    },
    fc.record({ type: fc.constant('activity.rewrite' as const), ...own, entryId, text }),
    fc.record({ type: fc.constant('activity.withdraw' as const), ...own, entryId }),
    {
      weight: 5,
      arbitrary: fc.record({
        type: fc.constant('activity.mark' as const),
        ...own,
        target,
        value: fc.constantFrom(-1, 0, 1, 2, 5),
      }),
    },
    fc.record({
      type: fc.constant('activity.report' as const),
      ...own,
      teamId: fc.constantFrom('t1', 't2'),
      text,
    }),
    fc.record({
      type: fc.constant('attendance.leave' as const),
      organisationId: fc.constant(organisationId),
    }),
  );
};

const move = (command: fc.Arbitrary<SessionCommand>, actor: RoomActor): fc.Arbitrary<Move> =>
  fc.record({ command, actor: fc.constant(actor), after: fc.nat(60_000) });

/** Anything that may be tried in the activities of a room with eight organisations. */
export const activities: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: move(byFacilitator, facilitator) },
    { weight: 3, arbitrary: fc.constantFrom(...IDS).chain((id) => move(byParty(id), delegateOf(id))) },
  ),
  { minLength: 20, maxLength: 120 },
);
