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
    ofTopic: 'From this topic',
    ofOthers: 'From elsewhere',
    others: (n) => (n === 1 ? 'Choose from one other proposal' : `Choose from ${n} other proposals`),
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
  attach: {
    title: 'Attachments',
    do: 'Attach files or links',
    help: 'Five at most. PDF, PNG, JPG, DOCX or XLSX, 25 MB each at most. No personal data of people served.',
    files: 'Files',
    stored: (name: string) => `${name} is stored and will be sent along.`,
    linkLabel: (n: number) => `Link ${n}: description`,
    linkUrl: (n: number) => `Link ${n}: address`,
  },
  timing: { 'follow-up': 'Response after the session', late: 'After the date' },
  gone: {
    author: 'Erased by its author.',
    facilitator: (reason: string) => `Hidden by the facilitator: ${reason}`,
  },
  edited: 'edited',
  window: {
    left: (days: number) =>
      days === 0
        ? 'Last day to respond.'
        : days === 1
          ? '1 day left to respond.'
          : `${days} days left to respond.`,
    until: 'Responses are asked for until',
    over: 'The time to respond is over.',
    lateKept: 'Input that comes later is kept and marked.',
    after: (session: string) => `After the session “${session}”.`,
    absent: 'Above all from those who were not there:',
    set: 'Ask for responses until a date',
    change: 'Change the date for responses',
    day: 'Until',
    dayHelp: 'Leave empty to ask no longer. Later input is never refused, only marked.',
    save: 'Save date',
  },
  change: {
    revise: 'Edit',
    text: 'Text',
    reviseHelp: 'The earlier words stay readable, because somebody may have responded to them.',
    erase: 'Delete',
    eraseHelp:
      'The words, earlier versions and attachments are erased for good. Replies of others stay; the ledger keeps only the proof that something was written.',
    eraseDo: 'Erase for good',
    hide: 'Hide',
    unhide: 'Show again',
    unhideHelp: 'All parties can read it again.',
    reason: 'Reason',
    reasonHelp: 'All parties read it in place of the words. Its author can still read the words.',
    earlier: (n: number) => (n === 1 ? 'Earlier words' : `${n} earlier versions`),
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
