import type { Sector } from '../../../domain/sector.ts';
import type { Same } from '../../same.ts';
import type { conditions as source } from '../id/conditions.ts';

const who = {
  government: 'government organisations',
  'non-government': 'non-government organisations',
} satisfies Record<Sector, string>;

/** Words of starting conditions, propositions and readiness in English. */
export const conditions = {
  title: 'Starting conditions',
  lead: 'How things stand between the parties before they work together: power, interdependence, history and trust. Every organisation answers for itself; only counts are shown.',
  form: (n: number) => `Form ${n}`,
  none: 'Nobody has been asked yet',
  noneBody:
    'Every organisation answers eight statements, about three minutes. Nobody else can read its answers, the facilitator included; once closed, only counts are shown.',
  open: 'Ask about starting conditions',
  openAgain: 'Ask again',
  openAgainBody: 'Earlier answers are not carried over: every organisation answers afresh.',
  close: 'Close the form',
  closeTitle: 'Close the form and count',
  closeBody: (answered: number, of: number) =>
    answered < 5
      ? `Only ${answered} of ${of} organisations have answered. Below five answers no count is shown.`
      : `${answered} of ${of} organisations have answered. After closing, answers cannot be replaced and the counts stay.`,
  closeSure: (missing: number) =>
    `${missing} ${missing === 1 ? 'organisation has' : 'organisations have'} not answered and cannot any more after this. If you ask again, every organisation answers afresh.`,
  answeredOf: (answered: number, of: number) => `${answered} of ${of} organisations have answered`,
  collecting: 'Being answered',
  collectingBody:
    'While the form is open no count is shown, so that no organisation’s answer can be read from a difference.',
  earlier: (n: number) => `See the counts of form ${n}`,
  closedAt: 'Closed',
  answered: 'Have answered',
  missing: 'Not yet',
  nobody: 'None yet.',
  forms: 'All forms',
  older: 'You are reading an earlier form.',
  toNewest: 'To the newest',
  cue: {
    none: (organisation: string) => `${organisation} has not answered the starting conditions.`,
    draft: (organisation: string) => `The answers of ${organisation} are a draft and not counted yet.`,
    given: (organisation: string) => `${organisation} has answered.`,
  },
  do: { none: 'Answer now', draft: 'Continue the draft', given: 'Read or replace the answers' },
  answer: {
    title: 'Your organisation’s starting conditions',
    for: 'On behalf of',
    private:
      'Only people of your organisation with a mandate to decide can read these answers. Other parties and the facilitator see counts, and those only if at least five organisations answer.',
    unanimous:
      'One thing you should know: if all organisations answer alike, each one’s answer can be inferred.',
    question: 'How far does your organisation agree?',
    words: 'Add words',
    wordsHelp: 'Shown without a name after closing. Do not name your organisation.',
    wordsFor: (statement: string) => `Words on: ${statement}`,
    save: 'Save draft',
    give: 'Send answers',
    replace: 'Replace answers',
    draftAt: 'Draft saved',
    givenAt: 'Answers sent',
    closed: 'The form is closed. Your organisation’s answers can no longer be replaced.',
    closedNothing: 'The form is closed and your organisation has not answered.',
  },
  statement: {
    power: 'Our voice counts in this forum’s decisions as much as any other party’s.',
    resources: 'We have enough people, time and money to take full part.',
    knowledge: 'We have enough data and knowledge to take part in deciding.',
    interdependence: 'We cannot reach this aim without the other parties.',
    'other-venues': 'Our aims are more easily reached by another way than through this forum.',
    prehistory: 'Working with the parties has been good more often than it was a dispute.',
    trust: 'We trust the parties to keep what is agreed.',
    incentives: 'What we gain from this forum is worth more than its time and cost.',
  },
  otherVenuesHelp: 'For instance straight to the leadership, the council, a court or the media.',
  condition: {
    power: 'Power',
    resources: 'Resources',
    knowledge: 'Knowledge',
    interdependence: 'Interdependence',
    'other-venues': 'Other venues',
    prehistory: 'Prehistory',
    trust: 'Trust',
    incentives: 'Incentives to take part',
  },
  likert: {
    1: 'Strongly disagree',
    2: 'Disagree',
    3: 'Undecided',
    4: 'Agree',
    5: 'Strongly agree',
  },
  result: {
    title: 'Counts',
    tooFew: 'Not enough answers',
    tooFewBody: (answered: number) =>
      `Only ${answered} organisations answered. Below five answers nothing is shown, so that no single one can be read.`,
    sectorsHidden:
      'Sectors are not shown: one of them has fewer than five answers, and the difference would open them.',
    all: 'All organisations',
    caption: (statement: string) => `Organisations by answer: ${statement}`,
    majority: {
      disagree: (n: number, of: number) => `${n} of ${of} disagree`,
      undecided: (n: number, of: number) => `${n} of ${of} undecided`,
      agree: (n: number, of: number) => `${n} of ${of} agree`,
    },
    noMajority: 'no shared understanding yet',
    noMajorityHelp: 'Disagree, undecided, agree: none of them is more than half.',
    words: (n: number) => (n === 1 ? '1 note without a name' : `${n} notes without names`),
  },
  prompts: {
    title: 'Worth considering',
    lead: 'Advice from research, brought up by the counts and by what happened in this forum. It changes nothing by itself.',
    none: 'Neither the counts nor this forum’s record bring up any of the propositions.',
    number: (n: number) => `Proposition ${n}`,
    source:
      'Ansell & Gash, “Collaborative Governance in Theory and Practice”, Journal of Public Administration Research and Theory 18 (2008), pp. 543–571. Numbers as in the article; the wording is ours.',
    because: 'Why it comes up',
    advice: {
      1: 'Where power or resources are so unequal that important parties cannot take part in earnest, the weaker ones need to be strengthened on purpose.',
      2: 'Where parties can reach their aims alone by another way, a forum works only if they feel they strongly need each other.',
      3: 'Where needing each other depends on this forum being the only way, have leaders, the council or other bodies say beforehand that they will honour its results.',
      4: 'A history of dispute makes success unlikely, unless the parties strongly need each other or real steps repair trust.',
      5: 'Where conflict is high and trust low but power fairly equal, look for a broker whom all parties accept.',
      6: 'Where power is unequal or there is little reason to come, a champion from within is needed, respected and trusted from the outset.',
      7: 'Where the history is very hostile, set time aside to repair trust. If that time and cost cannot be justified, do not begin.',
      8: 'Even where a forum is mandated, every party has to say for itself that it is part of it.',
      9: 'This way suits best where cooperation will go on. Show how it continues.',
      10: 'Where building trust takes long, small early wins are decisive. If none is in sight, better not begin.',
    },
    ground: {
      answers: (condition: string, sector: Sector | null, against: number, of: number) =>
        `${condition}: ${against} of ${of} ${sector ? who[sector] : 'organisations'} answered unfavourably.`,
      backed: (condition: string, n: number, of: number) =>
        `${condition}: ${n} of ${of} organisations answered favourably.`,
      speaking: (sector: Sector, share: string, ofParties: string) =>
        `The ${who[sector]} had ${share} of the speaking time and are ${ofParties} of the parties.`,
      contributions: (sector: Sector, share: string, ofParties: string) =>
        `The ${who[sector]} wrote ${share} of the contributions and are ${ofParties} of the parties.`,
      adoption: (sector: Sector, adopted: number, of: number, otherAdopted: number, otherOf: number) =>
        `Of the proposals by ${who[sector]}, ${adopted} of ${of} were agreed; of the other sector’s, ${otherAdopted} of ${otherOf}.`,
      charter: (accepted: number, of: number) => `The charter is accepted by ${accepted} of ${of} parties.`,
      'no-charter': () => 'There is no charter yet.',
      'no-session-ahead': (held: number) =>
        `${held === 1 ? '1 session has' : `${held} sessions have`} been held; none is planned.`,
      'no-small-win': () => 'No commitment has been kept yet.',
    },
  },
  readiness: {
    title: 'Readiness',
    none: 'Not assessed yet',
    noneBody:
      'The facilitator records whether the forum is ready to begin. “Not ready” is a legitimate result.',
    verdict: {
      ready: 'Ready to begin',
      'ready-with-conditions': 'Ready with conditions',
      'not-ready': 'Not ready to begin',
    },
    verdictHelp: {
      ready: 'Nothing stands in the way.',
      'ready-with-conditions': 'May begin while the conditions written here are being met.',
      'not-ready': 'A legitimate result: beginning now would do more harm than good.',
    },
    assess: 'Assess readiness',
    assessAgain: 'Assess again',
    question: 'Is this forum ready?',
    reason: 'The reason, and the conditions if any',
    reasonHelp:
      'Read by all parties. The counts and propositions of this moment are kept with it as evidence.',
    record: 'Record the assessment',
    earlier: 'Earlier assessments',
    evidence: 'Evidence at that moment',
    evidenceForm: (number: number, answered: number, parties: number) =>
      `Form ${number}: ${answered} organisations answered, of ${parties} parties when assessed.`,
    evidenceNoForm: 'No form on starting conditions has been closed.',
    evidenceCharter: (version: number, accepted: number, parties: number) =>
      `Charter version ${version} accepted by ${accepted} of ${parties} parties.`,
    evidencePrompts: (numbers: string) => `Propositions brought up: ${numbers}.`,
    evidenceNoPrompts: 'No proposition was brought up.',
    by: (name: string) => `recorded by ${name}`,
  },
} satisfies Same<typeof source>;
