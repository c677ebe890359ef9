import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

interface NoteProps {
  /** wait: look here; bad: something went wrong; ok: it worked. */
  tone?: 'plain' | 'wait' | 'bad' | 'ok';
  /** The drawing before the words. */
  icon?: IconName;
  /** Read out at once (alert) or when the reader pauses (status), for notes that appear later. */
  announce?: 'status' | 'alert';
  /** What stands at the end of the line, such as a link. */
  end?: ReactNode;
  children: ReactNode;
}

const NOTE_ICON = { plain: 'info', wait: 'book', bad: 'alert', ok: 'check' } as const;

/** A remark beside the matter: advice, a warning, a result. */
export function Note({ tone = 'plain', icon, announce, end, children }: NoteProps) {
  return (
    <div
      className={classNames('note', tone !== 'plain' && `note--${tone}`, end ? 'fcue' : null)}
      role={announce === 'alert' ? 'alert' : undefined}
      aria-live={announce === 'status' ? 'polite' : undefined}
    >
      <Icon name={icon ?? NOTE_ICON[tone]} />
      <div className="grow">{children}</div>
      {end}
    </div>
  );
}

interface BannerProps {
  icon: IconName;
  /** The first words, strong. */
  title?: ReactNode;
  children: ReactNode;
}

/** News about the whole page, such as a lost connection. Solid ink: there is only one at a time. */
export function Banner({ icon, title, children }: BannerProps) {
  return (
    <div className="banner" aria-live="polite">
      <Icon name={icon} />
      <span>
        {title && <strong>{title} </strong>}
        {children}
      </span>
    </div>
  );
}

interface ToastProps {
  /** What happened. */
  children: ReactNode;
  /** A button that takes it back; give it the class `toast__b`. */
  action?: ReactNode;
}

/** A passing word about what was just done, with the way back. */
export function Toast({ children, action }: ToastProps) {
  return (
    <div className="toast" aria-live="polite">
      <Icon name="check" />
      <span className="grow">{children}</span>
      {action}
    </div>
  );
}

interface EmptyProps {
  /** What is not there yet. */
  title: ReactNode;
  /** What will be here. */
  children: ReactNode;
  /** The one next step, usually a ButtonLink of kind main; left out for readers who cannot take it. */
  action?: ReactNode;
  /** Level of the heading. Default 3. */
  level?: 2 | 3;
}

/** An empty place: says what will be here and offers the one next step. */
export function Empty({ title, children, action, level = 3 }: EmptyProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div className="empty">
      <svg viewBox="0 0 96 48" width="96" height="48" aria-hidden="true">
        <rect x="6" y="6" width="36" height="36" rx="2" className="f-none st-nila dash" strokeWidth="1.75" />
        <circle cx="70" cy="24" r="18.5" className="f-none st-soga dash" strokeWidth="1.75" />
        <path d="M44 24h5" className="st-edge" strokeWidth="1.75" strokeLinecap="round" />
      </svg>
      <div>
        <Heading>{title}</Heading>
        <p className="soft">{children}</p>
        {action}
      </div>
    </div>
  );
}
