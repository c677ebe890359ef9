import type { QueryOutput } from '#app/contract/registry.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { useMessages } from '#app/reader.tsx';
import { Button } from '../button.tsx';
import { Field, Select } from '../field.tsx';
import { FormFold } from '../form-fold.tsx';
import { Section } from '../page-head.tsx';

type Shown = QueryOutput<'minutes.draft'>;

/** What the room offers to be put into the minutes, each by one button; and an action with its three answers. */
export function Inserts({ shown, pageKey }: { shown: Shown; pageKey: string }) {
  const { minutes: words } = useMessages();
  return (
    <Section title={words.insert.title} id="sisipkan">
      <p className="soft">{shown.inserts.length > 0 ? words.insert.lead : words.insert.none}</p>
      <ul className="rows">
        {shown.inserts.map((one) => (
          <li key={`${one.kind} ${one.ref}`} className="item minutes__insert">
            <div className="grow">
              <p className="cap">
                {words.insert.kind[one.kind]}
                {one.there && ` · ${words.insert.there}`}
              </p>
              <p className="item__t">{one.title}</p>
              <p className="cap minutes__detail">{one.detail}</p>
            </div>
            <CommandForm
              command="minutes.insert"
              pageKey={pageKey}
              id={`insert-${one.kind}-${one.ref}`}
              className="minutes__put"
              compact
            >
              <input type="hidden" name="kind" value={one.kind} />
              <input type="hidden" name="ref" value={one.ref} />
              <Button kind={one.there ? 'bare' : 'plain'} icon="plus">
                <span aria-hidden="true">{words.insert.submit}</span>
                <span className="vh">{words.insert.what(one.title)}</span>
              </Button>
            </CommandForm>
          </li>
        ))}
      </ul>
      <FormFold form="note-action" pageKey={pageKey} summary={words.insert.actionOpen}>
        <CommandForm command="minutes.note-action" pageKey={pageKey} id="note-action">
          <Field name="what" label={words.insert.actionWhat} autoComplete="off" maxLength={300} />
          <Select
            name="organisationId"
            label={words.insert.actionWho}
            choices={shown.parties.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Field name="due" type="date" label={words.insert.actionDue} />
          <Button>{words.insert.actionSubmit}</Button>
        </CommandForm>
      </FormFold>
    </Section>
  );
}
