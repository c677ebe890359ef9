import type { ReactNode } from 'react';
import type { ResultLine } from '#app/domain/session/index.ts';
import { useMessages } from '#app/reader.tsx';
import { sectorClass } from '../../organisation.tsx';

/** More marks than this in one row say nothing any more: the figures do. */
const MARKS_AT_MOST = 24;

function MarksRow({ line }: { line: ResultLine }) {
  const total = line.total ?? 0;
  if (total === 0 || total > MARKS_AT_MOST) return null;
  const of = (count: number, look: string) =>
    Array.from({ length: count }, (_, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: marks are alike and keep no state
      <span key={`${look}${at}`} className={`mark ${look}`} />
    ));
  return (
    <span className="marks" aria-hidden="true">
      {line.bySector
        ? [
            ...of(line.bySector.government, sectorClass('government')),
            ...of(line.bySector['non-government'], sectorClass('non-government')),
          ]
        : of(total, 'mark--all')}
    </span>
  );
}

interface TallyRowProps {
  /** What was chosen, or voted for. */
  label: ReactNode;
  /** Missing where nothing was given. */
  line: ResultLine | undefined;
}

/** How often something was given: one mark for each, squares for government first, and the figures in words. */
export function TallyRow({ label, line }: TallyRowProps) {
  const { common, activity } = useMessages();
  if (!line || line.total === null) {
    return (
      <li className="trow">
        <span className="trow__t">{label}</span>
      </li>
    );
  }
  return (
    <li className="trow">
      <span className="trow__t">{label}</span>
      <strong className="trow__n">
        <span className="vh">{activity.total} </span>
        {line.total}
      </strong>
      <span className="trow__m">
        <MarksRow line={line} />
        {line.bySector && line.total > 0 && (
          <span className="cap">
            {line.bySector.government} {common.sector.government.toLowerCase()},{' '}
            {line.bySector['non-government']} {common.sector['non-government'].toLowerCase()}
          </span>
        )}
      </span>
    </li>
  );
}
