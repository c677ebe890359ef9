import { FORM_FIELD } from '#app/forms/names.ts';

const ROW = /^agenda\[(\d+)\]\.(\w+)$/;

/** How many rows the agenda has in a form, at least `least`. */
export function rowsIn(form: FormData, least: number): number {
  let most = least;
  for (const name of form.keys()) {
    const at = ROW.exec(name)?.[1];
    if (at !== undefined) most = Math.max(most, Math.min(60, Number(at) + 1));
  }
  return most;
}

/** The same form with the rows that have no title left out, and the others numbered anew. */
export function withoutEmptyRows(form: FormData): FormData {
  const kept = new Map<string, number>();
  for (const [name, value] of form) {
    const row = ROW.exec(name);
    if (row?.[1] !== undefined && row[2] === 'title' && String(value).trim() !== '') {
      kept.set(row[1], kept.size);
    }
  }
  const result = new FormData();
  for (const [name, value] of form) {
    const row = ROW.exec(name);
    if (!row?.[1]) {
      result.append(name, value);
      continue;
    }
    const at = kept.get(row[1]);
    if (at !== undefined) result.append(`agenda[${at}].${row[2]}`, value);
  }
  return result;
}

/** Everything that was typed, to be drawn again when a row is added without JavaScript. */
export function typedIn(form: FormData): { form: string; typed: Record<string, string> } {
  const typed: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === 'string' && !name.startsWith('_')) typed[name] = value;
  }
  return { form: String(form.get(FORM_FIELD) ?? ''), typed };
}
