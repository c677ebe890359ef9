import { useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useMessages, useViewer } from '#app/reader.tsx';
import { ButtonLink } from '../button.tsx';
import { Note } from '../note.tsx';
import { PageHead } from '../page-head.tsx';
import { ViewTabs } from '../rows.tsx';

/** The head of the network's pages: its name, what is here, and the way between them. */
export function NetworkHead({ lead, side }: { lead: string; side?: ReactNode }) {
  const { network } = useMessages();
  const viewer = useViewer();
  const { pathname } = useLocation();
  const views = [
    [network.view.organisations, '/jejaring'],
    [network.view.people, '/jejaring/orang'],
    [network.view.reference, '/jejaring/acuan'],
    [network.view.calendar, '/jejaring/libur'],
    [network.view.recipes, '/jejaring/resep'],
  ] as const;
  return (
    <>
      <PageHead
        title={viewer?.networkName ?? network.title}
        facts={[network.title]}
        lead={lead}
        side={side}
      />
      <div className="stack net__tabs">
        <ViewTabs
          label={network.views}
          views={views.map(([label, to]) => ({ label, to, current: pathname === to }))}
        />
        <FactorDue />
      </div>
    </>
  );
}

/** Tells an administrator why nothing can be changed: the second factor is due. */
export function FactorDue() {
  const { network } = useMessages();
  const viewer = useViewer();
  if (!viewer?.administrator || viewer.secondFactor) return null;
  const to = viewer.secondFactorSet ? '/masuk/kode' : '/akun/faktor-kedua';
  return (
    <Note tone="wait" end={<ButtonLink to={to}>{network.administerNoteDo}</ButtonLink>}>
      {network.administerNote}
    </Note>
  );
}
