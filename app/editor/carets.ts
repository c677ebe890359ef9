import { Extension } from '@tiptap/core';
import { yCursorPlugin } from '@tiptap/y-tiptap';
import type { Awareness } from 'y-protocols/awareness';
import type { Writer } from '#app/contract/draft.ts';

/** The side of an organisation decides the colour; the label beside it says whose caret it is in words. */
const sectorOf = (who: Writer | undefined) =>
  who?.organisation ? (who.organisation.sector === 'government' ? 'gov' : 'ngo') : 'caret--alone';

function caretOf(who: Writer): HTMLElement {
  const caret = document.createElement('span');
  caret.className = `caret ${sectorOf(who)}`;
  const label = document.createElement('span');
  label.className = 'caret__who';
  if (who.organisation) {
    const mark = document.createElement('span');
    mark.className = `mark ${sectorOf(who)}`;
    label.append(mark);
  }
  label.append(who.organisation?.shortName ?? who.name);
  caret.append(label);
  // Who writes is listed beside the text; here it would interrupt the words being read.
  caret.setAttribute('aria-hidden', 'true');
  return caret;
}

/** The carets and selections of the others in a shared text, each with the mark of its organisation. */
export function carets(awareness: Awareness): Extension {
  return Extension.create({
    name: 'carets',
    addProseMirrorPlugins: () => [
      yCursorPlugin(awareness, {
        cursorBuilder: caretOf,
        selectionBuilder: (who: Writer) => ({ class: `caret__chosen ${sectorOf(who)}` }),
      }),
    ],
  });
}
