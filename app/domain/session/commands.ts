import type { Fallback } from '../charter.ts';
import type { Level, ObjectionStatus, Scale, SecretBallot, VoteChoice } from '../consensus.ts';
import { ACTIVITY_REFUSALS, type ActivityCommand } from './activity/commands.ts';
import type {
  AttendanceMode,
  AttendanceRole,
  BroughtObjection,
  FrozenText,
  PlannedItem,
  SessionParty,
  Step,
  TurnKind,
  Visibility,
} from './state.ts';

type Attend = {
  readonly organisationId: string;
  readonly mode: AttendanceMode;
  readonly role: AttendanceRole;
  /** Whose presence is noted. Left out: the actor's own; null: somebody without an account (facilitator). */
  readonly personId?: string | null;
};

/** What can be asked of a live room. Identifiers of new things come from outside: the rules draw no numbers. */
export type SessionCommand =
  | ActivityCommand
  | {
      readonly type: 'session.open';
      /** There are promises from earlier sessions: the identifier of the item that goes through them, if none does yet. */
      readonly promisesItemId?: string;
    }
  | { readonly type: 'session.postpone'; readonly note?: string }
  | { readonly type: 'session.close' }
  | {
      readonly type: 'session.reschedule';
      /** Instants, ISO 8601. */
      readonly startsAt: string;
      readonly endsAt: string;
      readonly place: string;
      readonly note?: string;
    }
  | { readonly type: 'session.cancel'; readonly note: string }
  | { readonly type: 'session.undo' }
  | { readonly type: 'steering.hand'; readonly toId: string }
  /** The simulated participants act; the same seed, the same acts. */
  | { readonly type: 'rehearsal.play'; readonly seed: string }
  | { readonly type: 'agenda.start'; readonly itemId: string }
  | { readonly type: 'agenda.finish'; readonly itemId: string }
  | { readonly type: 'agenda.step'; readonly itemId: string; readonly step: Step }
  | {
      readonly type: 'agenda.revise';
      readonly agenda: readonly PlannedItem[];
      /** Why earlier promises are left out. */
      readonly reason?: string;
    }
  | { readonly type: 'agenda.text'; readonly itemId: string; readonly text: FrozenText }
  | { readonly type: 'parties.revise'; readonly parties: readonly SessionParty[] }
  | ({ readonly type: 'attendance.mark' } & Attend)
  | {
      readonly type: 'attendance.leave';
      readonly organisationId: string;
      /** Who leaves. Left out: the actor's own; null: everybody of the organisation (facilitator). */
      readonly personId?: string | null;
    }
  | { readonly type: 'turn.request'; readonly organisationId: string; readonly kind: TurnKind }
  | { readonly type: 'turn.withdraw'; readonly organisationId: string }
  | {
      readonly type: 'turn.give';
      readonly organisationId: string;
      /** Which of its requests is meant; the first if it is not said. */
      readonly kind?: TurnKind;
      readonly limitSeconds?: number;
      /** Why the proposed order is not kept. */
      readonly why?: string;
    }
  | {
      readonly type: 'turn.end';
      /** When the turn that is meant began; left out: whoever speaks. */
      readonly startedAt?: number;
    }
  | {
      readonly type: 'round.open';
      readonly roundId: string;
      readonly itemId: string;
      readonly text: FrozenText;
      /** Left out: the scale of the ground rules. */
      readonly scale?: Scale;
      readonly visibility: Visibility;
      readonly minutes?: number;
      /** Objections to the text that were raised in writing and are still open. */
      readonly written?: readonly BroughtObjection[];
    }
  | {
      readonly type: 'position.give';
      readonly roundId: string;
      readonly organisationId: string;
      readonly level: Level;
      readonly reason?: string;
      readonly suggestion?: string;
      readonly passage?: string;
      /** The hash of the text the person had before their eyes; refused when it is another one. */
      readonly textHash?: string;
      /** Answer in place of another delegate of the same organisation. */
      readonly replace?: boolean;
    }
  | {
      /** The facilitator notes the answer of an organisation that is absent or offline. */
      readonly type: 'position.record';
      readonly roundId: string;
      readonly organisationId: string;
      readonly level: Level;
      readonly reason?: string;
      readonly suggestion?: string;
      readonly passage?: string;
    }
  | {
      /** The organisation makes what was noted for it its own. */
      readonly type: 'position.confirm';
      readonly roundId: string;
      readonly organisationId: string;
      /** The hash of the text the person had before their eyes; refused when it is another one. */
      readonly textHash?: string;
      /** When it was noted; refused when the facilitator has noted something else since. */
      readonly notedAt?: number;
    }
  | { readonly type: 'position.reject'; readonly roundId: string; readonly organisationId: string }
  | {
      readonly type: 'objection.set';
      readonly objectionId: string;
      readonly status: Exclude<ObjectionStatus, 'raised'>;
      readonly note?: string;
    }
  | {
      readonly type: 'round.close';
      readonly roundId: string;
      readonly decisionId: string;
      /** The way on if there is no consensus; must be one of the ground rules' fallbacks. */
      readonly next?: Fallback;
      /** Written objections that were not there when the round was opened. */
      readonly written?: readonly BroughtObjection[];
      /** The day for looking at it again, YYYY-MM-DD: later than today. */
      readonly reviewOn?: string;
    }
  | { readonly type: 'round.cancel'; readonly roundId: string; readonly note: string }
  | {
      readonly type: 'vote.open';
      readonly voteId: string;
      readonly itemId: string;
      readonly visibility: Visibility;
      readonly secret?: boolean;
      /** People who facilitate: nobody is on the roll through them. */
      readonly neutralIds?: readonly string[];
    }
  /** A secret vote: the choice is not part of it, so that no rule, log or state of the room can hold it. */
  | { readonly type: 'ballot.cast'; readonly voteId: string; readonly organisationId: string }
  | {
      readonly type: 'vote.cast';
      readonly voteId: string;
      readonly organisationId: string;
      readonly choice: VoteChoice;
      readonly reason?: string;
      readonly replace?: boolean;
    }
  | {
      readonly type: 'vote.close';
      readonly voteId: string;
      readonly decisionId: string;
      /** What lies in the box of a secret vote. */
      readonly ballots?: readonly SecretBallot[];
      readonly reviewOn?: string;
    }
  | { readonly type: 'vote.cancel'; readonly voteId: string; readonly note: string };

/** One command by its type. */
export type CommandOf<T extends SessionCommand['type']> = Extract<SessionCommand, { type: T }>;

/**
 * Who acts, as far as procedure needs it. Whether they may act at all (facilitator, mandate to decide) was
 * settled by the permission check before.
 */
export type RoomActor = {
  readonly personId: string;
  readonly organisationIds: readonly string[];
  readonly facilitator: boolean;
};

/** Why a live room refuses a command. */
export const SESSION_REFUSALS = [
  'session_closed',
  'session_cancelled',
  'session_not_open',
  'session_already_open',
  'quorum_is_met',
  'postponed_twice',
  'quorum_missing',
  'not_a_party',
  'not_your_organisation',
  'not_present',
  'unknown_item',
  'item_not_running',
  'item_is_consultative',
  'agenda_item_started',
  'agenda_item_repeated',
  'party_is_active',
  'already_in_queue',
  'not_in_queue',
  'nobody_speaking',
  'round_open',
  'round_closed',
  'round_exists',
  'stale_text',
  'level_not_on_scale',
  'reason_required',
  'note_required',
  'organisation_already_answered',
  'nothing_to_confirm',
  'noted_anew',
  'unknown_objection',
  'objection_transition',
  'fallback_not_allowed',
  'vote_not_allowed',
  'vote_open',
  'vote_closed',
  'not_on_roll',
  'vote_is_secret',
  'vote_is_open',
  'decision_exists',
  ...ACTIVITY_REFUSALS,
  'nothing_to_undo',
  'undo_not_possible',
  'undo_answers_given',
  'not_a_rehearsal',
] as const;
export type SessionRefusal = (typeof SESSION_REFUSALS)[number];
