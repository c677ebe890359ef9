/**
 * Which of the candidates a roll means: the roll, read as a number, modulo how many there are. A roll has 256 bits,
 * so that no candidate is likelier than another. With the seed, which is told when the draw is closed, anybody can
 * check every draw: SHA-256 of the seed is the hash that was told at the beginning, and SHA-256 of "seed:number"
 * is the roll of that number, beginning with 1.
 * @param roll hexadecimal
 */
export function picked(candidates: readonly string[], roll: string): string | undefined {
  if (candidates.length === 0 || !/^[0-9a-f]+$/.test(roll)) return undefined;
  return candidates[Number(BigInt(`0x${roll}`) % BigInt(candidates.length))];
}

/** Those who can be drawn: who is there and was not drawn yet; everybody who is there once all of them were. */
export function candidatesOf(present: readonly string[], drawn: readonly string[]): string[] {
  const sorted = [...present].sort();
  const lapOf = (id: string) => drawn.filter((one) => one === id).length;
  const fewest = Math.min(...sorted.map(lapOf));
  return sorted.filter((id) => lapOf(id) === fewest);
}
