import { differenceOf } from '#app/editor/difference.ts';
import { useMessages } from '#app/reader.tsx';

/** What changed between two versions of a text: struck out and underlined, each said to screen readers. */
export function Difference({ before, after }: { before: string; after: string }) {
  const { forum } = useMessages();
  const words = forum.proposals;
  if (before === after) return <p className="soft">{words.unchanged}</p>;
  return (
    <p className="diff serif">
      {differenceOf(before, after).map(({ kind, text }, at) => {
        if (kind === 'same') return text;
        const Change = kind === 'added' ? 'ins' : 'del';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: stretches are drawn once, in order, and keep no state
          <Change key={at}>
            <span className="vh"> [{kind === 'added' ? words.added : words.removed}: </span>
            {text}
            <span className="vh">] </span>
          </Change>
        );
      })}
    </p>
  );
}
