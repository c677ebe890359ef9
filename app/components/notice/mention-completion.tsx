import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { Badge } from '#app/components/organisation.tsx';
import type { Mentionable } from '#app/contract/forum-shapes.ts';
import { useMessages } from '#app/reader.tsx';
import { fitting, mentionBefore } from './mention-text.ts';

type Field = HTMLTextAreaElement | HTMLElement;

interface Open {
  field: Field;
  query: string;
  left: number;
  top: number;
  /** The list stands above the line, where a phone's keyboard leaves no room below. */
  above: boolean;
}

/** Room that the list needs below the line, in pixels. */
const ROOM = 260;

/** Keys that move the caret away from what is being written. */
const AWAY: ReadonlySet<string> = new Set(['ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown']);

/** Plain fields whose words are read for mentions; of others nobody is told. */
const TOLD: ReadonlySet<string> = new Set(['body', 'suggestion']);

/** The field of words that are read for mentions, if the event comes from one: plain, or an editor's. */
function fieldOf(target: EventTarget | null): Field | null {
  if (target instanceof HTMLTextAreaElement) return TOLD.has(target.name) ? target : null;
  const editor = target instanceof HTMLElement ? target.closest('[contenteditable="true"]') : null;
  return editor instanceof HTMLElement ? editor : null;
}

/** The text before the caret, as far as a mention could reach. */
function textBefore(field: Field): string {
  if (field instanceof HTMLTextAreaElement) return field.value.slice(0, field.selectionStart);
  const selection = window.getSelection();
  const node = selection?.isCollapsed ? selection.anchorNode : null;
  if (!node || node.nodeType !== Node.TEXT_NODE || !field.contains(node)) return '';
  return (node.textContent ?? '').slice(0, selection?.anchorOffset);
}

function placeOf(field: Field): Pick<Open, 'left' | 'top' | 'above'> {
  const range = field instanceof HTMLTextAreaElement ? null : window.getSelection()?.getRangeAt(0);
  const box = range?.getBoundingClientRect();
  const rect = box && box.height > 0 ? box : field.getBoundingClientRect();
  const view = window.visualViewport;
  const height = view ? view.height + view.offsetTop : window.innerHeight;
  const above = rect.bottom + ROOM > height && rect.top > ROOM;
  const widest = Math.min(320, window.innerWidth - 32);
  return {
    left: Math.max(16, Math.min(rect.left, window.innerWidth - 16 - widest)) + window.scrollX,
    top: (above ? rect.top : rect.bottom) + window.scrollY,
    above,
  };
}

/** Writes the code or the name in place of what was typed, as if it had been typed: the field's own undo takes it back. */
function complete(field: Field, typed: string, named: string): void {
  field.focus();
  if (field instanceof HTMLTextAreaElement) {
    const end = field.selectionStart;
    field.setSelectionRange(end - typed.length - 1, end);
  } else {
    const selection = window.getSelection();
    for (let back = 0; back <= typed.length; back += 1) selection?.modify('extend', 'backward', 'character');
  }
  document.execCommand('insertText', false, `@${named} `);
}

/**
 * Offers the organisations and people of the forum while somebody writes "@" in any field of the page: arrows and
 * Enter, or a tap. Without JavaScript codes and names are written by hand.
 */
export function MentionCompletion({ mentionable }: { mentionable: Mentionable }) {
  const { notice } = useMessages();
  const id = useId();
  const [open, setOpen] = useState<Open | null>(null);
  const [at, setAt] = useState(0);
  const choices = useMemo(() => (open ? fitting(mentionable, open.query) : []), [mentionable, open]);
  const now = useRef({ open, at, choices });
  now.current = { open, at, choices };

  const close = useCallback(() => setOpen(null), []);
  const choose = useCallback((named: string) => {
    const { open: shown } = now.current;
    // What stands before the caret now, whatever happened since the list was drawn.
    const written = shown && mentionBefore(textBefore(shown.field));
    if (shown && written) complete(shown.field, written.query, named);
    setOpen(null);
  }, []);

  useEffect(() => {
    const look = (event: Event) => {
      const field = fieldOf(event.target);
      const written = field && mentionBefore(textBefore(field));
      if (!field || !written || fitting(mentionable, written.query).length === 0) return setOpen(null);
      setAt(0);
      setOpen({ field, query: written.query, ...placeOf(field) });
    };
    const keys = (event: KeyboardEvent) => {
      const { open: shown, at: here, choices: list } = now.current;
      if (!shown || list.length === 0 || event.isComposing) return;
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (step !== 0) setAt((here + step + list.length) % list.length);
      else if (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey))
        choose(list[here]?.named ?? '');
      else if (event.key === 'Escape') setOpen(null);
      else {
        if (AWAY.has(event.key)) setOpen(null);
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener('input', look);
    document.addEventListener('keydown', keys, true);
    const elsewhere = (event: PointerEvent) => {
      if (!(event.target instanceof Element && event.target.closest('[role="listbox"]'))) setOpen(null);
    };
    document.addEventListener('focusout', close);
    document.addEventListener('pointerdown', elsewhere);
    return () => {
      document.removeEventListener('input', look);
      document.removeEventListener('keydown', keys, true);
      document.removeEventListener('focusout', close);
      document.removeEventListener('pointerdown', elsewhere);
    };
  }, [mentionable, choose, close]);

  const field = open?.field;
  const active = choices.length > 0 ? `${id}-${at}` : undefined;
  useEffect(() => {
    if (!field || !active) return;
    field.setAttribute('aria-autocomplete', 'list');
    field.setAttribute('aria-controls', id);
    field.setAttribute('aria-activedescendant', active);
    return () => {
      field.removeAttribute('aria-autocomplete');
      field.removeAttribute('aria-controls');
      field.removeAttribute('aria-activedescendant');
    };
  }, [field, active, id]);

  return (
    <>
      <output className="vh">{open && choices.length > 0 ? notice.choices(choices.length) : ''}</output>
      {open && choices.length > 0 && (
        <div
          className={open.above ? 'mentions mentions--above' : 'mentions'}
          style={{ left: open.left, top: open.top }}
        >
          <div role="listbox" id={id} aria-label={notice.whom} className="mentions__l">
            {choices.map(({ id: of, named, organisation, beside }, index) => (
              <div
                key={of}
                role="option"
                id={`${id}-${index}`}
                aria-selected={index === at}
                tabIndex={-1}
                className="mentions__o"
                // The field keeps the focus: a tap must not take it away before it is understood.
                onPointerDown={(event) => {
                  event.preventDefault();
                  choose(named);
                }}
              >
                {organisation && <Badge organisation={organisation} small />} <strong>@{named}</strong>{' '}
                <span>{beside}</span>
              </div>
            ))}
          </div>
        </div>
      )}
    </>
  );
}
