import { Button, Buttons } from '#app/components/button.tsx';
import { Radios } from '#app/components/choices.tsx';
import type { BoardColumn } from '#app/contract/board.ts';
import type { OrganisationRef } from '#app/contract/contract.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { useField } from '#app/forms/form-state.ts';
import { useMessages } from '#app/reader.tsx';
import { OnBehalf } from './card-fields.tsx';

/** What stands for "to the end" in the plain form; the action leaves it out, as the command wants it. */
export const TO_END = 'akhir';

interface MoveFormProps {
  pageKey: string;
  columnId: string;
  columns: readonly (BoardColumn & { cards: readonly { id: string; title: string }[] })[];
  voices: readonly OrganisationRef[];
  alone: boolean;
}

/** Moving a card without dragging and without JavaScript: to which stage, and behind which card. */
export function MoveForm({ pageKey, columnId, columns, voices, alone }: MoveFormProps) {
  const { board } = useMessages();
  return (
    <CommandForm command="card.move" pageKey={pageKey}>
      <Radios
        name="columnId"
        legend={board.move.to}
        value={columnId}
        choices={columns.map((column) => ({
          value: column.id,
          label: column.title,
          help: column.id === columnId ? board.move.nowHere : undefined,
        }))}
      />
      <Behind columns={columns} />
      <OnBehalf voices={voices} alone={alone} />
      <Buttons>
        <Button>{board.move.submit}</Button>
      </Buttons>
    </CommandForm>
  );
}

/** The cards of every stage, each below its stage: a card of another stage than the chosen one means its end. */
function Behind({ columns }: Pick<MoveFormProps, 'columns'>) {
  const { board } = useMessages();
  const state = useField('afterCardId');
  return (
    <div className="field">
      <label htmlFor={state.id}>{board.move.order}</label>
      <select
        className="input"
        id={state.id}
        name="afterCardId"
        defaultValue={state.wasSent ? state.typed : TO_END}
      >
        <option value={TO_END}>{board.move.bottom}</option>
        <option value="">{board.move.top}</option>
        {columns.map((column) => (
          <optgroup key={column.id} label={column.title}>
            {column.cards.map((card) => (
              <option key={card.id} value={card.id}>
                {board.move.behind(card.title)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}
