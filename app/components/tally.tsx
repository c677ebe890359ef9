import { LEVEL_KINDS, type LevelKind } from '#app/domain/consensus.ts';
import type { Sector } from '#app/domain/sector.ts';
import { useMessages } from '#app/reader.tsx';
import { ANSWER_ICON } from './answers.tsx';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import { Badge, SectorName } from './organisation.tsx';

/** An organisation as a counted mark. */
export interface TallyOrganisation {
  id: string;
  name: string;
  code: string;
  sector: Sector;
}

/** Who stands where: one row for each kind of answer, and those who have not answered. */
export type TallyRows = Record<LevelKind | 'unanswered', readonly TallyOrganisation[]>;

interface TallyTableProps {
  /** The organisations by their answer. */
  rows: TallyRows;
  /** What the table is, for screen readers. */
  caption: string;
}

/** Above this many organisations in one sector, bars are drawn instead of marks (look/README 5). */
const MARKS_AT_MOST = 20;

const KINDS: readonly (LevelKind | 'unanswered')[] = [...LEVEL_KINDS, 'unanswered'];

function ofSector(row: readonly TallyOrganisation[], sector: Sector): readonly TallyOrganisation[] {
  return row.filter((organisation) => organisation.sector === sector);
}

/** The butterfly: one organisation, one mark; government left, non-government right. */
export function TallyTable({ rows, caption }: TallyTableProps) {
  const { common } = useMessages();
  const all = KINDS.flatMap((kind) => rows[kind]);
  const head = (sector: Sector) => {
    const parties = ofSector(all, sector).length;
    const answered = parties - ofSector(rows.unanswered, sector).length;
    return common.word.of(answered, parties);
  };
  const most = Math.max(ofSector(all, 'government').length, ofSector(all, 'non-government').length);
  return (
    <table className="fly">
      <caption className="vh">{caption}</caption>
      <colgroup>
        <col />
        <col className="fly__cn" />
        <col className="fly__cl" />
        <col className="fly__cn" />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th colSpan={2} scope="colgroup" className="r">
            <SectorName sector="government" /> {head('government')}
          </th>
          <td className="fly__l" />
          <th colSpan={2} scope="colgroup">
            <SectorName sector="non-government" /> {head('non-government')}
          </th>
        </tr>
      </thead>
      <tbody>
        {KINDS.map((kind) => (
          <TallyRow key={kind} kind={kind} row={rows[kind]} most={most} />
        ))}
      </tbody>
    </table>
  );
}

interface TallyRowProps {
  kind: LevelKind | 'unanswered';
  row: readonly TallyOrganisation[];
  /** Organisations of the larger sector: decides between marks and bars, and the bars' scale. */
  most: number;
}

function TallyRow({ kind, row, most }: TallyRowProps) {
  const { common } = useMessages();
  const unanswered = kind === 'unanswered';
  const icon: IconName = unanswered ? 'wait' : ANSWER_ICON[kind];
  const government = ofSector(row, 'government');
  const others = ofSector(row, 'non-government');
  return (
    <tr className={classNames(kind === 'object' && 'is-stop', unanswered && 'is-none') || undefined}>
      <td>
        <Marks row={government} most={most} sector="government" unanswered={unanswered} />
      </td>
      <td className={classNames('fly__n', government.length === 0 && 'is-0')}>{government.length}</td>
      <th scope="row" className="fly__l">
        <Icon name={icon} /> {unanswered ? common.notAnswered : common.answerShort[kind]}
      </th>
      <td className={classNames('fly__n', others.length === 0 && 'is-0')}>{others.length}</td>
      <td>
        <Marks row={others} most={most} sector="non-government" unanswered={unanswered} />
      </td>
    </tr>
  );
}

interface MarksProps {
  row: readonly TallyOrganisation[];
  most: number;
  sector: Sector;
  unanswered: boolean;
}

function Marks({ row, most, sector, unanswered }: MarksProps) {
  const left = sector === 'government';
  if (most > MARKS_AT_MOST) {
    const width = most === 0 ? 0 : (row.length / most) * 200;
    const fill = left ? 'f-nila' : 'f-soga';
    return (
      <svg className="fly__bar" viewBox="0 0 200 19" preserveAspectRatio="none" aria-hidden="true">
        <rect
          x={left ? 200 - width : 0}
          width={width}
          height="19"
          rx={left ? 1 : 4}
          className={unanswered ? 'f-rule' : fill}
        />
      </svg>
    );
  }
  return (
    <div className={left ? 'badges badges--r' : 'badges'}>
      {row.map((organisation) => (
        <Badge key={organisation.id} organisation={organisation} state={unanswered ? 'none' : 'filled'} />
      ))}
    </div>
  );
}
