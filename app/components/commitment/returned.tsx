import { Link } from '@remix-run/react';
import { Note } from '#app/components/note.tsx';
import type { CommitmentLine } from '#app/contract/commitment-shapes.ts';
import { useMessages } from '#app/reader.tsx';

/** Commitments that a party returned, each with its reason and the way to word it better. */
export function Returned({ lines }: { lines: readonly CommitmentLine[] }) {
  const { commitment } = useMessages();
  return lines
    .filter((line) => line.life === 'draft')
    .map((line) => (
      <Note tone="wait" icon="ret" key={line.id}>
        <Link to={`/komitmen/${line.id}`}>{line.title}</Link>
        <br />
        {commitment.propose.returned(line.lifeReason ?? '')}
      </Note>
    ));
}
