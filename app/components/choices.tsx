import type { ReactNode } from 'react';
import { useField } from '#app/forms/form-state.ts';
import { classNames } from './class-names.ts';
import { FieldError } from './field.tsx';
import { Icon, type IconName } from './icon.tsx';

interface CheckProps {
  /** Path into the command's input. */
  name: string;
  /** What a tick means, as a sentence. */
  label: ReactNode;
  /** Ticked at first. */
  checked?: boolean;
  /** The value sent when ticked, for lists (`name[]`). Default "on": yes. */
  value?: string;
}

/** A box to tick. Not ticked sends nothing, which a required answer reads as no. */
export function Check({ name, label, checked = false, value = 'on' }: CheckProps) {
  const state = useField(name);
  const ticked = state.wasSent ? (state.typedAll?.includes(value) ?? false) : checked;
  return (
    <div className={classNames('check-field', state.error && 'field--bad')}>
      <label className="check">
        <input
          type="checkbox"
          name={name}
          value={value}
          defaultChecked={ticked}
          id={name.endsWith('[]') ? undefined : state.id}
          aria-describedby={state.error ? `${state.id}-error` : undefined}
        />
        <span>{label}</span>
      </label>
      {!name.endsWith('[]') && <FieldError state={state} />}
    </div>
  );
}

interface ChecksProps {
  /** Name of the list: `supporters[]`. */
  name: string;
  /** What is asked. */
  legend: ReactNode;
  /** What can be ticked. */
  choices: readonly { value: string; label: ReactNode }[];
  /** Values ticked at first. */
  values?: readonly string[];
  /** One sentence that helps to answer. */
  help?: ReactNode;
}

/** Several boxes for one question. */
export function Checks({ name, legend, choices, values = [], help }: ChecksProps) {
  const state = useField(name);
  return (
    <fieldset className={classNames('field', state.error && 'field--bad')} id={state.id} tabIndex={-1}>
      <legend className="label">{legend}</legend>
      {help && <p className="field__help">{help}</p>}
      <div className="checks">
        {choices.map((choice) => (
          <Check
            key={choice.value}
            name={name}
            value={choice.value}
            label={choice.label}
            checked={values.includes(choice.value)}
          />
        ))}
      </div>
      <FieldError state={state} />
    </fieldset>
  );
}

interface RadiosProps {
  /** Path into the command's input. */
  name: string;
  /** What is asked. */
  legend: ReactNode;
  /** What can be chosen; `help` explains one choice. */
  choices: readonly {
    value: string;
    label: ReactNode;
    help?: ReactNode;
    icon?: IconName;
    disabled?: boolean;
  }[];
  /** What is chosen at first. */
  value?: string;
  /** Two beside each other where there is room. */
  row?: boolean;
}

/** One of a few choices, all seen at once, with the faces of the session's answers. */
export function Radios({ name, legend, choices, value, row = false }: RadiosProps) {
  const state = useField(name);
  const chosen = state.wasSent ? state.typed : value;
  return (
    <fieldset
      className={classNames('pick', row && 'pick--row', state.error && 'field--bad')}
      id={state.id}
      tabIndex={-1}
    >
      <legend className="label">{legend}</legend>
      {choices.map((choice) => (
        <label className="answer" key={choice.value}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            defaultChecked={chosen === choice.value}
            disabled={choice.disabled}
            aria-describedby={state.error ? `${state.id}-error` : undefined}
          />
          <span className="answer__face">
            {choice.icon && <Icon name={choice.icon} />}
            <span className="answer__t">
              {choice.label}
              {choice.help && <span className="answer__d">{choice.help}</span>}
            </span>
            <span className="answer__dot" aria-hidden="true" />
          </span>
        </label>
      ))}
      <FieldError state={state} />
    </fieldset>
  );
}
