import type { Fallback, GroundRules } from '../charter.ts';
import type {
  Level,
  LevelCounts,
  ObjectionStatus,
  Outcome,
  Quorum,
  Scale,
  Tally,
  VoteChoice,
  VoteOutcome,
} from '../consensus.ts';
import type { BySector, Sector } from '../sector.ts';
import type { Activity, ActivityKind } from './activity/state.ts';
import type { Keyed } from './keyed.ts';

/** An organisation that has a seat in the session. */
export type SessionParty = {
  readonly organisationId: string;
  readonly name: string;
  /** Short letters for tight places, such as "DS". */
  readonly code: string;
  readonly sector: Sector;
};

/** A frozen version of a proposal; decisions refer to its hash. */
export type FrozenText = {
  readonly proposalId: string;
  readonly proposalVersionId: string;
  readonly version: number;
  readonly hash: string;
};

export const ITEM_MODES = ['consultative', 'deciding'] as const;
export type ItemMode = (typeof ITEM_MODES)[number];

/** An agenda item as it is planned. */
export type PlannedItem = {
  readonly itemId: string;
  readonly title: string;
  readonly mode: ItemMode;
  /** Minutes planned for it. */
  readonly minutes: number;
  readonly text: FrozenText | null;
  /** It goes through what was promised in earlier sessions; left out for every other item. */
  readonly kind?: 'promises';
  /** The activity it is meant to be dealt with by; left out where it is only talked about. */
  readonly activity?: ActivityKind;
};

/** The steps of one item, in the order of consent decision-making. */
export const STEPS = ['present', 'clarify', 'react', 'amend', 'test'] as const;
export type Step = (typeof STEPS)[number];

/** An agenda item with what became of it. Times are milliseconds of the server's clock. */
export type ItemState = PlannedItem & {
  readonly status: 'waiting' | 'running' | 'finished';
  readonly step: Step;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  /** Time spent before the present run, in milliseconds. */
  readonly spentMs: number;
  /** Rounds held on it, oldest first. */
  readonly roundIds: readonly string[];
  readonly decisionIds: readonly string[];
};

/** What a session starts with. The ground rules are those of the charter in force, frozen. */
export type SessionSeed = {
  readonly sessionId: string;
  readonly forumId: string;
  readonly title: string;
  readonly groundRules: GroundRules;
  readonly parties: readonly SessionParty[];
  readonly agenda: readonly PlannedItem[];
  /** Why earlier promises are not on the agenda; left out where they are, or where there are none. */
  readonly withoutPromises?: string;
  /** The session this one rehearses; nothing of a rehearsal counts outside it. */
  readonly rehearsalOf?: string;
};

export const ATTENDANCE_MODES = ['in-room', 'online'] as const;
export type AttendanceMode = (typeof ATTENDANCE_MODES)[number];
export const ATTENDANCE_ROLES = ['delegate', 'alternate'] as const;
export type AttendanceRole = (typeof ATTENDANCE_ROLES)[number];

/** Somebody who is there for an organisation. */
export type Attendee = {
  readonly personId: string | null;
  readonly mode: AttendanceMode;
  readonly role: AttendanceRole;
  readonly since: number;
};

/** The presence of one organisation; it is present while `attendees` has somebody. */
export type Attendance = {
  readonly organisationId: string;
  /** By person, or by {@link AT_THE_DESK} when the facilitator noted it without naming anybody. */
  readonly attendees: Readonly<Record<string, Attendee>>;
  readonly firstAt: number;
  readonly leftAt: number | null;
};

/** The key of an attendee whom the facilitator noted without an account. */
export const AT_THE_DESK = 'at-the-desk';

export const TURN_KINDS = ['contribution', 'clarification', 'point-of-order', 'reply'] as const;
export type TurnKind = (typeof TURN_KINDS)[number];

/** A request to speak. */
export type TurnRequest = {
  readonly organisationId: string;
  readonly personId: string | null;
  readonly kind: TurnKind;
  readonly at: number;
};

/** Why an organisation is next; shown to everybody, so that the order can be understood and contested. */
export const TURN_REASONS = [
  'point-of-order',
  'open-objection',
  'has-not-spoken',
  'sector-behind',
  'order-of-request',
  'invited',
] as const;
export type TurnReason = (typeof TURN_REASONS)[number];

/** Who is speaking. */
export type CurrentTurn = {
  readonly organisationId: string;
  readonly personId: string | null;
  readonly kind: TurnKind;
  readonly reason: TurnReason;
  readonly startedAt: number;
  readonly limitMs: number | null;
};

/** The floor was given against the proposed order: to whom, past whom, by whom, and why if a reason was given. */
export type Override = {
  readonly organisationId: string;
  /** Who stood first in the proposed order. */
  readonly over: string;
  readonly why: string;
  readonly personId: string | null;
  readonly at: number;
};

/** Turns and milliseconds spoken. */
export type Spoken = { readonly turns: number; readonly ms: number };

export const VISIBILITIES = ['live', 'after-close'] as const;
/** Whether others see an answer at once, or only when the round is closed. */
export type Visibility = (typeof VISIBILITIES)[number];

/** The answer of one organisation. */
export type Position = {
  readonly organisationId: string;
  readonly personId: string | null;
  /** Null while the viewer may not see it. */
  readonly level: Level | null;
  readonly reason: string;
  readonly suggestion: string;
  /** The passage of the text it is about. */
  readonly passage: string;
  readonly at: number;
};

/** An objection, tied to the version of the text it was raised against. */
export type Objection = {
  /** `${roundId}:${organisationId}`, of a written one `${remarkId}:${organisationId}`; see {@link objectionIdOf}. */
  readonly objectionId: string;
  /** The round it was raised in, or brought into. */
  readonly roundId: string;
  /** Raised in writing, outside the session, and brought into the round as it stood. */
  readonly written: boolean;
  readonly itemId: string;
  readonly organisationId: string;
  readonly version: number;
  /** Null of a written one: no answer on the scale came with it. */
  readonly level: Level | null;
  readonly reason: string;
  readonly suggestion: string;
  readonly passage: string;
  readonly status: ObjectionStatus;
  /** What was done about it. */
  readonly note: string;
  readonly raisedAt: number;
  readonly changedAt: number;
};

/** An open objection that was raised in writing against the text of a round. */
export type BroughtObjection = Pick<
  Objection,
  'organisationId' | 'version' | 'reason' | 'suggestion' | 'passage' | 'status' | 'note' | 'raisedAt'
> & { readonly remarkId: string };

/** A consensus test on one version of a text. */
export type Round = {
  readonly roundId: string;
  readonly itemId: string;
  readonly text: FrozenText;
  readonly scale: Scale;
  readonly visibility: Visibility;
  readonly status: 'open' | 'closed' | 'cancelled';
  readonly openedAt: number;
  /** When the facilitator means to close it; nothing happens by itself. */
  readonly closesAt: number | null;
  readonly closedAt: number | null;
  readonly positions: Keyed<Position>;
  /**
   * Answers that the facilitator noted for organisations which could not give them themselves. Nobody's position
   * until the organisation confirms it: no tally, no quorum and no outcome knows of them.
   */
  readonly pending: Keyed<Position>;
  /** Running counts of `positions`. */
  readonly counts: LevelCounts;
  readonly outcome: Outcome | null;
};

/** The vote of one organisation. */
export type Ballot = {
  readonly organisationId: string;
  readonly personId: string | null;
  /** Null while the viewer may not see it. */
  readonly choice: VoteChoice | null;
  readonly reason: string;
  readonly at: number;
};

/** A vote, the recorded last resort. */
export type Vote = {
  readonly voteId: string;
  readonly itemId: string;
  readonly text: FrozenText;
  readonly visibility: Visibility;
  /** What each chose is known to nobody; `ballots` then says only who has voted. */
  readonly secret: boolean;
  readonly status: 'open' | 'closed' | 'cancelled';
  /** Organisations that may vote: those present when it was opened. */
  readonly roll: readonly string[];
  readonly ballots: Keyed<Ballot>;
  readonly openedAt: number;
  readonly closedAt: number | null;
  readonly result: VoteOutcome | null;
};

/** The words an organisation added to its answer; they stay in the decision as they were written. */
export type Reservation = {
  readonly organisationId: string;
  readonly level: Level;
  readonly reason: string;
  readonly suggestion: string;
  readonly passage: string;
};

/** What was decided, with everything that the record needs; frozen. */
export type Decision = {
  readonly decisionId: string;
  readonly itemId: string;
  readonly roundId: string | null;
  readonly voteId: string | null;
  readonly outcome: Outcome;
  readonly text: FrozenText;
  readonly quorum: Quorum;
  readonly tally: Tally | null;
  readonly vote: VoteOutcome | null;
  readonly reservations: readonly Reservation[];
  readonly objections: readonly Objection[];
  readonly unanswered: { readonly present: readonly string[]; readonly absent: readonly string[] };
  /** The way on that was chosen when there was no consensus. */
  readonly next: Fallback | null;
  /** The decision on the same text that this one replaces (a vote after "no consensus"). */
  readonly replaces: string | null;
  /** The day the meeting set for looking at it again, YYYY-MM-DD. */
  readonly reviewOn: string | null;
  readonly at: number;
};

type Run = Pick<ItemState, 'status' | 'step' | 'startedAt' | 'finishedAt' | 'spentMs'>;
type ItemFinished = {
  readonly kind: 'item-finished';
  readonly at: number;
  readonly itemId: string;
  readonly before: Run;
};
type TurnEnded = {
  readonly kind: 'turn-ended';
  readonly at: number;
  readonly turn: CurrentTurn;
  readonly ms: number;
};

/** The facilitator's last step with how it was before, so that it can be taken back; see undo.ts. */
export type LastStep =
  | ItemFinished
  | TurnEnded
  | {
      readonly kind: 'item-started';
      readonly at: number;
      readonly itemId: string;
      readonly before: Run;
      /** The item that was finished by starting this one. */
      readonly finished: ItemFinished | null;
    }
  | { readonly kind: 'step-set'; readonly at: number; readonly itemId: string; readonly step: Step }
  | {
      readonly kind: 'text-set';
      readonly at: number;
      readonly itemId: string;
      readonly text: FrozenText | null;
    }
  | {
      readonly kind: 'turn-given';
      readonly at: number;
      readonly organisationId: string;
      /** The request it answered, and its place in the queue. */
      readonly request: TurnRequest | null;
      readonly place: number;
      /** It changed the proposed order. */
      readonly overrode: boolean;
      /** The turn that was ended by giving this one. */
      readonly ended: TurnEnded | null;
    }
  | {
      readonly kind: 'round-opened';
      readonly at: number;
      readonly roundId: string;
      readonly itemId: string;
      readonly step: Step;
    }
  | { readonly kind: 'vote-opened'; readonly at: number; readonly voteId: string }
  /** Cannot be taken back. */
  | {
      readonly kind: 'final';
      readonly at: number;
      readonly what: 'decision' | 'cancelled' | 'activity' | 'session';
    };

/** Who was given the steering, by whom, and when. */
export type Steering = {
  readonly personId: string;
  readonly byId: string | null;
  readonly at: number;
};

/** A live room: what the log of its events adds up to. */
export type SessionState = {
  /** Number of the last event in it. */
  readonly seq: number;
  readonly sessionId: string;
  readonly forumId: string;
  readonly title: string;
  readonly groundRules: GroundRules;
  readonly status: 'scheduled' | 'open' | 'postponed' | 'closed' | 'cancelled';
  /** Why it was last postponed, moved or cancelled, in the facilitator's words; empty when nothing was said. */
  readonly statusNote: string;
  readonly openedAt: number | null;
  readonly closedAt: number | null;
  readonly postponements: number;
  readonly parties: Keyed<SessionParty>;
  /** Organisations in the order of the invitation. */
  readonly partyIds: readonly string[];
  readonly partiesBySector: BySector<number>;
  readonly items: Readonly<Record<string, ItemState>>;
  readonly itemIds: readonly string[];
  readonly currentItemId: string | null;
  /** Why earlier promises are not on the agenda; empty where they are, or where there are none. */
  readonly withoutPromises: string;
  readonly attendance: Keyed<Attendance>;
  readonly presentBySector: BySector<number>;
  readonly queue: readonly TurnRequest[];
  readonly turn: CurrentTurn | null;
  /** Turns given against the proposed order, oldest first. */
  readonly overrides: readonly Override[];
  readonly spoken: Keyed<Spoken>;
  readonly spokenBySector: BySector<Spoken>;
  readonly rounds: Readonly<Record<string, Round>>;
  readonly openRoundId: string | null;
  readonly objections: Keyed<Objection>;
  readonly votes: Readonly<Record<string, Vote>>;
  readonly openVoteId: string | null;
  readonly decisions: readonly Decision[];
  readonly activities: Readonly<Record<string, Activity>>;
  /** In the order in which they were opened. */
  readonly activityIds: readonly string[];
  readonly openActivityId: string | null;
  readonly lastStep: LastStep | null;
  /** Who steers; null while nobody has taken it over from whoever opened the session. */
  readonly steering: Steering | null;
  /** The session this one rehearses, or null: it is a real one. */
  readonly rehearsalOf: string | null;
};

/** The identifier of the objection an organisation raises in a round. */
export function objectionIdOf(roundId: string, organisationId: string): string {
  return `${roundId}:${organisationId}`;
}
