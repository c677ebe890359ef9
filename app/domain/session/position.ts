import { isOpenObjection, kindOf, levelOnScale, mayBecome, reasonRequired } from '../consensus.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { CommandOf, RoomActor, SessionRefusal } from './commands.ts';
import type { BodyOf, SessionEventBody } from './events.ts';
import { lookup } from './keyed.ts';
import { partyOf, roundOf } from './lookups.ts';
import { type Objection, objectionIdOf, type Position, type SessionState } from './state.ts';

type Decided = Result<SessionEventBody[], SessionRefusal>;

/** Takes the answer of an organisation: one for each organisation, changeable while the round is open. */
export function decidePosition(
  state: SessionState,
  command: CommandOf<'position.give'>,
  actor: RoomActor,
): Decided {
  const { roundId, organisationId, level } = command;
  if (!partyOf(state, organisationId)) return refuse('not_a_party');
  if (!actor.organisationIds.includes(organisationId)) return refuse('not_your_organisation');
  const round = roundOf(state, roundId);
  if (round?.status !== 'open') return refuse('round_closed');
  if (command.textHash !== undefined && command.textHash !== round.text.hash) return refuse('stale_text');
  if (!levelOnScale(level, round.scale)) return refuse('level_not_on_scale');
  const words = {
    reason: (command.reason ?? '').trim(),
    suggestion: (command.suggestion ?? '').trim(),
    passage: (command.passage ?? '').trim(),
  };
  if (reasonRequired(level) && words.reason === '') return refuse('reason_required');
  const before = lookup(round.positions, organisationId);
  if (before && before.personId !== actor.personId && command.replace !== true) {
    return refuse('organisation_already_answered');
  }
  const objection = objectionChange(state, roundId, organisationId, kindOf(level) === 'object');
  if (
    before &&
    objection === null &&
    before.personId === actor.personId &&
    sameAnswer(before, level, words)
  ) {
    return ok([]);
  }
  return ok([{ type: 'position.given', organisationId, roundId, level, ...words, objection }]);
}

function sameAnswer(
  before: Position,
  level: number,
  words: Pick<Position, 'reason' | 'suggestion' | 'passage'>,
): boolean {
  return (
    before.level === level &&
    before.reason === words.reason &&
    before.suggestion === words.suggestion &&
    before.passage === words.passage
  );
}

function objectionChange(
  state: SessionState,
  roundId: string,
  organisationId: string,
  objects: boolean,
): BodyOf<'position.given'>['objection'] {
  const existing = lookup(state.objections, objectionIdOf(roundId, organisationId));
  const open = existing !== undefined && isOpenObjection(existing.status);
  // An organisation that repeats its objection brings it back, even if somebody had called it resolved.
  if (objects) return open ? null : 'raised';
  return open ? 'withdrawn' : null;
}

/**
 * Moves an objection through its life. The facilitator may set it discussed, resolved or maintained;
 * the objecting organisation may resolve, maintain or withdraw it; nobody else may. Without a note nothing is
 * resolved: the record must say how.
 */
export function decideObjection(
  state: SessionState,
  command: CommandOf<'objection.set'>,
  actor: RoomActor,
): Decided {
  const objection = lookup(state.objections, command.objectionId);
  if (!objection) return refuse('unknown_objection');
  const own = actor.organisationIds.includes(objection.organisationId);
  if (!own && (!actor.facilitator || command.status === 'withdrawn')) return refuse('not_your_organisation');
  const note = (command.note ?? '').trim();
  if (objection.status === command.status && (note === '' || note === objection.note)) return ok([]);
  if (isSettled(state, objection)) return refuse('round_closed');
  if (objection.status !== command.status && !mayBecome(objection.status, command.status)) {
    return refuse('objection_transition');
  }
  if (command.status === 'resolved' && note === '') return refuse('note_required');
  return ok([
    {
      type: 'objection.status-set',
      organisationId: objection.organisationId,
      objectionId: objection.objectionId,
      status: command.status,
      note,
    },
  ]);
}

/** An objection is part of the record once its item was decided, after it, by consensus or by vote. */
function isSettled(state: SessionState, objection: Objection): boolean {
  return state.decisions.some(
    (decision) =>
      decision.itemId === objection.itemId &&
      decision.outcome !== 'no-consensus' &&
      decision.at >= objection.raisedAt,
  );
}
