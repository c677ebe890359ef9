import { Fragment } from 'react';
import { differenceLines, differenceOf, type LineChange, type Stretch } from '#app/editor/difference.ts';
import { useMessages } from '#app/reader.tsx';

/** Stretches of a difference in running text: underlined or struck out, each said to screen readers. */
function Stretches({ stretches }: { stretches: readonly Stretch[] }) {
  const { forum } = useMessages();
  const words = forum.proposals;
  return stretches.map(({ kind, text }, at) => {
    if (kind === 'same')
      // biome-ignore lint/suspicious/noArrayIndexKey: stretches are drawn once, in order, and keep no state
      return <Fragment key={at}>{text}</Fragment>;
    const Change = kind === 'added' ? 'ins' : 'del';
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: stretches are drawn once, in order, and keep no state
      <Change key={at}>
        <span className="vh"> [{kind === 'added' ? words.added : words.removed}: </span>
        {text}
        <span className="vh">] </span>
      </Change>
    );
  });
}

/** What changed between two versions of a text: struck out and underlined, each said to screen readers. */
export function Difference({ before, after }: { before: string; after: string }) {
  const { forum } = useMessages();
  if (before === after) return <p className="soft">{forum.proposals.unchanged}</p>;
  return (
    <p className="diff serif">
      <Stretches stretches={differenceOf(before, after)} />
    </p>
  );
}

const SIGN: Record<LineChange['kind'], string> = { same: '', added: '+', removed: '−', changed: '±' };

interface LineDifferenceProps {
  before: string;
  after: string;
  /** Leave unchanged lines out and say how many there are. */
  onlyChanges?: boolean;
}

/** The same with one line below the other, each with a sign in the margin that says what happened in it. */
export function LineDifference({ before, after, onlyChanges = false }: LineDifferenceProps) {
  const { proposal: words } = useMessages();
  const lines = differenceLines(before, after);
  const rows: (LineChange | number)[] = [];
  for (const line of lines) {
    const last = rows.at(-1);
    if (!onlyChanges || line.kind !== 'same') rows.push(line);
    else if (typeof last === 'number') rows[rows.length - 1] = last + 1;
    else rows.push(1);
  }
  return (
    <ul className="cmp serif">
      {rows.map((row, at) =>
        typeof row === 'number' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are drawn once, in order, and keep no state
          <li key={at} className="cmp__l cmp__l--skip cap">
            {words.compare.skipped(row)}
          </li>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are drawn once, in order, and keep no state
          <li key={at} className={`cmp__l cmp__l--${row.kind}`}>
            <span className="cmp__s" aria-hidden="true">
              {SIGN[row.kind]}
            </span>
            {row.kind !== 'same' && <span className="vh">{words.compare.line[row.kind]}: </span>}
            <span className="diff__t">
              <Stretches stretches={row.stretches} />
            </span>
          </li>
        ),
      )}
    </ul>
  );
}
