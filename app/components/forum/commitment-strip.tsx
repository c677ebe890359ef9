import type { QueryOutput } from '#app/contract/registry.ts';
import type { CommitmentStatus } from '#app/domain/commitment.ts';
import { useMessages } from '#app/reader.tsx';

type Group = 'kept' | 'running' | 'attention' | 'proposed';

const GROUPS: Record<Group, readonly CommitmentStatus[]> = {
  kept: ['kept'],
  running: ['on-track', 'awaiting-verification'],
  attention: ['at-risk', 'late', 'disputed', 'missed'],
  proposed: ['proposed'],
};
const ORDER: readonly Group[] = ['kept', 'running', 'attention', 'proposed'];

/** Marks in one row of the drawing, and how far apart they stand. */
const ROW = 19;
const STEP = 19.7;
/** Above this many commitments a bar is drawn instead of marks. */
const MARKS_AT_MOST = ROW * 3;

function Mark({ group, at }: { group: Group; at: number }) {
  const x = (at % ROW) * STEP;
  const y = 4 + Math.floor(at / ROW) * STEP;
  if (group === 'kept')
    return (
      <>
        <rect x={x} y={y} width="15" height="15" rx="1" className="f-ok" />
        <path d={`m${x + 4} ${y + 7.5} 2.8 2.8 5-5.6`} className="f-none st-sheet" strokeWidth="1.8" />
      </>
    );
  const edge = group === 'attention' ? 'st-bad' : 'st-ink2';
  return (
    <>
      <rect
        x={x + 0.9}
        y={y + 0.9}
        width="13.2"
        height="13.2"
        rx="1"
        className={`f-none ${edge}${group === 'proposed' ? ' dash' : ''}`}
        strokeWidth="1.75"
      />
      {group === 'attention' && (
        <path d={`m${x + 4.5} ${y + 4.5} 6 6m0-6-6 6`} className={edge} strokeWidth="1.75" />
      )}
    </>
  );
}

const FILL: Record<Group, string> = {
  kept: 'f-ok',
  running: 'f-ink2',
  attention: 'f-bad',
  proposed: 'f-rule',
};

function Bar({ counts, total }: { counts: Record<Group, number>; total: number }) {
  let from = 0;
  return ORDER.map((group) => {
    const width = (counts[group] / total) * 374;
    const x = from;
    from += width;
    return <rect key={group} x={x} y="4" width={width} height="15" className={FILL[group]} />;
  });
}

/** One commitment, one mark: kept, under way, in need of attention, proposed; the words and figures below. */
export function CommitmentStrip({ commitments }: { commitments: QueryOutput<'forum.show'>['commitments'] }) {
  const { forum } = useMessages();
  const words = forum.commitments;
  const counts = Object.fromEntries(
    ORDER.map((group) => [
      group,
      GROUPS[group].reduce((sum, status) => sum + (commitments.byStatus[status] ?? 0), 0),
    ]),
  ) as Record<Group, number>;
  const marks = ORDER.flatMap((group) => Array.from({ length: counts[group] }, () => group));
  const rows = Math.max(1, Math.ceil(Math.min(marks.length, MARKS_AT_MOST) / ROW));
  return (
    <>
      <svg
        className="ksum"
        viewBox={`0 0 374 ${4 + (marks.length > MARKS_AT_MOST ? 1 : rows) * STEP}`}
        role="img"
        aria-label={words.summary(counts.kept, counts.running, counts.attention, counts.proposed)}
      >
        {marks.length > MARKS_AT_MOST ? (
          <Bar counts={counts} total={marks.length} />
        ) : (
          marks.map((group, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: counted marks are alike and keep no state
            <Mark key={at} group={group} at={at} />
          ))
        )}
      </svg>
      <ul className="ksum__l" aria-hidden="true">
        {counts.kept > 0 && <li className="is-ok">{words.kept(counts.kept)}</li>}
        {counts.running > 0 && <li>{words.running(counts.running)}</li>}
        {counts.proposed > 0 && <li>{words.proposed(counts.proposed)}</li>}
        {counts.attention > 0 && (
          <li className="is-bad">
            {words.attention(counts.attention)} <span className="cap">{words.attentionHelp}</span>
          </li>
        )}
      </ul>
    </>
  );
}
