import type { QueryOutput } from '#app/contract/registry.ts';
import { useFormat, useMessages } from '#app/reader.tsx';

type Shown = QueryOutput<'commitment.show'>;

const WIDTH = 420;
const LEFT = 52;
const RIGHT = 404;
const TOP = 26;
const BOTTOM = 168;

const dayNumber = (day: string): number => Date.parse(`${day.slice(0, 10)}T00:00Z`) / 86_400_000;

/** Achievement over time as it was reported, against the target. Government's points are square, others round. */
export function AchievementChart({ shown }: { shown: Shown }) {
  const { commitment } = useMessages();
  const words = commitment.show;
  const format = useFormat();
  const { line, reports, today } = shown;
  if (reports.length === 0) return <p className="soft">{words.noHistory}</p>;
  const from = Math.min(dayNumber(line.startsOn), ...reports.map((report) => dayNumber(report.at)));
  const until = Math.max(dayNumber(line.dueOn), dayNumber(today), from + 1);
  const values = [line.baseline, line.target, ...reports.map((report) => report.achieved)];
  const low = Math.min(...values);
  const high = Math.max(...values, low + 1);
  const x = (day: string) => LEFT + ((dayNumber(day) - from) / (until - from)) * (RIGHT - LEFT);
  const y = (value: number) => BOTTOM - ((value - low) / (high - low)) * (BOTTOM - TOP);
  const points = reports.map((report) => ({ id: report.id, x: x(report.at), y: y(report.achieved) }));
  const steps = points.map((point) => `H${point.x.toFixed(1)}V${point.y.toFixed(1)}`).join('');
  const square = line.owner.sector === 'government';
  const dye = square ? 'nila' : 'soga';
  const told = reports
    .map((report) => `${format.date(report.at)} ${format.number(report.achieved)}`)
    .join('; ');
  return (
    <svg
      className="chart chart--com"
      viewBox={`0 0 ${WIDTH} 200`}
      role="img"
      aria-label={words.chartText(told, `${format.number(line.target)} ${line.unit}`)}
    >
      <line x1={LEFT} x2={RIGHT} y1={BOTTOM} y2={BOTTOM} className="st-ink" strokeWidth="1.5" />
      <line
        x1={LEFT}
        x2={RIGHT}
        y1={y(line.target)}
        y2={y(line.target)}
        className="st-ink dash"
        strokeWidth="1.5"
      />
      <text x={RIGHT} y={y(line.target) - 7} fontSize="13" textAnchor="end" className="sb">
        {words.target(format.number(line.target))}
      </text>
      <text x={LEFT - 8} y={y(line.baseline) + 4} fontSize="13" textAnchor="end" className="f-ink3">
        {format.number(line.baseline)}
      </text>
      <path
        d={`M${LEFT} ${y(line.baseline).toFixed(1)}${steps}`}
        className={`f-none st-${dye}`}
        strokeWidth="2.5"
      />
      {points.map((point) =>
        square ? (
          <rect
            key={point.id}
            x={point.x - 4.5}
            y={point.y - 4.5}
            width="9"
            height="9"
            className={`f-${dye} st-sheet`}
            strokeWidth="1.5"
          />
        ) : (
          <circle
            key={point.id}
            cx={point.x}
            cy={point.y}
            r="5"
            className={`f-${dye} st-sheet`}
            strokeWidth="1.5"
          />
        ),
      )}
      <line
        x1={x(line.dueOn)}
        x2={x(line.dueOn)}
        y1={TOP}
        y2={BOTTOM}
        className="st-ink2 dash"
        strokeWidth="1"
      />
      <text x={LEFT} y="188" fontSize="13" className="f-ink3">
        {format.day(line.startsOn, 'day-month')}
      </text>
      <text x={Math.min(x(line.dueOn), RIGHT)} y="188" fontSize="13" textAnchor="end" className="f-ink2">
        {commitment.due(format.day(line.dueOn, 'day-month'))}
      </text>
    </svg>
  );
}
