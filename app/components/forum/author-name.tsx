import { Org } from '#app/components/organisation.tsx';
import type { Author } from '#app/contract/forum-shapes.ts';
import { useMessages } from '#app/reader.tsx';

/** Who wrote: the organisation first, then the role of the person; a facilitator by the role alone. */
export function AuthorName({ author }: { author: Author }) {
  const { forum } = useMessages();
  return (
    <>
      {author.organisation ? (
        <Org organisation={author.organisation} />
      ) : (
        <strong>{forum.thread.facilitator}</strong>
      )}{' '}
      {author.name && <span className="quiet">{author.name}</span>}
    </>
  );
}
