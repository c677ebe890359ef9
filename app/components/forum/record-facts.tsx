import { Link } from '@remix-run/react';
import type { QueryOutput } from '#app/contract/registry.ts';
import { useFormat, useMessages } from '#app/reader.tsx';

type Shown = QueryOutput<'forum.show'>;

/** What happened in the forum, counted; each figure leads to what it counts. */
export function RecordFacts({ forumId, facts }: { forumId: string; facts: Shown['facts'] }) {
  const { forum } = useMessages();
  const format = useFormat();
  const words = forum.facts;
  const { government, 'non-government': others } = facts.contributions;
  const figures: readonly (readonly [number, (n: number) => string, string, string?])[] = [
    [facts.sessions, words.sessions, `/sesi?forum=${forumId}`],
    [
      government + others,
      words.contributions,
      `/forum/${forumId}/topik`,
      words.contributionsBy(government, others),
    ],
    [facts.proposals, words.proposals, `/forum/${forumId}/usulan`],
    [facts.decisions, words.decisions, `/forum/${forumId}/keputusan`],
    [facts.agreements, words.agreements, `/kesepakatan?forum=${forumId}`],
    [facts.boards, words.boards, `/papan?forum=${forumId}`],
  ];
  return (
    <ul className="ffacts" aria-label={words.title}>
      {figures.map(([figure, label, to, more]) => (
        <li key={to}>
          <Link to={to}>
            <strong className="num">{format.number(figure)}</strong> {label(figure)}
          </Link>
          {more && figure > 0 && <span className="cap">{more}</span>}
        </li>
      ))}
    </ul>
  );
}
