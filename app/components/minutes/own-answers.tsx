import type { QueryOutput } from '#app/contract/registry.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { useMessages } from '#app/reader.tsx';
import { Button } from '../button.tsx';
import { TextArea } from '../field.tsx';
import { FormFold } from '../form-fold.tsx';
import { Note } from '../note.tsx';
import { Section } from '../page-head.tsx';

type Shown = QueryOutput<'minutes.show'>;
type Mine = Shown['mine'][number];

/** What is asked of the reader's organisation: confirm what is written, or say what should be corrected. */
export function OwnAnswers({ shown, pageKey }: { shown: Shown; pageKey: string }) {
  const { minutes: words } = useMessages();
  const version = shown.offered?.version;
  if (version === undefined || shown.mine.length === 0) return null;
  return (
    <Section title={words.mine.title} id="tanggapan-kami">
      {shown.mine.map((mine) => (
        <OwnAnswer key={mine.id} mine={mine} version={version} pageKey={pageKey} />
      ))}
    </Section>
  );
}

function OwnAnswer({ mine, version, pageKey }: { mine: Mine; version: number; pageKey: string }) {
  const { minutes: words } = useMessages();
  const { standing, name, id } = mine;
  const about = (
    <>
      <input type="hidden" name="organisationId" value={id} />
      <input type="hidden" name="version" value={version} />
    </>
  );
  return (
    <div className="sheet pad stack-2">
      {standing === 'confirmed' && <Note tone="ok">{words.mine.confirmed(name)}</Note>}
      {standing === 'correcting' && <Note tone="wait">{words.mine.correcting(name)}</Note>}
      {standing === 'declined' && <Note tone="bad">{words.mine.declined(name)}</Note>}
      {standing === 'silent' && <p className="serif">{words.mine.ask(name)}</p>}
      {standing !== 'confirmed' && (
        <CommandForm command="minutes.confirm" pageKey={pageKey} id={`confirm-${id}`} compact>
          {about}
          <Button kind={standing === 'silent' ? 'main' : 'plain'} size="lg" wide icon="check">
            {standing === 'correcting' ? words.mine.confirmAnyway : words.mine.confirm}
          </Button>
        </CommandForm>
      )}
      <FormFold
        form={`correct-${id}`}
        pageKey={pageKey}
        summary={standing === 'correcting' ? words.mine.correctMore : words.mine.correct}
      >
        <CommandForm command="minutes.correct" pageKey={pageKey} id={`correct-${id}`}>
          {about}
          <TextArea
            name="text"
            label={words.mine.text}
            help={words.mine.textHelp}
            rows={4}
            maxLength={2_000}
          />
          <Button>{words.mine.send}</Button>
        </CommandForm>
      </FormFold>
    </div>
  );
}
