import { Org } from '#app/components/organisation.tsx';
import { Item } from '#app/components/rows.tsx';
import { CommitmentTag } from '#app/components/tag.tsx';
import type { CommitmentLine } from '#app/contract/commitment-shapes.ts';
import { useFormat, useMessages } from '#app/reader.tsx';

/** How a commitment stands, with the days it is late. */
export function Standing({ line }: { line: CommitmentLine }) {
  const { common } = useMessages();
  return (
    <CommitmentTag status={line.status}>
      {line.status === 'late' ? common.time.lateBy(line.lateDays) : undefined}
    </CommitmentTag>
  );
}

/** A commitment in a list: its state in a word, who answers for it, when it is due and what was reported. */
export function CommitmentItem({ line }: { line: CommitmentLine }) {
  const { commitment: words, leader } = useMessages();
  const format = useFormat();
  const slipped = line.firstDueOn !== line.dueOn;
  const disputed = line.report?.disputedBy.map((organisation) => organisation.shortName) ?? [];
  return (
    <Item
      title={line.title}
      to={`/komitmen/${line.id}`}
      meta={
        <>
          <Standing line={line} /> <Org organisation={line.owner} />{' '}
          <span className="quiet">
            {words.due(format.day(line.dueOn))}
            {slipped && `, ${words.slipped(format.day(line.firstDueOn))}`}
          </span>{' '}
          {line.report && (
            <span className="quiet">
              {words.of(format.number(line.report.achieved), format.number(line.target))} {line.unit}
            </span>
          )}{' '}
          {line.status === 'disputed' && disputed.length > 0 && (
            <span className="quiet">{leader.disputedBy(disputed.join(', '))}</span>
          )}
        </>
      }
    />
  );
}
