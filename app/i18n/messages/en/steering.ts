import type { Same } from '../../same.ts';
import type { steering as source } from '../id/steering.ts';

/** The facilitator's steering, in English. */
export const steering = {
  lastStep: 'Last step',
  undo: 'Undo',
  undoKey: 'undo the last step',
  did: {
    'item-started': (title) => `started “${title}”`,
    'item-finished': (title) => `finished “${title}”`,
    'step-set': (step) => `moved on from ${step}`,
    'text-set': 'put a text before the room',
    'turn-given': (who) => `gave the floor to ${who}`,
    'turn-ended': (who) => `ended the turn of ${who}`,
    'round-opened': 'opened the consensus test',
    'vote-opened': 'opened the vote',
    decision: 'recorded a decision',
    cancelled: 'cancelled a test or vote',
    activity: 'opened or closed an activity',
    session: 'opened or postponed the session',
  },
  cannot: {
    answers: 'There are answers, so this cannot be undone. If need be, cancel it with a reason.',
    decision: 'Cannot be undone: the decision is on record. A new consensus test can be opened.',
    cancelled: 'Cannot be undone: the cancellation is on record. Open it again if need be.',
    activity: 'Cannot be undone: what came of the activity is on record. It can be opened again.',
    session: 'Cannot be undone: the parties have been told.',
  },
  steers: (name) => `Steering: ${name}`,
  steersYou: 'You steer this session.',
  steersOther: (name) => `${name} steers this session. You can still help; what you do shows there too.`,
  take: 'Take over the steering',
  hand: 'Hand over the steering',
  handTo: 'To',
  handLead:
    'Who receives it can run this session, and only this one. Facilitators and note-takers of the forum can.',
  nobodyElse: 'There is no other facilitator or note-taker in this forum yet.',
  somebody: 'another facilitator',
  rehearsal: 'Rehearsal',
  rehearsalLead:
    'This is a rehearsal. Nobody is invited, and nothing of it enters register, figures or record.',
  rehearse: 'Rehearse first',
  rehearseLead:
    'A copy of the room with the same agenda, texts and parties, filled with simulated participants. Only who prepares the session sees it.',
  play: 'Let the participants act',
  discard: 'Throw this rehearsal away',
  why: 'Why the order changes, everybody sees it',
  card: 'Cue card',
  cardSay: 'Say',
  cardDo: 'Do',
  cardHide: 'Hide',
  cards: {
    before: {
      say: "Welcome. Please record your organisation's attendance by scanning the code on the wall.",
      do: 'Wait for the quorum of each sector. Without it you may discuss, but not decide.',
    },
    between: {
      say: 'We go on to the next item. Is there anything to note from the last one?',
      do: 'Read out the title of the item and whether it is consultative or deciding.',
    },
    present: {
      say: 'Please present the proposal in five minutes at most. Everybody else listens first.',
      do: 'Keep the time. Questions and reactions wait for the next steps.',
    },
    clarify: {
      say: 'Only questions now, so that the proposal is clear. No agreeing or disagreeing yet.',
      do: 'When a question turns into an opinion, note it and ask to bring it at the reactions.',
    },
    react: {
      say: 'Each organisation: what is your reaction? What is good, what do you object to?',
      do: 'Those who have not spoken first. No debate; gather every reaction.',
    },
    amend: {
      say: 'From what you heard, what do you improve? Who has a better wording?',
      do: 'Write the new wording, freeze its version, then put the new text before the room.',
    },
    test: {
      say: 'I read out the text. Can your organisation accept it? Silence is not consent.',
      do: 'Read the text to its end before opening the test. Make sure all hold the same version.',
    },
    answering: {
      say: 'Please answer on your phones. Reservations and objections need a reason.',
      do: 'Do not interpret answers before all have answered. Greet those still missing one by one.',
    },
    objection: {
      say: 'There is an objection. What will happen if we go ahead? What would make it acceptable to you?',
      do: 'Give the objecting organisation the floor first. An objection belongs to the room, it is no fault.',
    },
    decided: {
      say: 'This is what was decided, with its reservations. Is it recorded correctly?',
      do: 'Read out the decision and the recorded objections before going on.',
    },
    vote: {
      say: 'Consensus was not reached. By our charter we vote; dissent stays on record.',
      do: 'Make sure that everybody knows the text and the majority it needs.',
    },
    gathering: {
      say: "Write your organisation's ideas, one at a time. Nobody speaks yet.",
      do: 'Keep it quiet for some minutes. Show all of them at once, not one by one.',
    },
    sorting: {
      say: 'Here are all ideas. Which mean the same? Who would like to explain one?',
      do: 'Group them with the room. Delete nothing; an idea on its own is a group of one.',
    },
    dots: {
      say: 'Put your dots on what should come first.',
      do: 'The dots give the order of discussion. They decide nothing.',
    },
    temperature: {
      say: 'One number each: how far can you support this now?',
      do: 'Read the spread by sector. Ask what would raise the low numbers.',
    },
    statements: {
      say: 'Answer each statement: agree, disagree or pass. Add what is missing.',
      do: 'Read out first what both sectors support, then what divides.',
    },
    questions: {
      say: 'Write a question, or support one that is there.',
      do: 'Answer the most supported first. Mark what has been answered.',
    },
    draw: {
      say: 'We draw who responds first. Each organisation is drawn only once.',
      do: "Read out the result. Anybody can check the draw in the session's record.",
    },
    breakout: {
      say: 'Please discuss in your groups. Choose somebody to report before you begin.',
      do: 'Visit each group once. Ask for a written report before all come back.',
    },
    closing: {
      say: 'Thank you. Decisions, reservations and commitments will be in the record for you to check.',
      do: 'Ask whether anything is still to be noted, then close the session.',
    },
  },
  cardSource: "By the steps of the charter and the session's rules of procedure.",
} satisfies Same<typeof source>;
