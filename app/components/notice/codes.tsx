import { Badge } from '#app/components/organisation.tsx';
import type { OrganisationRef } from '#app/contract/contract.ts';
import { useMessages } from '#app/reader.tsx';

/** How organisations and people are named in a text, with the codes to write; folded away. */
export function MentionCodes({ codes }: { codes: readonly OrganisationRef[] }) {
  const { notice } = useMessages();
  return (
    <details className="reply">
      <summary>{notice.codes}</summary>
      <p className="field__help">{notice.mentionHelp}</p>
      <ul className="codes">
        {codes.map((organisation) => (
          <li key={organisation.id}>
            <Badge organisation={organisation} small /> @{organisation.code} {organisation.shortName}
          </li>
        ))}
      </ul>
    </details>
  );
}
