import { Link } from '@remix-run/react';
import { useFormat, useMessages } from '#app/reader.tsx';
import { Icon, type IconName } from './icon.tsx';

/** saved: kept on this device; sent: reached the server; counted: committed and in the ledger. */
export type ReceiptStage = 'saved' | 'sent' | 'counted';

const STAGES: readonly (readonly [ReceiptStage, IconName])[] = [
  ['saved', 'saved'],
  ['sent', 'sent'],
  ['counted', 'counted'],
];

interface ReceiptProps {
  /** How far the act has come; null when nothing was given yet. */
  stage: ReceiptStage | null;
  /** When it was counted, ISO 8601. */
  at?: string;
  /** Where the proof of this act can be read. */
  proof?: string;
}

/** What became of an act: saved, sent, counted. Said to screen readers when it changes. */
export function Receipt({ stage, at, proof }: ReceiptProps) {
  const { common } = useMessages();
  const format = useFormat();
  const reached = STAGES.findIndex(([name]) => name === stage);
  return (
    <div aria-live="polite" className="thumb__r">
      <ol className="receipt" aria-label={common.receipt.label}>
        {STAGES.map(([name, icon], index) => (
          <li key={name} className={index <= reached ? 'is-done' : 'is-next'}>
            <Icon name={icon} />
            {common.receipt[name]}
            {name === 'counted' &&
              stage === 'counted' &&
              at &&
              ` ${format.time(at, { seconds: true, zoneName: false })}`}
            {index > reached && <span className="vh"> ({common.receipt.notYet})</span>}
          </li>
        ))}
        {proof && stage === 'counted' && (
          <li>
            <Link to={proof}>{common.receipt.proof}</Link>
          </li>
        )}
      </ol>
    </div>
  );
}
