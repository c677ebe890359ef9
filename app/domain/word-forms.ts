/**
 * Other forms of an Indonesian word that a stemmer takes for different words. PostgreSQL's drops a prefix and leaves
 * what it has swallowed: "menerima" becomes "erima" and never meets "diterima" ("terima"); it takes "-kan" from
 * "rujukan" and misses "merujuk". A form that is no word meets nothing and does no harm.
 */

/** The sound at the head of a root that the prefix swallows: "men(t)erima", "mem(p)akai", "meng(k)irim". */
const SWALLOWED = [
  ['n', 't'],
  ['m', 'p'],
  ['ng', 'k'],
] as const;

/** The forms under which the register is to be searched beside the word itself. */
export function otherForms(word: string): string[] {
  const lower = word.toLowerCase();
  const forms: string[] = [];
  const spoken = SWALLOWED.find(([nasal]) => new RegExp(`^[mp]e${nasal}[aiueo]`).test(lower));
  if (spoken) forms.push(spoken[1] + lower.slice(2 + spoken[0].length));
  const root = lower.replace(/^(?:di|ter|ber)/, '').replace(/(?:kan|an)$/, '');
  const nasal = SWALLOWED.find(([, head]) => root.startsWith(head) && /^.[aiueo]/.test(root))?.[0];
  if (nasal && !spoken) forms.push(`me${nasal}${root.slice(1)}`);
  if (/[aiueo]kan$/.test(lower)) forms.push(lower.slice(0, -2));
  if (/[aiueo]k$/.test(lower)) forms.push(`${lower}an`);
  return forms;
}
