import { Link } from '@remix-run/react';
import type { QueryOutput } from '#app/contract/registry.ts';
import { useFormat, useMessages } from '#app/reader.tsx';
import { Tag } from '../tag.tsx';

export type IndicatorShown = QueryOutput<'network.indicators'>['indicators'][number];

const WIDTH = 280;
const HEIGHT = 72;
const EDGE = 6;

/** Decimals that keep every figure of a series as it was published. */
function decimalsOf(values: readonly number[]): number {
  return Math.max(0, ...values.map((value) => String(value).split('.')[1]?.length ?? 0));
}

interface SeriesChartProps {
  indicator: IndicatorShown;
  /** Where it can be corrected, for those who may. */
  revise?: string;
}

/** One indicator: the latest figure, its course as a line, and the numbers behind it. */
export function SeriesChart({ indicator, revise }: SeriesChartProps) {
  const { common, network, reference } = useMessages();
  const format = useFormat();
  const words = network.reference;
  const points = Object.entries(indicator.series).sort(([a], [b]) => a.localeCompare(b));
  const digits = decimalsOf(points.map(([, value]) => value));
  const write = (value: number) =>
    indicator.unit === '%' ? `${format.number(value, digits)}\u00a0%` : format.number(value, digits);
  const last = points.at(-1);
  const target = `${format.number(indicator.target ?? 0)}${indicator.unit === '%' ? '\u00a0%' : ''}`;
  return (
    <li className="fig">
      <h3 className="fig__t">{indicator.name}</h3>
      <p className="row row--wrap">
        {last ? (
          <>
            <strong className="fig__n num">{write(last[1])}</strong>
            <span className="cap">
              {indicator.unit !== '%' && `${indicator.unit}, `}
              {words.latest(last[0])}
            </span>
          </>
        ) : (
          <span className="soft">{words.noSeries}</span>
        )}
        {indicator.illustrative && (
          <Tag tone="line" icon="info">
            {common.word.example}
          </Tag>
        )}
      </p>
      {points.length > 1 && <Course indicator={indicator} points={points} write={write} />}
      {indicator.target !== null && <p className="cap">{words.target(target)}</p>}
      {points.length > 0 && (
        <details className="fold fold--s">
          <summary>{words.numbers}</summary>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.year}</th>
                <th scope="col" className="r">
                  {indicator.unit}
                </th>
              </tr>
            </thead>
            <tbody>
              {points.map(([year, value]) => (
                <tr key={year}>
                  <th scope="row">{year}</th>
                  <td className="r num">{format.number(value, digits)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
      <p className="cap">
        {words.source}: {indicator.source}
      </p>
      {revise && (
        <p>
          <Link to={revise}>
            {reference.revise}
            <span className="vh"> {indicator.name}</span>
          </Link>
        </p>
      )}
    </li>
  );
}

interface CourseProps {
  indicator: IndicatorShown;
  points: readonly (readonly [string, number])[];
  write: (value: number) => string;
}

/** The line through the years; the target, if there is one, as a dashed line. */
function Course({ indicator, points, write }: CourseProps) {
  const { network } = useMessages();
  const values = points.map(([, value]) => value);
  if (indicator.target !== null) values.push(indicator.target);
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  const x = (index: number) => EDGE + (index / (points.length - 1)) * (WIDTH - 2 * EDGE);
  const y = (value: number) => HEIGHT - EDGE - ((value - low) / span) * (HEIGHT - 2 * EDGE);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  return (
    <svg
      className="fig__c"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={network.reference.chart(indicator.name, first[0], write(first[1]), last[0], write(last[1]))}
    >
      {indicator.target !== null && (
        <path
          d={`M${EDGE} ${y(indicator.target)}H${WIDTH - EDGE}`}
          className="st-edge dash"
          strokeWidth="1.5"
        />
      )}
      <polyline
        points={points.map(([, value], index) => `${x(index)},${y(value)}`).join(' ')}
        className="f-none st-ink"
        strokeWidth="1.75"
        strokeLinejoin="round"
      />
      {points.map(([year, value], index) => (
        <circle
          key={year}
          cx={x(index)}
          cy={y(value)}
          r={index === points.length - 1 ? 4.5 : 2.25}
          className="f-ink"
        />
      ))}
    </svg>
  );
}
