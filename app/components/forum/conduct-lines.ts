/**
 * Makes a list of the rules of conduct, one to a line: people write lists that way, and it needs no script.
 * @param at name of the rules in the form
 */
export function conductLines(form: FormData, at: string): void {
  const name = `${at}.conduct[]`;
  const lines = form.getAll(name).flatMap((text) => (typeof text === 'string' ? text.split(/\r?\n/) : []));
  form.delete(name);
  for (const line of lines) if (line.trim() !== '') form.append(name, line);
}
