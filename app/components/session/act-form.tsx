import { Form, useActionData, useNavigation } from '@remix-run/react';
import { type FormEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { ErrorCode, Refusal } from '#app/contract/errors.ts';
import { findSensitive } from '#app/domain/sensitive.ts';
import {
  type FormState,
  FormStateContext,
  isRefused,
  type Refused,
  refusalSentence,
} from '#app/forms/form-state.ts';
import { keyFor } from '#app/forms/key.ts';
import { COMMAND_FIELD, FORM_FIELD, fieldId, KEY_FIELD } from '#app/forms/names.ts';
import { useMessages } from '#app/reader.tsx';
import { Note } from '../note.tsx';
import { type RoomCommandName, useRoomView } from './room-context.tsx';

type HiddenValue = string | number | boolean | undefined;

interface ActFormProps {
  /** The room command this form sends. */
  command: RoomCommandName;
  /** Tells the forms of the page apart; also the form's id, so that buttons elsewhere can belong to it. */
  id: string;
  /** Values the person does not type. */
  input?: Readonly<Record<string, HiddenValue>>;
  className?: string;
  /** A label for screen readers where no heading says what the form is for. */
  label?: string;
  /** Empty the fields once the act was taken over. */
  clears?: boolean;
  /** Says what is wrong before anything is sent, so that it is said without a connection as well. */
  check?: (input: Readonly<Record<string, unknown>>) => Refusal | null;
  children: ReactNode;
}

/** Fields of room commands that are numbers; everything else a person types is text. */
const NUMBERS: ReadonlySet<string> = new Set([
  'level',
  'notedAt',
  'limitSeconds',
  'minutes',
  'version',
  'value',
  'most',
  'budget',
  'startedAt',
  'drawn',
  'base',
]);

/** Fields that are a yes or a no. */
const FLAGS: ReadonlySet<string> = new Set(['replace', 'secret']);

/** The form as the input of its command: what the server would read from the same form. */
function inputOf(form: HTMLFormElement, submitter: HTMLElement | null): Record<string, unknown> {
  const data = new FormData(form, submitter);
  const input: Record<string, unknown> = {};
  for (const [name, value] of data) {
    if (name.startsWith('_') || typeof value !== 'string') continue;
    const text = value.replace(/\r\n?/g, '\n').trim();
    if (text === '') continue;
    input[name] = NUMBERS.has(name)
      ? Number(text)
      : FLAGS.has(name)
        ? text === 'on' || text === 'true'
        : text;
  }
  return input;
}

/** Refusals that are about one field, though the rules of the room do not know of forms. */
const FIELD_OF: Partial<Record<ErrorCode, string>> = {
  reason_required: 'reason',
  note_required: 'note',
  level_not_on_scale: 'level',
};

function atItsField(refused: Refused | null): Refused | null {
  const field = refused && FIELD_OF[refused.refusal.code];
  if (!field || refused.refusal.fields) return refused;
  return { ...refused, refusal: { ...refused.refusal, fields: { [field]: refused.refusal.code } } };
}

/** The first field with a personal number in it: said here, before anything leaves the device. */
function sensitiveField(input: Record<string, unknown>): string | undefined {
  const typed = ['reason', 'suggestion', 'passage', 'note', 'text', 'question', 'name', 'teams'];
  return typed.find((name) => {
    const value = input[name];
    return typeof value === 'string' && findSensitive(value).length > 0;
  });
}

/**
 * A plain form that acts in the room. Without JavaScript it is posted to the page; with it the act goes through
 * the outbox, which keeps it while there is no connection and sends it once. A refusal is said at the form, and
 * what was typed stays.
 */
export function ActForm(props: ActFormProps) {
  const { command, id, input = {}, className, label, clears = false, check, children } = props;
  const { pageKey, act, room } = useRoomView();
  const messages = useMessages();
  const answer: unknown = useActionData();
  const navigation = useNavigation();
  const here = useRefusedHere(id);
  const fromPage = isRefused(answer) && answer.form === id ? answer : null;
  const refused = useMemo(
    () => atItsField(here.refused ?? (here.acted ? null : fromPage)),
    [here.refused, here.acted, fromPage],
  );
  useFocusOnTrouble(here.acted ? refused : null);
  const place = useKeptWords(here.sent);
  const state: FormState = useMemo(() => ({ id, refused }), [id, refused]);
  const busy = navigation.state === 'submitting' && navigation.formData?.get(FORM_FIELD) === id;

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    if (!act) return;
    event.preventDefault();
    const form = event.currentTarget;
    const native = event.nativeEvent;
    const submitter = native instanceof SubmitEvent ? native.submitter : null;
    const typed = inputOf(form, submitter);
    const field = sensitiveField(typed);
    const trouble: Refusal | null = field
      ? { code: 'sensitive_data', fields: { [field]: 'sensitive_data' } }
      : (check?.(typed) ?? null);
    if (trouble) {
      here.refuse(trouble, typed);
      return;
    }
    const key = act(command, { ...typed, sessionId: room.sessionId });
    here.follow(key, typed);
    if (clears) form.reset();
  };

  return (
    <Form
      ref={place}
      method="post"
      id={id}
      className={className}
      aria-label={label}
      aria-busy={busy || undefined}
      noValidate
      preventScrollReset
      onSubmit={onSubmit}
    >
      <input type="hidden" name={KEY_FIELD} value={keyFor(pageKey, id)} />
      <input type="hidden" name={COMMAND_FIELD} value={command} />
      <input type="hidden" name={FORM_FIELD} value={id} />
      {Object.entries(input).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={String(value)} />,
      )}
      <FormStateContext.Provider value={state}>
        {children}
        {refused && (
          <Note tone="bad" announce="alert">
            {refusalSentence(refused.refusal, messages)}
          </Note>
        )}
      </FormStateContext.Provider>
    </Form>
  );
}

/**
 * A form can go while somebody types in it: the question was closed, the item has changed. What was typed and not sent
 * is handed to the page, which gives it back.
 */
function useKeptWords(sent: () => Readonly<Record<string, string>>) {
  const place = useRef<HTMLFormElement>(null);
  const { keepWords } = useRoomView();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `sent` reads a ref, it is the same at the end
  useEffect(() => {
    const form = place.current;
    return () => {
      const left = [...(form?.elements ?? [])].flatMap((field) => {
        if (!(field instanceof HTMLTextAreaElement)) return [];
        const words = field.value.trim();
        const known = words === '' || words === field.defaultValue.trim() || words === sent()[field.name];
        return known ? [] : [words];
      });
      if (left.length > 0) keepWords(left);
    };
  }, [keepWords]);
  return place;
}

/** Leads to the first wrong field of a refusal that has just appeared. */
function useFocusOnTrouble(refused: Refused | null): void {
  useEffect(() => {
    const field = Object.keys(refused?.refusal.fields ?? {})[0];
    if (refused && field) document.getElementById(fieldId(refused.form, field))?.focus();
  }, [refused]);
}

/** What became of the last act of this form: the refusal that is shown at it, if there is one. */
function useRefusedHere(id: string) {
  const { acts, claim } = useRoomView();
  const [last, setLast] = useState<string | null>(null);
  const [own, setOwn] = useState<Refused | null>(null);
  const typed = useRef<Record<string, string>>({});
  /** What has left this form last. */
  const gone = useRef<Record<string, string>>({});
  const remember = (values: Record<string, unknown>) => {
    typed.current = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, value === true ? 'on' : String(value)]),
    );
  };
  const refusal = acts.find((act) => act.key === last)?.refusal ?? null;
  // While this form is there it says what became of its act; afterwards the page does.
  useEffect(() => (last === null ? undefined : claim(last)), [last, claim]);
  const fromServer = useMemo<Refused | null>(
    () => (refusal ? { form: id, refusal, typed: typed.current } : null),
    [id, refusal],
  );
  return {
    sent: () => gone.current,
    acted: last !== null || own !== null,
    refused: own ?? fromServer,
    refuse: (reason: Refusal, values: Record<string, unknown>) => {
      remember(values);
      setOwn({ form: id, refusal: reason, typed: typed.current });
    },
    follow: (key: string, values: Record<string, unknown>) => {
      remember(values);
      gone.current = typed.current;
      setOwn(null);
      setLast(key);
    },
  };
}
