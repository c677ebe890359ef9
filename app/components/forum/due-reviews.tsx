import { Section } from '#app/components/page-head.tsx';
import { Item, Rows } from '#app/components/rows.tsx';
import type { QueryOutput } from '#app/contract/registry.ts';
import { useFormat, useMessages } from '#app/reader.tsx';
import { ReviewTag } from './register-row.tsx';

type Due = QueryOutput<'decision.due'>['decisions'];

/** Decisions whose day of review has come, on the pages that say what waits; nothing where none does. */
export function DueReviews({ decisions }: { decisions: Due }) {
  const { register } = useMessages();
  const format = useFormat();
  const words = register.review;
  if (decisions.length === 0) return null;
  return (
    <Section title={words.home} id="tinjau" end={<span className="cap">{decisions.length}</span>}>
      <Rows>
        {decisions.map((decision) => (
          <Item
            key={decision.id}
            doc
            title={decision.title}
            to={`/keputusan/${decision.id}#tinjau`}
            meta={
              <>
                <ReviewTag review={decision.review} />
                <span className="quiet">
                  {register.number(decision.number)}, {decision.forum.name},{' '}
                  {decision.review.state === 'due' && decision.review.on
                    ? words.homeDue(format.day(decision.review.on))
                    : words.homeReopened}
                </span>
              </>
            }
          >
            {decision.review.note && <p className="soft">{decision.review.note}</p>}
          </Item>
        ))}
      </Rows>
    </Section>
  );
}
