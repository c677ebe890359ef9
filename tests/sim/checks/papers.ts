import { kindOf, type Level, type ObjectionStatus } from '#app/domain/consensus.ts';
import type { Decision, EventOf, SessionEvent, SessionState } from '#app/domain/session/index.ts';
import { STATEMENT_ANSWERS, TEMPERATURES, THE_WHOLE, valuesOf } from '#app/domain/session/index.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { logInWords } from '#server/handlers/document/log.ts';
import { type Insert, insertsFrom } from '#server/handlers/minutes/inserts.ts';

const { common, activity: words } = messagesFor('id');

type Fault = (words: string) => void;

interface Lines {
  log: readonly SessionEvent[];
  state: SessionState;
  register: readonly { decisionId: string; facts: Decision }[];
}

/** Words of nodes, a space between blocks. */
interface Node {
  text?: string;
  content?: Node[];
}
const wordsOf = (nodes: readonly Node[]): string =>
  nodes.map(({ text, content }) => text ?? `${wordsOf(content ?? [])} `).join('');

/**
 * What official papers say, held against the log: what the minutes take from the room (decisions with everybody's
 * words, objections with their life, what activities came to) and the full record. Everything here is counted anew
 * from the events; the papers are made by the house's own code from the room and the register.
 */
export function papers({ log, state, register }: Lines, fault: Fault): void {
  const present = valuesOf(state.parties);
  const names = new Map(present.map(({ organisationId, name }) => [organisationId, name]));
  const nameOf = (id: string) => names.get(id) ?? '–';
  const decisions = register.map(({ facts }, at) => ({
    facts,
    number: at + 1,
    proposal: 1,
    title: 'Satu pintu laporan',
    plain: '',
    replaces: null,
  }));
  const inserts = insertsFrom({ state, decisions, commitments: [], nameOf });
  const inMinutes = (kind: Insert['kind']) => inserts.filter((insert) => insert.kind === kind);
  decided(log, inMinutes('decision'), nameOf, fault);
  objected(log, inMinutes('objection'), fault);
  held(log, inMinutes('activity'), fault);
  const parties = present.map(({ organisationId, ...party }) => ({ id: organisationId, ...party }));
  const numbers = new Map(decisions.map(({ facts, number }) => [facts.decisionId, number]));
  recorded(log, logInWords(log, state, { parties, timeZone: 'Asia/Jakarta' }, numbers), nameOf, fault);
}

interface Voice {
  organisationId: string;
  level: Level;
  reason: string;
}

/** Everybody's last answer in a round. */
function voicesIn(log: readonly SessionEvent[], roundId: string): Voice[] {
  const last = new Map<string, Voice>();
  for (const event of log)
    if (event.type === 'position.given' && event.roundId === roundId) last.set(event.organisationId, event);
  return [...last.values()];
}

/** Each decision names its outcome, and whoever had a reservation, word for word; and nobody else. */
function decided(
  log: readonly SessionEvent[],
  told: readonly Insert[],
  nameOf: (id: string) => string,
  fault: Fault,
): void {
  const all = log.flatMap((event) => (event.type === 'decision.recorded' ? [event.decision] : []));
  if (told.length !== all.length)
    fault(`the minutes are offered ${told.length} decisions, the log has ${all.length}`);
  for (const { decisionId, outcome, roundId } of all) {
    const insert = told.find(({ ref }) => ref === decisionId);
    const said = wordsOf(insert?.nodes ?? []);
    if (!said.includes(common.outcome[outcome]))
      fault(`the minutes do not say that ${decisionId} is ${outcome}`);
    if (roundId === null) continue;
    for (const { organisationId, level, reason } of voicesIn(log, roundId)) {
      const kept = ['agree-with-note', 'discuss'].includes(kindOf(level));
      const line = `${nameOf(organisationId)} (${common.level[level].toLowerCase()})`;
      const stands = said.toLowerCase().includes(line.toLowerCase()) && said.includes(`“${reason}”`);
      if (kept && !stands) fault(`the minutes lack the reservation of ${organisationId} in ${decisionId}`);
      if (kindOf(level) === 'agree' && reason !== '' && said.includes(`“${reason}”`))
        fault(`the minutes give as a reservation what ${organisationId} said in favour`);
    }
  }
}

interface Raised {
  roundId: string;
  status: ObjectionStatus;
  reason: string;
  note: string;
}

/** The life of every objection, followed through the log. */
function livesIn(log: readonly SessionEvent[]): Map<string, Raised> {
  const lives = new Map<string, Raised>();
  for (const event of log) {
    if (event.type === 'objection.brought') {
      const { remarkId, organisationId, reason, status, note } = event.objection;
      lives.set(`${remarkId}:${organisationId}`, { roundId: event.roundId, status, reason, note });
    }
    if (event.type === 'position.given') given(lives, event);
    if (event.type === 'objection.status-set') {
      const one = lives.get(event.objectionId);
      if (one) Object.assign(one, { status: event.status, note: event.note });
    }
    if (event.type === 'round.closed')
      for (const id of event.settled) {
        const one = lives.get(id);
        if (one) one.status = 'resolved';
      }
  }
  return lives;
}

function given(lives: Map<string, Raised>, event: EventOf<'position.given'>): void {
  const { roundId, organisationId, reason, objection, level } = event;
  const id = `${roundId}:${organisationId}`;
  const before = lives.get(id);
  if (kindOf(level) === 'object')
    lives.set(
      id,
      objection === 'raised' || !before
        ? { roundId, status: 'raised', reason, note: '' }
        : { ...before, reason },
    );
  else if (before && objection === 'withdrawn') before.status = 'withdrawn';
}

/** Each objection of a round that is over, as it was last worded and as it stands. */
function objected(log: readonly SessionEvent[], told: readonly Insert[], fault: Fault): void {
  const over = openedToAll(log);
  const due = [...livesIn(log)].filter(([, { roundId }]) => over.has(roundId));
  if (told.length !== due.length)
    fault(`the minutes are offered ${told.length} objections, the log has ${due.length}`);
  for (const [id, { status, reason, note }] of due) {
    const said = wordsOf(told.find(({ ref }) => ref === id)?.nodes ?? []);
    for (const word of [common.objectionStatus[status].toLowerCase(), reason, note])
      if (!said.includes(word)) fault(`the minutes do not say “${word}” of objection ${id}`);
  }
}

/** The last answer of each organisation to each target of an activity, as long as it was open. */
function marksIn(log: readonly SessionEvent[], activityId: string): Map<string, Map<string, number>> {
  const marks = new Map<string, Map<string, number>>();
  for (const event of log) {
    if (event.type !== 'activity.marked' || event.activityId !== activityId || event.organisationId === null)
      continue;
    const own = marks.get(event.organisationId) ?? new Map<string, number>();
    marks.set(event.organisationId, own.set(event.target, event.value));
  }
  return marks;
}

/** Fewer than this are told of nobody where names were not promised to be open (DESIGN.md 1.5). */
const CROWD = 3;

/** Figures of activities in the minutes, counted again; what would name somebody is not told. */
function held(log: readonly SessionEvent[], told: readonly Insert[], fault: Fault): void {
  const opened = new Map(
    log.flatMap((event) => (event.type === 'activity.opened' ? [[event.plan.activityId, event.plan]] : [])),
  );
  const closed = log.flatMap((event) => (event.type === 'activity.closed' ? [event.activityId] : []));
  if (told.length !== closed.length)
    fault(`the minutes are offered ${told.length} activities, the log closed ${closed.length}`);
  for (const id of closed) {
    const plan = opened.get(id);
    const said = wordsOf(told.find(({ ref }) => ref === id)?.nodes ?? []);
    const marks = [...marksIn(log, id).values()];
    const figure = (target: string, value: number): string => {
      const crowd = marks.filter((own) => own.has(target)).length;
      if (plan?.anonymity !== 'named' && crowd > 0 && crowd < CROWD) return 'tidak disebut';
      return String(marks.filter((own) => own.get(target) === value).length);
    };
    if (plan?.kind === 'temperature')
      for (const value of TEMPERATURES) {
        const line = `${value}, ${words.temperature[value]}: ${figure(THE_WHOLE, value)}`;
        if (!said.includes(line)) fault(`the minutes do not say “${line}” of activity ${id}`);
      }
    if (plan?.kind === 'statements') statements(log, id, said, figure, fault);
  }
}

function statements(
  log: readonly SessionEvent[],
  activityId: string,
  said: string,
  figure: (target: string, value: number) => string,
  fault: Fault,
): void {
  const texts = new Map<string, string>();
  for (const event of log)
    if (event.type === 'activity.entry-admitted' && event.activityId === activityId)
      texts.set(event.entryId, event.text);
  // Of many the papers name the first ones.
  if (texts.size > 8) return;
  for (const [entryId, text] of texts) {
    const [agree] = STATEMENT_ANSWERS;
    const line = `“${text}”: ${words.answer.agree.toLowerCase()} ${figure(entryId, agree)}`;
    if (!said.includes(line)) fault(`the minutes do not say ${line} (activity ${activityId})`);
  }
}

/** Rounds whose answers everybody may know: those that were closed, and cancelled ones that were never hidden. */
function openedToAll(log: readonly SessionEvent[]): Set<string> {
  const live = new Set(
    log.flatMap((event) =>
      event.type === 'round.opened' && event.visibility === 'live' ? [event.roundId] : [],
    ),
  );
  return new Set(
    log.flatMap((event) =>
      event.type === 'round.closed' || (event.type === 'round.cancelled' && live.has(event.roundId))
        ? [event.roundId]
        : [],
    ),
  );
}

/** The full record tells every answer of a round that all may know, every step of an objection and every decision. */
function recorded(
  log: readonly SessionEvent[],
  entries: readonly { seq: number; text: string; details: readonly string[] }[],
  nameOf: (id: string) => string,
  fault: Fault,
): void {
  const over = openedToAll(log);
  const sealed = new Set(
    log.flatMap((event) =>
      event.type === 'round.cancelled' && !over.has(event.roundId) ? [event.roundId] : [],
    ),
  );
  const bySeq = new Map<number, string>();
  for (const { seq, text, details } of entries) {
    if (bySeq.has(seq)) fault(`the full record has number ${seq} twice`);
    bySeq.set(seq, [text, ...details].join('\n'));
  }
  for (const event of log) {
    const due =
      event.type === 'position.given' && over.has(event.roundId)
        ? [nameOf(event.organisationId), common.level[event.level], event.reason]
        : event.type === 'decision.recorded'
          ? [common.outcome[event.decision.outcome].toLowerCase()]
          : event.type === 'vote.closed'
            ? [String(event.result.for), String(event.result.against)]
            : event.type === 'turn.given' && event.over !== null
              ? [nameOf(event.over), event.why]
              : [];
    for (const word of due)
      if (!bySeq.get(event.seq)?.includes(word))
        fault(`the full record does not say “${word}” at number ${event.seq}`);
    if (event.type !== 'position.given' || !sealed.has(event.roundId)) continue;
    for (const word of [common.level[event.level], event.reason])
      if (word !== '' && bySeq.get(event.seq)?.includes(word))
        fault(`the full record says “${word}” of a hidden test that was cancelled, at number ${event.seq}`);
  }
}
