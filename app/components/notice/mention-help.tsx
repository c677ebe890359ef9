import { Badge } from '#app/components/organisation.tsx';
import type { Mentionable } from '#app/contract/forum-shapes.ts';
import { useMessages } from '#app/reader.tsx';

/** How organisations and people are named in a text, with the codes and names to write; folded away. */
export function MentionHelp({ mentionable }: { mentionable: Mentionable }) {
  const { notice } = useMessages();
  const { organisations, people } = mentionable;
  return (
    <details className="reply">
      <summary>{notice.whom}</summary>
      <p className="field__help">{notice.mentionHelp}</p>
      <ul className="codes">
        {organisations.map((organisation) => (
          <li key={organisation.id}>
            <Badge organisation={organisation} small /> @{organisation.code} {organisation.shortName}
          </li>
        ))}
      </ul>
      {people.length > 0 && (
        <ul className="codes">
          {people.map(({ id, name, organisation }) => (
            <li key={id}>
              {organisation && <Badge organisation={organisation} small />} @{name}
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
