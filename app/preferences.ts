import { isLocale, LOCALE_COOKIE, type Locale, localeOf } from './i18n/locale.ts';

/** Light, dark, or null: as the device asks. */
export type Theme = 'light' | 'dark' | null;

/** The cookie that keeps the chosen appearance. */
export const THEME_COOKIE = 'mufakat-theme';

/** The cookie that keeps the wish for little data. */
const LEAN_COOKIE = 'mufakat-hemat';

/** The cookie that carries the receipt of a form to the page it leads to. */
const RECEIPT_COOKIE = 'mufakat-tercatat';
/** Long enough for a slow page, short enough that no later one speaks of it. */
const RECEIPT_SECONDS = 60;

const YEAR_SECONDS = 31_536_000;

function cookieValue(header: string | null | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

/**
 * What a reader chose in the footer, from the request's Cookie header. Anybody can write a cookie:
 * unknown values count as not chosen.
 */
export function preferencesOf(cookieHeader: string | null | undefined): { locale: Locale; theme: Theme } {
  const theme = cookieValue(cookieHeader, THEME_COOKIE);
  return {
    locale: localeOf(cookieValue(cookieHeader, LOCALE_COOKIE)),
    theme: theme === 'light' || theme === 'dark' ? theme : null,
  };
}

function cookie(name: string, value: string, maxAge: number, secure: boolean): string {
  return `${name}=${value}; Path=/; Max-Age=${maxAge}; SameSite=Lax; HttpOnly${secure ? '; Secure' : ''}`;
}

/** The Set-Cookie header that keeps a language for a year; null when `chosen` is not one of ours. */
export function localeCookie(chosen: unknown, secure: boolean): string | null {
  return isLocale(chosen) ? cookie(LOCALE_COOKIE, chosen, YEAR_SECONDS, secure) : null;
}

/** The Set-Cookie header that keeps an appearance for a year; anything else forgets it: follow the device. */
export function themeCookie(chosen: unknown, secure: boolean): string {
  return chosen === 'light' || chosen === 'dark'
    ? cookie(THEME_COOKIE, chosen, YEAR_SECONDS, secure)
    : cookie(THEME_COOKIE, '', 0, secure);
}

/** Whether the reader asked for little data: the phone's own letters, and news less often. */
export function leanOf(cookieHeader: string | null | undefined): boolean {
  return cookieValue(cookieHeader, LEAN_COOKIE) === '1';
}

/** The Set-Cookie header that keeps the wish for little data, or forgets it. */
export function leanCookie(lean: boolean, secure: boolean): string {
  return cookie(LEAN_COOKIE, lean ? '1' : '', lean ? YEAR_SECONDS : 0, secure);
}

/** The Set-Cookie header that tells the next page which entry of the ledger a form became. */
export function receiptCookie(entryId: string, secure: boolean): string {
  return cookie(RECEIPT_COOKIE, entryId, RECEIPT_SECONDS, secure);
}

/** The Set-Cookie header after it was told: once is enough. */
export function receiptTold(secure: boolean): string {
  return cookie(RECEIPT_COOKIE, '', 0, secure);
}

/** The entry a form just became, from the request's Cookie header; null when there is none. */
export function receiptOfCookie(cookieHeader: string | null | undefined): string | null {
  const entryId = cookieValue(cookieHeader, RECEIPT_COOKIE);
  return entryId && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(entryId) ? entryId : null;
}

/**
 * A path of our own to return to, or '/' when the given one could lead elsewhere
 * ("//host", "/\host" and control characters are read as another origin by browsers).
 */
export function ownPath(path: unknown): string {
  return typeof path === 'string' && /^\/(?![/\\])[\x21-\x7e]*$/.test(path) ? path : '/';
}
