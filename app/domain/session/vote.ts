import { isOpenObjection, secretVoteOutcome, voteOutcome } from '../consensus.ts';
import { ok, type Result, refuse } from '../result.ts';
import { nothingOpen } from './agenda.ts';
import type { CommandOf, RoomActor, SessionRefusal } from './commands.ts';
import type { EventOf, SessionEventBody } from './events.ts';
import { keyedBy, lookup, put, valuesOf } from './keyed.ts';
import { itemOf, partyOf, voteOf } from './lookups.ts';
import { quorumNow } from './round.ts';
import type { Ballot, Decision, SessionState, Vote } from './state.ts';

type Decided = Result<SessionEventBody[], SessionRefusal>;

function lastDecisionOn(state: SessionState, itemId: string): Decision | undefined {
  return state.decisions.filter((decision) => decision.itemId === itemId).at(-1);
}

/** Whether an organisation is there by somebody who can vote for it. */
function mayVote(state: SessionState, organisationId: string, neutralIds: readonly string[]): boolean {
  const attendees = lookup(state.attendance, organisationId)?.attendees ?? {};
  return Object.values(attendees).some(({ personId }) => personId === null || !neutralIds.includes(personId));
}

/**
 * Opens the vote, the recorded last resort: only if the charter allows it, only on a text on which a round has
 * just ended without consensus, only with quorum. The roll is frozen: the organisations present now, by somebody who
 * does not facilitate.
 */
export function decideOpenVote(state: SessionState, command: CommandOf<'vote.open'>): Decided {
  const item = itemOf(state, command.itemId);
  if (!item) return refuse('unknown_item');
  if (item.status !== 'running') return refuse('item_not_running');
  if (item.mode !== 'deciding') return refuse('item_is_consultative');
  const free = nothingOpen(state);
  if (!free.ok) return free;
  if (voteOf(state, command.voteId)) return refuse('vote_closed');
  const failed = lastDecisionOn(state, item.itemId);
  const secret = command.secret ?? false;
  const allowed = state.groundRules.fallback.includes(secret ? 'secret-vote' : 'vote');
  if (!allowed || failed?.outcome !== 'no-consensus') return refuse('vote_not_allowed');
  if (item.text && item.text.hash !== failed.text.hash) return refuse('stale_text');
  if (!quorumNow(state).met) return refuse('quorum_missing');
  return ok([
    {
      type: 'vote.opened',
      organisationId: null,
      voteId: command.voteId,
      itemId: item.itemId,
      text: failed.text,
      visibility: secret ? 'after-close' : command.visibility,
      secret,
      roll: state.partyIds.filter((id) => mayVote(state, id, command.neutralIds ?? [])),
    },
  ]);
}

/** Takes the vote of an organisation on the roll: one organisation, one vote. */
export function decideCast(state: SessionState, command: CommandOf<'vote.cast'>, actor: RoomActor): Decided {
  const { voteId, organisationId, choice } = command;
  if (!partyOf(state, organisationId)) return refuse('not_a_party');
  if (!actor.organisationIds.includes(organisationId)) return refuse('not_your_organisation');
  const vote = voteOf(state, voteId);
  if (vote?.status !== 'open') return refuse('vote_closed');
  if (vote.secret) return refuse('vote_is_secret');
  if (!vote.roll.includes(organisationId)) return refuse('not_on_roll');
  const reason = (command.reason ?? '').trim();
  const before = lookup(vote.ballots, organisationId);
  const samePerson = before?.personId === actor.personId;
  if (before && !samePerson && command.replace !== true) return refuse('organisation_already_answered');
  if (before && samePerson && before.choice === choice && before.reason === reason) return ok([]);
  return ok([{ type: 'vote.cast', organisationId, voteId, choice, reason }]);
}

/**
 * Notes that an organisation on the roll has voted secretly. Once: nobody could find its ballot again to change it.
 */
export function decideBallot(
  state: SessionState,
  command: CommandOf<'ballot.cast'>,
  actor: RoomActor,
): Decided {
  const { voteId, organisationId } = command;
  if (!partyOf(state, organisationId)) return refuse('not_a_party');
  if (!actor.organisationIds.includes(organisationId)) return refuse('not_your_organisation');
  const vote = voteOf(state, voteId);
  if (vote?.status !== 'open') return refuse('vote_closed');
  if (!vote.secret) return refuse('vote_is_open');
  if (!vote.roll.includes(organisationId)) return refuse('not_on_roll');
  if (lookup(vote.ballots, organisationId)) return refuse('organisation_already_answered');
  return ok([{ type: 'ballot.cast', organisationId, voteId }]);
}

/** Closes the vote and records the decision by vote, carried or not, with the dissent in it. */
export function decideCloseVote(state: SessionState, command: CommandOf<'vote.close'>, now: number): Decided {
  const vote = voteOf(state, command.voteId);
  if (vote?.status !== 'open') return refuse('vote_closed');
  if (state.decisions.some((decision) => decision.decisionId === command.decisionId)) {
    return refuse('decision_exists');
  }
  const cast = valuesOf(vote.ballots)
    .flatMap(({ organisationId, choice, reason }) =>
      choice === null ? [] : [{ organisationId, choice, reason }],
    )
    .sort((a, b) => vote.roll.indexOf(a.organisationId) - vote.roll.indexOf(b.organisationId));
  const rule = { threshold: state.groundRules.voteThreshold, roll: vote.roll.length };
  const result = vote.secret ? secretVoteOutcome(command.ballots ?? [], rule) : voteOutcome(cast, rule);
  const decision: Decision = {
    decisionId: command.decisionId,
    itemId: vote.itemId,
    roundId: null,
    voteId: vote.voteId,
    outcome: 'by-vote',
    text: vote.text,
    quorum: quorumNow(state),
    tally: null,
    vote: result,
    reservations: [],
    objections: valuesOf(state.objections)
      .filter((objection) => objection.itemId === vote.itemId && isOpenObjection(objection.status))
      .sort((a, b) => (a.objectionId < b.objectionId ? -1 : 1)),
    unanswered: {
      present: vote.roll.filter((id) => !lookup(vote.ballots, id)),
      absent: state.partyIds.filter((id) => !vote.roll.includes(id)),
    },
    next: null,
    replaces: lastDecisionOn(state, vote.itemId)?.decisionId ?? null,
    // Where nothing was agreed there is nothing to look at again on that day.
    reviewOn: result.carried ? (command.reviewOn ?? null) : null,
    at: now,
  };
  return ok([
    { type: 'vote.closed', organisationId: null, voteId: vote.voteId, result },
    { type: 'decision.recorded', organisationId: null, decision },
  ]);
}

/** Ends a vote without a result. */
export function decideCancelVote(state: SessionState, command: CommandOf<'vote.cancel'>): Decided {
  const vote = voteOf(state, command.voteId);
  if (vote?.status !== 'open') return refuse('vote_closed');
  const note = command.note.trim();
  if (note === '') return refuse('note_required');
  return ok([{ type: 'vote.cancelled', organisationId: null, voteId: vote.voteId, note }]);
}

function withVote(state: SessionState, voteId: string, change: (vote: Vote) => Vote): SessionState {
  const vote = voteOf(state, voteId);
  return vote ? { ...state, votes: { ...state.votes, [voteId]: change(vote) } } : state;
}

/** Applies what happened in a vote. */
export function evolveVote(
  state: SessionState,
  event: EventOf<
    'vote.opened' | 'vote.cast' | 'ballot.cast' | 'vote.counted' | 'vote.closed' | 'vote.cancelled'
  >,
): SessionState {
  switch (event.type) {
    case 'vote.opened': {
      const { voteId, itemId, text, visibility, secret, roll } = event;
      const vote: Vote = {
        voteId,
        itemId,
        text,
        visibility,
        secret,
        status: 'open',
        roll,
        ballots: [],
        openedAt: event.at,
        closedAt: null,
        result: null,
      };
      return { ...state, votes: { ...state.votes, [voteId]: vote }, openVoteId: voteId };
    }
    case 'vote.cast':
    case 'ballot.cast':
    case 'vote.counted': {
      const ballot: Ballot = {
        organisationId: event.organisationId,
        personId: event.personId,
        choice: event.type === 'vote.cast' ? event.choice : null,
        reason: event.type === 'vote.cast' ? event.reason : '',
        at: event.at,
      };
      return withVote(state, event.voteId, (vote) => ({
        ...vote,
        ballots: put(vote.ballots, event.organisationId, ballot),
      }));
    }
    case 'vote.closed':
    case 'vote.cancelled': {
      const { revealed } = event;
      const next = withVote(state, event.voteId, (vote) => ({
        ...vote,
        status: event.type === 'vote.closed' ? 'closed' : 'cancelled',
        closedAt: event.at,
        result: event.type === 'vote.closed' ? event.result : null,
        ballots: revealed ? keyedBy(revealed, (ballot) => ballot.organisationId) : vote.ballots,
      }));
      return { ...next, openVoteId: null };
    }
  }
}
