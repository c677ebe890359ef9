import { isOpenObjection, mayBecome, OBJECTION_STATUSES } from './consensus.ts';

/**
 * What the parties say about a proposal between its versions, tied to a version and, where they wish, to a passage:
 * a clarifying question, a comment, an amendment (other words for the passage), an objection.
 */
export const REMARK_KINDS = ['question', 'comment', 'amendment', 'objection'] as const;
export type RemarkKind = (typeof REMARK_KINDS)[number];

/** How far each kind can come. An objection has the life it has in a session. */
export const REMARK_STATES = [
  // a question
  'asked',
  'answered',
  'clear',
  // a comment
  'said',
  // an amendment
  'proposed',
  'accepted',
  'rejected',
  // an objection
  ...OBJECTION_STATUSES,
] as const;
export type RemarkState = (typeof REMARK_STATES)[number];

/** How each kind begins. */
export const FIRST_STATE: Readonly<Record<RemarkKind, RemarkState>> = {
  question: 'asked',
  comment: 'said',
  amendment: 'proposed',
  objection: 'raised',
};

/** Who moves a remark: who made it, who put the proposal forward, who facilitates. Somebody may be several. */
export type RemarkRole = 'author' | 'proposer' | 'facilitator';

/** One way on, who may take it, and whether it needs words. */
export type RemarkStep = {
  readonly to: RemarkState;
  readonly by: readonly RemarkRole[];
  readonly note: 'needed' | 'possible';
};

const step = (to: RemarkState, by: readonly RemarkRole[], note: RemarkStep['note']): RemarkStep => ({
  to,
  by,
  note,
});

/** Accepting an amendment is no step by itself: it is done together with the version it makes. */
const STEPS: Readonly<
  Partial<Record<RemarkKind, Readonly<Partial<Record<RemarkState, readonly RemarkStep[]>>>>>
> = {
  question: {
    asked: [step('answered', ['proposer', 'facilitator'], 'needed'), step('clear', ['author'], 'possible')],
    // Only who asked can say that it is clear; or ask on.
    answered: [step('clear', ['author'], 'possible'), step('asked', ['author'], 'needed')],
  },
  // A comment waits for nothing; once somebody answers it, it goes on like a question.
  comment: {
    said: [step('answered', ['proposer', 'facilitator'], 'needed')],
    answered: [step('clear', ['author'], 'possible'), step('asked', ['author'], 'needed')],
    asked: [step('answered', ['proposer', 'facilitator'], 'needed'), step('clear', ['author'], 'possible')],
  },
  amendment: {
    proposed: [
      step('rejected', ['proposer', 'facilitator'], 'needed'),
      step('withdrawn', ['author'], 'possible'),
    ],
  },
};

function objectionSteps(state: RemarkState): RemarkStep[] {
  const from = OBJECTION_STATUSES.find((status) => status === state);
  if (!from) return [];
  return OBJECTION_STATUSES.filter((to) => mayBecome(from, to)).map((to) =>
    // As in a session: nobody but the objecting organisation withdraws; nothing is resolved without saying how.
    step(
      to,
      to === 'withdrawn' ? ['author'] : ['author', 'facilitator'],
      to === 'resolved' ? 'needed' : 'possible',
    ),
  );
}

/** What these roles may do with a remark as it stands. */
export function stepsOf(
  remark: { readonly kind: RemarkKind; readonly state: RemarkState },
  roles: readonly RemarkRole[],
): readonly RemarkStep[] {
  const all = remark.kind === 'objection' ? objectionSteps(remark.state) : STEPS[remark.kind]?.[remark.state];
  return (all ?? []).filter((one) => one.by.some((role) => roles.includes(role)));
}

/** Whether somebody still has to do something about it. */
export function isOpenRemark(remark: { readonly kind: RemarkKind; readonly state: RemarkState }): boolean {
  if (remark.kind === 'comment') return remark.state === 'asked' || remark.state === 'answered';
  if (remark.kind === 'question') return remark.state !== 'clear';
  if (remark.kind === 'amendment') return remark.state === 'proposed';
  if (remark.kind !== 'objection') return false;
  const status = OBJECTION_STATUSES.find((one) => one === remark.state);
  return status !== undefined && isOpenObjection(status);
}
