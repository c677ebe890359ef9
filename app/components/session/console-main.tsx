import type { ReactNode } from 'react';
import { Icon } from '../icon.tsx';
import { Sheet } from '../sheet-dialog.tsx';

/** The words of the main button, with its key. */
export function MainWords({ children }: { children: ReactNode }) {
  return (
    <>
      <span>{children}</span>
      <span className="row">
        <kbd>Enter</kbd>
        <Icon name="right" />
      </span>
    </>
  );
}

/** The main button where something has to be chosen or confirmed first. */
export function MainSheet({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <div className="nextbar__f" data-shortcut="main-sheet">
      <Sheet
        summary={<MainWords>{summary}</MainWords>}
        title={summary}
        buttonClass="btn btn--lg btn--main btn--wide"
      >
        {children}
      </Sheet>
    </div>
  );
}
