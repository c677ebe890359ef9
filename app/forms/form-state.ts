import { createContext, useContext } from 'react';
import type { ErrorCode, Refusal } from '#app/contract/errors.ts';
import type { Messages } from '#app/i18n/messages/index.ts';
import { useMessages } from '#app/reader.tsx';
import { fieldId, pathOf } from './names.ts';

/** What an action answers when the kernel refuses: the reasons, and everything that was typed. */
export interface Refused {
  /** Which form of the page was refused. */
  form: string;
  refusal: Refusal;
  typed: Record<string, string | string[]>;
}

/** What an action answers when a command made something that is shown once. */
export interface Revealed {
  /** The command that made it. */
  revealed: string;
  secrets: Readonly<Record<string, string>>;
}

/** Does this action's answer carry something to show once? */
export function isRevealed(answer: unknown): answer is Revealed {
  return typeof answer === 'object' && answer !== null && 'revealed' in answer && 'secrets' in answer;
}

/** Is this action's answer a refusal? For pages whose action answers other things as well. */
export function isRefused(answer: unknown): answer is Refused {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'refusal' in answer &&
    'typed' in answer &&
    'form' in answer
  );
}

/** The state of the form a field stands in. */
export interface FormState {
  id: string;
  refused: Refused | null;
}

/** Given by CommandForm; a field outside any form has a state of its own. */
export const FormStateContext = createContext<FormState>({ id: 'form', refused: null });

/** The sentence for a whole refusal, with the time to wait where the kernel names one. */
export function refusalSentence(refusal: Refusal, messages: Messages): string {
  const sentence = messages.errors.sentence[refusal.code];
  const seconds = refusal.details?.retryAfter;
  return typeof seconds === 'number' ? `${sentence} ${messages.errors.waitSeconds(seconds)}` : sentence;
}

/** The sentence that stands at a field: an empty one is missing, a filled one is wrong, the rest say what is wrong. */
export function fieldSentence(
  code: ErrorCode,
  typed: string | string[] | undefined,
  messages: Messages,
): string {
  if (code !== 'invalid_input') return messages.errors.sentence[code];
  const empty = typed === undefined || typed.length === 0;
  return empty ? messages.errors.field.missing : messages.errors.field.invalid;
}

/** Everything a field needs to know about itself. */
export interface FieldState {
  id: string;
  /** What was typed before the refusal; undefined when nothing was sent yet. */
  typed: string | undefined;
  /** The same for a list (`name[]`). */
  typedAll: string[] | undefined;
  /** The sentence at this field, in the reader's language. */
  error: string | undefined;
  /** The form was sent and refused: `typed` decides, even where it is empty. */
  wasSent: boolean;
}

/** The code at a path, or at the first part of what stands there (an item of a list, a line of a text). */
function codeAt(fields: Record<string, ErrorCode>, path: string): ErrorCode | undefined {
  return fields[path] ?? Object.entries(fields).find(([at]) => at.startsWith(`${path}.`))?.[1];
}

/**
 * The state of one field of the form around it.
 * @param name the field's name, a path into the command's input
 */
export function useField(name: string): FieldState {
  const { id, refused } = useContext(FormStateContext);
  const messages = useMessages();
  const typed = refused?.typed[name];
  const code = codeAt(refused?.refusal.fields ?? {}, pathOf(name));
  return {
    id: fieldId(id, name),
    typed: Array.isArray(typed) ? typed[0] : typed,
    typedAll: typeof typed === 'string' ? [typed] : typed,
    error: code && fieldSentence(code, typed, messages),
    wasSent: refused !== null,
  };
}

/** What was typed in a field before the refusal, else `fallback`. */
export function useTyped(name: string, fallback = ''): string {
  const { typed, wasSent } = useField(name);
  return wasSent ? (typed ?? '') : fallback;
}

/** The sentence at a field of the form around it, if it was refused. */
export function useFieldError(name: string): string | undefined {
  return useField(name).error;
}
