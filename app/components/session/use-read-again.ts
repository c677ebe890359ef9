import { useEffect } from 'react';
import type { Answer } from '#app/contract/errors.ts';
import type { QueryInput, QueryName, QueryOutput } from '#app/contract/registry.ts';

/** A whole hall does not ask in the same moment. */
const SPREAD_MS = 1_500;

/**
 * Reads a query again, with the reader's own rights, whenever there is a new reason to.
 * @param reason empty or 0: nothing to read
 * @param input the same text asks for the same
 * @param hall everybody has this reason at once
 */
export function useReadAgain<N extends QueryName>(
  reason: string | number,
  name: N,
  input: QueryInput<N>,
  take: (output: QueryOutput<N>) => void,
  hall = false,
): void {
  const search = new URLSearchParams(
    Object.entries(input).map(([key, value]) => [key, String(value)]),
  ).toString();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `take` is a setter; it need not be the same each time
  useEffect(() => {
    if (reason === '' || reason === 0) return;
    const abort = new AbortController();
    const read = async () => {
      const response = await fetch(`/api/v1/queries/${name}?${search}`, {
        credentials: 'same-origin',
        signal: abort.signal,
      });
      const answer = (await response.json()) as Answer<QueryOutput<N>>;
      if (answer.ok) take(answer.output);
    };
    // No connection: it is asked for again with the next reason.
    const timer = setTimeout(() => void read().catch(() => {}), hall ? Math.random() * SPREAD_MS : 0);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [reason, name, search, hall]);
}
