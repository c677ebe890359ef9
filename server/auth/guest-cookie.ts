import { cookieValue } from './lucia.ts';

/** How long the seat of an observer with a name only lasts at most: one day of meeting. */
export const GUEST_HOURS = 12;

/** Name of the cookie that is such a seat; over https it is bound to this host. */
const nameOf = (secure: boolean): string => (secure ? '__Host-mufakat-tamu' : 'mufakat-tamu');

const attributes = (secure: boolean, maxAge: number): string =>
  `Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure ? '; Secure' : ''}`;

/** The Set-Cookie value that gives a browser its seat. */
export const guestCookie = (token: string, secure: boolean): string =>
  `${nameOf(secure)}=${token}; ${attributes(secure, GUEST_HOURS * 3_600)}`;

/** The Set-Cookie value that makes a browser forget it. */
export const blankGuestCookie = (secure: boolean): string => `${nameOf(secure)}=; ${attributes(secure, 0)}`;

/** The secret of a seat in a Cookie header, if there is one that could be ours. */
export function guestTokenIn(header: string, secure: boolean): string | null {
  const value = cookieValue(header, nameOf(secure));
  return value !== null && /^[A-Za-z0-9_-]{43}$/.test(value) ? value : null;
}
