import { Link } from '@remix-run/react';
import { Fragment, type ReactNode } from 'react';
import { useMessages } from '#app/reader.tsx';

/** One step of the way to this page. */
export interface Crumb {
  label: string;
  to: string;
}

/** The way to this page, from the forum down. The page itself is not a step: its heading says it. */
export function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const { common } = useMessages();
  return (
    <nav aria-label={common.nav.breadcrumbs}>
      <ol className="crumb">
        {crumbs.map((crumb) => (
          <li key={crumb.to}>
            <Link to={crumb.to}>{crumb.label}</Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Small facts above a heading, told apart by hairlines. */
export function Eyebrow({ facts }: { facts: readonly ReactNode[] }) {
  return (
    <p className="eyebrow">
      {facts.map((fact, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: facts are drawn once, in order, and keep no state
        <Fragment key={index}>
          {index > 0 && ' '}
          <span>{fact}</span>
        </Fragment>
      ))}
    </p>
  );
}

interface PageHeadProps {
  /** The page's one heading of first rank. */
  title: ReactNode;
  /** In serif: what parties agree on (forums, proposals, agreements), not tools. */
  doc?: boolean;
  /** Small facts above the heading. */
  facts?: readonly ReactNode[];
  /** The way here. */
  crumbs?: readonly Crumb[];
  /** One or two sentences below. */
  lead?: ReactNode;
  /** What stands to the right on wide screens: the next session, buttons. */
  side?: ReactNode;
}

/** The head of a page. */
export function PageHead({ title, doc = false, facts, crumbs, lead, side }: PageHeadProps) {
  return (
    <div className={side ? 'fhead' : 'fhead fhead--one'}>
      <div className="fhead__t">
        {crumbs && crumbs.length > 0 && <Crumbs crumbs={crumbs} />}
        {facts && <Eyebrow facts={facts} />}
        <h1 className={doc ? 'h-doc h-page' : 'h-page'}>{title}</h1>
        {lead && <div className="soft fhead__p">{lead}</div>}
      </div>
      {side}
    </div>
  );
}

interface SectionProps {
  /** Heading of second rank. */
  title: ReactNode;
  /** Id of the heading, for links within the page. */
  id: string;
  /** What stands at its end: a count, a link to all. */
  end?: ReactNode;
  children: ReactNode;
}

/** A part of a page under its heading with the ink rule. */
export function Section({ title, id, end, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className="part">
      <h2 className="h-sec" id={id}>
        <span>{title}</span> {end}
      </h2>
      {children}
    </section>
  );
}
