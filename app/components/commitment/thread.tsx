import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Icon, type IconName } from '#app/components/icon.tsx';
import type { QueryOutput } from '#app/contract/registry.ts';
import { useMessages } from '#app/reader.tsx';

interface StepProps {
  icon: IconName;
  word: string;
  /** Where it leads; without it there is nothing yet. */
  to?: string | undefined;
  current?: boolean;
  /** Waits for something. */
  open?: boolean;
  children: ReactNode;
}

function Step({ icon, word, to, current, open, children }: StepProps) {
  const inner = (
    <>
      <span className="thread__k">
        <Icon name={icon} />
        {word}
      </span>
      <span className="thread__v">{children}</span>
    </>
  );
  return (
    <li>
      <Link
        to={to ?? '#isi'}
        className={open ? 'is-open' : undefined}
        aria-current={current ? 'page' : undefined}
      >
        {inner}
      </Link>
    </li>
  );
}

/** The thread from topic to verdict: every step leads to what it is about. */
export function Thread({ shown }: { shown: QueryOutput<'commitment.show'> }) {
  const { commitment, common } = useMessages();
  const words = commitment.thread;
  const { line, thread, reports } = shown;
  const { topic, proposal, decision, clause, cards } = thread;
  const evidence = reports.reduce((sum, report) => sum + report.evidence.length, 0);
  const [card] = cards;
  const verdict = line.report?.verdict;
  return (
    <nav aria-label={words.label}>
      <ol className="thread">
        <Step icon="discuss" word={words.topic} to={topic ? `/topik/${topic.id}` : undefined}>
          {topic?.title ?? words.none}
        </Step>
        <Step icon="doc" word={words.proposal} to={proposal ? `/usulan/${proposal.id}` : undefined}>
          {proposal?.title ?? words.none}
        </Step>
        <Step icon="stamp" word={words.decision} to={`/keputusan/${decision.id}`}>
          {common.outcome[decision.outcome]}
        </Step>
        <Step
          icon="pen"
          word={words.clause}
          to={`/kesepakatan/${line.agreement.id}${clause ? `#pasal-${clause.number}` : ''}`}
        >
          {clause ? words.clauseNumber(clause.number, clause.heading) : line.agreement.title}
        </Step>
        <Step icon="flag" word={words.commitment} to={`/komitmen/${line.id}`} current>
          {line.title}
        </Step>
        <Step
          icon="board"
          word={words.card}
          to={
            card
              ? cards.length > 1
                ? `/papan/${card.boardId}`
                : `/papan/${card.boardId}/kartu/${card.id}`
              : undefined
          }
        >
          {card ? (cards.length > 1 ? words.cards(cards.length) : card.title) : words.none}
        </Step>
        <Step icon="clip" word={words.evidence} to="#bukti">
          {evidence > 0 ? words.files(evidence) : words.none}
        </Step>
        <Step icon="scale" word={words.verdict} to="#penilaian" open={line.status === 'disputed'}>
          {verdict === 'kept'
            ? commitment.voices.kept
            : verdict === 'not-kept'
              ? commitment.voices.notYet
              : words.none}
        </Step>
      </ol>
    </nav>
  );
}
