import { isDeepStrictEqual } from 'node:util';
import { type Level, levelOnScale } from '#app/domain/consensus.ts';
import {
  type Audience,
  type Decision,
  lookup,
  partyOf,
  replay,
  roundTally,
  type SessionEvent,
  type SessionState,
  stateFor,
  valuesOf,
} from '#app/domain/session/index.ts';
import { clicks } from './clicks.ts';
import { papers } from './papers.ts';

/** What somebody did, as their device remembers it. */
export interface KnownAct {
  key: string;
  personId: string;
  command: string;
  /** What they asked for, seeing what they saw. */
  input: Readonly<Record<string, unknown>>;
  /** The number with which it was acknowledged; null: it was not, as far as its device knows. */
  acknowledged: number | null;
}

/** All that is left of a session when it is over: the log, what is kept beside it, and what people saw. */
export interface Remains {
  log: readonly SessionEvent[];
  /** Keys that were answered, once for each entry of the ledger. */
  receipts: readonly { key: string; personId: string; seq: number }[];
  /** The facts of the ledger's entries that record a decision. */
  decisions: readonly { decisionId: string; answers: Record<string, unknown> }[];
  /** The forum's register. */
  register: readonly { decisionId: string; facts: Decision }[];
  acts: readonly KnownAct[];
  views: readonly {
    who: string;
    connection: string;
    audience: Audience;
    state: SessionState;
    open: number;
  }[];
}

const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Says everything that is wrong with what is left; nothing, when all is well. */
export function faultsIn(remains: Remains): string[] {
  const faults: string[] = [];
  const fault = (words: string) => faults.push(words);
  const state = replay(remains.log);
  numbers(remains.log, fault);
  closed(remains.log, fault);
  tallies(remains.log, state, fault);
  decisions(remains, state, fault);
  noted(remains.log, fault);
  papers({ ...remains, state }, fault);
  acts(remains, fault);
  clicks(remains.log, remains.acts, fault);
  for (const { who, connection, audience, state: seen, open } of remains.views) {
    const due = plain(stateFor(state, audience));
    if (seen.seq !== state.seq)
      fault(`${who} ended at number ${seen.seq} (${connection}), the log at ${state.seq}`);
    else if (!isDeepStrictEqual(plain(seen), due))
      fault(`${who} sees another room: ${difference(plain(seen), due)}`);
    if (open > 0) fault(`${who} still waits for an answer to ${open} act(s)`);
  }
  return faults;
}

type Fault = (words: string) => void;

function numbers(log: readonly SessionEvent[], fault: Fault): void {
  for (const [at, { seq }] of log.entries())
    if (seq !== at + 1) fault(`the log has number ${seq} in place ${at + 1}`);
}

/** Nothing happens in what is over. */
function closed(log: readonly SessionEvent[], fault: Fault): void {
  const over = new Set<string>();
  let ended = false;
  for (const event of log) {
    if (ended) fault(`${event.type} after the session was closed (number ${event.seq})`);
    if (event.type === 'session.closed') ended = true;
    if ((event.type === 'position.given' || event.type === 'round.closed') && over.has(event.roundId))
      fault(`${event.type} in a round that was over (number ${event.seq})`);
    if ((event.type === 'vote.cast' || event.type === 'vote.closed') && over.has(event.voteId))
      fault(`${event.type} in a vote that was over (number ${event.seq})`);
    if (event.type.startsWith('activity.') && 'activityId' in event && over.has(event.activityId))
      fault(`${event.type} in an activity that was over (number ${event.seq})`);
    if (event.type === 'activity.closed') over.add(event.activityId);
    if (event.type === 'round.closed' || event.type === 'round.cancelled') over.add(event.roundId);
    if (event.type === 'vote.closed' || event.type === 'vote.cancelled') over.add(event.voteId);
  }
}

/** The last answer of each organisation in each round, counted from the log alone. */
function answersOf(log: readonly SessionEvent[]): Map<string, Map<string, Level>> {
  const rounds = new Map<string, Map<string, Level>>();
  for (const event of log) {
    if (event.type === 'round.opened') rounds.set(event.roundId, new Map());
    if (event.type === 'position.given') rounds.get(event.roundId)?.set(event.organisationId, event.level);
  }
  return rounds;
}

/** One position for each organisation and round, and tallies that equal the recount. */
function tallies(log: readonly SessionEvent[], state: SessionState, fault: Fault): void {
  for (const [roundId, answers] of answersOf(log)) {
    const round = state.rounds[roundId];
    if (!round) {
      fault(`round ${roundId} is in the log and not in the room`);
      continue;
    }
    const positions = valuesOf(round.positions);
    if (positions.length !== answers.size)
      fault(`round ${roundId} has ${positions.length} positions of ${answers.size} organisations`);
    const total = Array.from({ length: 9 }, () => 0);
    for (const [organisationId, level] of answers) {
      total[level] = (total[level] ?? 0) + 1;
      if (lookup(round.positions, organisationId)?.level !== level)
        fault(`round ${roundId}: the position of ${organisationId} is not its last answer`);
      if (!partyOf(state, organisationId)) fault(`round ${roundId} has an answer of a stranger`);
      if (!levelOnScale(level, round.scale)) fault(`round ${roundId} has a level that is not on its scale`);
    }
    const counted = total.map((_, level) =>
      Object.values(round.counts).reduce((sum, sector) => sum + (sector[level] ?? 0), 0),
    );
    if (!isDeepStrictEqual(counted, total))
      fault(`round ${roundId} counts ${counted} and a recount gives ${total}`);
    if (roundTally(state, round).total.answered !== answers.size)
      fault(`round ${roundId}: the tally says ${roundTally(state, round).total.answered} answers`);
  }
}

/** Register, room and ledger say the same of each decision, and the ledger's answers can be counted again. */
function decisions({ log, register, decisions: entries }: Remains, state: SessionState, fault: Fault): void {
  const recorded = log.flatMap((event) => (event.type === 'decision.recorded' ? [event.decision] : []));
  if (!isDeepStrictEqual(plain(state.decisions), plain(recorded)))
    fault('the room has other decisions than its log');
  const listed = register.map((line) => plain(line.facts));
  if (!isDeepStrictEqual(listed, plain(recorded)))
    fault(`the register has ${listed.length} decision(s), the log ${recorded.length}, or they differ`);
  const rounds = answersOf(log);
  for (const { decisionId, roundId, tally, voteId } of recorded) {
    const entry = entries.filter((one) => one.decisionId === decisionId);
    if (entry.length !== 1) fault(`the ledger has ${entry.length} entries of decision ${decisionId}`);
    if (roundId !== null) {
      const answers = Object.fromEntries(rounds.get(roundId) ?? []);
      if (!isDeepStrictEqual(plain(entry[0]?.answers ?? {}), plain(answers)))
        fault(`the ledger has other answers in decision ${decisionId} than the log`);
      if (tally?.total.answered !== Object.keys(answers).length)
        fault(`decision ${decisionId} counts ${tally?.total.answered} answers`);
    }
    if (voteId !== null) {
      const cast = Object.fromEntries(
        log.flatMap((e) =>
          e.type === 'vote.cast' && e.voteId === voteId ? [[e.organisationId, e.choice]] : [],
        ),
      );
      if (!isDeepStrictEqual(plain(entry[0]?.answers ?? {}), plain(cast)))
        fault(`the ledger has other votes in decision ${decisionId} than the log`);
    }
  }
}

/** What is in the log is there once, and what was acknowledged is there with the number that was told. */
function acts({ log, receipts, acts: known }: Remains, fault: Fault): void {
  const numbersOf = new Map<string, number[]>();
  for (const { id, personId, seq } of log) {
    const key = `${personId} ${id}`;
    numbersOf.set(key, [...(numbersOf.get(key) ?? []), seq]);
  }
  const kept = new Map<string, number[]>();
  for (const { key, personId, seq } of receipts) {
    const name = `${personId} ${key}`;
    kept.set(name, [...(kept.get(name) ?? []), seq]);
  }
  for (const [key, seqs] of numbersOf) {
    const together = (seqs.at(-1) ?? 0) - (seqs[0] ?? 0) === seqs.length - 1;
    if (!together) fault(`the act ${key} happened more than once: numbers ${seqs}`);
    if (seqs[0] !== 1 && kept.get(key)?.length !== 1)
      fault(`the act ${key} is in the log and has ${kept.get(key)?.length ?? 0} receipts`);
  }
  const done = new Set(known.map(({ personId, key }) => `${personId} ${key}`));
  for (const name of kept.keys()) if (!done.has(name)) fault(`the act ${name} was done by nobody`);
  for (const act of known) {
    const name = `${act.personId} ${act.key}`;
    const seqs = numbersOf.get(name) ?? [];
    const receipt = kept.get(name) ?? [];
    const what = `${act.command} (${act.key})`;
    if (act.acknowledged === null) continue;
    if (receipt.length !== 1) fault(`${what} was acknowledged and has ${receipt.length} receipts`);
    else if (receipt[0] !== act.acknowledged)
      fault(`${what} was acknowledged with number ${act.acknowledged}, its receipt says ${receipt[0]}`);
    if (seqs.length > 0 && seqs.at(-1) !== act.acknowledged)
      fault(`${what} was acknowledged with number ${act.acknowledged} and is in the log as ${seqs}`);
  }
}

/**
 * What a facilitator notes counts for nothing until its organisation says so: whoever leads a room of these plays acts
 * for no party, so none of their acts is an answer or refuses one.
 */
function noted(log: readonly SessionEvent[], fault: Fault): void {
  const leads = new Set(
    log.flatMap((event) =>
      event.type === 'round.opened' || event.type === 'position.recorded' ? [event.personId] : [],
    ),
  );
  const waiting = new Set<string>();
  for (const event of log) {
    if (
      event.type !== 'position.recorded' &&
      event.type !== 'position.rejected' &&
      event.type !== 'position.given'
    )
      continue;
    const name = `${event.roundId} ${event.organisationId}`;
    if (event.type === 'position.recorded') {
      waiting.add(name);
      continue;
    }
    if (leads.has(event.personId))
      fault(`number ${event.seq}: the facilitator answers for ${event.organisationId}`);
    if (event.type === 'position.rejected' && !waiting.has(name))
      fault(`number ${event.seq}: something was rejected that nobody had noted`);
    waiting.delete(name);
  }
}

/** The first place in which two rooms differ. */
function difference(seen: unknown, due: unknown, path = ''): string {
  if (isDeepStrictEqual(seen, due)) return '';
  if (typeof seen !== 'object' || typeof due !== 'object' || seen === null || due === null)
    return `${path || 'all'} is ${JSON.stringify(seen)} instead of ${JSON.stringify(due)}`;
  for (const name of new Set([...Object.keys(seen), ...Object.keys(due)])) {
    const inner = difference(
      (seen as Record<string, unknown>)[name],
      (due as Record<string, unknown>)[name],
      `${path}.${name}`,
    );
    if (inner !== '') return inner;
  }
  return `${path} differs in its order`;
}
