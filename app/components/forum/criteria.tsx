import { Icon } from '#app/components/icon.tsx';
import type { QueryOutput } from '#app/contract/registry.ts';
import { useMessages } from '#app/reader.tsx';

type Shown = QueryOutput<'forum.show'>;

/** The five marks of collaborative governance, each with the counts it was judged by. */
export function Criteria({ criteria }: { criteria: Shown['criteria'] }) {
  const { forum } = useMessages();
  const words = forum.criteria;
  return (
    <>
      <ul className="crit crit--proof">
        {criteria.map(({ criterion, met, evidence }) => (
          <li key={criterion} className={met ? undefined : 'is-open'}>
            <Icon name={met ? 'check' : 'minus'} />
            <span>
              <strong>{words.name[criterion]}</strong>
              <span className="vh">: {met ? words.yes : words.no}</span>
              <span className="crit__p">
                {!met && <span className="crit__no">{words.no}. </span>}
                {words.evidence[criterion](evidence)}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <p className="cap">{words.source}</p>
    </>
  );
}
