import { addCard } from './card-add.ts';
import { moveCard } from './card-move.ts';
import { removeCard } from './card-remove.ts';
import { reviseCard } from './card-revise.ts';
import { addColumn } from './column-add.ts';
import { createBoard } from './create.ts';
import { listBoards } from './list.ts';
import { boardChoices, boardHead, showBoard } from './show.ts';

/** The handlers of board: one file per command or query. */
export const boardCommandHandlers = {
  'board.create': createBoard,
  'column.add': addColumn,
  'card.add': addCard,
  'card.revise': reviseCard,
  'card.move': moveCard,
  'card.remove': removeCard,
};
export const boardQueryHandlers = {
  'board.list': listBoards,
  'board.show': showBoard,
  'board.head': boardHead,
  'board.choices': boardChoices,
};
