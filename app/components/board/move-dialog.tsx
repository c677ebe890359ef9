import { Link } from '@remix-run/react';
import { type FormEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { Icon, type IconName } from '#app/components/icon.tsx';
import type { BoardCard } from '#app/contract/board.ts';
import { useMessages } from '#app/reader.tsx';
import { type BoardGrid, cellOf, type Direction, stepOf } from './view.ts';

export type Move = (cardId: string, columnId: string, behind: string | null | undefined) => void;

interface MoveDialogProps {
  boardId: string;
  grid: BoardGrid;
  card: BoardCard;
  onMove: Move;
  onClose: () => void;
  /** What was refused, to be read out here: what is behind the dialog is silent. */
  refusal: string | undefined;
}

const KEYS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};
const ARROWS: readonly (readonly [Direction, IconName])[] = [
  ['left', 'left'],
  ['up', 'up'],
  ['down', 'down'],
  ['right', 'right'],
];

/** The menu of a card: step by step with arrow keys, or straight to a stage; the card's page for everything else. */
export function MoveDialog({ boardId, grid, card, onMove, onClose, refusal }: MoveDialogProps) {
  const { board, common } = useMessages();
  const words = board.move;
  const dialog = useRef<HTMLDialogElement>(null);
  const pad = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    const there = dialog.current;
    if (there && !there.open) there.showModal();
    pad.current?.focus();
  }, []);

  const at = grid.columns.findIndex((column) => column.id === card.columnId);
  const cell = (grid.byColumn.get(card.columnId) ?? []).filter((other) => other.leadId === card.leadId);
  const place = cell.findIndex((other) => other.id === card.id) + 1;
  const here = grid.columns[at]?.title ?? '';
  const labels: Record<Direction, string> = {
    left: grid.columns[at - 1] ? words.left(grid.columns[at - 1]?.title ?? '') : words.first,
    right: grid.columns[at + 1] ? words.right(grid.columns[at + 1]?.title ?? '') : words.last,
    up: words.up,
    down: words.down,
  };
  const step = (direction: Direction) => {
    const to = stepOf(grid, card, direction);
    if (to) onMove(card.id, to.columnId, to.behind);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = KEYS[event.key];
    if (!direction) return;
    event.preventDefault();
    step(direction);
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const columnId = String(form.get('columnId') ?? card.columnId);
    const top = cellOf(grid, card, columnId).length === 0 || form.get('order') !== 'top';
    onMove(card.id, columnId, top ? undefined : null);
    dialog.current?.close();
  };

  return (
    <dialog className="rise" ref={dialog} aria-labelledby="pindah" onClose={onClose}>
      <div className="rise__h">
        <div>
          <p className="cap">{words.title}</p>
          <h2 id="pindah">{card.title}</h2>
        </div>
        <button type="button" className="btn btn--bare btn--sq" onClick={() => dialog.current?.close()}>
          <Icon name="close" large />
          <span className="vh">{common.do.close}</span>
        </button>
      </div>
      <fieldset className="pad" ref={pad} tabIndex={-1} onKeyDown={onKeyDown}>
        <legend className="vh">{words.arrows}</legend>
        <p className="pad__k" aria-hidden="true">
          {words.arrows}
        </p>
        {ARROWS.map(([direction, icon]) => (
          <button
            key={direction}
            type="button"
            className={`btn pad__${direction}`}
            aria-disabled={stepOf(grid, card, direction) === null}
            onClick={() => step(direction)}
          >
            <Icon name={icon} />
            {labels[direction]}
          </button>
        ))}
      </fieldset>
      <p className="cap" aria-live="polite">
        {refusal ?? words.place(card.title, here, place, cell.length)}
      </p>
      <form onSubmit={onSubmit}>
        <fieldset className="pick">
          <legend>{words.to}</legend>
          {grid.columns.map((column) => (
            <label className="answer" key={column.id}>
              <input
                type="radio"
                name="columnId"
                value={column.id}
                defaultChecked={column.id === card.columnId}
              />
              <span className="answer__face">
                <span className="answer__t">
                  {column.title}
                  {column.id === card.columnId && <span className="answer__d">{words.nowHere}</span>}
                </span>
                <span className="answer__dot" aria-hidden="true" />
              </span>
            </label>
          ))}
        </fieldset>
        <fieldset className="pick pick--row">
          <legend>{words.order}</legend>
          {(['top', 'bottom'] as const).map((order) => (
            <label className="answer" key={order}>
              <input type="radio" name="order" value={order} defaultChecked={order === 'bottom'} />
              <span className="answer__face">
                <span className="answer__t">{words[order]}</span>
                <span className="answer__dot" aria-hidden="true" />
              </span>
            </label>
          ))}
        </fieldset>
        <div className="btns">
          <Link className="btn btn--lg" to={`/papan/${boardId}/kartu/${card.id}`}>
            {words.edit}
          </Link>
          <button type="submit" className="btn btn--lg btn--main">
            {words.submit}
          </button>
        </div>
      </form>
    </dialog>
  );
}
