/**
 * The life of an objection (domain.md 5A.6): diajukan, dibahas, terselesaikan, dicabut, dipertahankan.
 * It is tied to the version of the text it was raised against.
 */
export const OBJECTION_STATUSES = ['raised', 'discussed', 'resolved', 'withdrawn', 'maintained'] as const;
export type ObjectionStatus = (typeof OBJECTION_STATUSES)[number];

const NEXT: Readonly<Record<ObjectionStatus, readonly ObjectionStatus[]>> = {
  raised: ['discussed', 'resolved', 'withdrawn', 'maintained'],
  discussed: ['resolved', 'withdrawn', 'maintained'],
  // A maintained objection can be taken up again: a small team or the leaders may still find a way.
  maintained: ['discussed', 'resolved', 'withdrawn'],
  // Only a new position of the organisation brings these two back to life.
  resolved: [],
  withdrawn: [],
};

/** Whether an objection still stands in the way of consensus. */
export function isOpenObjection(status: ObjectionStatus): boolean {
  return status === 'raised' || status === 'discussed' || status === 'maintained';
}

/** Whether an objection may go from one status to another. */
export function mayBecome(from: ObjectionStatus, to: ObjectionStatus): boolean {
  return NEXT[from].includes(to);
}
