/** What somebody is told: few kinds, each in words. The order is that of a list: what asks for an act comes first. */
export const NOTICE_KINDS = [
  'no-decider',
  'noted',
  'window',
  'minutes',
  'minutes-due',
  'charter',
  'conditions',
  'session-postponed',
  'session-moved',
  'session-cancelled',
  'leaving',
  'review-due',
  'mentioned',
  'replied',
  'responded',
  'remark',
  'revised',
  'withdrawn',
  'marked',
  'reopened',
  'proposed',
  'reactions',
  'opened',
  'written',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Kinds that ask for an answer; the others are for information. */
const ASKING: readonly NoticeKind[] = [
  'no-decider',
  'noted',
  'window',
  'minutes',
  'minutes-due',
  'charter',
  'conditions',
  'mentioned',
  'replied',
  'responded',
  'remark',
];

export const asksForAnswer = (kind: NoticeKind): boolean => ASKING.includes(kind);

/** How often the notices of a person are sent by mail. */
export const RHYTHMS = ['none', 'daily', 'weekly'] as const;
export type Rhythm = (typeof RHYTHMS)[number];
/** Until somebody chooses otherwise. */
export const USUAL_RHYTHM: Rhythm = 'weekly';

/** Notices in the order in which they are read out: unread before read, asking before telling, the newest first. */
export function inOrder<T extends { kind: NoticeKind; read: boolean; at: string }>(
  notices: readonly T[],
): T[] {
  const place = ({ kind, read }: T) => (read ? 2 : asksForAnswer(kind) ? 0 : 1);
  return [...notices].sort((a, b) => place(a) - place(b) || b.at.localeCompare(a.at));
}
