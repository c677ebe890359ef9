import { useFetcher } from '@remix-run/react';
import { useEffect, useState } from 'react';
import type { QueryOutput } from '#app/contract/registry.ts';

type Shown = QueryOutput<'document.list'>;

/** Files are drawn one after the other, a third of a second each or more. */
const AFTER_MS = 2_000;
/** A file that is not drawn by then will not be: its size is not asked for any more. */
const TIMES = 6;

/**
 * The documents with the sizes of their files: whoever opens the page first finds files that are only being drawn, and
 * the page asks again for what is missing. Everything else stays as it was, so that nothing typed is lost.
 */
export function useSizes(shown: Shown): Shown['documents'] {
  const { data, state, load } = useFetcher<{ shown: Shown }>();
  const [asked, setAsked] = useState(0);
  const documents = shown.documents.map((one) => {
    const newer = data?.shown.documents.find(({ kind }) => kind === one.kind);
    return { ...one, sizes: newer?.sizes ?? one.sizes };
  });
  const missing = documents.some(({ sizes }) => sizes && (sizes.pdf === null || sizes.docx === null));
  useEffect(() => {
    if (!missing || state !== 'idle' || asked >= TIMES) return;
    const timer = setTimeout(() => {
      setAsked(asked + 1);
      load(window.location.pathname);
    }, AFTER_MS);
    return () => clearTimeout(timer);
  }, [missing, state, asked, load]);
  return documents;
}
