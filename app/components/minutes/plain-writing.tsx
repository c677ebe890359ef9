import type { QueryOutput } from '#app/contract/registry.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { useMessages } from '#app/reader.tsx';
import { Button } from '../button.tsx';
import { Select, TextArea } from '../field.tsx';
import { Section } from '../page-head.tsx';

/** Writing where the editor does not run: plain lines are added to a section of the same text. */
export function PlainWriting({ shown, pageKey }: { shown: QueryOutput<'minutes.draft'>; pageKey: string }) {
  const { minutes: words } = useMessages();
  return (
    <div className="no-js">
      <Section title={words.append.title} id="tambah">
        <CommandForm command="minutes.append" pageKey={pageKey} id="append">
          <Select
            name="section"
            label={words.append.section}
            choices={shown.sections.map((heading) => ({ value: heading, label: heading }))}
          />
          <TextArea
            name="text"
            label={words.append.text}
            help={words.append.help}
            rows={6}
            maxLength={10_000}
          />
          <Button kind="main">{words.append.submit}</Button>
        </CommandForm>
      </Section>
    </div>
  );
}
