import { Fragment } from 'react';
import { ButtonLink } from '#app/components/button.tsx';
import { Icon } from '#app/components/icon.tsx';
import { Org } from '#app/components/organisation.tsx';
import type { BoardOverlap } from '#app/contract/board.ts';
import type { OrganisationRef } from '#app/contract/contract.ts';
import { useMessages } from '#app/reader.tsx';

interface OverlapsProps {
  forumId: string;
  overlaps: readonly BoardOverlap[];
  organisations: ReadonlyMap<string, OrganisationRef>;
  /** May put a proposal forward: is led to it. */
  maySettle: boolean;
}

/** Two leads for one group or one commitment: said on top of the board until one is agreed on. */
export function Overlaps({ forumId, overlaps, organisations, maySettle }: OverlapsProps) {
  const { board } = useMessages();
  return overlaps.map(({ kind, subject, organisationIds }) => {
    const named = organisationIds.flatMap((id) => organisations.get(id) ?? []);
    return (
      <div className="note note--wait overlap" key={`${kind} ${subject}`}>
        <Icon name="alert" />
        <p className="grow">
          <strong>{board.overlap.two(named.length)}</strong> {board.overlap.for(subject)}{' '}
          {named.map((organisation, index) => (
            <Fragment key={organisation.id}>
              {index > 0 && (index === named.length - 1 ? ` ${board.and} ` : ', ')}
              <Org organisation={organisation} />
            </Fragment>
          ))}
        </p>
        {maySettle && (
          <ButtonLink size="sm" to={`/forum/${forumId}/usulan/baru`}>
            {board.overlap.settle}
          </ButtonLink>
        )}
      </div>
    );
  });
}
