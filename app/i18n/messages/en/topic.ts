import type { Same } from '../../same.ts';
import type { topic as source } from '../id/topic.ts';

/** Words of what becomes of contributions to topics, in English. */
export const topic = {
  standing: { adopted: 'Adopted', answered: 'Answered', parked: 'Parked', open: 'No response yet' },
  counted: {
    adopted: (n: number) => `${n} adopted`,
    answered: (n: number) => `${n} answered`,
    parked: (n: number) => `${n} parked`,
    open: (n: number) => `${n} without a response`,
  },
  inputs: (n: number) => (n === 1 ? '1 input by an organisation' : `${n} inputs by organisations`),
  filter: 'Filter by what became of them',
  all: 'All',
  nothingSo: 'No such input',
  nothingSoBody: 'No input of this topic stands like this.',
  inThread: 'See its thread',
  bySector: 'Adoption by sector',
  bySectorLead: 'Input of each sector that went into the text of a proposal.',
  adoptedOf: (adopted: number, total: number, share: string) =>
    total === 0 ? 'no input yet' : `${adopted} of ${total} (${share})`,
  openOf: (n: number) => (n === 0 ? 'all have a response' : `${n} without a response`),
  in: (number: string, version: number) => `in ${number} version ${version}`,
  answerAt: 'Read the answer',
  mark: {
    do: 'Record what became of it',
    change: 'Change what became of it',
    of: (whom: string) => `What became of the input of ${whom}`,
    legend: 'What became of this input',
    help: {
      adopted: 'It went into the text of a proposal.',
      answered: 'It was answered, in words or with a link.',
      parked: 'Kept for later, with a reason.',
      open: 'Not settled: open it again, with a reason.',
    },
    proposal: 'Proposal',
    proposalHelp: 'Only if it was adopted.',
    version: 'Version',
    versionHelp: 'Leave empty for the newest version.',
    proposalChoice: (number: string, title: string, version: number) =>
      `${number} ${title} (version ${version})`,
    note: 'Answer or reason',
    noteHelp: 'Its author and all parties read it. Required when it is parked.',
    url: 'Link to the answer',
    save: 'Record',
    as: 'As',
    asFacilitator: 'Facilitator',
  },
  one: {
    title: (whom: string) => `Input of ${whom}`,
    back: 'To its thread in the topic',
    history: 'What became of it',
    historyEmpty: 'Nobody has recorded yet what became of this input.',
    replies: (n: number) => (n === 1 ? '1 reply' : `${n} replies`),
  },
  mine: {
    title: 'Your input',
    lead: 'Everything you wrote in topics, and what became of it.',
    all: 'All your input',
    emptyTitle: 'You have not written any input yet',
    empty: 'What you write in topics gathers here, with what became of it.',
    older: 'Older input',
    forums: 'Open forums',
  },
} as const satisfies Same<typeof source>;
