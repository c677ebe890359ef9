import { type RefObject, useEffect, useRef } from 'react';

/** Where a card was let go: a column, and the card of its own lane it comes below (null: on top). */
export interface Drop {
  cardId: string;
  columnId: string;
  above: string | null;
}

/** A press becomes a drag after this many pixels; less is a click. */
const THRESHOLD = 6;

/**
 * Dragging cards with a mouse or a pen. A finger scrolls instead, and has the card's menu, as does the keyboard.
 * The card follows the pointer; nothing changes until it is let go. Escape puts it back.
 */
export function useDrag(
  container: RefObject<HTMLElement | null>,
  enabled: boolean,
  onDrop: (drop: Drop) => void,
): void {
  const drop = useRef(onDrop);
  drop.current = onDrop;
  useEffect(() => {
    const root = container.current;
    if (!root || !enabled) return;
    let card: HTMLElement | null = null;
    let start = { x: 0, y: 0 };
    let dragging = false;
    let target: Element | null = null;

    const aim = (cell: Element | null) => {
      if (cell === target) return;
      target?.classList.remove('is-target');
      cell?.classList.add('is-target');
      target = cell;
    };
    const end = () => {
      aim(null);
      card?.classList.remove('is-dragged');
      card?.style.removeProperty('transform');
      document.documentElement.classList.remove('is-dragging');
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', end);
      window.removeEventListener('keydown', key);
      card = null;
      dragging = false;
    };
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape') end();
    };
    /** The cell of the card's own lane in the column below the pointer, whichever row that is. */
    const cellAt = (x: number, y: number): Element | null => {
      const columnId = document.elementFromPoint(x, y)?.closest('[data-column]')?.getAttribute('data-column');
      return columnId && card
        ? (card.closest('[data-lane]')?.querySelector(`[data-column="${columnId}"]`) ?? null)
        : null;
    };
    const move = (event: PointerEvent) => {
      if (!card) return;
      const by = { x: event.clientX - start.x, y: event.clientY - start.y };
      if (!dragging) {
        if (Math.hypot(by.x, by.y) < THRESHOLD) return;
        dragging = true;
        card.classList.add('is-dragged');
        document.documentElement.classList.add('is-dragging');
        window.getSelection()?.removeAllRanges();
      }
      event.preventDefault();
      card.style.setProperty('transform', `translate(${by.x}px, ${by.y}px)`);
      aim(cellAt(event.clientX, event.clientY));
    };
    const up = (event: PointerEvent) => {
      const cell = dragging ? cellAt(event.clientX, event.clientY) : null;
      const columnId = cell?.getAttribute('data-column');
      const cardId = card?.getAttribute('data-card');
      const wasDragging = dragging;
      if (cell && columnId && cardId) {
        const above = [...cell.querySelectorAll('[data-card]')].filter((other) => {
          const { top, height } = other.getBoundingClientRect();
          return other !== card && top + height / 2 < event.clientY;
        });
        drop.current({ cardId, columnId, above: above.at(-1)?.getAttribute('data-card') ?? null });
      }
      end();
      if (wasDragging) window.addEventListener('click', swallow, { capture: true, once: true });
    };
    const swallow = (event: MouseEvent) => {
      // Letting go over a link is not a click on it.
      if (event.target instanceof Element && event.target.closest('[data-card]')) {
        event.preventDefault();
        event.stopPropagation();
      }
    };
    const down = (event: PointerEvent) => {
      window.removeEventListener('click', swallow, { capture: true });
      if (event.button !== 0 || event.pointerType === 'touch' || !(event.target instanceof Element)) return;
      const pressed = event.target.closest<HTMLElement>('[data-card]');
      if (!pressed || event.target.closest('[data-menu]')) return;
      card = pressed;
      start = { x: event.clientX, y: event.clientY };
      window.addEventListener('pointermove', move);
      window.addEventListener('pointerup', up);
      window.addEventListener('pointercancel', end);
      window.addEventListener('keydown', key);
    };
    root.addEventListener('pointerdown', down);
    return () => {
      root.removeEventListener('pointerdown', down);
      end();
    };
  }, [container, enabled]);
}
