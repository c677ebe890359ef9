import { LEVEL_KINDS, VOTE_CHOICES } from '#app/domain/consensus.ts';
import type { Sector } from '#app/domain/sector.ts';
import {
  lookup,
  type Round,
  roundTally,
  type SessionState,
  sectorOf,
  type Vote,
} from '#app/domain/session/index.ts';
import { useMessages } from '#app/reader.tsx';
import { ANSWER_ICON } from '../answers.tsx';
import type { IconName } from '../icon.tsx';

interface Row {
  label: string;
  icon: IconName;
  government: number;
  others: number;
  stop?: boolean;
}

interface WallTallyProps {
  rows: readonly Row[];
  /** What stands beside each sector's name: "6/7". */
  heads: readonly [string, string];
}

const ROW = 70;
/** Space for marks on each side, in units of the drawing. */
const SPACE = 322;
/** Between the two columns a longer label is set a little smaller; nothing on the wall is below 36. */
const LONG_LABEL = 16;
/** More organisations than this in one row are a bar. */
const MARKS_AT_MOST = 12;

/** Rows of a round as the wall counts them. */
export function roundRows(state: SessionState, round: Round, words: Readonly<Record<string, string>>): Row[] {
  const { government, 'non-government': others } = roundTally(state, round).bySector;
  return LEVEL_KINDS.map((kind) => ({
    label: words[kind] ?? kind,
    icon: ANSWER_ICON[kind],
    government: government.kinds[kind],
    others: others.kinds[kind],
    stop: kind === 'object',
  }));
}

/** Rows of a vote as the wall counts them. */
export function voteRows(state: SessionState, vote: Vote, words: Readonly<Record<string, string>>): Row[] {
  const icons = { for: 'check', against: 'objection', abstain: 'abstain' } as const;
  return VOTE_CHOICES.map((choice) => {
    const count = (sector: Sector) =>
      vote.roll.filter((id) => sectorOf(state, id) === sector && lookup(vote.ballots, id)?.choice === choice)
        .length;
    return {
      label: words[choice] ?? choice,
      icon: icons[choice],
      government: count('government'),
      others: count('non-government'),
    };
  });
}

/** So many letters of a heading fit to the right edge as they are. */
const HEAD_LETTERS = 17;
/** From where the right heading begins to the edge. */
const HEAD_WIDTH = 382;

/** A longer heading is drawn closer, so that its last figure is not cut off. */
export function fitted(
  heading: string,
): { textLength: number; lengthAdjust: 'spacingAndGlyphs' } | undefined {
  return heading.length > HEAD_LETTERS
    ? { textLength: HEAD_WIDTH, lengthAdjust: 'spacingAndGlyphs' }
    : undefined;
}

/** The tally, read at eight metres: one organisation, one mark; squares left, circles right. */
export function WallTally({ rows, heads }: WallTallyProps) {
  const { session, common } = useMessages();
  const most = Math.max(1, ...rows.map((row) => Math.max(row.government, row.others)));
  const right = `${common.sector['non-government']} ${heads[1]}`;
  const spoken = session.tally.spoken(
    rows.map((row) => `${row.label}: ${row.government}, ${row.others}`).join('. '),
  );
  return (
    <figure className="wall__tally">
      <svg viewBox={`0 0 1288 ${rows.length * ROW + 70}`} role="img" aria-label={spoken}>
        <text x="354" y="42" fontSize="38" textAnchor="end" className="b f-nila">
          {common.sector.government} {heads[0]}
        </text>
        <rect x="370" y="13" width="32" height="32" rx="3" className="f-nila" />
        <circle cx="875" cy="29" r="17" className="f-soga" />
        <text x="906" y="42" fontSize="38" className="b f-soga" {...fitted(right)}>
          {right}
        </text>
        {rows.map((row, at) => (
          <WallRow key={row.label} row={row} top={66 + at * ROW} most={most} />
        ))}
      </svg>
    </figure>
  );
}

function WallRow({ row, top, most }: { row: Row; top: number; most: number }) {
  const middle = top + 35;
  const figure = (count: number) => (count === 0 ? 'b f-ink3' : 'b');
  return (
    <g>
      <line x1="0" x2="1288" y1={top} y2={top} className="st-rule" strokeWidth="2" />
      <svg
        x="430"
        y={middle - 20}
        width="40"
        height="40"
        viewBox="0 0 24 24"
        className={row.stop ? 'wi wi--bad' : 'wi'}
        aria-hidden="true"
      >
        <use href={`/icons.svg#i-${row.icon}`} />
      </svg>
      <text
        x="486"
        y={middle + 13}
        fontSize={row.label.length > LONG_LABEL ? 36 : 38}
        className={row.stop ? 'sb f-bad' : 'sb'}
      >
        {row.label}
      </text>
      <text x="400" y={middle + 16} fontSize="46" textAnchor="end" className={figure(row.government)}>
        {row.government}
      </text>
      <text x="860" y={middle + 16} fontSize="46" className={figure(row.others)}>
        {row.others}
      </text>
      <Marks count={row.government} most={most} middle={middle} left />
      <Marks count={row.others} most={most} middle={middle} />
    </g>
  );
}

interface MarksProps {
  count: number;
  most: number;
  middle: number;
  /** Government: squares, growing to the left. */
  left?: boolean;
}

function Marks({ count, most, middle, left = false }: MarksProps) {
  const fill = left ? 'f-nila' : 'f-soga';
  if (most > MARKS_AT_MOST) {
    const width = (count / most) * SPACE;
    return <rect x={left ? 340 - width : 920} y={middle - 23} width={width} height="46" className={fill} />;
  }
  const step = Math.min(56, SPACE / most);
  const size = step - Math.min(10, step / 5);
  return Array.from({ length: count }, (_, at) =>
    left ? (
      <rect
        // biome-ignore lint/suspicious/noArrayIndexKey: marks are alike and keep no state
        key={at}
        x={340 - size - at * step}
        y={middle - size / 2}
        width={size}
        height={size}
        rx="4"
        className={fill}
      />
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: marks are alike and keep no state
      <circle key={at} cx={920 + size / 2 + at * step} cy={middle} r={size / 2} className={fill} />
    ),
  );
}
