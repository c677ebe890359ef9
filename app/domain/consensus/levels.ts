/**
 * Kaner's gradients of agreement (Facilitator's Guide to Participatory Decision-Making), eight levels:
 * 1 full endorsement, 2 agreement with a minor point, 3 support with reservations, 4 abstain,
 * 5 more discussion needed, 6 does not like it but will support it, 7 serious disagreement, 8 block.
 */
export const LEVELS = [1, 2, 3, 4, 5, 6, 7, 8] as const;
export type Level = (typeof LEVELS)[number];

/** The five answers a phone shows, and the five kinds every level belongs to. */
export const LEVEL_KINDS = ['agree', 'agree-with-note', 'abstain', 'discuss', 'object'] as const;
export type LevelKind = (typeof LEVEL_KINDS)[number];
/** The short form on a phone is the kind itself. */
export type ShortLevel = LevelKind;

/** How finely a round asks. */
export const SCALES = ['five', 'eight'] as const;
export type Scale = (typeof SCALES)[number];

const KIND_OF: Readonly<Record<Level, LevelKind>> = {
  1: 'agree',
  2: 'agree',
  3: 'agree-with-note',
  4: 'abstain',
  5: 'discuss',
  6: 'agree-with-note',
  7: 'object',
  8: 'object',
};

const STORED_AS: Readonly<Record<ShortLevel, Level>> = {
  agree: 1,
  'agree-with-note': 3,
  abstain: 4,
  discuss: 5,
  object: 7,
};

/** What a level is treated as in tallies and outcomes. */
export function kindOf(level: Level): LevelKind {
  return KIND_OF[level];
}

/** The level under which an answer of the short form is stored: 1, 3, 4, 5 or 7. */
export function levelOfShort(short: ShortLevel): Level {
  return STORED_AS[short];
}

/** The answer of the short form that stands for a level: 1-2, 3+6, 4, 5, 7-8. */
export function shortOfLevel(level: Level): ShortLevel {
  return KIND_OF[level];
}

/** Whether a level can be given on a scale: the short form stores only 1, 3, 4, 5 and 7. */
export function levelOnScale(level: Level, scale: Scale): boolean {
  return scale === 'eight' || STORED_AS[KIND_OF[level]] === level;
}

/**
 * Whether an organisation must say why: from a note upward, except abstaining
 * (levels 3, 5, 6, 7, 8). Level 2 may carry a small note.
 */
export function reasonRequired(level: Level): boolean {
  const kind = KIND_OF[level];
  return kind === 'agree-with-note' || kind === 'discuss' || kind === 'object';
}

/** Whether a number from outside is one of the eight levels. */
export function isLevel(value: unknown): value is Level {
  return LEVELS.some((level) => level === value);
}
