import { Link, useSearchParams } from '@remix-run/react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { ButtonLink } from '#app/components/button.tsx';
import { Empty, Note } from '#app/components/note.tsx';
import { ConnectionSign } from '#app/components/top-bar.tsx';
import { refusalSentence } from '#app/forms/form-state.ts';
import { type BoardSnapshot, useBoard } from '#app/live/use-board.ts';
import { useMessages } from '#app/reader.tsx';
import { BoardHead } from './board-head.tsx';
import { Lanes } from './lanes.tsx';
import { type Move, MoveDialog } from './move-dialog.tsx';
import { Overlaps } from './overlaps.tsx';
import { useDrag } from './use-drag.ts';
import { behindFor, gridOf } from './view.ts';

/** The board: live with JavaScript, the same picture with links and forms without. */
export function LiveBoard({ start, pageKey }: { start: BoardSnapshot; pageKey: string }) {
  const messages = useMessages();
  const { board } = messages;
  const live = useBoard(start);
  const { snapshot, state, touched, news, refused, client, connection } = live;
  const { may, voices } = snapshot;
  const grid = useMemo(() => gridOf(state, snapshot), [state, snapshot]);
  const organisations = useMemo(
    () => new Map(snapshot.organisations.map((one) => [one.id, one])),
    [snapshot.organisations],
  );
  const commitments = useMemo(
    () => new Map(state.commitments.map((one) => [one.id, one])),
    [state.commitments],
  );
  const [search] = useSearchParams();
  const asked = search.get('tahap');
  const currentId = (grid.columns.find((column) => column.id === asked) ?? grid.columns[0])?.id;
  const [menu, setMenu] = useState<string | null>(null);
  const menuCard = menu === null ? undefined : state.cards.find((card) => card.id === menu);
  const organisationId = may.alone ? undefined : voices[0]?.id;

  const onMove: Move = useCallback(
    (cardId, columnId, behind) => void client.move({ cardId, columnId, behind, organisationId }),
    [client, organisationId],
  );
  const place = useRef<HTMLTableElement>(null);
  useDrag(place, may.write, ({ cardId, columnId, above }) => {
    const card = state.cards.find((one) => one.id === cardId);
    if (card) onMove(cardId, columnId, behindFor(grid, card, columnId, above));
  });
  const closeMenu = useCallback(() => {
    setMenu((open) => {
      // Back to where the menu was opened, wherever the card is now.
      if (open)
        requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-menu="${open}"]`)?.focus());
      return null;
    });
  }, []);

  const who = (by: string | null) => {
    const organisation = by === null ? undefined : organisations.get(by);
    return organisation ? board.delegateOf(organisation.shortName) : board.facilitator;
  };
  const touchedWords = (cardId: string) => {
    const touch = touched.get(cardId);
    return touch && board.news[touch.what](who(touch.by));
  };
  const columnTitle = (id: string | null) => grid.columns.find((column) => column.id === id)?.title ?? '';
  const told =
    news &&
    (news.what === 'moved'
      ? board.news.movedTo(who(news.by), news.title, columnTitle(news.columnId))
      : board.news.did(board.news[news.what](who(news.by)), news.title));
  const refusal = refused && board.move.refused(refused.title, refusalSentence(refused.refusal, messages));

  return (
    <>
      <BoardHead snapshot={snapshot} cards={state.cards.length} pageKey={pageKey}>
        <Sign connection={connection} />
      </BoardHead>
      <Overlaps
        forumId={snapshot.forum.id}
        overlaps={snapshot.overlaps}
        organisations={organisations}
        maySettle={voices.length > 0}
      />
      {refusal && menuCard === undefined && (
        <div className="bnote">
          <Note tone="bad" announce="alert">
            {refusal}
          </Note>
        </div>
      )}
      <p className="vh" aria-live="polite">
        {told}
      </p>
      {state.cards.length === 0 ? (
        <div className="bnote">
          <Empty
            title={board.show.emptyTitle}
            level={2}
            action={
              may.write && (
                <ButtonLink kind="main" to={`/papan/${snapshot.board.id}/kartu-baru`}>
                  {board.show.addCardLong}
                </ButtonLink>
              )
            }
          >
            {may.write ? board.show.emptyBody : board.show.emptyReader}
          </Empty>
        </div>
      ) : (
        <>
          <nav className="colnav" aria-label={board.show.columns} data-columns={grid.columns.length}>
            {grid.columns.map((column) => (
              <Link
                key={column.id}
                to={`?tahap=${column.id}`}
                preventScrollReset
                aria-current={column.id === currentId ? 'page' : undefined}
              >
                <strong>{grid.byColumn.get(column.id)?.length ?? 0}</strong>
                {column.title}
              </Link>
            ))}
          </nav>
          <Lanes
            boardId={snapshot.board.id}
            grid={grid}
            currentId={currentId}
            organisations={organisations}
            commitments={commitments}
            today={snapshot.today}
            movable={may.write}
            touchedWords={touchedWords}
            onMenu={setMenu}
            innerRef={place}
          />
          {(grid.byColumn.get(currentId ?? '') ?? []).length === 0 && (
            <p className="soft lanes__none">{board.show.emptyColumn}</p>
          )}
          {may.write && <p className="cap bhint js-only">{board.show.dragHint}</p>}
        </>
      )}
      {!may.write && <p className="soft bhint">{board.form.readOnly}</p>}
      {menuCard && (
        <MoveDialog
          key={menuCard.id}
          boardId={snapshot.board.id}
          grid={grid}
          card={menuCard}
          onMove={onMove}
          onClose={closeMenu}
          refusal={refusal ?? undefined}
        />
      )}
    </>
  );
}

const SIGN = { live: 'ok', connecting: 'weak', offline: 'off', closed: 'off' } as const;

/** How the connection is; without JavaScript there is none, and nothing is said. */
function Sign({ connection }: { connection: keyof typeof SIGN }) {
  const { board } = useMessages();
  const words = { ...board.show, live: board.show.here };
  return (
    <span className="js-only">
      <ConnectionSign state={SIGN[connection]}>{words[connection]}</ConnectionSign>
    </span>
  );
}
