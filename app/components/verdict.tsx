import type { ReactNode } from 'react';
import { OutcomeTag } from './tag.tsx';

interface VerdictProps {
  /** How it stands or ended. */
  outcome: Parameters<typeof OutcomeTag>[0]['outcome'];
  /** Why, in one sentence: "1 keberatan terbuka. Diam bukan setuju." */
  children: ReactNode;
}

/** How a consensus test stands, and why. */
export function Verdict({ outcome, children }: VerdictProps) {
  return (
    <p className="verdict">
      <OutcomeTag outcome={outcome} /> <span>{children}</span>
    </p>
  );
}
