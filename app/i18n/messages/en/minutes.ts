import type { Same } from '../../same.ts';
import type { minutes as source } from '../id/minutes.ts';

/** Words of the noun "minutes", in English. */
export const minutes = {
  title: 'Minutes',
  of: (session: string) => `Minutes: ${session}`,
  lead: 'Minutes are written together during the session, then confirmed by the organisations that attended, then locked.',
  silence: 'Silence is no consent: an organisation that does not answer is recorded as not having answered.',
  state: {
    none: 'Not begun',
    writing: 'Being written',
    offered: 'Awaiting answers',
    locked: 'Locked',
  },
  begin: {
    title: 'The minutes have not been begun',
    body: 'The minutes of this session will be here. Their outline is made of the agenda.',
    submit: 'Begin the minutes',
  },
  write: 'Write the minutes',
  writeNext: 'Write the next version',
  read: 'Read the minutes',
  drafting: (at: string | null) => (at ? `Being written; last written ${at}.` : 'Only an outline so far.'),
  draftingNext: (version: number) => `The version after version ${version} is being written.`,
  draftText: 'The text being written',
  offeredText: (version: number) => `Text of version ${version}`,
  offered: (version: number, at: string, until: string) =>
    `Version ${version} was offered ${at}. Answers are awaited until ${until}.`,
  over: (until: string) => `The period for answers ended ${until}.`,
  locked: (at: string) => `Locked ${at}. Nothing in it can change any more.`,
  textHash: 'Fingerprint of the text',
  lockHash: 'Fingerprint of the locked minutes',
  answers: {
    title: 'Answers of the organisations that attended',
    standing: {
      confirmed: 'Confirmed',
      correcting: 'Asks for a correction',
      declined: 'Its correction was declined',
      silent: 'Not answered',
    },
    at: (at: string) => `on ${at}`,
    count: (confirmed: number, all: number) => `${confirmed} of ${all} organisations have confirmed.`,
  },
  mine: {
    title: 'Your organisation’s answer',
    ask: (name: string) => `Do these minutes tell what happened, in the view of ${name}?`,
    confirm: 'Yes, confirm the minutes',
    confirmAnyway: 'Withdraw the correction and confirm',
    confirmed: (name: string) => `${name} has confirmed this version.`,
    correcting: (name: string) => `The correction asked for by ${name} awaits the note-taker’s answer.`,
    declined: (name: string) =>
      `The correction asked for by ${name} was declined, for the reason below. You can still confirm, or let it stand on record.`,
    correct: 'Ask for a correction',
    correctMore: 'Ask for another correction',
    text: 'What should be corrected',
    textHelp: 'Name the passage and how it should read. Everybody who attended can read this.',
    send: 'Send the correction',
  },
  awaited: {
    answer: (organisation) => `${organisation} is asked to answer the minutes`,
    corrections: (n) =>
      n === 1
        ? '1 correction of the minutes waits for an answer'
        : `${n} corrections of the minutes wait for an answer`,
    toCorrections: 'Answer corrections',
  },
  corrections: {
    title: 'Corrections asked for',
    of: (name: string, version: number) => `${name}, on version ${version}`,
    status: {
      open: 'Awaiting an answer',
      'taken-in': 'Taken into the next version',
      declined: 'Declined',
      withdrawn: 'Withdrawn',
    },
    answer: 'The note-taker’s answer',
    reason: 'Explanation',
    reasonHelp: 'Required when it is declined.',
    takeIn: 'Take into the next version',
    decline: 'Decline with the reason',
  },
  lock: {
    title: 'Lock the minutes',
    lead: 'The text and all answers are frozen as they stand, with a fingerprint and an entry in the ledger.',
    submit: 'Lock the minutes for good',
    why: {
      'not-offered': 'The minutes have not been offered.',
      locked: 'The minutes are locked.',
      'corrections-open': 'Corrections still await an answer.',
      'version-due': 'A correction was taken in: offer the version that has it first.',
      'period-running': 'Some have not answered, and the period is still running.',
    },
  },
  page: {
    writeTitle: (session: string) => `Writing the minutes: ${session}`,
    writeLead:
      'Note-taker and facilitator write in one text; the others read it as it grows. What is typed is not in the ledger; what is offered is.',
    fact: (version: number) => (version === 0 ? 'not offered yet' : `after version ${version}`),
    text: 'Text of the minutes',
    noScript:
      'The text editor does not run here. You add with the form below the text, and change it part by part with “Change” at its end. Nobody else’s words are touched.',
    readOnly: 'You are reading these minutes. Note-taker and facilitator write them.',
    toReading: 'Page of the minutes',
  },
  append: {
    title: 'Add to the text',
    section: 'Section',
    text: 'Your words',
    help: 'Each line is a paragraph. Lines that begin with “- ” are a list.',
    submit: 'Add to the minutes',
  },
  insert: {
    title: 'Insert from the room',
    lead: 'One tap puts it into its section.',
    none: 'No decision, objection or commitment of this session yet.',
    kind: { decision: 'Decision', objection: 'Objection', activity: 'Activity', commitment: 'Commitment' },
    submit: 'Insert',
    what: (title: string) => `Insert ${title}`,
    there: 'in the text',
    action: 'Action',
    actionOpen: 'Note an action',
    actionWhat: 'What',
    actionWho: 'Who',
    actionDue: 'By when',
    actionSubmit: 'Insert the action',
  },
  offer: {
    title: 'Offer for confirmation',
    lead: (version: number) =>
      `The text as you see it becomes version ${version}: fingerprinted, unchangeable. The organisations that attended are asked to confirm or correct it.`,
    until: 'Answers are awaited until',
    untilHelp: 'Suggested: three working days.',
    submit: (version: number) => `Offer version ${version}`,
    waiting: 'Wait until everything is saved.',
    notClosed: 'The minutes can be offered when the session has been closed.',
    may: 'Offering is done by the note-taker, or a facilitator with a second factor.',
    takenIn: 'Corrections to be taken in',
  },
  text: {
    opening: 'Opening',
    discussion: 'Discussion',
    conclusions: 'Conclusions',
    actions: 'Actions',
    closing: 'Close',
    decision: (number: number) => `Decision number ${number}`,
    decidedOn: (proposal: string, title: string, version: number) =>
      `On text ${proposal} “${title}”, version ${version}.`,
    reservation: (name: string, level: string, reason: string) =>
      `Reservation of ${name} (${level.toLowerCase()}): “${reason}”`,
    objectionLine: (name: string, reason: string, status: string) =>
      `Objection of ${name}: “${reason}” (${status})`,
    objection: (name: string) => `Objection of ${name}:`,
    passage: (text: string) => `About: “${text}”`,
    suggestion: (text: string) => `Suggested change: “${text}”`,
    status: (status: string, version: number) => `Against version ${version}; state: ${status}`,
    note: (text: string) => `What was done: ${text}`,
    held: {
      figure: (label: string, figure: string) => `${label}: ${figure}`,
      bySector: (total: number, gov: number, ngo: number) =>
        `${total} (government ${gov}, non-government ${ngo})`,
      untold: 'not told, since it would name who',
      idea: (text: string) => `“${text}”`,
      dots: (text: string, dots: string) => `“${text}”, dots: ${dots}`,
      statement: (text: string, figures: string, verdict: string | null) =>
        `“${text}”: ${figures}${verdict ? ` (${verdict})` : ''}`,
      question: (text: string, support: number, status: string | null) =>
        `“${text}”, also asked by ${support} organisations${status ? `, ${status}` : ''}`,
      team: (team: string, question: string, report: string | null) =>
        `${team}${question ? `, ${question}` : ''}: ${report ? `“${report}”` : 'no report'}`,
      more: (n: number) => `and ${n} more, all in the full record`,
    },
    noReason: 'no reason in writing',
    action: (what: string, who: string, due: string) => `${what}. Responsible: ${who}. By: ${due}.`,
  },
  paper: {
    fromRoom: 'From the log of the room',
    heading: 'Minutes',
    chair: 'Chair',
    writer: 'Note-taker',
    participants: 'Participants',
    count: (present: number, parties: number) => `${present} of ${parties} organisations`,
    offered: 'Not locked: those who attended are being asked about this text.',
    version: (version: number, hash: string) => `Version ${version}. Fingerprint of the text: ${hash}`,
    sealed: (hash: string) => `These minutes are locked. Fingerprint: ${hash}`,
    answers: 'Answers of the organisations that attended',
    columns: { organisation: 'Organisation', standing: 'Answer', at: 'Time' },
    corrections: 'Corrections asked for, and their answers',
    reply: (status: string, reason: string | null) => (reason ? `${status}: ${reason}` : status),
  },
} satisfies Same<typeof source>;
