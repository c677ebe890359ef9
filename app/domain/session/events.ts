import type { Fallback } from '../charter.ts';
import type { Level, ObjectionStatus, Outcome, Scale, VoteChoice, VoteOutcome } from '../consensus.ts';
import type { ActivityEventBody } from './activity/events.ts';
import type {
  AttendanceMode,
  AttendanceRole,
  Ballot,
  BroughtObjection,
  Decision,
  FrozenText,
  LastStep,
  Objection,
  PlannedItem,
  Position,
  SessionParty,
  SessionSeed,
  Step,
  TurnKind,
  TurnReason,
  Visibility,
} from './state.ts';

/** The organisation an event is about, or null when it is about the room. */
type About<O extends string | null> = { readonly organisationId: O };
type OfRoom = About<null>;
type OfOrganisation = About<string>;

/** What a masked viewer gets to see when a round or a vote is closed; never stored. */
export type RevealedPositions = {
  readonly positions: readonly Position[];
  readonly objections: readonly Objection[];
};

/** What happened, in the past tense, without number and time. */
export type SessionEventBody =
  | ActivityEventBody
  | (OfRoom & { readonly type: 'session.scheduled'; readonly seed: SessionSeed })
  | (OfRoom & { readonly type: 'session.opened' })
  | (OfRoom & { readonly type: 'session.postponed'; readonly note: string })
  | (OfRoom & { readonly type: 'session.closed' })
  /** Called to another date or place; who had arrived for the earlier one has gone again. */
  | (OfRoom & {
      readonly type: 'session.rescheduled';
      readonly startsAt: string;
      readonly endsAt: string;
      readonly place: string;
      readonly note: string;
    })
  | (OfRoom & { readonly type: 'session.cancelled'; readonly note: string })
  | (OfRoom & { readonly type: 'parties.revised'; readonly parties: readonly SessionParty[] })
  | (OfRoom & {
      readonly type: 'agenda.revised';
      readonly agenda: readonly PlannedItem[];
      /** Why earlier promises were left out, when they were. */
      readonly withoutPromises?: string;
    })
  | (OfRoom & { readonly type: 'item.started'; readonly itemId: string })
  | (OfRoom & { readonly type: 'item.finished'; readonly itemId: string })
  | (OfRoom & { readonly type: 'item.text-set'; readonly itemId: string; readonly text: FrozenText })
  | (OfRoom & { readonly type: 'step.set'; readonly itemId: string; readonly step: Step })
  | (OfOrganisation & {
      readonly type: 'attendance.marked';
      readonly attendeeId: string | null;
      readonly mode: AttendanceMode;
      readonly role: AttendanceRole;
    })
  /** `attendeeId` null: everybody of the organisation. */
  | (OfOrganisation & { readonly type: 'attendance.left'; readonly attendeeId: string | null })
  | (OfOrganisation & { readonly type: 'turn.requested'; readonly kind: TurnKind })
  | (OfOrganisation & { readonly type: 'turn.withdrawn' })
  | (OfOrganisation & {
      readonly type: 'turn.given';
      readonly speakerId: string | null;
      readonly kind: TurnKind;
      readonly reason: TurnReason;
      readonly limitMs: number | null;
      /** Who stood first in the proposed order and was passed over; null when the order was kept. */
      readonly over: string | null;
      readonly why: string;
    })
  | (OfOrganisation & { readonly type: 'turn.ended' })
  | (OfRoom & {
      readonly type: 'round.opened';
      readonly roundId: string;
      readonly itemId: string;
      readonly text: FrozenText;
      readonly scale: Scale;
      readonly visibility: Visibility;
      readonly closesAt: number | null;
    })
  /**
   * An answer. An objection it raises or withdraws is part of it and no event of its own: a second number
   * in the log would tell everybody that a hidden answer was an objection.
   */
  | (OfOrganisation & {
      readonly type: 'position.given';
      readonly roundId: string;
      readonly level: Level;
      readonly reason: string;
      readonly suggestion: string;
      readonly passage: string;
      readonly objection: 'raised' | 'withdrawn' | null;
      /** Who had noted it for the organisation, and when; it confirmed it by this. */
      readonly noted?: { readonly personId: string | null; readonly at: number };
    })
  /** What the facilitator noted for an organisation; it is no answer until the organisation confirms it. */
  | (OfOrganisation & {
      readonly type: 'position.recorded';
      readonly roundId: string;
      readonly level: Level;
      readonly reason: string;
      readonly suggestion: string;
      readonly passage: string;
    })
  /** The organisation does not make it its own. */
  | (OfOrganisation & { readonly type: 'position.rejected'; readonly roundId: string })
  /** What others see of `position.given` while its round is hidden; never stored. */
  | (OfOrganisation & { readonly type: 'position.counted'; readonly roundId: string })
  | (OfOrganisation & {
      readonly type: 'objection.status-set';
      readonly objectionId: string;
      readonly status: ObjectionStatus;
      readonly note: string;
    })
  /** An objection that was raised in writing is part of this round. Its words are the organisation's own. */
  | (OfOrganisation & {
      readonly type: 'objection.brought';
      readonly roundId: string;
      readonly objection: BroughtObjection;
    })
  | (OfRoom & {
      readonly type: 'round.closed';
      readonly roundId: string;
      readonly outcome: Outcome;
      readonly next: Fallback | null;
      /** Objections against earlier versions that an answer in this round settled. */
      readonly settled: readonly string[];
      readonly revealed?: RevealedPositions;
    })
  | (OfRoom & {
      readonly type: 'round.cancelled';
      readonly roundId: string;
      readonly note: string;
      readonly revealed?: RevealedPositions;
    })
  | (OfRoom & {
      readonly type: 'vote.opened';
      readonly voteId: string;
      readonly itemId: string;
      readonly text: FrozenText;
      readonly visibility: Visibility;
      readonly secret: boolean;
      readonly roll: readonly string[];
    })
  | (OfOrganisation & {
      readonly type: 'vote.cast';
      readonly voteId: string;
      readonly choice: VoteChoice;
      readonly reason: string;
    })
  /** An organisation has voted secretly. What it chose is in no event: it lies in the ballot box, without a name. */
  | (OfOrganisation & { readonly type: 'ballot.cast'; readonly voteId: string })
  /** What others see of `vote.cast` while the vote is hidden; never stored. */
  | (OfOrganisation & { readonly type: 'vote.counted'; readonly voteId: string })
  | (OfRoom & {
      readonly type: 'vote.closed';
      readonly voteId: string;
      readonly result: VoteOutcome;
      readonly revealed?: readonly Ballot[];
    })
  | (OfRoom & {
      readonly type: 'vote.cancelled';
      readonly voteId: string;
      readonly note: string;
      readonly revealed?: readonly Ballot[];
    })
  /** The steering was handed over; who gave it is the event's person. */
  | (OfRoom & { readonly type: 'steering.handed'; readonly toId: string })
  /** The facilitator's last step was taken back. */
  | (OfRoom & { readonly type: 'step.undone'; readonly what: LastStep['kind'] })
  | (OfRoom & { readonly type: 'decision.recorded'; readonly decision: Decision })
  /** Keeps the numbers without a gap for a viewer who may not see the event; never stored. */
  | (OfRoom & { readonly type: 'event.withheld' });

/** What the server adds when it appends: number, command, time (ms, the database's clock) and person. */
export type EventStamp = {
  readonly seq: number;
  /** Id of the command it came from; one command may have several events. */
  readonly id: string;
  readonly at: number;
  readonly personId: string | null;
};

/** An event of the log. */
export type SessionEvent = EventStamp & SessionEventBody;

/** One event body by its type. */
export type BodyOf<T extends SessionEventBody['type']> = Extract<SessionEventBody, { type: T }>;

/** One event by its type. */
export type EventOf<T extends SessionEventBody['type']> = EventStamp & BodyOf<T>;

/**
 * Numbers the bodies that a command produced.
 * @param bodies answer of `decide`
 * @param stamp `seq` is the number of the first of them
 */
export function stamp(bodies: readonly SessionEventBody[], stamp: EventStamp): SessionEvent[] {
  return bodies.map((body, at) => ({ ...body, ...stamp, seq: stamp.seq + at }));
}
