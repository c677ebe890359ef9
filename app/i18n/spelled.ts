const ONES = 'nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas'.split(' ');

function below(n: number): string {
  if (n < 12) return ONES[n] ?? '';
  if (n < 20) return `${ONES[n - 10]} belas`;
  if (n < 100) return joined(`${ONES[Math.floor(n / 10)]} puluh`, n % 10);
  if (n < 200) return joined('seratus', n % 100);
  if (n < 1_000) return joined(`${ONES[Math.floor(n / 100)]} ratus`, n % 100);
  if (n < 2_000) return joined('seribu', n % 1_000);
  if (n < 1_000_000) return joined(`${below(Math.floor(n / 1_000))} ribu`, n % 1_000);
  return joined(`${below(Math.floor(n / 1_000_000))} juta`, n % 1_000_000);
}

const joined = (head: string, rest: number): string => (rest === 0 ? head : `${head} ${below(rest)}`);

/**
 * A number in Indonesian words (terbilang), as official records write dates: 2026 → "dua ribu dua puluh enam".
 * @param n whole number from 0 to 999,999,999
 * @throws RangeError outside of it
 */
export function spelledOut(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n >= 1_000_000_000)
    throw new RangeError('a number that can be spelled');
  return below(n);
}
