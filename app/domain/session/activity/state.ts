import type { BySector } from '../../sector.ts';
import type { Keyed } from '../keyed.ts';

/** What a room can do together beside the consensus test. */
export const ACTIVITY_KINDS = [
  'writing',
  'temperature',
  'statements',
  'questions',
  'draw',
  'breakout',
] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

export const ANONYMITIES = ['named', 'facilitator', 'anonymous'] as const;
/** Whose answers can be told from whose: by everybody, by the facilitator only, by nobody in the room. */
export type Anonymity = (typeof ANONYMITIES)[number];

/** What each kind can promise; the first is offered first. A temperature is a feeling, never a position: not named. */
export const ANONYMITIES_OF: Readonly<Record<ActivityKind, readonly Anonymity[]>> = {
  writing: ['anonymous', 'facilitator', 'named'],
  temperature: ['anonymous', 'facilitator'],
  statements: ['anonymous', 'facilitator', 'named'],
  questions: ['named', 'facilitator', 'anonymous'],
  draw: ['named'],
  breakout: ['named'],
};

/** A temperature goes from 1 (far from it) to 5 (fully behind it), as with a fist of five. */
export const TEMPERATURES = [1, 2, 3, 4, 5] as const;
/** Answers to a statement. Who answers nothing has not passed: silence is not consent. */
export const AGREE = 1;
export const PASS = 0;
export const DISAGREE = -1;
export const STATEMENT_ANSWERS = [AGREE, DISAGREE, PASS] as const;

/** The target of an answer that is about the activity itself. */
export const THE_WHOLE = '';

/** Ideas, statements or questions of one organisation, if the facilitator says nothing else. */
export const USUAL_MOST = 5;

/** A small group that talks apart and reports back. */
export type Team = {
  readonly teamId: string;
  readonly question: string;
  readonly organisationIds: readonly string[];
};

/** What an activity starts with. */
export type ActivityPlan = {
  readonly activityId: string;
  readonly itemId: string;
  readonly kind: ActivityKind;
  readonly question: string;
  readonly anonymity: Anonymity;
  /** Whether answers are seen at once; only possible where everybody is named. */
  readonly visibility: 'live' | 'after-close';
  /** How many ideas, statements or questions one organisation may have. */
  readonly most: number;
  /** Of a draw: the hash of its seed, which is told when the draw is closed. */
  readonly seedHash: string | null;
  /** Of breakout groups. */
  readonly teams: readonly Team[];
};

/** An idea, a statement or a question. */
export type Entry = {
  readonly entryId: string;
  /** Who wrote it; null where that may not be seen. */
  readonly organisationId: string | null;
  readonly text: string;
  readonly status: 'proposed' | 'open' | 'answered' | 'declined';
  /** The group an idea was put into. */
  readonly groupId: string | null;
  /** Organisations that want a question answered. */
  readonly support: number;
};

/** Ideas that belong together; in the dot vote they are one. */
export type IdeaGroup = { readonly groupId: string; readonly name: string };

/** What one organisation has answered: a value for each target; null where that may not be seen. */
export type Marks = {
  readonly organisationId: string;
  readonly given: Readonly<Record<string, number>> | null;
};

/** How often a value was given to a target; null where so few have answered that a figure would name them. */
export type ResultLine = {
  readonly target: string;
  readonly value: number;
  readonly total: number | null;
  readonly bySector: BySector<number> | null;
};

/** What an activity came to. */
export type ActivityResults = {
  /** Organisations that took part. */
  readonly answered: BySector<number>;
  readonly lines: readonly ResultLine[];
};

/** One draw: out of these, with this roll. Anybody can check it: see `picked` of ./draw.ts. */
export type Drawn = {
  readonly organisationId: string;
  readonly candidates: readonly string[];
  readonly roll: string;
};

/** What a group reports to the plenary. */
export type TeamReport = {
  readonly organisationId: string;
  readonly text: string;
  /** How often it was reported: 1 is the first. */
  readonly version: number;
};

/** Where silent writing stands; other kinds are gathering until they are closed. */
export type Stage = 'gathering' | 'sorting' | 'dots';

/** An activity with what became of it. */
export type Activity = ActivityPlan & {
  readonly status: 'open' | 'closed';
  readonly stage: Stage;
  readonly openedAt: number;
  readonly closedAt: number | null;
  /** In the order in which they became visible. */
  readonly entries: readonly Entry[];
  /** How many were written, those that are not seen yet included. */
  readonly written: number;
  readonly groups: readonly IdeaGroup[];
  /** Dots an organisation has, and the most it may put on one idea. */
  readonly dots: { readonly budget: number; readonly most: number } | null;
  readonly marks: Keyed<Marks>;
  readonly drawn: readonly Drawn[];
  /** Of a closed draw. */
  readonly seed: string | null;
  readonly reports: Readonly<Record<string, TeamReport>>;
  /** Set when it is closed. */
  readonly results: ActivityResults | null;
};
