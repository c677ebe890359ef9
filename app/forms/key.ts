/**
 * Idempotency keys of forms. The loader makes one key for a page, so that server and browser draw the
 * same hidden field; each form on the page derives its own from it.
 */

/** A new key for a page. Call it in a loader, never while drawing. */
export function newKey(): string {
  return globalThis.crypto.randomUUID();
}

/**
 * The key of one form on a page: the page's key with the form's name mixed into its last group,
 * so that two forms of a page never share a key and the result is a UUID still.
 */
export function keyFor(pageKey: string, formId: string): string {
  // FNV-1a over the name, twice with different bases, gives the 48 bits of a UUID's last group.
  const mix = (basis: number) => {
    let hash = basis;
    for (let i = 0; i < formId.length; i += 1)
      hash = Math.imul(hash ^ formId.charCodeAt(i), 0x01000193) >>> 0;
    return hash;
  };
  const last = pageKey.slice(-12);
  const high = (Number.parseInt(last.slice(0, 4), 16) ^ (mix(0x811c9dc5) & 0xffff)) >>> 0;
  const low = (Number.parseInt(last.slice(4), 16) ^ mix(0x9e3779b9)) >>> 0;
  return pageKey.slice(0, -12) + high.toString(16).padStart(4, '0') + low.toString(16).padStart(8, '0');
}
