import { kindOf, LEVELS, type Level, type LevelKind } from '#app/domain/consensus.ts';
import { useField } from '#app/forms/form-state.ts';
import { useMessages } from '#app/reader.tsx';
import { classNames } from './class-names.ts';
import { FieldError } from './field.tsx';
import { Icon, type IconName } from './icon.tsx';
import { Org, type OrganisationShown } from './organisation.tsx';

/** The drawing of each kind of answer, the same everywhere. */
export const ANSWER_ICON: Record<LevelKind, IconName> = {
  agree: 'check',
  'agree-with-note': 'note',
  abstain: 'abstain',
  discuss: 'discuss',
  object: 'objection',
};

/** The level each answer of the five-level form is kept as, in the fixed order of the answers. */
const FIVE: readonly Level[] = [1, 3, 4, 5, 7];

interface RadioAnswersProps {
  /** Name of the field that carries the level. Default "level". */
  name?: string;
  /** The short form for phones, or all eight gradients. */
  scale: 'five' | 'eight';
  /** The organisation that answers. */
  organisation: OrganisationShown;
  /** Who answers for it, as a role. */
  by?: string;
  /** The answer it gave before. */
  value?: Level | null;
  /** The round is closed, or the mandate does not reach: the answers can be read only. */
  disabled?: boolean;
  /** Told when another answer is chosen, for pages that show the reason's label. */
  onChange?: (level: Level) => void;
}

/** All answers at once, same size, fixed order: an objection is never below the fold. */
export function RadioAnswers(props: RadioAnswersProps) {
  const { name = 'level', scale, organisation, by, value, disabled, onChange } = props;
  const { common } = useMessages();
  const state = useField(name);
  const chosen = state.wasSent ? Number(state.typed) : value;
  return (
    <fieldset id={state.id} tabIndex={-1} className={classNames(state.error && 'field--bad')}>
      <legend className="answers__q">
        {common.word.answerOf} <Org organisation={organisation} />
        {by && (
          <span className="cap">
            {common.word.by} {by}
          </span>
        )}
      </legend>
      {(scale === 'five' ? FIVE : LEVELS).map((level) => {
        const kind = kindOf(level);
        return (
          <label className={classNames('answer', kind === 'object' && 'answer--stop')} key={level}>
            <input
              type="radio"
              name={name}
              value={level}
              defaultChecked={chosen === level}
              disabled={disabled}
              onChange={onChange && (() => onChange(level))}
            />
            <span className="answer__face">
              <Icon name={ANSWER_ICON[kind]} large />
              <span className="answer__t">
                {scale === 'five' ? common.answer[kind] : common.level[level]}
                {scale === 'eight' && <span className="answer__d">{level}</span>}
              </span>
              <span className="answer__dot" aria-hidden="true" />
            </span>
          </label>
        );
      })}
      <FieldError state={state} />
    </fieldset>
  );
}
