import type { Same } from '../../same.ts';
import type { recorded as source } from '../id/recorded.ts';

/** Words of positions that the facilitator notes for somebody else, in English. */
export const recorded = {
  noteShort: 'Note a position',
  note: 'Note the position of an absent organisation',
  lead: 'For an organisation that cannot be here or lost its connection and told you its position. It counts only after its deciding delegate confirms it, in this room or by the session’s link.',
  organisation: 'Organisation',
  answer: 'Position as told',
  reason: 'Reason, in the organisation’s words',
  reasonHelp: 'Required for a reservation, a wish to discuss and an objection.',
  save: 'Note it, to be confirmed',
  waiting: 'Noted by the facilitator, waiting for confirmation',
  waitingCount: (n: number) => `${n} noted, waiting for confirmation`,
  notCounted: 'Not counted yet: not in the answers, the quorum or the outcome.',
  askTitle: 'The facilitator noted your organisation’s position',
  askBody: 'It is not counted yet. Confirm it if this is your organisation’s position; reject it if not.',
  confirm: 'Confirm this position',
  reject: 'Not our position',
  reasonGiven: 'Reason',
  home: (organisation: string, session: string) =>
    `The facilitator noted the position of ${organisation} in ${session}. It counts only after you confirm it.`,
  homeDo: 'Read and confirm',
} as const satisfies Same<typeof source>;
