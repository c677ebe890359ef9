import { Link } from '@remix-run/react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { REMARK_KINDS, type RemarkKind } from '#app/domain/remark.ts';
import { useMessages } from '#app/reader.tsx';

interface BarProps {
  proposalId: string;
  /** What may be said now. */
  kinds: readonly RemarkKind[];
  children: ReactNode;
}

/** Longest passage an address carries; more than that is typed. */
const LONGEST = 1_200;

/**
 * Around a text: whoever marks words in it is offered to ask, comment, propose other words or object right there.
 * Without JavaScript the paragraph is chosen by its number on the page of the form.
 */
export function PassageBar({ proposalId, kinds, children }: BarProps) {
  const { remark: words } = useMessages();
  const place = useRef<HTMLDivElement>(null);
  const [marked, setMarked] = useState('');
  useEffect(() => {
    const look = () => {
      const selection = document.getSelection();
      const within = selection?.anchorNode && place.current?.contains(selection.anchorNode);
      const text = within ? String(selection).trim().slice(0, LONGEST) : '';
      setMarked(text.length > 1 ? text : '');
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, []);
  const offered = REMARK_KINDS.filter((kind) => kinds.includes(kind));
  return (
    <>
      <div ref={place}>{children}</div>
      {marked !== '' && offered.length > 0 && (
        <section className="pbar" aria-label={words.select}>
          <span className="cap pbar__q">“{marked}”</span>
          {offered.map((kind) => (
            <Link
              key={kind}
              className="btn btn--sm"
              to={`/usulan/${proposalId}/tanggapan/baru?${new URLSearchParams({ jenis: kind, bagian: marked })}`}
            >
              {words.makeKind[kind]}
            </Link>
          ))}
        </section>
      )}
    </>
  );
}
