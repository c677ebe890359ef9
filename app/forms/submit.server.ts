import { type AppLoadContext, data, redirect } from '@remix-run/node';
import { type ErrorCode, httpStatusOf, type Receipt } from '#app/contract/errors.ts';
import { type CommandInput, type CommandName, type CommandOutput, commands } from '#app/contract/registry.ts';
import { receiptCookie } from '#app/preferences.ts';
import type { Refused, Revealed } from './form-state.ts';
import { COMMAND_FIELD, FORM_FIELD, KEY_FIELD } from './names.ts';
import { readForm, typedOf } from './read-form.ts';

/** How one command of a page is sent. */
export interface Sending<N extends CommandName> {
  /** Values that do not come from the form: the ids of the address. They win over what was typed. */
  extra?: Partial<CommandInput<N>>;
  /** Where to go after success; default back to the page itself. */
  redirectTo?: string | ((output: CommandOutput<N>, receipt: Receipt | null) => string);
  /** IANA zone of the form's times. Default: the network's. */
  zone?: string;
  /**
   * The command makes something that is shown once (a link, a token): success answers this page again with
   * `Revealed` instead of leading elsewhere.
   */
  reveal?: boolean;
}

/**
 * Sends a form that was already read. Success answers 303; a refusal answers its HTTP status with the reasons
 * and everything that was typed, for CommandForm to draw again.
 */
export async function submitForm<N extends CommandName>(
  context: AppLoadContext,
  request: Request,
  form: FormData,
  name: N,
  sending: Sending<N> = {},
) {
  const read = readForm(form, commands[name].input, {
    locale: context.locale,
    zone: sending.zone ?? context.viewer?.timeZone,
  });
  // The kernel parses this with the contract's own schema: the claim is checked there, not trusted here.
  const input = { ...read, ...sending.extra } as CommandInput<N>;
  const key = form.get(KEY_FIELD);
  const answer = await context.execute(name, input, typeof key === 'string' ? { key } : {});
  if (answer.ok) {
    if (sending.reveal) {
      const revealed: Revealed = { revealed: name, secrets: answer.secrets };
      return data(revealed, { headers: { 'Cache-Control': 'no-store' } });
    }
    const to = sending.redirectTo ?? pathOfRequest(request);
    const secure = context.baseUrl.startsWith('https:');
    return redirect(typeof to === 'string' ? to : to(answer.output, answer.receipt), {
      status: 303,
      headers: answer.receipt ? { 'Set-Cookie': receiptCookie(answer.receipt.entryId, secure) } : {},
    });
  }
  const formId = form.get(FORM_FIELD);
  const refused: Refused = {
    form: typeof formId === 'string' ? formId : name.replace(/[^A-Za-z0-9]/g, '-'),
    refusal: answer.refusal,
    typed: typedOf(form),
  };
  return data(refused, { status: httpStatusOf(answer.refusal.code) });
}

/** The action of a page with one form: reads it and sends its command. */
export async function submit<N extends CommandName>(
  context: AppLoadContext,
  request: Request,
  name: N,
  sending: Sending<N> = {},
) {
  return submitForm(context, request, await request.formData(), name, sending);
}

/** The commands a page may send, each with how it is sent. */
export type Sendings = { [N in CommandName]?: Sending<N> };

/**
 * The action of a page with several forms: sends the command the form names, if this page offers it.
 * @throws Response 400 `unknown_command` for any other
 */
export async function submitOneOf(context: AppLoadContext, request: Request, sendings: Sendings) {
  return submitOneOfForm(context, request, await request.formData(), sendings);
}

/** The same for a form that was already read, such as one with files. */
export async function submitOneOfForm(
  context: AppLoadContext,
  request: Request,
  form: FormData,
  sendings: Sendings,
) {
  // A button may name another command than its form: it comes after the form's own field, and the last one counts.
  const name = form.getAll(COMMAND_FIELD).at(-1);
  if (!isOffered(name, sendings))
    throw data({ code: 'unknown_command' satisfies ErrorCode }, { status: 400 });
  return submitForm(context, request, form, name, sendings[name]);
}

function isOffered(name: unknown, sendings: Sendings): name is CommandName {
  return typeof name === 'string' && Object.hasOwn(sendings, name);
}

function pathOfRequest(request: Request): string {
  const url = new URL(request.url);
  // "?index" is how Remix tells an index route's action from its parent's; it means nothing to a reader.
  url.searchParams.delete('index');
  url.searchParams.delete('_data');
  return url.pathname.replace(/\.data$/, '') + (url.searchParams.size > 0 ? `?${url.searchParams}` : '');
}
