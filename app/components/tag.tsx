import type { ReactNode } from 'react';
import type { AgreementStatus } from '#app/domain/agreement.ts';
import type { CommitmentStatus } from '#app/domain/commitment.ts';
import type { Outcome } from '#app/domain/consensus.ts';
import type { Messages } from '#app/i18n/messages/index.ts';
import { useMessages } from '#app/reader.tsx';
import { Icon, type IconName } from './icon.tsx';

/** ok: kept, counted; bad: late, disputed, objected; wait: somebody's turn; now: at this moment; line: a kind. */
export type Tone = 'plain' | 'ok' | 'bad' | 'wait' | 'now' | 'line';

interface TagProps {
  /** What the ground says; the word says it as well. */
  tone?: Tone;
  /** The drawing before the word. */
  icon: IconName;
  /** The state in a word. */
  children: ReactNode;
}

/** A state: a word with its icon; the colour only helps. */
export function Tag({ tone = 'plain', icon, children }: TagProps) {
  return (
    <span className={tone === 'plain' ? 'tag' : `tag tag--${tone}`}>
      <Icon name={icon} />
      {children}
    </span>
  );
}

const OUTCOME: Record<Outcome | 'open', readonly [Tone, IconName]> = {
  consensus: ['ok', 'check'],
  'consensus-with-reservations': ['ok', 'note'],
  'no-consensus': ['plain', 'minus'],
  'by-vote': ['plain', 'ballot'],
  open: ['bad', 'objection'],
};

/** How a consensus test ended, or that it has not. */
export function OutcomeTag({ outcome }: { outcome: Outcome | 'open' }) {
  const { common } = useMessages();
  const [tone, icon] = OUTCOME[outcome];
  return (
    <Tag tone={tone} icon={icon}>
      {common.outcome[outcome]}
    </Tag>
  );
}

const COMMITMENT: Record<CommitmentStatus, readonly [Tone, IconName]> = {
  draft: ['line', 'pen'],
  proposed: ['wait', 'wait'],
  'on-track': ['line', 'right'],
  'at-risk': ['wait', 'alert'],
  late: ['bad', 'late'],
  disputed: ['bad', 'dispute'],
  'awaiting-verification': ['wait', 'eye'],
  kept: ['ok', 'check'],
  missed: ['bad', 'close'],
  withdrawn: ['plain', 'ret'],
  superseded: ['plain', 'ret'],
};

interface CommitmentTagProps {
  /** How the commitment stands. */
  status: CommitmentStatus;
  /** Words instead of the status's own, such as "Terlambat 13 hari". */
  children?: ReactNode;
}

/** How a commitment stands. */
export function CommitmentTag({ status, children }: CommitmentTagProps) {
  const { common } = useMessages();
  const [tone, icon] = COMMITMENT[status];
  return (
    <Tag tone={tone} icon={icon}>
      {children ?? common.commitmentStatus[status]}
    </Tag>
  );
}

/** Whether an agenda item or topic decides or only listens. */
export function ModeTag({ mode }: { mode: 'consultative' | 'deciding' }) {
  const { common } = useMessages();
  return (
    <Tag tone="line" icon={mode === 'deciding' ? 'scale' : 'eye'}>
      {common.itemMode[mode]}
    </Tag>
  );
}

const AGREEMENT: Record<AgreementStatus, readonly [Tone, IconName]> = {
  draft: ['line', 'pen'],
  ready: ['wait', 'wait'],
  'in-force': ['ok', 'stamp'],
  ended: ['plain', 'minus'],
};

/** How an agreement stands. */
export function AgreementTag({ status }: { status: AgreementStatus }) {
  const { common } = useMessages();
  const [tone, icon] = AGREEMENT[status];
  return (
    <Tag tone={tone} icon={icon}>
      {common.agreementStatus[status]}
    </Tag>
  );
}

const SESSION: Record<keyof Messages['common']['sessionStatus'], readonly [Tone, IconName]> = {
  scheduled: ['line', 'calendar'],
  open: ['now', 'speak'],
  closed: ['plain', 'check'],
  postponed: ['wait', 'wait'],
  cancelled: ['plain', 'close'],
};

/** How a session stands. */
export function SessionTag({ status }: { status: keyof Messages['common']['sessionStatus'] }) {
  const { common } = useMessages();
  const [tone, icon] = SESSION[status];
  return (
    <Tag tone={tone} icon={icon}>
      {common.sessionStatus[status]}
    </Tag>
  );
}
