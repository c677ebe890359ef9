import { DateTime } from '#app/components/date-time.tsx';
import { Item, Rows } from '#app/components/rows.tsx';
import type { QueryOutput } from '#app/contract/registry.ts';
import { useMessages } from '#app/reader.tsx';
import { MarkWords, StandingTag } from './standing.tsx';

type Mine = QueryOutput<'contribution.mine'>['contributions'];

/** What the reader wrote, each with its topic and what became of it. */
export function MyInputs({ contributions }: { contributions: Mine }) {
  const { topic } = useMessages();
  return (
    <Rows>
      {contributions.map((each) => (
        <Item
          key={each.id}
          title={each.excerpt}
          to={`/masukan/${each.id}`}
          meta={
            <>
              {each.standing && !each.mark && <StandingTag standing={each.standing} />}
              <span className="quiet">
                {each.topic.title}, <DateTime at={each.createdAt} show="date" />
                {each.replies > 0 && `, ${topic.one.replies(each.replies)}`}
              </span>
            </>
          }
        >
          {each.mark && <MarkWords mark={each.mark} />}
        </Item>
      ))}
    </Rows>
  );
}
