import { useEffect } from 'react';

/** Parts of a page that have a name of their own: where somebody is taken when a button disappears below them. */
const PLACES = 'section, aside, dialog, main';

/**
 * Keeps the focus in the room. Acts take their own buttons away: a turn that was given leaves the queue, a test that
 * is closed leaves the bar. The focus would fall back to the top of the page; instead it goes to the part of the page
 * the button stood in (WCAG 2.4.3), without scrolling.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let path: HTMLElement[] = [];
    const onFocusIn = ({ target }: FocusEvent) => {
      path = [];
      for (let at = target instanceof HTMLElement ? target : null; at; at = at.parentElement) path.push(at);
    };
    // Whoever points elsewhere has left on purpose.
    const onPointerDown = () => {
      path = [];
    };
    const observer = new MutationObserver(() => {
      const [last] = path;
      const isLost = document.activeElement === null || document.activeElement === document.body;
      if (!last || last.isConnected || !isLost) return;
      const place = path.find((element) => element.isConnected && element.matches(PLACES));
      if (!place) return;
      if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
      place.focus({ preventScroll: true });
    });
    document.addEventListener('focusin', onFocusIn);
    document.addEventListener('pointerdown', onPointerDown);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', onFocusIn);
      document.removeEventListener('pointerdown', onPointerDown);
    };
  }, []);
}
