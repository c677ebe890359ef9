import type { MinutesContent } from '#app/contract/minutes.ts';
import type { QueryOutput } from '#app/contract/registry.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { useFormat, useMessages } from '#app/reader.tsx';
import { Button, Buttons } from '../button.tsx';
import { TextArea } from '../field.tsx';
import { Mark } from '../organisation.tsx';
import { Section } from '../page-head.tsx';
import { Tag } from '../tag.tsx';

type Shown = QueryOutput<'minutes.show'>;
type One = MinutesContent['corrections'][number];

const STATUS = {
  open: ['wait', 'wait'],
  'taken-in': ['ok', 'check'],
  declined: ['bad', 'dispute'],
  withdrawn: ['plain', 'ret'],
} as const;

/** Every correction that was asked for, word for word, with its answer. */
export function Corrections({ shown, pageKey }: { shown: Shown; pageKey: string }) {
  const { minutes: words } = useMessages();
  const corrections = shown.offered?.corrections ?? [];
  if (corrections.length === 0) return null;
  return (
    <Section title={words.corrections.title} id="koreksi">
      <ul className="rows">
        {corrections.map((one) => (
          <li key={one.id} className="item stack-2">
            <CorrectionLine one={one} timeZone={shown.timeZone} />
            {one.status === 'open' && shown.may.answer && <Answer one={one} pageKey={pageKey} />}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** One correction as it was asked for, and what became of it. */
export function CorrectionLine({ one, timeZone }: { one: One; timeZone: string }) {
  const { minutes: words } = useMessages();
  const format = useFormat(timeZone);
  const [tone, icon] = STATUS[one.status];
  return (
    <>
      <p className="minutes__how">
        <span className={one.organisation.sector === 'government' ? 'org gov' : 'org ngo'}>
          <Mark sector={one.organisation.sector} />
          {words.corrections.of(one.organisation.name, one.version)}
        </span>
        <Tag tone={tone} icon={icon}>
          {words.corrections.status[one.status]}
        </Tag>
        <span className="cap">{format.dateTime(one.askedAt)}</span>
      </p>
      <blockquote className="minutes__words">{one.text}</blockquote>
      {one.reason && (
        <p className="soft">
          {words.corrections.answer}: {one.reason}
        </p>
      )}
    </>
  );
}

function Answer({ one, pageKey }: { one: One; pageKey: string }) {
  const { minutes: words } = useMessages();
  return (
    <CommandForm command="minutes.answer" pageKey={pageKey} id={`answer-${one.id}`}>
      <input type="hidden" name="correctionId" value={one.id} />
      <TextArea
        name="reason"
        label={words.corrections.reason}
        help={words.corrections.reasonHelp}
        rows={2}
        maxLength={1_000}
        optional
      />
      <Buttons>
        <Button name="answer" value="taken-in">
          {words.corrections.takeIn}
        </Button>
        <Button name="answer" value="declined">
          {words.corrections.decline}
        </Button>
      </Buttons>
    </CommandForm>
  );
}
