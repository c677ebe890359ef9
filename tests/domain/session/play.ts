import fc from 'fast-check';
import type { Level } from '#app/domain/consensus.ts';
import type { RoomActor, SessionCommand } from '#app/domain/session/index.ts';
import { delegateOf, facilitator, seedOf, textOf } from './room.ts';

/** A command by somebody after some time. */
export type Move = { readonly command: SessionCommand; readonly actor: RoomActor; readonly after: number };

const IDS = seedOf().parties.map((party) => party.organisationId);
const organisation = fc.constantFrom(...IDS, 'stranger');
const item = fc.constantFrom('talk', 'choose', 'nowhere');
const roundId = fc.constantFrom('r1', 'r2', 'r3');
const voteId = fc.constantFrom('v1', 'v2');
const visibility = fc.constantFrom('live' as const, 'after-close' as const);
const level = fc.constantFrom<Level>(1, 3, 4, 5, 7, 8);
const reason = fc.constantFrom('', 'alasan', 'lain');
const decisionId = fc.constantFrom('d1', 'd2', 'd3');
/** Objections that somebody wrote before, of parties and of who is none. */
const written = fc.uniqueArray(
  fc.record({
    remarkId: fc.constantFrom('w1', 'w2', 'w3'),
    organisationId: organisation,
    version: fc.constantFrom(1, 2),
    reason: fc.constant('alasan tertulis'),
    suggestion: fc.constant(''),
    passage: fc.constant(''),
    status: fc.constantFrom('raised' as const, 'discussed' as const, 'maintained' as const),
    note: fc.constant(''),
    raisedAt: fc.constant(500_000),
  }),
  { maxLength: 2, selector: ({ remarkId }) => remarkId },
);

const byFacilitator: fc.Arbitrary<SessionCommand> = fc.oneof(
  fc.constantFrom<SessionCommand>(
    { type: 'session.open' },
    { type: 'session.postpone' },
    { type: 'session.cancel', note: 'alasan' },
    {
      type: 'session.reschedule',
      startsAt: '2026-12-02T02:00:00Z',
      endsAt: '2026-12-02T04:00:00Z',
      place: 'Aula',
    },
    { type: 'turn.end' },
    { type: 'session.undo' },
    { type: 'session.undo' },
    { type: 'agenda.step', itemId: 'choose', step: 'amend' },
    { type: 'agenda.text', itemId: 'choose', text: textOf(2) },
    { type: 'agenda.revise', agenda: [...seedOf().agenda].reverse() },
    { type: 'parties.revise', parties: [...seedOf().parties].reverse() },
  ),
  fc.record({ type: fc.constant('agenda.start' as const), itemId: item }),
  fc.record({ type: fc.constant('agenda.finish' as const), itemId: item }),
  fc.record({ type: fc.constant('turn.give' as const), organisationId: organisation }),
  fc.record({
    type: fc.constant('position.record' as const),
    roundId,
    organisationId: organisation,
    level,
    reason,
  }),
  fc.record({
    type: fc.constant('round.open' as const),
    roundId,
    itemId: fc.constant('choose'),
    text: fc.constantFrom(textOf(1), textOf(2)),
    scale: fc.constantFrom('five' as const, 'eight' as const),
    visibility,
    written,
  }),
  fc.record({ type: fc.constant('round.close' as const), roundId, decisionId, written }),
  fc.record({ type: fc.constant('round.cancel' as const), roundId, note: reason }),
  fc.record({
    type: fc.constant('objection.set' as const),
    objectionId: fc
      .tuple(fc.constantFrom('r1', 'r2', 'r3', 'w1', 'w2'), organisation)
      .map(([round, id]) => `${round}:${id}`),
    status: fc.constantFrom('discussed' as const, 'resolved' as const, 'maintained' as const),
    note: reason,
  }),
  fc.record({ type: fc.constant('vote.open' as const), voteId, itemId: fc.constant('choose'), visibility }),
  fc.record({ type: fc.constant('vote.close' as const), voteId, decisionId }),
  fc.record({ type: fc.constant('vote.cancel' as const), voteId, note: reason }),
);

const byParty = (organisationId: string): fc.Arbitrary<SessionCommand> => {
  const about = { organisationId: fc.constant(organisationId) };
  return fc.oneof(
    fc.record({
      type: fc.constant('attendance.mark' as const),
      ...about,
      mode: fc.constantFrom('in-room' as const, 'online' as const),
      role: fc.constant('delegate' as const),
    }),
    fc.record({ type: fc.constant('attendance.leave' as const), ...about }),
    fc.record({
      type: fc.constant('turn.request' as const),
      ...about,
      kind: fc.constantFrom('contribution' as const, 'point-of-order' as const),
    }),
    fc.record({ type: fc.constant('turn.withdraw' as const), ...about }),
    fc.record({
      type: fc.constant('position.give' as const),
      ...about,
      roundId,
      level,
      reason: fc.constantFrom('alasan', 'lain', ''),
      replace: fc.boolean(),
    }),
    fc.record({ type: fc.constant('position.confirm' as const), ...about, roundId }),
    fc.record({ type: fc.constant('position.reject' as const), ...about, roundId }),
    fc.record({
      type: fc.constant('objection.set' as const),
      objectionId: roundId.map((round) => `${round}:${organisationId}`),
      status: fc.constantFrom('withdrawn' as const, 'resolved' as const),
      note: reason,
    }),
    fc.record({
      type: fc.constant('vote.cast' as const),
      ...about,
      voteId,
      choice: fc.constantFrom('for' as const, 'against' as const),
      reason,
    }),
  );
};

const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ command: byFacilitator, actor: fc.constant(facilitator), after: fc.nat(60_000) }),
  organisation.chain((id) =>
    fc.record({
      command: byParty(id),
      actor: fc.constantFrom(delegateOf(id), delegateOf(id, `${id}-second`)),
      after: fc.nat(60_000),
    }),
  ),
);

/** A long, mostly sensible session: it is opened with everybody there, and then anything may be tried. */
export const session: fc.Arbitrary<readonly Move[]> = fc.array(move, { minLength: 20, maxLength: 150 });
