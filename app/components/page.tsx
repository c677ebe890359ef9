import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Footer } from './footer.tsx';
import type { OrganisationShown } from './organisation.tsx';
import { TopBar } from './top-bar.tsx';

interface PageProps {
  /** narrow: one column of text or fields; wide: up to 80 rem; full: the page places itself. */
  width?: 'narrow' | 'wide' | 'full';
  /** The role in this forum, shown beside the organisation on top. */
  role?: string;
  /** The organisation acted for here. Default: the first of the viewer. */
  organisation?: OrganisationShown;
  children: ReactNode;
}

/** The frame of nearly every page: head, content, foot. Rooms on a phone and the wall bring their own. */
export function Page({ width = 'wide', role, organisation, children }: PageProps) {
  return (
    <>
      <TopBar role={role} organisation={organisation} />
      <main
        id="isi"
        tabIndex={-1}
        className={classNames(width !== 'full' && 'fwrap', width === 'narrow' && 'fwrap--narrow')}
      >
        {children}
      </main>
      <Footer />
    </>
  );
}
