/**
 * Fractional ordering keys: strings over 0-9A-Za-z that sort by code point. A card gets a key between those of
 * its new neighbours and no other row changes. In PostgreSQL the column needs COLLATE "C".
 *
 * A key is a fraction without its "0.": it never ends in the lowest digit, so that there is always room before it.
 */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE = DIGITS.length;

/** From this length on a list should be spread again; a key of this length is still valid. */
export const RESPREAD_LENGTH = 24;

/** An ordering key. */
export type Rank = string;

function digitOf(key: string, at: number): number {
  const letter = key[at];
  return letter === undefined ? 0 : DIGITS.indexOf(letter);
}

/** Whether a string is an ordering key: digits of the alphabet, not empty, not ending in the lowest. */
export function isRank(value: string): boolean {
  return /^[0-9A-Za-z]*[1-9A-Za-z]$/.test(value);
}

/**
 * A key strictly between two keys, as short as it can be made without looking at others.
 * @param before the lower neighbour, or null at the beginning
 * @param after the upper neighbour, or null at the end
 * @throws RangeError if one is no key or if they are not in order: the list they come from is damaged
 */
export function between(before: Rank | null, after: Rank | null): Rank {
  if ((before !== null && !isRank(before)) || (after !== null && !isRank(after))) {
    throw new RangeError('an ordering key is damaged');
  }
  if (before !== null && after !== null && before >= after) {
    throw new RangeError('ordering keys are not in order');
  }
  const low = before ?? '';
  let key = '';
  let open = after === null;
  for (let at = 0; ; at += 1) {
    const from = digitOf(low, at);
    const to = open || after === null ? BASE : digitOf(after, at);
    const room = to - from;
    if (room > 1) {
      // At an open end go one step, not to the middle: appending a thousand cards must not halve the space each time.
      const step =
        before !== null && after === null ? 1 : before === null && after !== null ? room - 1 : room >> 1;
      return key + DIGITS[from + step];
    }
    key += DIGITS[from];
    // Once the key has a digit below the upper neighbour's, only the lower neighbour still binds.
    if (room === 1) open = true;
  }
}

/**
 * Keys for a whole list, evenly apart and all of the same short length.
 * @param count how many, 0 or more
 */
export function spread(count: number): Rank[] {
  let length = 1;
  // Twice as much room as keys, so that the first insertions between two neighbours stay short.
  while (BASE ** length < (count + 1) * 2) length += 1;
  const space = BASE ** length;
  return Array.from({ length: count }, (_, at) => {
    let value = Math.floor(((at + 1) * space) / (count + 1));
    let key = '';
    for (let digit = 0; digit < length; digit += 1) {
      key = DIGITS[value % BASE] + key;
      value = Math.floor(value / BASE);
    }
    return key.replace(/0+$/, '');
  });
}

/** Whether keys have grown so long that the list should be spread again. */
export function needsRespread(keys: Iterable<Rank>): boolean {
  for (const key of keys) if (key.length >= RESPREAD_LENGTH) return true;
  return false;
}
