import type { SessionText } from '#app/contract/session.ts';
import { useFormat, useMessages } from '#app/reader.tsx';
import { Note } from '../note.tsx';
import { useRoomView } from './room-context.tsx';
import { RoomLink } from './room-link.tsx';
import { paragraphsOf } from './view.ts';

interface RoomTextProps {
  text: SessionText;
  /** IANA zone of the forum. */
  zone: string;
}

/** A phone shows this many characters before the rest is one tap away. */
const AT_FIRST = 190;

/** The frozen text in serif: its beginning at once, the rest unfolds; with its version and time. */
export function RoomText({ text, zone }: RoomTextProps) {
  const { session, errors } = useMessages();
  const withdrawn = useRoomView().room.withdrawn.includes(text.proposalId);
  const format = useFormat(zone);
  const all = paragraphsOf(text.plain);
  let length = 0;
  const first = all.filter((paragraph, at) => {
    length += paragraph.length;
    return at === 0 || length <= AT_FIRST;
  });
  const rest = all.slice(first.length);
  const frozenAt = format.time(text.frozenAt, { zoneName: false });
  const version = `${session.proposalNumber(text.number)}, ${session.text.version(text.version, frozenAt)}`;
  const link = <RoomLink to={`/usulan/${text.proposalId}`}>{session.text.label}</RoomLink>;
  return (
    <section className="text" aria-label={session.text.label}>
      {withdrawn && <Note tone="wait">{errors.sentence.proposal_withdrawn}</Note>}
      {first.map((paragraph) => (
        <p className="doc" key={paragraph}>
          {paragraph}
        </p>
      ))}
      {rest.length > 0 ? (
        <details className="text__rest">
          <summary className="text__meta">
            <span>{version}</span>
            <strong>{session.text.whole}</strong>
          </summary>
          {rest.map((paragraph) => (
            <p className="doc" key={paragraph}>
              {paragraph}
            </p>
          ))}
          <p className="text__meta">{link}</p>
        </details>
      ) : (
        <p className="text__meta">
          <span>{version}</span>
          {link}
        </p>
      )}
    </section>
  );
}
