import { Form, useActionData, useNavigation } from '@remix-run/react';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { Icon } from '#app/components/icon.tsx';
import type { CommandName } from '#app/contract/registry.ts';
import { useMessages } from '#app/reader.tsx';
import { type FormState, FormStateContext, isRefused, type Refused, refusalSentence } from './form-state.ts';
import { keyFor } from './key.ts';
import { COMMAND_FIELD, FORM_FIELD, fieldId, KEY_FIELD } from './names.ts';

interface CommandFormProps {
  /** The command this form sends, as the contract names it. */
  command: CommandName;
  /** The page's key from its loader (`newKey()`); the form derives its own from it. */
  pageKey: string;
  /** Tells the forms of one page apart, such as a card's id. Default: the command's name. */
  id?: string;
  /** Where it is sent. Default: the page's own action. */
  action?: string;
  /** 'multipart/form-data' for files. */
  encType?: 'multipart/form-data';
  /** Classes of the form. Default: `form` (fields below each other). */
  className?: string;
  /** A label for screen readers where no heading says what the form is for. */
  label?: string;
  /** The refusal to show, where it does not come from the page's action (a fetcher). */
  refused?: Refused | null;
  /** Leave the words above the fields out: the form is one button. They then stand below it. */
  compact?: boolean;
  /** The fields and the buttons. */
  children: ReactNode;
}

/**
 * A plain form that sends one command. It works without JavaScript; the key makes sending twice harmless.
 * After a refusal it says so at the top, leads to each wrong field, and keeps everything that was typed.
 */
export function CommandForm(props: CommandFormProps) {
  const { command, pageKey, action, encType, className = 'form', label, compact = false, children } = props;
  const id = props.id ?? command.replace(/[^A-Za-z0-9]/g, '-');
  const answer: unknown = useActionData();
  const navigation = useNavigation();
  const fromPage = isRefused(answer) && answer.form === id ? answer : null;
  const refused = props.refused === undefined ? fromPage : props.refused;
  const state: FormState = useMemo(() => ({ id, refused }), [id, refused]);
  const busy = navigation.state !== 'idle' && navigation.formData?.get(FORM_FIELD) === id;
  const form = useRef<HTMLFormElement>(null);
  const wasBusy = useRef(false);
  useEffect(() => {
    // Sent and accepted: the fields go back to what the page says now, ready for the next one.
    if (wasBusy.current && !busy && !refused) form.current?.reset();
    wasBusy.current = busy;
  }, [busy, refused]);

  return (
    <Form
      ref={form}
      method="post"
      action={action}
      encType={encType}
      className={className}
      aria-label={label}
      aria-busy={busy || undefined}
      noValidate
      preventScrollReset={refused !== null}
    >
      <input type="hidden" name={KEY_FIELD} value={keyFor(pageKey, id)} />
      <input type="hidden" name={COMMAND_FIELD} value={command} />
      <input type="hidden" name={FORM_FIELD} value={id} />
      <FormStateContext.Provider value={state}>
        {refused && !compact && <RefusalSummary refused={refused} formId={id} />}
        {children}
        {refused && compact && <RefusalSummary refused={refused} formId={id} />}
      </FormStateContext.Provider>
    </Form>
  );
}

/** What was refused, with a link to each wrong field. Takes the focus when it appears, without JavaScript too. */
function RefusalSummary({ refused, formId }: { refused: Refused; formId: string }) {
  const messages = useMessages();
  const place = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new refusal is announced anew
  useEffect(() => place.current?.focus(), [refused]);
  const paths = Object.keys(refused.refusal.fields ?? {});
  const names = Object.keys(refused.typed);
  return (
    // biome-ignore lint/a11y/noAutofocus: the reader has just sent the form and must learn what became of it
    <div className="note note--bad refusal" role="alert" tabIndex={-1} ref={place} autoFocus>
      <Icon name="alert" />
      <div>
        <p>
          <strong>{refusalSentence(refused.refusal, messages)}</strong>{' '}
          {names.length > 0 && messages.common.form.nothingLost}
        </p>
        {paths.length > 1 && <p>{messages.common.form.errorSummary(paths.length)}</p>}
        {paths[0] !== undefined && (
          <p>
            <a href={`#${fieldId(formId, paths[0])}`}>{messages.common.form.toFirst}</a>
          </p>
        )}
      </div>
    </div>
  );
}
