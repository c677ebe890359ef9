/** The two languages of the interface. Indonesian is the source; English is complete. */
export type Locale = 'id' | 'en';

export const LOCALES: readonly Locale[] = ['id', 'en'];

/** Is this value one of our languages? For cookies and form fields, which anybody can write. */
export function isLocale(value: unknown): value is Locale {
  return value === 'id' || value === 'en';
}

/**
 * The language of a reader: the choice kept in the cookie, else Indonesian.
 * Indonesian is first whatever the browser prefers: many devices in Indonesia are left on English.
 * @param chosen the value of the `mufakat-bahasa` cookie, if any
 */
export function localeOf(chosen: unknown): Locale {
  return isLocale(chosen) ? chosen : 'id';
}

/** The cookie that keeps the chosen language. */
export const LOCALE_COOKIE = 'mufakat-bahasa';

/** The tag for Intl and the `lang` attribute of numbers and dates. */
export const LANGUAGE_TAG: Record<Locale, string> = { id: 'id-ID', en: 'en-GB' };
