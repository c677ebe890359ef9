import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';

/** Things below each other, told apart by hairlines. */
export function Rows({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <ul className="rows" aria-label={label}>
      {children}
    </ul>
  );
}

interface ItemProps {
  /** What it is called. */
  title: ReactNode;
  /** Where it is read whole. */
  to?: string;
  /** In serif: proposals, decisions, agreements. */
  doc?: boolean;
  /** Tags, organisation and small facts below the title. */
  meta?: ReactNode;
  /** What stands at the right end: a button, a figure. */
  end?: ReactNode;
  /** Anything below. */
  children?: ReactNode;
}

/** One thing in a list. */
export function Item({ title, to, doc = false, meta, end, children }: ItemProps) {
  const serif = doc ? 'serif' : undefined;
  const heading = (
    <h3 className="item__t">
      {to ? (
        <Link to={to} className={serif}>
          {title}
        </Link>
      ) : (
        <span className={serif}>{title}</span>
      )}
    </h3>
  );
  return (
    <li className="item">
      {end ? (
        <div className="row row--btw row--top">
          {heading}
          {end}
        </div>
      ) : (
        heading
      )}
      {meta && <div className="item__m">{meta}</div>}
      {children}
    </li>
  );
}

interface FactsProps {
  /** Word and answer, in order. Empty answers are left out. */
  facts: readonly (readonly [ReactNode, ReactNode])[];
}

/** A list of words with their answers. */
export function Facts({ facts }: FactsProps) {
  const shown = facts.filter(([, answer]) => answer !== null && answer !== undefined && answer !== '');
  return (
    <dl className="dl">
      {shown.map(([word, answer], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: facts are drawn once, in order, and keep no state
        <div className="dl__r" key={index}>
          <dt>{word}</dt>
          <dd>{answer}</dd>
        </div>
      ))}
    </dl>
  );
}

interface StatTabsProps {
  /** What the figures are about, for screen readers. */
  label: string;
  /** Three figures, each a link to its part of the page. */
  stats: readonly { figure: ReactNode; label: ReactNode; to: string }[];
}

/** Three figures that lead to their parts of the page, on top of a phone's page. */
export function StatTabs({ label, stats }: StatTabsProps) {
  return (
    <ul className="tabs3" aria-label={label}>
      {stats.map((stat) => (
        <li key={stat.to}>
          <Link to={stat.to}>
            <strong>{stat.figure}</strong>
            {stat.label}
          </Link>
        </li>
      ))}
    </ul>
  );
}

interface ViewTabsProps {
  /** What is chosen here, for screen readers. */
  label: string;
  /** The views; the current one is solid. */
  views: readonly { label: ReactNode; to: string; current: boolean }[];
}

/** Views of the same thing: board, table; versions. */
export function ViewTabs({ label, views }: ViewTabsProps) {
  return (
    <nav className="views" aria-label={label}>
      <ul>
        {views.map((view) => (
          <li key={view.to}>
            <Link to={view.to} aria-current={view.current ? 'page' : undefined}>
              {view.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
