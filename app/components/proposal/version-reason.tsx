import type { VersionItem } from '#app/contract/forum-texts.ts';
import { useMessages } from '#app/reader.tsx';

/** Why there is this version: whose amendments it holds, in the reader's language, and what its writer said. */
export function VersionReason({ version }: { version: Pick<VersionItem, 'adopted' | 'reason'> }) {
  const { proposals: words } = useMessages().forum;
  const { adopted, reason } = version;
  const whose = adopted.map((organisation) => organisation.shortName).join(', ');
  const said = [adopted.length > 0 ? words.adopted(whose) : null, reason].filter((one) => one !== null);
  return <p className="soft">{said.length > 0 ? said.join(' ') : words.first}</p>;
}
