import { Link } from '@remix-run/react';
import { memo } from 'react';
import { classNames } from '#app/components/class-names.ts';
import { Icon, type IconName } from '#app/components/icon.tsx';
import { Badge } from '#app/components/organisation.tsx';
import type { BoardCard, LinkedCommitment } from '#app/contract/board.ts';
import type { OrganisationRef } from '#app/contract/contract.ts';
import type { CommitmentStatus } from '#app/domain/commitment.ts';
import { daysBetween } from '#app/i18n/format.ts';
import { useFormat, useMessages } from '#app/reader.tsx';

/** The strip below a card whose commitment says something about it. */
const STRIP: Record<CommitmentStatus, readonly [string, IconName]> = {
  draft: ['dep', 'pen'],
  proposed: ['dep dep--ask', 'wait'],
  'on-track': ['dep', 'right'],
  'at-risk': ['dep dep--ask', 'alert'],
  late: ['dep dep--bad', 'late'],
  disputed: ['dep dep--bad', 'dispute'],
  'awaiting-verification': ['dep dep--ask', 'eye'],
  kept: ['dep dep--yes', 'check'],
  missed: ['dep dep--bad', 'close'],
  withdrawn: ['dep dep--alt', 'ret'],
  superseded: ['dep dep--alt', 'ret'],
};

interface CardViewProps {
  boardId: string;
  card: BoardCard;
  organisations: ReadonlyMap<string, OrganisationRef>;
  commitment: LinkedCommitment | undefined;
  today: string;
  late: boolean;
  /** What somebody else has just done to it, in words. */
  touched: string | undefined;
  /** May be moved: shows the menu and can be dragged. */
  movable: boolean;
  /** Opens the menu; without JavaScript the same link leads to the card's page. */
  onMenu: (cardId: string) => void;
}

/** A card in its cell. */
export const CardView = memo(function CardView(props: CardViewProps) {
  const { boardId, card, organisations, commitment, today, late, touched, movable, onMenu } = props;
  const { board, common } = useMessages();
  const format = useFormat();
  const to = `/papan/${boardId}/kartu/${card.id}`;
  const supporters = card.supporterIds.flatMap((id) => organisations.get(id) ?? []);
  const strip = commitment && STRIP[commitment.status];
  return (
    <article
      className={classNames('card', touched && 'is-held', movable && 'is-movable')}
      data-card={card.id}
    >
      {touched && <span className="card__by">{touched}</span>}
      <h2 className="card__t">
        <Link to={to} draggable={false}>
          {card.title}
        </Link>
      </h2>
      {movable && (
        <Link
          to={`${to}#pindahkan`}
          className="card__more"
          draggable={false}
          data-menu={card.id}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            onMenu(card.id);
          }}
        >
          <Icon name="more" />
          <span className="vh">{board.card.more(card.title)}</span>
        </Link>
      )}
      {(card.dueOn !== null || supporters.length > 0) && (
        <div className="card__m">
          {card.dueOn !== null && (
            <span className={late ? 'is-late' : undefined}>
              <Icon name={late ? 'late' : 'calendar'} />
              <span className="vh">{board.card.dueOn}</span>
              {late
                ? board.card.lateBy(daysBetween(card.dueOn, today))
                : format.day(
                    card.dueOn,
                    card.dueOn.slice(0, 4) === today.slice(0, 4) ? 'day-month' : 'short',
                  )}
            </span>
          )}
          {supporters.length > 0 && (
            <>
              <span className="vh">{board.card.supporters}</span>
              <span className="badges">
                {supporters.map((one) => (
                  <Badge key={one.id} organisation={one} small />
                ))}
              </span>
            </>
          )}
        </div>
      )}
      {commitment && strip && (
        <p className={strip[0]}>
          <Icon name={strip[1]} />
          <span>
            {board.card.commitment}: {common.commitmentStatus[commitment.status]}
          </span>
        </p>
      )}
    </article>
  );
});
