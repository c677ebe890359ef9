import { compactRows } from '#app/forms/compact-rows.ts';
import { typedIn } from './plan-form.server.ts';

const REMOVED = /^agenda\[(\d+)\]\.remove$/;
const TEXT = /^(agenda\[\d+\])\.text$/;

/**
 * The agenda's rows as the command takes them: without those left out or without a title, in the order of their
 * numbers, and each chosen text as the frozen version it stands for.
 */
export function agendaInOrder(form: FormData): FormData {
  const removed = [...form.keys()].flatMap((name) => REMOVED.exec(name)?.[1] ?? []);
  const kept = new FormData();
  for (const [name, value] of form)
    if (!removed.some((at) => name.startsWith(`agenda[${at}].`))) kept.append(name, value);
  const result = new FormData();
  for (const [name, value] of compactRows(kept, 'agenda', ['title'])) {
    const row = TEXT.exec(name)?.[1];
    if (row === undefined) {
      // A new row has no identifier yet, and an ordinary one no kind and no activity.
      if (value !== '' || !/\.(itemId|kind|activity)$/.test(name)) result.append(name, value);
      continue;
    }
    const [proposalId, proposalVersionId, version, hash] = String(value).split(':');
    if (!hash) continue;
    for (const [part, worth] of Object.entries({ proposalId, proposalVersionId, version, hash }))
      result.append(`${row}.text.${part}`, worth ?? '');
  }
  return result;
}

/** Rows that were to be taken out, to be drawn again behind the others when the form was refused. */
export function removedRows(form: FormData, ordered: FormData): Record<string, string> {
  const kept = [...ordered.keys()].filter((name) => /^agenda\[\d+\]\.title$/.test(name)).length;
  const removed = [...form.keys()].flatMap((name) => REMOVED.exec(name)?.[1] ?? []);
  const rows: Record<string, string> = {};
  for (const [index, at] of removed.entries()) {
    const start = `agenda[${at}].`;
    for (const [name, value] of form)
      if (name.startsWith(start) && typeof value === 'string')
        rows[`agenda[${kept + index}].${name.slice(start.length)}`] = value;
  }
  return rows;
}

/** Everything that was typed, as rows to be drawn again. */
export const typedAgenda = (form: FormData) => typedIn(form).typed;
