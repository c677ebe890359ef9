import { Note } from '#app/components/note.tsx';
import { SectorName } from '#app/components/organisation.tsx';
import { Tag } from '#app/components/tag.tsx';
import type { QueryOutput } from '#app/contract/registry.ts';
import {
  CONDITIONS,
  type Condition,
  type Distribution,
  LIKERT,
  majorityOf,
  sidesOf,
} from '#app/domain/conditions/index.ts';
import { SECTORS, type Sector } from '#app/domain/sector.ts';
import { useMessages } from '#app/reader.tsx';

type Result = NonNullable<QueryOutput<'conditions.show'>['result']>;

/** What the answers add up to: every distribution whole, never an average, and a word where nothing has a majority. */
export function Distributions({ result }: { result: Result }) {
  const { conditions } = useMessages();
  const words = conditions.result;
  const { total, bySector } = result;
  const answered = result.answered.government + result.answered['non-government'];
  if (total === null)
    return (
      <Note icon="lock">
        <strong>{words.tooFew}.</strong> {words.tooFewBody(answered)}
      </Note>
    );
  return (
    <>
      {bySector === null && <Note icon="lock">{words.sectorsHidden}</Note>}
      <div className="dists">
        {CONDITIONS.map((condition) => (
          <One
            key={condition}
            condition={condition}
            total={total[condition]}
            rows={
              bySector
                ? SECTORS.map((sector) => [sector, bySector[sector][condition]] as const)
                : [[null, total[condition]] as const]
            }
            notes={result.words[condition]}
          />
        ))}
      </div>
    </>
  );
}

interface OneProps {
  condition: Condition;
  total: Distribution;
  rows: readonly (readonly [Sector | null, Distribution])[];
  notes: readonly string[];
}

function One({ condition, total, rows, notes }: OneProps) {
  const { conditions } = useMessages();
  const words = conditions.result;
  const statement = conditions.statement[condition];
  const side = majorityOf(total);
  const all = total.reduce((sum, n) => sum + n, 0);
  const most = Math.max(...rows.flatMap(([, distribution]) => distribution));
  return (
    <section className="distc" aria-labelledby={`sebaran-${condition}`}>
      <h3 id={`sebaran-${condition}`}>{conditions.condition[condition]}</h3>
      <p className="distc__s">{statement}</p>
      <p>
        {side ? (
          <Tag tone="line" icon="people">
            {words.majority[side](sidesOf(total)[side], all)}
          </Tag>
        ) : (
          <Tag tone="wait" icon="discuss">
            {words.noMajority}
          </Tag>
        )}
      </p>
      <table className="distt">
        <caption className="vh">{words.caption(statement)}</caption>
        <thead>
          <tr>
            {LIKERT.map((level) => (
              <th scope="col" key={level}>
                {conditions.likert[level]}
              </th>
            ))}
          </tr>
        </thead>
        {rows.map(([sector, distribution]) => (
          <tbody key={sector ?? 'all'}>
            <tr>
              <th scope="rowgroup" colSpan={5}>
                {sector ? <SectorName sector={sector} /> : words.all}
              </th>
            </tr>
            <tr>
              {distribution.map((n, at) => (
                <td key={LIKERT[at]} className={n === 0 ? 'is-0' : undefined}>
                  {n}
                  <Column n={n} most={most} sector={sector} />
                </td>
              ))}
            </tr>
          </tbody>
        ))}
      </table>
      {notes.length > 0 && (
        <details className="fold fold--s">
          <summary>{words.words(notes.length)}</summary>
          {notes.map((note, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two may have written the same; drawn once, in order
            <blockquote className="said" key={at}>
              {note}
            </blockquote>
          ))}
        </details>
      )}
    </section>
  );
}

function Column({ n, most, sector }: { n: number; most: number; sector: Sector | null }) {
  const height = most === 0 ? 0 : (n / most) * 34;
  const fill = sector === 'government' ? 'f-nila' : sector ? 'f-soga' : 'f-ink2';
  return (
    <svg viewBox="0 0 40 36" preserveAspectRatio="none" aria-hidden="true">
      <rect x="4" y={35 - height} width="32" height={height} className={fill} />
      <rect x="0" y="35" width="40" height="1" className="f-edge" />
    </svg>
  );
}
