import { Link } from '@remix-run/react';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useId } from 'react';
import { useMessages } from '#app/reader.tsx';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

interface SheetProps {
  /** The words on the button that opens it. */
  summary: ReactNode;
  /** What it is about, on top of the sheet. */
  title: ReactNode;
  /** A few words above the title. */
  over?: ReactNode;
  /** Icon of the button. */
  icon?: IconName;
  /** Show the icon only; `summary` is read to screen readers. */
  iconOnly?: boolean;
  /** Looks of the button: classes of `btn`. Default `btn`. */
  buttonClass?: string;
  /** Open at first, such as after a refusal inside it. */
  open?: boolean;
  children: ReactNode;
}

function close(from: Element): void {
  const details = from.closest('details');
  if (!details) return;
  details.open = false;
  details.querySelector('summary')?.focus();
}

/**
 * A button that opens a sheet: from the bottom on a phone, below the button on a wide screen.
 * It is a `details` element, so it opens and closes without JavaScript; with it, Escape closes as well.
 */
export function Sheet({
  summary,
  title,
  over,
  icon,
  iconOnly = false,
  buttonClass = 'btn',
  open,
  children,
}: SheetProps) {
  const { common } = useMessages();
  const heading = useId();
  const onKeyDown = (event: KeyboardEvent<HTMLDetailsElement>) => {
    if (event.key === 'Escape' && event.currentTarget.open) {
      event.stopPropagation();
      close(event.currentTarget);
    }
  };
  return (
    <details className="drop" open={open} onKeyDown={onKeyDown}>
      <summary className={classNames(buttonClass, iconOnly && 'btn--sq')}>
        {icon && <Icon name={icon} />}
        {iconOnly ? <span className="vh">{summary}</span> : summary}
      </summary>
      <section className="drop__sheet" aria-labelledby={heading}>
        <div className="rise__h">
          <div>
            {over && <p className="cap">{over}</p>}
            <h2 id={heading}>{title}</h2>
          </div>
          <button
            type="button"
            className="btn btn--bare btn--sq js-only"
            onClick={(event: MouseEvent<HTMLButtonElement>) => close(event.currentTarget)}
          >
            <Icon name="close" large />
            <span className="vh">{common.do.close}</span>
          </button>
        </div>
        {children}
      </section>
    </details>
  );
}

interface SheetPageProps {
  /** What it is about. */
  title: ReactNode;
  /** A few words above the title. */
  over?: ReactNode;
  /** Where closing leads. */
  closeTo: string;
  children: ReactNode;
}

/** The same sheet as a page of its own, for links that lead straight to it. */
export function SheetPage({ title, over, closeTo, children }: SheetPageProps) {
  const { common } = useMessages();
  return (
    <section className="sheet pad sheet-page">
      <div className="rise__h">
        <div>
          {over && <p className="cap">{over}</p>}
          <h1 className="h-page">{title}</h1>
        </div>
        <Link to={closeTo} className="btn btn--bare btn--sq">
          <Icon name="close" large />
          <span className="vh">{common.do.close}</span>
        </Link>
      </div>
      {children}
    </section>
  );
}
