import type { Leaves } from '../../../domain/withdrawal.ts';
import type { Same } from '../../same.ts';
import type { membership as source } from '../id/membership.ts';

/** Words about belonging to a forum, in English. */
export const membership = {
  charter: {
    compare: 'Compare versions',
    changed: (before: number, after: number) => `Between version ${before} and version ${after}`,
    from: 'From',
    to: 'To',
    show: 'Compare',
    inForce: 'in force',
    notYet: 'waits for all parties',
    replaced: 'replaced before all parties accepted it',
    noneInForce:
      'No version is in force yet: sessions can be scheduled once every party has accepted the charter.',
    waiting: (waits: number, inForce: number) =>
      `Version ${inForce} stays in force until every party has accepted version ${waits}. Sessions scheduled meanwhile, and their decisions, follow version ${inForce}; sessions scheduled before keep the rules they were scheduled with.`,
    first: (organisation: string) => `The charter waits for ${organisation}.`,
    next: (version: number, organisation: string) =>
      `Version ${version} of the charter waits for ${organisation}.`,
    stillInForce: (version: number) => `Version ${version} is still in force.`,
  },
  rule: {
    withdrawal: 'Leaving the forum',
    text: (days: number, leaves: Leaves) =>
      days === 0
        ? 'takes effect at once, without notice'
        : leaves === 'at-once'
          ? `${days} days’ notice; not counted from the declaration on`
          : `${days} days’ notice; counted until it has run out`,
    days: 'Notice for leaving',
    unit: 'days',
    leavesLegend: 'From when a leaving organisation is no longer counted for quorum',
    leaves: { 'after-notice': 'when its notice has run out', 'at-once': 'at once, when it declares' },
  },
  leave: {
    title: 'Leave the forum',
    link: (organisation: string) => `${organisation} leaves the forum`,
    lead: 'An organisation may leave, with its reason. Its record stays, and its commitments are handed over.',
    rule: 'The charter’s rule',
    effects: 'What it means',
    effect: {
      counted: (days: number, leaves: Leaves) =>
        leaves === 'at-once' || days === 0
          ? 'From now on it is not counted for quorum and not invited to sessions scheduled later.'
          : `For ${days} days it remains a full party; after that it is not counted for quorum in sessions scheduled later.`,
      record: 'What was decided, written and signed stays on record and stays binding.',
      commitments: 'Commitments still open remain visible until they are handed over or completed.',
      back: 'It can be taken back before the notice runs out.',
      readmit: 'The facilitator can take the organisation in again.',
    },
    reason: 'Reason for leaving',
    reasonHelp: 'Read by all parties and recorded with proof.',
    declare: 'Declare leaving',
    stay: 'Take back: stay in the forum',
    stayBody: 'The organisation is counted as before.',
    handover: 'To be handed over',
    handoverBody:
      'Open commitments that name this organisation. Agree with the other parties who takes over.',
    handoverNone: 'No open commitments.',
    handoverCount: (n: number) =>
      n === 0
        ? 'no open commitments'
        : n === 1
          ? '1 commitment to hand over'
          : `${n} commitments to hand over`,
    section: 'Leaving',
    declared: 'Declared',
    ends: 'Notice runs out',
    state: { 'in-notice': 'leaving', left: 'has left', 'taken-back': 'taken back' },
    counted: { yes: 'still counted for quorum', no: 'not counted for quorum' },
    readmit: 'Take in again',
    drop: (session: string) => `Take off the list of “${session}”`,
    dropBody: 'Sessions scheduled before still list this organisation:',
    ended: 'The notice has run out. Only the facilitator can take this organisation in again.',
    open: 'Details',
  },
  topic: {
    close: 'Close topic',
    closeLead: 'Say what came of it. Once closed nothing can be added; everything stays readable.',
    summary: 'Summary and reason for closing',
    closed: 'Topic closed',
    by: (name: string) => `by ${name}`,
    reopen: 'Reopen topic',
    reopenLead: 'Everybody who follows this topic is told. How it was closed stays readable in its history.',
    reason: 'Reason for reopening',
    reopened: 'Topic reopened',
    turns: (n: number) => `History of closing and reopening (${n})`,
  },
} satisfies Same<typeof source>;
