import { useEffect, useState } from 'react';
import { useMessages } from '#app/reader.tsx';

const KEPT_AS = 'mufakat:shortcuts';
/** Keys of the console; letters can be switched off, for people whose speech input types letters. */
const LETTERS: Readonly<Record<string, 'give' | 'end' | 'back' | 'undo'>> = {
  g: 'give',
  a: 'end',
  b: 'back',
  u: 'undo',
};

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  );
}

function isActing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, a, summary, label') !== null;
}

/** Enter opens the main sheet and moves into it, or presses the main button. */
function pressMain(): boolean {
  const sheet = document.querySelector<HTMLElement>('[data-shortcut="main-sheet"]');
  const details = sheet?.querySelector('details');
  if (details && !details.open) {
    details.open = true;
    details.querySelector<HTMLElement>('.btn--main[type="submit"]')?.focus();
    return true;
  }
  const button = document.querySelector<HTMLElement>('[data-shortcut="main"]');
  button?.click();
  return button !== null;
}

function press(name: 'give' | 'end' | 'back' | 'undo'): boolean {
  const selector = name === 'end' ? '#turn-end button' : `[data-shortcut="${name}"]`;
  const button = document.querySelector<HTMLElement>(selector);
  button?.click();
  return button !== null;
}

/** Listens for the keys of the console, and lists them; letters can be switched off. */
export function Shortcuts() {
  const { session, steering } = useMessages();
  const [letters, setLetters] = useState(true);
  useEffect(() => setLetters(localStorage.getItem(KEPT_AS) !== 'off'), []);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) return;
      if (event.key === 'Enter') {
        if (!isActing(event.target) && pressMain()) event.preventDefault();
        return;
      }
      const name = LETTERS[event.key.toLowerCase()];
      if (letters && name && press(name)) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [letters]);
  const words = session.console.shortcut;
  return (
    <details className="more shortcuts js-only">
      <summary>{session.console.shortcuts}</summary>
      <dl className="dl">
        {(
          [
            ['Enter', words.main],
            ['G', words.give],
            ['A', words.end],
            ['B', words.back],
            ['U', steering.undoKey],
          ] as const
        ).map(([key, does]) => (
          <div className="dl__r" key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label className="check">
        <input
          type="checkbox"
          checked={letters}
          onChange={(event) => {
            setLetters(event.currentTarget.checked);
            localStorage.setItem(KEPT_AS, event.currentTarget.checked ? 'on' : 'off');
          }}
        />
        <span>{session.console.shortcutsOn}</span>
      </label>
    </details>
  );
}
