import type { HTMLInputAutoCompleteAttribute, ReactNode } from 'react';
import { type FieldState, useField } from '#app/forms/form-state.ts';
import { useMessages } from '#app/reader.tsx';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

/** What every field has. */
interface Common {
  /** Path into the command's input: `title`, `agenda[0].title`. */
  name: string;
  /** What is asked, in a few words. */
  label: ReactNode;
  /** One sentence that helps to answer. */
  help?: ReactNode;
  /** May stay empty; said beside the label, since most fields may not. */
  optional?: boolean;
  /** Both columns of a two-column form. */
  full?: boolean;
}

interface FrameProps extends Common {
  state: FieldState;
  children: ReactNode;
}

/** The ids a control is described by, or undefined when there is nothing to say. */
function describedBy(state: FieldState, help: ReactNode): string | undefined {
  return (
    [help && `${state.id}-help`, state.error && `${state.id}-error`].filter(Boolean).join(' ') || undefined
  );
}

function Frame({ state, label, help, optional, full, children }: FrameProps) {
  const { common } = useMessages();
  return (
    <div className={classNames('field', state.error && 'field--bad', full && 'two__w')}>
      <label htmlFor={state.id}>
        {label}
        {optional && <span className="quiet field__may"> {common.form.optional}</span>}
      </label>
      {children}
      {help && (
        <p className="field__help" id={`${state.id}-help`}>
          {help}
        </p>
      )}
      <FieldError state={state} />
    </div>
  );
}

/** The sentence of a refused field, with its icon. */
export function FieldError({ state }: { state: FieldState }) {
  if (!state.error) return null;
  return (
    <p className="field__error" id={`${state.id}-error`}>
      <Icon name="alert" />
      <span>{state.error}</span>
    </p>
  );
}

interface FieldProps extends Common {
  /** The kind of one-line field. 'number' takes a decimal comma; 'time' is a day with its hour. */
  type?:
    | 'text'
    | 'email'
    | 'password'
    | 'number'
    | 'date'
    | 'time'
    | 'url'
    | 'tel'
    | 'search'
    | 'code'
    | 'file';
  /** What stands there at first. */
  value?: string;
  /** What the browser may fill in. */
  autoComplete?: HTMLInputAutoCompleteAttribute;
  /** Longest text, in characters. */
  maxLength?: number;
  /** Kinds of file, for `type="file"`. */
  accept?: string;
  /** The unit after the field: "anak", "persen". */
  unit?: ReactNode;
}

const CONTROL = {
  text: { type: 'text' },
  email: { type: 'email', inputMode: 'email', spellCheck: false },
  password: { type: 'password' },
  // Not type="number": it knows no decimal comma and loses what it cannot read.
  number: { type: 'text', inputMode: 'decimal' },
  date: { type: 'date' },
  time: { type: 'datetime-local' },
  url: { type: 'url', inputMode: 'url', spellCheck: false },
  tel: { type: 'tel', inputMode: 'tel' },
  search: { type: 'search' },
  code: { type: 'text', inputMode: 'numeric', pattern: '[0-9]*', spellCheck: false },
  file: { type: 'file' },
} as const;

/** A one-line field with its label, help and error. It keeps what was typed when the form is refused. */
export function Field(props: FieldProps) {
  const { name, type = 'text', value = '', help, optional, unit, autoComplete, maxLength, accept } = props;
  const state = useField(name);
  const secret = type === 'password' || type === 'code' || type === 'file';
  const control = (
    <input
      {...CONTROL[type]}
      className="input"
      id={state.id}
      name={name}
      defaultValue={secret ? undefined : state.wasSent ? (state.typed ?? '') : value}
      required={!optional || undefined}
      aria-invalid={state.error ? true : undefined}
      aria-describedby={describedBy(state, help)}
      autoComplete={autoComplete ?? (type === 'code' ? 'one-time-code' : undefined)}
      maxLength={maxLength}
      accept={accept}
    />
  );
  return (
    <Frame {...props} state={state}>
      {unit ? (
        <span className="field__with">
          {control}
          <span className="quiet">{unit}</span>
        </span>
      ) : (
        control
      )}
    </Frame>
  );
}

interface TextAreaProps extends Common {
  /** What stands there at first. */
  value?: string;
  /** Height in lines. Default 3. */
  rows?: number;
  /** Longest text, in characters. */
  maxLength?: number;
}

/** A field of several lines. */
export function TextArea(props: TextAreaProps) {
  const { name, value = '', rows = 3, help, optional, maxLength } = props;
  const state = useField(name);
  return (
    <Frame {...props} state={state}>
      <textarea
        className="input"
        id={state.id}
        name={name}
        rows={rows}
        maxLength={maxLength}
        defaultValue={state.wasSent ? (state.typed ?? '') : value}
        required={!optional || undefined}
        aria-invalid={state.error ? true : undefined}
        aria-describedby={describedBy(state, help)}
      />
    </Frame>
  );
}

/** One choice: its value in the input, its words on the page. */
export interface Choice {
  value: string;
  label: string;
  /** Under which heading it stands; choices of one heading follow each other. */
  group?: string;
}

interface SelectProps extends Common {
  /** What can be chosen. */
  choices: readonly Choice[];
  /** What is chosen at first; without it nothing is, and the field says "choose". */
  value?: string;
  /** What the empty choice means where it is as good as any other: "All", in a filter. */
  empty?: string;
}

/** Choices by their headings, in the order of their first ones. */
function inGroups(choices: readonly Choice[]): { group: string | undefined; of: Choice[] }[] {
  const groups = [...new Set(choices.map(({ group }) => group))];
  return groups.map((group) => ({ group, of: choices.filter((choice) => choice.group === group) }));
}

function Options({ of }: { of: readonly Choice[] }) {
  return of.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}

/** A list of which one is chosen. */
export function Select(props: SelectProps) {
  const { name, choices, value = '', help, optional, empty } = props;
  const { common } = useMessages();
  const state = useField(name);
  const chosen = state.wasSent ? (state.typed ?? '') : value;
  return (
    <Frame {...props} state={state}>
      <select
        className="input"
        id={state.id}
        name={name}
        defaultValue={chosen}
        required={(!optional && empty === undefined) || undefined}
        aria-invalid={state.error ? true : undefined}
        aria-describedby={describedBy(state, help)}
      >
        {(value === '' || optional || empty !== undefined) && (
          <option value="">{empty ?? (optional ? common.form.none : common.form.choose)}</option>
        )}
        {inGroups(choices).map(({ group, of }) =>
          group === undefined ? (
            <Options key="" of={of} />
          ) : (
            <optgroup key={group} label={group}>
              <Options of={of} />
            </optgroup>
          ),
        )}
      </select>
    </Frame>
  );
}
