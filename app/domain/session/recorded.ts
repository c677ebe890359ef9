import { levelOnScale, reasonRequired } from '../consensus.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { CommandOf, RoomActor, SessionRefusal } from './commands.ts';
import type { EventOf, SessionEventBody } from './events.ts';
import { type Keyed, keyedBy, lookup, put, valuesOf } from './keyed.ts';
import { partyOf, roundOf } from './lookups.ts';
import { decidePosition } from './position.ts';
import type { Position, Round, SessionState } from './state.ts';

type Decided = Result<SessionEventBody[], SessionRefusal>;

/**
 * Notes an answer for an organisation that is absent or offline, as it told the facilitator. It waits: only the
 * organisation's own confirmation makes it a position. What an organisation said itself is never written over.
 */
export function decideRecord(state: SessionState, command: CommandOf<'position.record'>): Decided {
  const { roundId, organisationId, level } = command;
  if (!partyOf(state, organisationId)) return refuse('not_a_party');
  const round = roundOf(state, roundId);
  if (round?.status !== 'open') return refuse('round_closed');
  if (lookup(round.positions, organisationId)) return refuse('organisation_already_answered');
  if (!levelOnScale(level, round.scale)) return refuse('level_not_on_scale');
  const words = {
    reason: (command.reason ?? '').trim(),
    suggestion: (command.suggestion ?? '').trim(),
    passage: (command.passage ?? '').trim(),
  };
  if (reasonRequired(level) && words.reason === '') return refuse('reason_required');
  return ok([{ type: 'position.recorded', organisationId, roundId, level, ...words }]);
}

/** Makes what was noted the organisation's own answer, in the name of whoever confirms it. */
export function decideConfirm(
  state: SessionState,
  command: CommandOf<'position.confirm'>,
  actor: RoomActor,
): Decided {
  const { roundId, organisationId, textHash, notedAt } = command;
  const round = roundOf(state, roundId);
  const noted = round && lookup(round.pending, organisationId);
  if (!actor.organisationIds.includes(organisationId)) return refuse('not_your_organisation');
  if (round?.status !== 'open') return refuse('round_closed');
  if (!noted || noted.level === null) return refuse('nothing_to_confirm');
  if (notedAt !== undefined && notedAt !== noted.at) return refuse('noted_anew');
  const { level, reason, suggestion, passage, personId, at } = noted;
  const given = decidePosition(
    state,
    {
      type: 'position.give',
      roundId,
      organisationId,
      level,
      reason,
      suggestion,
      passage,
      ...(textHash === undefined ? {} : { textHash }),
    },
    actor,
  );
  if (!given.ok) return given;
  // The record says for good that it was noted before it was confirmed, and by whom.
  return ok(
    given.value.map((event) =>
      event.type === 'position.given' ? { ...event, noted: { personId, at } } : event,
    ),
  );
}

/** Says that what was noted is not the organisation's answer. */
export function decideReject(
  state: SessionState,
  command: CommandOf<'position.reject'>,
  actor: RoomActor,
): Decided {
  const { roundId, organisationId } = command;
  const round = roundOf(state, roundId);
  if (!actor.organisationIds.includes(organisationId)) return refuse('not_your_organisation');
  if (round?.status !== 'open') return refuse('round_closed');
  if (!lookup(round.pending, organisationId)) return refuse('nothing_to_confirm');
  return ok([{ type: 'position.rejected', organisationId, roundId }]);
}

/** Noted answers without those of these organisations. */
export function withoutPending(pending: Keyed<Position>, gone: ReadonlySet<string>): Keyed<Position> {
  const left = valuesOf(pending).filter((position) => !gone.has(position.organisationId));
  return left.length === valuesOf(pending).length
    ? pending
    : keyedBy(left, (position) => position.organisationId);
}

/** Applies what was noted, or that it was refused. */
export function evolvePending(
  round: Round,
  event: EventOf<'position.recorded' | 'position.rejected'>,
): Round {
  const { organisationId } = event;
  if (event.type === 'position.rejected')
    return { ...round, pending: withoutPending(round.pending, new Set([organisationId])) };
  const { personId, level, reason, suggestion, passage, at } = event;
  const noted = { organisationId, personId, level, reason, suggestion, passage, at };
  return { ...round, pending: put(round.pending, organisationId, noted) };
}

/** Answers that wait for their organisation in a round. */
export const pendingOf = (round: Round): Position[] => valuesOf(round.pending);
