import { Link } from '@remix-run/react';
import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

interface Look {
  /** main: solid ink, one per question; stop: ends something; bare: underlined, beside others. */
  kind?: 'plain' | 'main' | 'stop' | 'bare';
  /** lg: 52 px, in a session; sm: 36 px, wide screens only (44 px on touch). */
  size?: 'sm' | 'lg';
  /** As wide as its place. */
  wide?: boolean;
  /** An icon before the words. */
  icon?: IconName;
  /** Show the icon only; the words are read to screen readers. */
  iconOnly?: boolean;
  /** What it does, as a verb. */
  children: ReactNode;
}

function lookOf({ kind = 'plain', size, wide, iconOnly }: Look, className?: string): string {
  return classNames(
    'btn',
    kind !== 'plain' && `btn--${kind}`,
    size && `btn--${size}`,
    wide && 'btn--wide',
    iconOnly && 'btn--sq',
    className,
  );
}

function Words({ icon, iconOnly, kind, children }: Look) {
  return (
    <>
      {icon && <Icon name={icon} large={iconOnly && kind === 'bare'} />}
      {iconOnly ? <span className="vh">{children}</span> : children}
    </>
  );
}

type ButtonProps = Look & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'>;

/** A button. In a form it sends it, unless `type` says otherwise. */
export function Button({
  kind,
  size,
  wide,
  icon,
  iconOnly,
  children,
  className,
  type = 'submit',
  ...rest
}: ButtonProps) {
  const look = { kind, size, wide, icon, iconOnly, children };
  return (
    <button {...rest} type={type} className={lookOf(look, className)}>
      <Words {...look} />
    </button>
  );
}

interface ButtonLinkProps extends Look {
  /** Where it leads. */
  to: string;
  /** A file or a page outside the app's own routes: the browser loads it whole. */
  reloadDocument?: boolean;
  /** Suggested file name when the link downloads. */
  download?: string;
  className?: string;
}

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function ButtonLink({ to, reloadDocument, download, className, ...look }: ButtonLinkProps) {
  return (
    <Link to={to} reloadDocument={reloadDocument} download={download} className={lookOf(look, className)}>
      <Words {...look} />
    </Link>
  );
}

/** Buttons beside each other, wrapping on narrow screens. */
export function Buttons({ children }: { children: ReactNode }) {
  return <div className="btns">{children}</div>;
}
