import type { MinutesContent } from '#app/contract/minutes.ts';
import { withBetween } from '#app/domain/minutes.ts';
import { type Named, RichText } from '#app/editor/rich-text.tsx';
import { useMessages } from '#app/reader.tsx';

/** The text of offered minutes as on paper: what came of an activity stands at the end of its agenda item. */
export function OfferedText({ offered, named }: { offered: MinutesContent; named: Named }) {
  const { minutes } = useMessages();
  const pieces = withBetween(offered.body.content ?? [], offered.activities ?? []);
  return pieces.map((piece, at) =>
    piece.is === 'text' ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a document is drawn whole, in order, and keeps no state
      <RichText key={at} doc={{ type: 'doc', content: piece.blocks }} serif heading={2} named={named} />
    ) : (
      <aside key={`${piece.one.item} ${piece.one.title}`} className="minutes__room">
        <p className="cap">{minutes.paper.fromRoom}</p>
        <p>
          <strong>{piece.one.title}</strong>
        </p>
        <ul>
          {piece.one.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </aside>
    ),
  );
}
