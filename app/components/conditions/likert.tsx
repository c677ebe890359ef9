import { classNames } from '#app/components/class-names.ts';
import { FieldError, TextArea } from '#app/components/field.tsx';
import { type Condition, LIKERT } from '#app/domain/conditions/index.ts';
import { useField, useTyped } from '#app/forms/form-state.ts';
import { useMessages } from '#app/reader.tsx';

interface LikertProps {
  condition: Condition;
  /** 1, 2, 3 … in the form. */
  place: number;
  answer: number | undefined;
  words: string | undefined;
  /** The form is closed: shown, not asked. */
  closed: boolean;
}

/** One statement with its five answers beside each other and room for words. Works as plain radio buttons. */
export function Likert({ condition, place, answer, words, closed }: LikertProps) {
  const { conditions } = useMessages();
  const state = useField(`answers.${condition}`);
  const chosen = useTyped(`answers.${condition}`, answer === undefined ? '' : String(answer));
  const written = useTyped(`words.${condition}`, words ?? '');
  const refused = useField(`words.${condition}`).error !== undefined;
  return (
    <fieldset className={classNames('likert', state.error && 'field--bad')} id={state.id} tabIndex={-1}>
      <legend>
        <span className="likert__n">{place}.</span>
        {conditions.statement[condition]}
      </legend>
      {condition === 'other-venues' && <p className="field__help">{conditions.otherVenuesHelp}</p>}
      <div className="likert__row">
        {LIKERT.map((level) => (
          <label key={level}>
            <input
              type="radio"
              name={`answers.${condition}`}
              value={level}
              defaultChecked={chosen === String(level)}
              disabled={closed}
              aria-describedby={state.error ? `${state.id}-error` : undefined}
            />
            <span className="likert__face">
              <strong>{level}</strong> <span>{conditions.likert[level]}</span>
            </span>
          </label>
        ))}
      </div>
      <FieldError state={state} />
      {closed ? (
        written && <p className="said">{written}</p>
      ) : (
        <details className="fold" open={written !== '' || refused}>
          <summary>{conditions.answer.words}</summary>
          <TextArea
            name={`words.${condition}`}
            label={<span className="vh">{conditions.answer.wordsFor(conditions.statement[condition])}</span>}
            help={conditions.answer.wordsHelp}
            value={words}
            rows={2}
            maxLength={500}
            optional
          />
        </details>
      )}
    </fieldset>
  );
}
