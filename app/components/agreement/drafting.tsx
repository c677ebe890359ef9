import { Button, ButtonLink } from '#app/components/button.tsx';
import { Field, TextArea } from '#app/components/field.tsx';
import { Note } from '#app/components/note.tsx';
import { Sheet } from '#app/components/sheet-dialog.tsx';
import type { QueryOutput } from '#app/contract/registry.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { useTyped } from '#app/forms/form-state.ts';
import { useMessages } from '#app/reader.tsx';

type Shown = QueryOutput<'agreement.show'>;

/** What the facilitator does with a draft: change it, freeze it; and with a frozen text: reopen it. */
export function FacilitatorActs({ agreement: shown, pageKey }: { agreement: Shown; pageKey: string }) {
  const { agreement } = useMessages();
  if (!shown.may.draft) return null;
  if (shown.status === 'ready') {
    return (
      <Sheet summary={agreement.reopen.title} title={agreement.reopen.title} icon="undo">
        <p>{agreement.reopen.body}</p>
        <CommandForm command="agreement.reopen" pageKey={pageKey}>
          <Field name="reason" label={agreement.reopen.reason} maxLength={300} />
          <Button kind="main">{agreement.reopen.submit}</Button>
        </CommandForm>
      </Sheet>
    );
  }
  if (shown.status !== 'draft') return null;
  const waiting = shown.commitments.filter((line) => line.life === 'proposed').length;
  return (
    <section className="askc stack" aria-labelledby="bekukan">
      <h2 className="h-sec" id="bekukan">
        {agreement.freeze.title}
      </h2>
      <p className="soft">{agreement.freeze.body}</p>
      {waiting > 0 && <Note tone="wait">{agreement.show.notAccepted(waiting)}</Note>}
      <CommandForm command="agreement.freeze" pageKey={pageKey} compact>
        <div className="btns">
          <Button kind={waiting > 0 ? 'plain' : 'main'} icon="lock">
            {agreement.freeze.submit}
          </Button>
          <ButtonLink to={`/kesepakatan/${shown.id}/ubah`} icon="pen">
            {agreement.show.revise}
          </ButtonLink>
        </div>
      </CommandForm>
    </section>
  );
}

interface ClauseRowProps {
  /** Place among the rows, from 0. */
  index: number;
  clause: { id?: string; heading: string; body: string };
}

/** One article as a row of the form: its place, its heading, its text. */
export function ClauseRow({ index, clause }: ClauseRowProps) {
  const { agreement } = useMessages();
  const clauseId = useTyped(`clauses[${index}].id`, clause.id ?? '');
  return (
    <fieldset className="group">
      <legend>{agreement.revise.clause(index + 1)}</legend>
      {clauseId !== '' && <input type="hidden" name={`clauses[${index}].id`} value={clauseId} />}
      <div className="form--row">
        <Field
          name={`clauses[${index}].heading`}
          label={agreement.revise.heading}
          value={clause.heading}
          maxLength={160}
        />
        <div className="place">
          <Field
            type="number"
            name={`_place[${index}]`}
            label={agreement.revise.place}
            value={String(index + 1)}
          />
        </div>
      </div>
      <TextArea
        name={`clauses[${index}].body`}
        label={agreement.revise.body}
        value={clause.body}
        rows={4}
        maxLength={8_000}
      />
    </fieldset>
  );
}
