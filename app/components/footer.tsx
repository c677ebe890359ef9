import { useLocation } from '@remix-run/react';
import { LOCALES } from '#app/i18n/locale.ts';
import { useReader } from '#app/reader.tsx';

/**
 * Language and appearance, as plain forms: they load the page anew, because a reader's browser holds
 * the words of one language only.
 */
export function Footer() {
  const { locale, theme, messages } = useReader();
  const { pathname, search } = useLocation();
  const { footer } = messages.common;
  const back = <input type="hidden" name="back" value={pathname + search} />;
  const themes = [
    ['light', footer.light],
    ['dark', footer.dark],
    ['device', footer.device],
  ] as const;
  return (
    <footer className="foot">
      <p className="cap">{footer.privacy}</p>
      <form method="post" action="/bahasa" className="foot__f">
        {back}
        <fieldset>
          <legend className="vh">{footer.language}</legend>
          {LOCALES.map((each) => (
            <button
              type="submit"
              key={each}
              className="foot__b"
              name="locale"
              value={each}
              lang={each}
              aria-pressed={each === locale}
            >
              {footer.languageName[each]}
            </button>
          ))}
        </fieldset>
      </form>
      <form method="post" action="/tema" className="foot__f">
        {back}
        <fieldset>
          <legend className="vh">{footer.theme}</legend>
          {themes.map(([value, word]) => (
            <button
              type="submit"
              key={value}
              className="foot__b"
              name="theme"
              value={value}
              aria-pressed={value === (theme ?? 'device')}
            >
              {word}
            </button>
          ))}
        </fieldset>
      </form>
    </footer>
  );
}
