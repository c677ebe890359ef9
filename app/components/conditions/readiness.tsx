import { Button } from '#app/components/button.tsx';
import { Radios } from '#app/components/choices.tsx';
import { DateTime } from '#app/components/date-time.tsx';
import { TextArea } from '#app/components/field.tsx';
import type { IconName } from '#app/components/icon.tsx';
import { Tag, type Tone } from '#app/components/tag.tsx';
import type { ReadinessShown } from '#app/contract/conditions.ts';
import { READINESS, type Readiness } from '#app/domain/conditions/index.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { useMessages } from '#app/reader.tsx';

const LOOK: Record<Readiness, readonly [Tone, IconName]> = {
  ready: ['ok', 'check'],
  'ready-with-conditions': ['wait', 'note'],
  // A legitimate result: said in the same calm voice as the others.
  'not-ready': ['plain', 'minus'],
};

/** The judgement in a word. */
export function ReadinessTag({ verdict }: { verdict: Readiness }) {
  const { conditions } = useMessages();
  const [tone, icon] = LOOK[verdict];
  return (
    <Tag tone={tone} icon={icon}>
      {conditions.readiness.verdict[verdict]}
    </Tag>
  );
}

/** One assessment with its reason and the evidence of its moment. */
export function Assessment({ one }: { one: ReadinessShown }) {
  const { conditions } = useMessages();
  const words = conditions.readiness;
  const { form, charter, prompts } = one.evidence;
  return (
    <article className="ready">
      <p className="row row--wrap">
        <ReadinessTag verdict={one.verdict} />
        <span className="cap">
          <DateTime at={one.at} />, {words.by(one.by)}
        </span>
      </p>
      <blockquote className="said">{one.reason}</blockquote>
      <ul aria-label={words.evidence}>
        <li>{form ? words.evidenceForm(form.number, form.answered, form.parties) : words.evidenceNoForm}</li>
        {charter && <li>{words.evidenceCharter(charter.version, charter.accepted, charter.parties)}</li>}
        <li>
          {prompts.length > 0
            ? words.evidencePrompts(prompts.map((prompt) => prompt.proposition).join(', '))
            : words.evidenceNoPrompts}
        </li>
      </ul>
    </article>
  );
}

/** The facilitator's form: verdict and reason. */
export function AssessForm({ pageKey }: { pageKey: string }) {
  const { conditions } = useMessages();
  const words = conditions.readiness;
  return (
    <CommandForm command="readiness.assess" pageKey={pageKey} key={pageKey}>
      <Radios
        name="verdict"
        legend={words.question}
        choices={READINESS.map((value) => ({
          value,
          label: words.verdict[value],
          help: words.verdictHelp[value],
        }))}
      />
      <TextArea name="reason" label={words.reason} help={words.reasonHelp} rows={4} maxLength={2_000} />
      <div className="btns">
        <Button kind="main">{words.record}</Button>
      </div>
    </CommandForm>
  );
}
