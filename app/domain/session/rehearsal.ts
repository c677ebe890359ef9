import { LEVELS, type Level, levelOnScale, reasonRequired, VOTE_CHOICES } from '../consensus.ts';
import { ok, type Result, refuse } from '../result.ts';
import { joinTeam } from './activity/teams.ts';
import type { CommandOf, SessionRefusal } from './commands.ts';
import type { SessionEventBody } from './events.ts';
import { lookup } from './keyed.ts';
import { isPresent, openActivity, openRound, openVote } from './lookups.ts';
import { rehearsedIn } from './rehearsal-activity.ts';
import type { SessionState, TurnKind } from './state.ts';

type Decided = Result<SessionEventBody[], SessionRefusal>;

/** What a simulated organisation writes where a reason is needed. */
export const REHEARSED_REASON = 'Contoh alasan untuk latihan.';
/** As many ask to speak each time. */
const ASKING = 3;
/** Answers of the five-level scale as often as they are likely: agree, agree, note, abstain, discuss, object. */
const LIKELY = [0, 0, 0, 0, 0, 1, 1, 2, 3, 4];
const KINDS: readonly TurnKind[] = ['contribution', 'contribution', 'clarification', 'reply'];

/** Numbers from a seed (xorshift over an FNV hash): the same seed, the same rehearsal. */
function numbersFrom(seed: string): () => number {
  let state = 0x811c9dc5;
  for (let at = 0; at < seed.length; at += 1) state = Math.imul(state ^ seed.charCodeAt(at), 0x01000193);
  state = state >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x1_0000_0000;
  };
}

/**
 * What the simulated participants of a rehearsal do next: they arrive, some ask to speak, and all who are there and
 * have not answered do so. Nothing of it is possible in a real session.
 */
export function decideRehearse(state: SessionState, command: CommandOf<'rehearsal.play'>): Decided {
  if (state.rehearsalOf === null) return refuse('not_a_rehearsal');
  const next = numbersFrom(command.seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
  const arriving = state.partyIds.filter((id) => !isPresent(state, id) && next() < 0.9);
  const events: SessionEventBody[] = arriving.map((organisationId) => ({
    type: 'attendance.marked',
    organisationId,
    attendeeId: null,
    mode: next() < 0.7 ? 'in-room' : 'online',
    role: 'delegate',
  }));
  events.push(...arriving.flatMap((organisationId) => joinTeam(state, organisationId)));
  if (state.status !== 'open') return ok(events);
  const there = state.partyIds.filter((id) => isPresent(state, id) || arriving.includes(id));
  const round = openRound(state);
  const vote = openVote(state);
  const activity = openActivity(state);
  if (round) {
    const scale = LEVELS.filter((level) => levelOnScale(level, round.scale));
    for (const organisationId of there.filter((id) => !lookup(round.positions, id))) {
      const likely = pick(LIKELY);
      const level: Level = scale[Math.round((likely / 4) * (scale.length - 1))] ?? 1;
      events.push({
        type: 'position.given',
        organisationId,
        roundId: round.roundId,
        level,
        reason: reasonRequired(level) ? REHEARSED_REASON : '',
        suggestion: '',
        passage: '',
        objection: level === scale.at(-1) ? 'raised' : null,
      });
    }
  } else if (vote?.secret) {
    // What each chooses goes into the box, beside the log (server/handlers/session/rehearsal.ts).
    for (const organisationId of vote.roll.filter((id) => !lookup(vote.ballots, id)))
      events.push({ type: 'ballot.cast', organisationId, voteId: vote.voteId });
  } else if (vote) {
    for (const organisationId of vote.roll.filter((id) => !lookup(vote.ballots, id)))
      events.push({
        type: 'vote.cast',
        organisationId,
        voteId: vote.voteId,
        choice: pick(VOTE_CHOICES),
        reason: '',
      });
  } else if (activity && activity.kind !== 'draw') {
    events.push(...rehearsedIn(state, activity, { there, seed: command.seed, next }));
  } else if (state.currentItemId !== null) {
    const silent = there.filter((id) => !state.queue.some((entry) => entry.organisationId === id));
    for (let count = 0; count < ASKING && silent.length > 0; count += 1) {
      const [organisationId = ''] = silent.splice(Math.floor(next() * silent.length), 1);
      events.push({ type: 'turn.requested', organisationId, kind: pick(KINDS) });
    }
  }
  return ok(events);
}
