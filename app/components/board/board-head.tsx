import { Link, useActionData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Button, ButtonLink, Buttons } from '#app/components/button.tsx';
import { Field } from '#app/components/field.tsx';
import { Sheet } from '#app/components/sheet-dialog.tsx';
import { CommandForm } from '#app/forms/command-form.tsx';
import { isRefused } from '#app/forms/form-state.ts';
import type { BoardSnapshot } from '#app/live/use-board.ts';
import { useMessages } from '#app/reader.tsx';
import { OnBehalf } from './card-fields.tsx';

interface BoardHeadProps {
  snapshot: BoardSnapshot;
  /** How many cards there are now. */
  cards: number;
  pageKey: string;
  /** How the connection is. */
  children: ReactNode;
}

/** The head of a board: its forum and goal, its name, and what can be added. */
export function BoardHead({ snapshot, cards, pageKey, children }: BoardHeadProps) {
  const { board } = useMessages();
  const { forum, may, voices } = snapshot;
  const refused = isRefused(useActionData());
  return (
    <div className="bhead">
      <div className="grow">
        <p className="eyebrow">
          <span>
            <Link to={`/forum/${forum.id}`}>{forum.name}</Link>
          </span>{' '}
          <span>{snapshot.board.goal}</span> <span>{board.cards(cards)}</span>
        </p>
        <h1 className="h-page">{snapshot.board.title}</h1>
      </div>
      {children}
      {may.write && (
        <Buttons>
          <Sheet
            summary={board.show.addColumn}
            title={board.show.addColumn}
            over={snapshot.board.title}
            open={refused}
          >
            <CommandForm command="column.add" pageKey={pageKey}>
              <Field name="title" label={board.show.columnName} maxLength={60} />
              <OnBehalf voices={voices} alone={may.alone} />
              <Buttons>
                <Button>{board.show.addColumnSubmit}</Button>
              </Buttons>
            </CommandForm>
          </Sheet>
          <ButtonLink kind="main" icon="plus" to={`/papan/${snapshot.board.id}/kartu-baru`}>
            {board.show.addCard}
          </ButtonLink>
        </Buttons>
      )}
    </div>
  );
}
