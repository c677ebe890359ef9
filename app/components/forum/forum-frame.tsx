import { Link, useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Page } from '#app/components/page.tsx';
import { PageHead } from '#app/components/page-head.tsx';
import type { Messages } from '#app/i18n/messages/index.ts';
import { useMessages } from '#app/reader.tsx';

type Part = keyof Messages['forum']['parts'];

const PARTS: readonly (readonly [Part, (forumId: string) => string])[] = [
  ['overview', (id) => `/forum/${id}`],
  ['sessions', (id) => `/sesi?forum=${id}`],
  ['topics', (id) => `/forum/${id}/topik`],
  ['proposals', (id) => `/forum/${id}/usulan`],
  ['decisions', (id) => `/forum/${id}/keputusan`],
  ['board', (id) => `/papan?forum=${id}`],
  ['charter', (id) => `/forum/${id}/piagam`],
  ['conditions', (id) => `/forum/${id}/kondisi`],
  ['parties', (id) => `/forum/${id}/lembaga`],
];

/** The parts of one forum beside each other; on a phone the row is scrolled sideways. */
export function ForumParts({ forumId, current }: { forumId: string; current: Part }) {
  const { forum } = useMessages();
  return (
    <nav className="fparts" aria-label={forum.inForum}>
      <ul>
        {PARTS.map(([part, to]) => (
          <li key={part}>
            <Link to={to(forumId)} aria-current={part === current ? 'page' : undefined}>
              {forum.parts[part]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface ForumPageProps {
  forum: { id: string; name: string };
  /** Which part of the forum this page belongs to. */
  part: Part;
  title: ReactNode;
  /** In serif: what parties agree on. */
  doc?: boolean;
  facts?: readonly ReactNode[];
  lead?: ReactNode;
  side?: ReactNode;
  /** Steps between the forum and this page. */
  crumbs?: readonly { label: string; to: string }[];
  narrow?: boolean;
  children: ReactNode;
}

/** A page within a forum: the way here, the forum's parts, the heading. */
export function ForumPage(props: ForumPageProps) {
  const { forum, part, title, doc, facts, lead, side, crumbs = [], narrow = false, children } = props;
  const { pathname } = useLocation();
  const way = [{ label: forum.name, to: `/forum/${forum.id}` }, ...crumbs].filter(
    (step) => step.to !== pathname,
  );
  return (
    <Page width={narrow ? 'narrow' : 'wide'}>
      <PageHead title={title} doc={doc} facts={facts} crumbs={way} lead={lead} side={side} />
      <ForumParts forumId={forum.id} current={part} />
      {children}
    </Page>
  );
}
