import type { Same } from '../../same.ts';
import type { draft as source } from '../id/draft.ts';

/** Words of a draft written together, in English. */
export const draft = {
  open: 'Write together',
  title: 'Shared draft',
  fact: (version: number) => `shared draft, from version ${version}`,
  lead: 'The parties write in one text. What is typed is not recorded; what is frozen becomes a new version and is.',
  text: 'Text of the draft',
  toolbar: 'Formatting of the draft',
  blank: 'This draft is blank.',
  loading: 'The editor is loading. The text can be read already.',
  noScript:
    'The text editor does not run here. You change the text part by part: choose “Change” at its end. Nobody else’s words are touched.',
  plain: {
    change: 'Change',
    changeWhat: (start: string) => `Change: ${start}`,
    here: 'Write here',
    label: 'This part',
    help: 'More lines become paragraphs or items below it. Leave it empty to remove this part.',
    submit: 'Save this part',
    now: 'What stands there now:',
    gone: 'The part you opened is no longer there: somebody removed it. Copy your words if you still need them.',
    yours: 'Your words',
    add: 'Add at the end',
    addHelp: 'One line is one paragraph. Lines that begin with “- ” become items.',
    addSubmit: 'Add to the draft',
  },
  state: {
    title: 'State',
    connecting: 'Connecting',
    live: 'Connected',
    offline: 'No connection',
    closed: 'Connection ended',
    saving: 'Saving…',
    saved: 'Everything saved',
    kept: 'What you write is kept in this page and sent as soon as there is a connection. Do not close the page.',
  },
  here: {
    title: 'At this text',
    nobody: 'Only you have this draft open.',
    writing: 'writing',
    reading: 'looking',
  },
  readOnly: 'You are reading this draft without the right to write.',
  refused: 'What you wrote last was not accepted and is not saved. Copy it if you need it, then reload.',
  overTitle: 'This draft is over.',
  over: 'Its text was frozen as a new version, and a new draft began from that one. What was not saved can still be read below.',
  reload: 'Load the newest draft',
  between: (base: number, newest: number) =>
    `While this draft of version ${base} was being written, version ${newest} was frozen by form. Compare them before you freeze.`,
  sensitive:
    'This draft holds what looks like an identity or telephone number. Remove it first: such a draft cannot be frozen.',
  changes: (version: number) => `Changes from version ${version}`,
  same: 'Nothing has changed from the frozen text yet.',
  lastWritten: 'Last written',
  freeze: {
    title: 'Freeze',
    lead: (version: number) =>
      `The draft as you see it becomes version ${version}: fingerprinted, unchangeable, and ready to be decided.`,
    reason: 'What changed, and why',
    reasonHelp: 'One sentence. Every party reads it in the version history.',
    submit: (version: number) => `Freeze as version ${version}`,
    waiting: 'Wait until everything is saved.',
    may: 'A version is frozen by the proposing organisation’s delegates with a mandate to speak, or by a facilitator with a second factor.',
  },
} satisfies Same<typeof source>;
