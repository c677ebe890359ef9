import { Link } from '@remix-run/react';
import { SectorName } from '#app/components/organisation.tsx';
import { Section } from '#app/components/page-head.tsx';
import { SECTORS, type Sector } from '#app/domain/sector.ts';
import { type InputCounts, inputsOf, inputTotals, STANDINGS, type Standing } from '#app/domain/topic.ts';
import { useFormat, useMessages } from '#app/reader.tsx';

interface InputSummaryProps {
  topicId: string;
  counts: InputCounts;
  /** Which inputs are shown; null for all threads. */
  chosen: Standing | null;
}

/** What became of the inputs of a topic, in figures that are links: each shows only those. */
export function InputSummary({ topicId, counts, chosen }: InputSummaryProps) {
  const { topic } = useMessages();
  const { total, ...by } = inputTotals(counts);
  if (total === 0) return null;
  return (
    <nav className="fates" aria-label={topic.filter}>
      <Link to={`/topik/${topicId}?semua`} aria-current={chosen === null ? 'page' : undefined}>
        {topic.inputs(total)}
      </Link>
      <ul>
        {STANDINGS.map((standing) => (
          <li key={standing}>
            <Link
              to={`/topik/${topicId}?tindak=${standing}`}
              aria-current={chosen === standing ? 'page' : undefined}
            >
              {topic.counted[standing](by[standing])}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const FILL: Record<Sector, string> = { government: 'f-nila', 'non-government': 'f-soga' };

/** How much of each sector's input went into a proposal: a total would hide whose words are taken up. */
export function AdoptionBySector({ counts }: { counts: InputCounts }) {
  const { topic } = useMessages();
  const format = useFormat();
  if (inputTotals(counts).total === 0) return null;
  return (
    <Section title={topic.bySector} id="adopsi">
      <p className="soft">{topic.bySectorLead}</p>
      <dl className="adopt">
        {SECTORS.map((sector) => {
          const { adopted, open } = counts[sector];
          const total = inputsOf(counts[sector]);
          return (
            <div key={sector}>
              <dt>
                <SectorName sector={sector} />
              </dt>
              <dd>
                <strong className="num">
                  {topic.adoptedOf(adopted, total, format.percent(total === 0 ? 0 : adopted / total))}
                </strong>
                {total > 0 && (
                  <>
                    <svg
                      className="adopt__bar"
                      viewBox="0 0 100 4"
                      preserveAspectRatio="none"
                      aria-hidden="true"
                    >
                      <rect width="100" height="4" className="f-sunken" />
                      <rect width={(100 * adopted) / total} height="4" className={FILL[sector]} />
                    </svg>
                    <span className="cap">{topic.openOf(open)}</span>
                  </>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </Section>
  );
}
