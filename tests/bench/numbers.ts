/** Milliseconds as they are printed. */
export const round = (ms: number) => Math.round(ms * 10) / 10;

/** The middle of some samples, and what all but a few stay below. */
export function percentiles(samples: readonly number[]) {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (p: number) => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? 0);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
