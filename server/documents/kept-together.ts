/**
 * A list in the parts that no page may break: its first two lines, then each by itself, then its last two, so that none
 * stands alone at the foot or at the head of a page.
 */
export function keptTogether<T>(lines: readonly T[]): T[][] {
  if (lines.length <= 3) return lines.length === 0 ? [] : [[...lines]];
  return [lines.slice(0, 2), ...lines.slice(2, -2).map((line) => [line]), lines.slice(-2)];
}
