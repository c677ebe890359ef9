import { createHmac } from 'node:crypto';
import pLimit from 'p-limit';
import { v7 as uuidv7 } from 'uuid';
import type { Answer } from '#app/contract/errors.ts';
import type { CommandName } from '#app/contract/registry.ts';
import type { Actor } from '#app/domain/actor.ts';
import { isFacilitator, judge } from '#app/domain/permissions/index.ts';
import {
  activityOf,
  type Decision,
  decide,
  evolve,
  type RoomActor,
  type SessionEvent,
  type SessionState,
  stamp,
  valuesOf,
} from '#app/domain/session/index.ts';
import type { JsonObject, JsonValue } from '#server/ledger/canonical.ts';
import type { Act } from './execute.ts';
import type { RoomFacts, RoomHandler } from './handler.ts';
import { actorId, credentialKey } from './identify.ts';
import { type PreparedEntry, prepareEntry } from './ledger-writer.ts';
import { inputHash, receiptOf, type StoredReceipt } from './receipts.ts';
import { Refused, refuse } from './refusal.ts';
import type { RoomBooks, RoomPage } from './room-books.ts';
import { keepRoom, loadRoom, type RoomCache } from './room-store.ts';
import type { Tools } from './tools.ts';
import { isUniqueViolation, isWorthRetrying } from './transaction.ts';

/**
 * Events that were committed together: told to everyone who may see them, together. None where the acts that were
 * waiting after a batch came to nothing: nothing more follows it.
 */
export interface RoomBatch {
  room: RoomFacts;
  before: SessionState;
  after: SessionState;
  events: readonly SessionEvent[];
  /** More acts of this room are waiting already: another batch follows at once. */
  more: boolean;
}

interface Waiting {
  act: Act;
  handler: RoomHandler<CommandName>;
  resolve(answer: Answer<unknown>): void;
  reject(error: unknown): void;
}

interface Parts {
  books: RoomBooks;
  tools: Pick<Tools, 'secret'>;
  /** Called after the commit, in order, per session. */
  committed(batch: RoomBatch): void;
  checkpoint(networkId: string): void;
}

/** As many commands as are committed together at most; more wait for the next round. */
const GROUP = 400;
/**
 * As many rooms of this process are in a transaction at the same time; the others gather what arrives, and go on in
 * turn. More at once makes each of them slower and its groups smaller: twenty rooms take twice as long (decision 3).
 */
const ROOMS_AT_ONCE = 4;

/**
 * Facts that the ledger keeps of a room's event: everything but what a person wrote, and but the answers themselves,
 * which are sealed until their round is closed (a hidden round must not leak through the log). The entry that closes
 * a round or a vote then carries them all, so that anybody can count again.
 */
function factsOf(
  events: readonly SessionEvent[],
  input: Record<string, unknown>,
  after: SessionState,
): JsonObject {
  const facts: Record<string, unknown> = { sessionId: input.sessionId, seq: events.at(-1)?.seq ?? null };
  // What was rehearsed is no decision: the ledger says that somebody practised, and nothing more.
  if (after.rehearsalOf !== null) return { ...facts, rehearsal: true } as JsonObject;
  for (const key of [
    'itemId',
    'activityId',
    'anonymity',
    'roundId',
    'voteId',
    'objectionId',
    'status',
    'step',
    'kind',
    'mode',
    'role',
    'textHash',
    'scale',
    'visibility',
    'startsAt',
    'endsAt',
  ]) {
    if (input[key] !== undefined) facts[key] = input[key];
  }
  for (const event of events) {
    if (event.type === 'decision.recorded') {
      const { decisionId, outcome, text, tally, unanswered } = event.decision;
      const answers = answersIn(event.decision, after);
      facts.decision = {
        decisionId,
        outcome,
        textHash: text.hash,
        version: text.version,
        tally,
        unanswered,
        answers,
      };
    }
    if (event.type === 'activity.opened') {
      const { activityId, seedHash } = event.plan;
      facts.activity = { activityId, seedHash };
    }
    if (event.type === 'activity.drawn') facts.drawn = event.drawn;
    if (event.type === 'activity.closed')
      facts.closed = {
        activityId: event.activityId,
        results: event.results,
        seed: event.seed,
        answers: marksIn(event.activityId, after),
      };
    if (event.type === 'turn.given' && event.over !== null) facts.passedOver = event.over;
    if (event.type === 'step.undone') facts.undone = event.what;
    if (event.type === 'round.opened' || event.type === 'vote.opened')
      facts.opened = { textHash: event.text.hash, version: event.text.version };
  }
  return JSON.parse(JSON.stringify(facts)) as JsonObject;
}

/** The answer in an input, if it is one: sealed in its own entry. */
function answerOf(input: Record<string, unknown>): Record<string, JsonValue> {
  const sealed: Record<string, JsonValue> = {};
  if (typeof input.level === 'number') sealed.level = input.level;
  if (typeof input.choice === 'string') sealed.choice = input.choice;
  return sealed;
}

/** Every organisation's answers in an activity that is over, where all may know them; else null. */
function marksIn(activityId: string, state: SessionState): Record<string, unknown> | null {
  const activity = activityOf(state, activityId);
  if (activity?.anonymity !== 'named') return null;
  return Object.fromEntries(valuesOf(activity.marks).map((one) => [one.organisationId, one.given]));
}

/** Every organisation's answer in a round that is over. */
function answersIn(decision: Decision, state: SessionState): Record<string, number | string | null> {
  const vote = decision.voteId === null ? undefined : state.votes[decision.voteId];
  // A secret ballot stands under the code only its voter knows.
  if (decision.vote?.ballots) return Object.fromEntries(decision.vote.ballots.map((b) => [b.code, b.choice]));
  if (vote) return Object.fromEntries(valuesOf(vote.ballots).map((b) => [b.organisationId, b.choice]));
  const round = decision.roundId === null ? undefined : state.rounds[decision.roundId];
  return round ? Object.fromEntries(valuesOf(round.positions).map((p) => [p.organisationId, p.level])) : {};
}

/**
 * The live rooms' way through the kernel. Commands of one session that arrive while a transaction is under way are
 * decided, committed and told together in the next one (group commit), so that the cost per answer falls as the
 * room fills. Each keeps its own permission check, idempotency key and ledger entry.
 */
export function createRooms(parts: Parts) {
  const queues = new Map<string, Waiting[]>();
  const cache: RoomCache = new Map();
  /** The last batch of a room that said that more follows. */
  const followed = new Map<string, RoomBatch>();
  const inTurn = pLimit(ROOMS_AT_ONCE);

  async function drain(sessionId: string, queue: Waiting[]): Promise<void> {
    // One turn of the event loop, so that what arrived in the same moment goes together.
    await new Promise<void>((go) => setImmediate(go));
    // What arrives while the room waits for its turn goes with the rest.
    while (queue.length > 0) await inTurn(() => commitAll(sessionId, queue.splice(0, GROUP)));
    queues.delete(sessionId);
    const last = followed.get(sessionId);
    if (!last) return;
    followed.delete(sessionId);
    parts.committed({ ...last, before: last.after, events: [], more: false });
  }

  async function commitAll(sessionId: string, group: Waiting[]): Promise<void> {
    try {
      await commit(sessionId, group);
    } catch (error) {
      if (group.length > 1 && isUniqueViolation(error))
        for (const one of group) await commit(sessionId, [one]).catch(one.reject);
      else for (const waiting of group) waiting.reject(error);
    }
  }

  async function commit(sessionId: string, group: Waiting[], attempt = 1): Promise<void> {
    const answers = new Map<Waiting, Answer<unknown>>();
    let batch: Omit<RoomBatch, 'more'> | null = null;
    try {
      await parts.books.transact(async (page) => {
        answers.clear();
        batch = await decideGroup(page, sessionId, group, answers);
      });
    } catch (error) {
      cache.delete(sessionId);
      if (isWorthRetrying(error) && attempt < 4) return commit(sessionId, group, attempt + 1);
      throw error;
    }
    for (const waiting of group) waiting.resolve(answers.get(waiting)!);
    const done = batch as Omit<RoomBatch, 'more'> | null;
    if (done) {
      keepRoom(cache, sessionId, done.after);
      const told = { ...done, more: (queues.get(sessionId)?.length ?? 0) > 0 };
      if (told.more) followed.set(sessionId, told);
      else followed.delete(sessionId);
      parts.committed(told);
      const real = done.after.rehearsalOf === null;
      if (real && done.events.some((e) => e.type === 'decision.recorded'))
        parts.checkpoint(done.room.networkId);
    }
  }

  async function decideGroup(
    page: RoomPage,
    sessionId: string,
    group: readonly Waiting[],
    answers: Map<Waiting, Answer<unknown>>,
  ): Promise<Omit<RoomBatch, 'more'> | null> {
    const refuseAll = (code: 'not_found') => {
      for (const waiting of group) answers.set(waiting, { ok: false, refusal: { code } });
      return null;
    };
    const { now } = page;
    const locked = await page.enter(
      sessionId,
      group.map(({ act }) => act),
    );
    if (!locked) return refuseAll('not_found');
    const { actors, receipts } = locked;
    const before = await loadRoom(page, locked, cache);
    let state = before;
    const events: SessionEvent[] = [];
    const entries: PreparedEntry[] = [];
    const kept: StoredReceipt[] = [];
    for (const waiting of group) {
      try {
        const actor = actors.get(credentialKey(waiting.act.credentials)) ?? refuse('sign_in_required');
        const who = actorId(actor);
        const input = keptInput(waiting);
        const hash = inputHash(parts.tools.secret, waiting.act.name, input);
        const known = receipts.get(`${who} ${waiting.act.key}`);
        if (known) {
          if (known.command !== waiting.act.name || known.input_hash !== hash) refuse('key_reused');
          answers.set(waiting, { ok: true, output: known.output, receipt: receiptOf(known) });
          continue;
        }
        const subject = waiting.handler.subject(locked.room.subject, waiting.act.input, state);
        const verdict = judge(actor, waiting.handler.action, subject);
        if (!verdict.allowed) refuse(verdict.code);
        const tools = { secret: parts.tools.secret, now };
        await page.check(waiting.handler, locked.room, waiting.act.input);
        const roomActor = roomActorOf(actor, locked.room);
        const command = waiting.handler.command(waiting.act.input, {
          newId: uuidv7,
          actor: roomActor,
          state,
          derive: (label) => createHmac('sha256', parts.tools.secret).update(label).digest('hex'),
          loaded: await page.load(waiting.handler, locked.room, waiting.act.input, tools),
        });
        const decided = decide(state, command, roomActor, now.getTime());
        if (!decided.ok) refuse(decided.error);
        await page.effect(waiting.handler, locked.room, waiting.act.input, tools, decided.value);
        const numbered = stamp(decided.value, {
          seq: state.seq + 1,
          id: waiting.act.key,
          at: now.getTime(),
          personId: actor.kind === 'person' ? actor.personId : null,
        });
        for (const event of numbered) state = evolve(state, event);
        events.push(...numbered);
        const unnamed = waiting.handler.unnamed?.(waiting.act.input, before) ?? false;
        const entry = prepareEntry(
          {
            networkId: locked.room.networkId,
            organisationId: unnamed || typeof input.organisationId !== 'string' ? null : input.organisationId,
            facts: factsOf(numbered, input, state),
            sealed: { ...answerOf(input), ...waiting.handler.sealed?.(waiting.act.input) },
          },
          { id: uuidv7(), command: waiting.act.name, actor, now },
        );
        entries.push(entry);
        const output = { seq: state.seq };
        const receipt: StoredReceipt = {
          actor_id: who,
          key: waiting.act.key,
          command: waiting.act.name,
          input_hash: hash,
          output,
          network_id: entry.networkId,
          entry_id: entry.id,
          leaf: entry.leaf,
          at: entry.at,
        };
        receipts.set(`${who} ${waiting.act.key}`, receipt);
        kept.push(receipt);
        answers.set(waiting, { ok: true, output, receipt: receiptOf(receipt) });
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        answers.set(waiting, { ok: false, refusal: error.refusal });
      }
    }
    if (kept.length === 0) return null;
    const written = { events, before, after: state, entries, receipts: kept };
    await page.write(locked.room, written);
    // What was asked for may already be so: kept and acknowledged, but nothing happened in the room.
    if (events.length === 0) return null;
    await page.project(locked.room, written);
    return { room: locked.room, before, after: state, events };
  }

  return {
    /** Hands a command to its room; answers when it is committed, or with the refusal. */
    submit(act: Act, handler: RoomHandler<CommandName>): Promise<Answer<unknown>> {
      const sessionId = (act.input as { sessionId: string }).sessionId;
      return new Promise((resolve, reject) => {
        const waiting: Waiting = { act, handler, resolve, reject };
        const queue = queues.get(sessionId);
        if (queue) {
          queue.push(waiting);
          return;
        }
        const fresh = [waiting];
        queues.set(sessionId, fresh);
        void drain(sessionId, fresh);
      });
    },
    cache,
  };
}

/** The input as it may be kept: what the handler calls unkept stands in no entry, no receipt and no hash. */
function keptInput({ act, handler }: Waiting): Record<string, unknown> {
  const input = act.input as Record<string, unknown>;
  if (!handler.unkept) return input;
  return Object.fromEntries(Object.entries(input).filter(([name]) => !handler.unkept?.includes(name)));
}

function roomActorOf(actor: Actor, room: RoomFacts): RoomActor {
  if (actor.kind !== 'person')
    return { personId: '', organisationIds: [], facilitator: actor.kind === 'operator' };
  const facilitator = isFacilitator(actor, { ...room.subject, forumId: room.forumId });
  return {
    personId: actor.personId,
    // Whoever facilitates is neutral: they act for no organisation, whatever mandates they hold.
    organisationIds: facilitator ? [] : actor.representing.map((r) => r.organisationId),
    facilitator,
  };
}
