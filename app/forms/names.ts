/**
 * Names of form fields are paths into the command's input: `title`, `agenda[0].title`, `supporters[]`.
 * The kernel names fields by dotted path (`agenda.0.title`); names that begin with "_" are the form's own.
 */

/** The hidden field that carries the idempotency key. */
export const KEY_FIELD = '_key';
/** The hidden field that says which command this form sends. */
export const COMMAND_FIELD = '_command';
/** The hidden field that says which of several forms on a page was sent. */
export const FORM_FIELD = '_form';

/** The steps of a name: `agenda[0].title` → ['agenda', '0', 'title']; `supporters[]` → ['supporters']. */
export function stepsOf(name: string): string[] {
  return name
    .replace(/\[\]$/, '')
    .replace(/\[(\w+)\]/g, '.$1')
    .split('.')
    .filter((step) => step !== '');
}

/** The kernel's path of a field's name: `agenda[0].title` → `agenda.0.title`. */
export function pathOf(name: string): string {
  return stepsOf(name).join('.');
}

/** An id for a field that is unique on the page and safe in a link: `create-agenda-0-title`. */
export function fieldId(formId: string, name: string): string {
  return [formId, ...stepsOf(name)].join('-').replace(/[^A-Za-z0-9-]/g, '-');
}
