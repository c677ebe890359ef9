import type { LogEntry } from '#app/contract/document.ts';
import { isLevel } from '#app/domain/consensus.ts';
import { eventFor, itemOf, type SessionEvent, type SessionState } from '#app/domain/session/index.ts';
import { formatDateTime } from '#app/i18n/format.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { outcomeSaid } from '#server/text/outcome.ts';
import { tellActivity } from './log-activity.ts';

const { common, document, record, session } = messagesFor('id');
const said = document.log;

type Party = NonNullable<LogEntry['organisation']>;
/** What a sentence may need to know beside its event. */
interface Telling {
  state: SessionState;
  who(organisationId: string): string;
  /** Numbers of decisions in the register. */
  numbers: ReadonlyMap<string, number>;
  /** When the turn that ends began, milliseconds. */
  turnBegan: number | null;
  /** The network's time zone. */
  zone: string;
}
/** The sentence, and the words that somebody wrote. */
type Told = readonly [text: string, ...details: string[]];

const lower = (text: string) => text.toLowerCase();
const levelOf = (level: number) => (isLevel(level) ? common.level[level] : String(level));
const written = (text: string, how = said.quoted): string[] => (text.trim() === '' ? [] : [how(text)]);

/** Reason, passage and suggestion as they were written. */
const voiceOf = (voice: { reason: string; passage?: string; suggestion?: string }): string[] => [
  ...written(voice.reason),
  ...written(voice.passage ?? '', said.passage),
  ...written(voice.suggestion ?? '', said.suggestion),
];

/** How long somebody spoke. */
function spoken(began: number | null, ended: number): string {
  const seconds = began === null ? 0 : Math.round((ended - began) / 1_000);
  return said.minutes(Math.floor(seconds / 60), seconds % 60);
}

/** One event of the room in words; null for what is only there to keep the numbers whole. */
function tell(event: SessionEvent, { state, who, numbers, turnBegan, zone }: Telling): Told | null {
  const titleOf = (itemId: string) => itemOf(state, itemId)?.title ?? '';
  switch (event.type) {
    case 'session.scheduled':
      return [said.scheduled(event.seed.agenda.length, event.seed.parties.length)];
    case 'session.opened':
      return [said.opened];
    case 'session.postponed':
      return [said.postponed, ...written(event.note)];
    case 'session.closed':
      return [said.closed];
    case 'parties.revised':
      return [said.partiesRevised(event.parties.length)];
    case 'agenda.revised':
      return [said.agendaRevised(event.agenda.length)];
    case 'item.started':
      return [said.itemStarted(titleOf(event.itemId))];
    case 'item.finished':
      return [said.itemFinished(titleOf(event.itemId))];
    case 'item.text-set':
      return [said.textSet(event.text.version)];
    case 'step.set':
      return [said.step(lower(session.step[event.step]))];
    case 'attendance.marked':
      return [
        said.marked(
          who(event.organisationId),
          record.document.role[event.role],
          record.document.mode[event.mode],
        ),
      ];
    case 'attendance.left':
      return [said.left(who(event.organisationId))];
    case 'turn.requested':
      return [said.turnRequested(who(event.organisationId), lower(session.turnKind[event.kind]))];
    case 'turn.withdrawn':
      return [said.turnWithdrawn(who(event.organisationId))];
    case 'turn.given':
      return [
        said.turnGiven(
          who(event.organisationId),
          lower(session.turnKind[event.kind]),
          session.turnReason[event.reason],
        ),
        ...(event.over === null ? [] : [said.turnOver(who(event.over), event.why)]),
      ];
    case 'turn.ended':
      return [said.turnEnded(who(event.organisationId), spoken(turnBegan, event.at))];
    case 'round.opened':
      return [said.roundOpened(event.text.version, session.visibility[event.visibility])];
    case 'position.given': {
      const { objection } = event;
      const more =
        objection === 'raised'
          ? [said.objectionRaised]
          : objection === 'withdrawn'
            ? [said.objectionWithdrawn]
            : [];
      const [name, level] = [who(event.organisationId), levelOf(event.level)];
      const answered = event.noted
        ? said.positionConfirmed(name, level, formatDateTime(new Date(event.noted.at), 'id', 'full', zone))
        : said.position(name, level);
      return [answered, ...more, ...voiceOf(event)];
    }
    case 'position.counted':
      return [said.positionHidden(who(event.organisationId))];
    case 'objection.brought':
      return [
        said.objectionBrought(who(event.organisationId), event.objection.version),
        ...voiceOf(event.objection),
      ];
    case 'objection.status-set':
      return [
        said.objectionSet(who(event.organisationId), lower(common.objectionStatus[event.status])),
        ...written(event.note),
      ];
    case 'round.closed':
      return [
        said.roundClosed(lower(common.outcome[event.outcome])),
        ...(event.next === null ? [] : [said.next(lower(session.fallback[event.next]))]),
      ];
    case 'round.cancelled':
      return [said.roundCancelled, ...written(event.note)];
    case 'vote.opened':
      return [said.voteOpened(event.text.version, event.roll.length)];
    case 'vote.cast':
      return [said.vote(who(event.organisationId), lower(session.choice[event.choice])), ...voiceOf(event)];
    case 'vote.counted':
      return [said.voteHidden(who(event.organisationId))];
    case 'vote.closed': {
      const { result } = event;
      return [said.voteClosed(result.for, result.against, result.abstain, result.notCast)];
    }
    case 'vote.cancelled':
      return [said.voteCancelled, ...written(event.note)];
    case 'decision.recorded': {
      const { decisionId, outcome, text, vote } = event.decision;
      return [said.decided(numbers.get(decisionId) ?? null, lower(outcomeSaid(outcome, vote)), text.version)];
    }
    case 'event.withheld':
      return null;
    case 'session.rescheduled':
      return [
        said.rescheduled(formatDateTime(event.startsAt, 'id', 'full', zone), event.place),
        ...written(event.note),
      ];
    case 'session.cancelled':
      return [said.cancelled, ...written(event.note)];
    case 'position.recorded':
      return [said.positionNoted(who(event.organisationId))];
    case 'position.rejected':
      return [said.positionRejected(who(event.organisationId))];
    case 'ballot.cast':
      return [said.ballotCast(who(event.organisationId))];
    case 'steering.handed':
      return [said.steeringHanded];
    case 'step.undone':
      return [said.stepUndone];
    default:
      return tellActivity(event, who);
  }
}

/**
 * The log of a closed room in words, as any party may read it: what is masked for parties stays masked.
 * @param events all events of the room in their order
 */
export function logInWords(
  events: readonly SessionEvent[],
  state: SessionState,
  { parties, timeZone: zone }: { parties: readonly Party[]; timeZone: string },
  numbers: ReadonlyMap<string, number>,
): LogEntry[] {
  const byId = new Map(parties.map(({ id, name, code, sector }) => [id, { id, name, code, sector }]));
  const who = (id: string) => byId.get(id)?.name ?? '–';
  let item: string | null = null;
  let turnBegan: number | null = null;
  return events.flatMap((event): LogEntry[] => {
    if (event.type === 'item.started') item = itemOf(state, event.itemId)?.title ?? null;
    const shown = eventFor(event, state, { kind: 'party', organisationIds: [] });
    const told = tell(shown, { state, who, numbers, turnBegan, zone });
    if (event.type === 'turn.given') turnBegan = event.at;
    const during = item;
    if (event.type === 'item.finished') item = null;
    if (!told) return [];
    const [text, ...details] = told;
    const organisation = (shown.organisationId && byId.get(shown.organisationId)) || null;
    const { seq, at, type } = shown;
    return [{ seq, at: new Date(at).toISOString(), type, organisation, item: during, text, details }];
  });
}
