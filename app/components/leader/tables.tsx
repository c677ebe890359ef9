import { Org } from '#app/components/organisation.tsx';
import type { QueryOutput } from '#app/contract/registry.ts';
import { useFormat, useMessages } from '#app/reader.tsx';

type Page = QueryOutput<'leader.page'>;
type Row = Page['byOrganisation'][number];
type UnitKind = 'kept' | 'running' | 'attention';

/** Marks in one row; beyond it the figures beside them speak. */
const MARKS = 12;

/** One commitment as one mark: filled kept, outlined running, crossed in trouble; square government, round others. */
function Unit({ x, kind, square }: { x: number; kind: UnitKind; square: boolean }) {
  const dye = square ? 'nila' : 'soga';
  const outline = kind === 'attention' ? 'st-bad' : `st-${dye}`;
  const cross = kind === 'attention' && (
    <path
      d={`M${x + 4} 8l6 6M${x + 10} 8l-6 6`}
      className="st-bad"
      strokeWidth="1.75"
      strokeLinecap="round"
    />
  );
  if (kind === 'kept')
    return square ? (
      <rect x={x} y="4" width="14" height="14" rx="1" className={`f-${dye}`} />
    ) : (
      <circle cx={x + 7} cy="11" r="7" className={`f-${dye}`} />
    );
  return (
    <>
      {square ? (
        <rect
          x={x + 1}
          y="5"
          width="12"
          height="12"
          rx="1"
          className={`f-none ${outline}`}
          strokeWidth="1.75"
        />
      ) : (
        <circle cx={x + 7} cy="11" r="6.2" className={`f-none ${outline}`} strokeWidth="1.75" />
      )}
      {cross}
    </>
  );
}

function Units({ row }: { row: Row }) {
  const { leader } = useMessages();
  const kinds: UnitKind[] = (['kept', 'running', 'attention'] as const).flatMap((kind) =>
    Array.from({ length: row[kind] }, () => kind),
  );
  const shown = kinds.slice(0, MARKS);
  const width = Math.max(22, shown.length * 20 + 2);
  return (
    <>
      <svg className="units" viewBox={`0 0 ${width} 22`} width={width} height="22" aria-hidden="true">
        {shown.map((kind, index) => (
          <Unit
            // biome-ignore lint/suspicious/noArrayIndexKey: marks are counted, not known by name
            key={index}
            x={index * 20 + 2}
            kind={kind}
            square={row.organisation.sector === 'government'}
          />
        ))}
      </svg>
      <span className="vh">{leader.counts(row.kept, row.running, row.attention)}</span>
    </>
  );
}

/** Commitments by the organisation that owns them: counted marks, no ranking. */
export function ByOrganisation({ rows }: { rows: Page['byOrganisation'] }) {
  const { leader } = useMessages();
  if (rows.length === 0) return <p className="soft">{leader.noOrganisation}</p>;
  return (
    <>
      <table className="mini">
        <caption className="vh">{leader.byOrganisation}</caption>
        <thead>
          <tr>
            <th scope="col">{leader.organisation}</th>
            <th scope="col">{leader.commitments}</th>
            <th scope="col" className="r">
              {leader.keptColumn}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.organisation.id}>
              <th scope="row">
                <Org organisation={row.organisation} />
              </th>
              <td>
                <Units row={row} />
              </td>
              <td className="r num">
                {row.kept} / {row.kept + row.running + row.attention}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="cap key">
        <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
          <rect width="14" height="14" rx="1" className="f-ink2" />
        </svg>{' '}
        {leader.keyKept}{' '}
        <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
          <rect x="1" y="1" width="12" height="12" rx="1" className="f-none st-ink2" strokeWidth="1.75" />
        </svg>{' '}
        {leader.keyRunning}{' '}
        <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
          <rect x="1" y="1" width="12" height="12" rx="1" className="f-none st-bad" strokeWidth="1.75" />
          <path d="m4 4 6 6M10 4l-6 6" className="st-bad" strokeWidth="1.75" />
        </svg>{' '}
        {leader.keyAttention}
      </p>
    </>
  );
}

/** The minimum service standards with their newest figure; a low one is no fault that a colour could name. */
export function ByGoal({ goals }: { goals: Page['byGoal'] }) {
  const { leader } = useMessages();
  const format = useFormat();
  if (goals.length === 0) return <p className="soft">{leader.noGoal}</p>;
  const signed = (change: number) => (change > 0 ? `+${format.number(change)}` : format.number(change));
  return (
    <>
      <ul className="goals">
        {goals.map((goal) => (
          <li key={goal.id}>
            <span className="goals__t">{goal.name}</span>
            <svg className="goals__b" viewBox="0 0 200 10" preserveAspectRatio="none" aria-hidden="true">
              <rect width="200" height="10" className="f-sunken" />
              <rect
                width={Math.min(200, Math.max(0, (goal.value / (goal.target || 100)) * 200))}
                height="10"
                className="f-ink"
              />
            </svg>
            <span className="num goals__v">{format.percent(goal.value / 100)}</span>
            <span className="num goals__c">
              {goal.change === null ? '' : signed(goal.change)}
              <span className="vh"> {leader.goalChange}</span>
            </span>
          </li>
        ))}
      </ul>
      <p className="cap">{leader.goalNote}</p>
    </>
  );
}
