import { Form } from '@remix-run/react';
import { useState } from 'react';
import type { QueryOutput } from '#app/contract/registry.ts';
import { type ItemState, isPromises } from '#app/domain/session/index.ts';
import { FormStateContext, type Refused, refusalSentence } from '#app/forms/form-state.ts';
import { keyFor } from '#app/forms/key.ts';
import { COMMAND_FIELD, FORM_FIELD, KEY_FIELD } from '#app/forms/names.ts';
import { useMessages } from '#app/reader.tsx';
import { Button, Buttons } from '../button.tsx';
import { Check } from '../choices.tsx';
import { Field, Select } from '../field.tsx';
import { Note } from '../note.tsx';
import { Tag } from '../tag.tsx';
import { ItemActivity, ItemMinutes, ItemMode } from './agenda-fields.tsx';
import { ADD_ROW } from './plan-form.tsx';

export const AGENDA_FORM = 'agenda-revise';

/** One row of the form: an item of the agenda, or an empty one. Everything is text, as it is typed. */
export interface AgendaRow {
  itemId: string;
  title: string;
  mode: string;
  minutes: string;
  /** proposal:version id:version:hash, or empty. */
  text: string;
  activity: string;
  /** `on`: to be taken out when the form is sent. */
  remove: string;
}

/** A new row. */
export const emptyRow: AgendaRow = {
  itemId: '',
  title: '',
  mode: 'consultative',
  minutes: '30',
  text: '',
  activity: '',
  remove: '',
};

/** The chosen text as one value of a list. */
export const textValue = (text: {
  proposalId: string;
  proposalVersionId: string;
  version: number;
  hash: string;
}): string => [text.proposalId, text.proposalVersionId, text.version, text.hash].join(':');

interface AgendaFormProps {
  rows: readonly AgendaRow[];
  /** What has become of the items so far. */
  items: Readonly<Record<string, ItemState>>;
  proposals: QueryOutput<'session.planning'>['proposals'];
  pageKey: string;
  refused: Refused | null;
}

/** The agenda to be changed: rows are added, numbered anew, or left out. What was started keeps its kind and text. */
export function AgendaForm({ rows, items, proposals, pageKey, refused }: AgendaFormProps) {
  const messages = useMessages();
  const words = messages.preparation.agenda;
  const [more, setMore] = useState(0);
  const drawn = [...rows, ...Array.from({ length: more }, () => emptyRow)];
  return (
    <FormStateContext.Provider value={{ id: AGENDA_FORM, refused }}>
      <Form method="post" className="form" noValidate preventScrollReset>
        <input type="hidden" name={KEY_FIELD} value={keyFor(pageKey, AGENDA_FORM)} />
        <input type="hidden" name={COMMAND_FIELD} value="agenda.revise" />
        <input type="hidden" name={FORM_FIELD} value={AGENDA_FORM} />
        {refused && (
          <Note tone="bad" announce="alert">
            <strong>{refusalSentence(refused.refusal, messages)}</strong> {messages.common.form.nothingLost}
          </Note>
        )}
        {drawn.map((row, at) => (
          <Row
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the agenda
            key={at}
            at={at}
            row={row}
            item={items[row.itemId]}
            proposals={proposals}
          />
        ))}
        {Object.values(items).some(isPromises) && (
          <Field name="reason" label={words.dropPromises} help={words.dropHelp} optional maxLength={300} />
        )}
        <Buttons>
          <Button
            name={ADD_ROW}
            value="1"
            icon="plus"
            onClick={(event) => {
              event.preventDefault();
              setMore(more + 1);
            }}
          >
            {messages.session.plan.addRow}
          </Button>
          <Button kind="main">{words.send}</Button>
        </Buttons>
      </Form>
    </FormStateContext.Provider>
  );
}

interface RowProps {
  at: number;
  row: AgendaRow;
  item: ItemState | undefined;
  proposals: AgendaFormProps['proposals'];
}

function Row({ at, row, item, proposals }: RowProps) {
  const { session, common, preparation } = useMessages();
  const words = session.plan;
  const name = (field: string) => `agenda[${at}].${field}`;
  const started = item !== undefined && item.status !== 'waiting';
  const texts = proposals.map(({ id, ...text }) => ({
    value: textValue({ proposalId: id, ...text }),
    label: `${session.proposalNumber(text.number)} ${text.title}`,
  }));
  // A text that was frozen before its proposal got a newer version stays what the item is about.
  const own = item?.text;
  if (own && !texts.some(({ value }) => value === textValue(own))) {
    const number = proposals.find(({ id }) => id === own.proposalId)?.number ?? 0;
    texts.unshift({
      value: textValue(own),
      label: `${session.proposalNumber(number)}, ${common.word.version(own.version)}`,
    });
  }
  return (
    <fieldset className="group agendarow">
      <legend>
        {words.row(at + 1)} {started && <Tag icon="check">{preparation.agenda.started}</Tag>}
      </legend>
      <input type="hidden" name={name('itemId')} value={row.itemId} />
      <Field name={name('title')} label={words.rowTitle} value={row.title} maxLength={160} />
      <div className="agendarow__r">
        {started ? (
          <>
            <Place at={at} />
            <ItemMinutes name={name('minutes')} value={row.minutes} />
            <input type="hidden" name={name('mode')} value={row.mode} />
            <input type="hidden" name={name('text')} value={row.text} />
            <input type="hidden" name={name('activity')} value={row.activity} />
          </>
        ) : (
          <>
            <ItemMode name={name('mode')} value={row.mode} />
            <ItemMinutes name={name('minutes')} value={row.minutes} />
            <Place at={at} />
            <div className="agendarow__p">
              <Select name={name('text')} label={words.proposal} optional value={row.text} choices={texts} />
            </div>
            <ItemActivity name={name('activity')} value={row.activity} />
          </>
        )}
      </div>
      {!started && row.itemId !== '' && (
        <Check name={name('remove')} label={preparation.agenda.remove} checked={row.remove !== ''} />
      )}
    </fieldset>
  );
}

/** The row's number, by which it is moved. */
function Place({ at }: { at: number }) {
  const { preparation } = useMessages();
  return (
    <Field name={`_place[${at}]`} type="number" label={preparation.agenda.place} value={String(at + 1)} />
  );
}
