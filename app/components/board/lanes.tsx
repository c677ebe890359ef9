import type { Ref } from 'react';
import { classNames } from '#app/components/class-names.ts';
import { Org } from '#app/components/organisation.tsx';
import type { LinkedCommitment } from '#app/contract/board.ts';
import type { OrganisationRef } from '#app/contract/contract.ts';
import { useMessages } from '#app/reader.tsx';
import { CardView } from './board-card.tsx';
import { type BoardGrid, isLate } from './view.ts';

interface LanesProps {
  boardId: string;
  grid: BoardGrid;
  /** On a phone one column is shown at a time: this one. */
  currentId: string | undefined;
  organisations: ReadonlyMap<string, OrganisationRef>;
  commitments: ReadonlyMap<string, LinkedCommitment>;
  today: string;
  movable: boolean;
  touchedWords: (cardId: string) => string | undefined;
  onMenu: (cardId: string) => void;
  innerRef: Ref<HTMLTableElement>;
}

/** Organisations down, stages across; on a phone the same as a list of one stage. */
export function Lanes(props: LanesProps) {
  const { boardId, grid, currentId, organisations, commitments, today } = props;
  const { board } = useMessages();
  return (
    <table className="lanes" data-columns={grid.columns.length} ref={props.innerRef}>
      <caption className="vh">{board.show.lanes}</caption>
      <thead>
        <tr className="lanes__r lanes__top">
          <th className="lanes__h" scope="col">
            {board.show.organisation}
          </th>
          {grid.columns.map((column) => (
            <th className="lanes__h" scope="col" key={column.id}>
              {column.title}
              <span className="cap">{grid.byColumn.get(column.id)?.length ?? 0}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {grid.lanes.map(({ organisation, cards, count, late }) => (
          <tr
            className={classNames('lanes__r', !cards.has(currentId ?? '') && 'is-bare')}
            key={organisation.id}
            data-lane={organisation.id}
          >
            <th className="lane__who" scope="row">
              <Org organisation={organisation} />
              <span className="cap">
                {board.cards(count)}
                {late > 0 && `, ${board.late(late)}`}
              </span>
            </th>
            {grid.columns.map((column) => (
              <td
                className={classNames('cell', column.id === currentId && 'is-here')}
                key={column.id}
                data-column={column.id}
              >
                {(cards.get(column.id) ?? []).map((card) => (
                  <CardView
                    key={card.id}
                    boardId={boardId}
                    card={card}
                    organisations={organisations}
                    commitment={card.commitmentId === null ? undefined : commitments.get(card.commitmentId)}
                    today={today}
                    late={isLate(card, today, grid.doneId)}
                    touched={props.touchedWords(card.id)}
                    movable={props.movable}
                    onMenu={props.onMenu}
                  />
                ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
