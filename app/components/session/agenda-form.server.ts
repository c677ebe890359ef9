import { typedIn } from './plan-form.server.ts';

const ROW = /^agenda\[(\d+)\]\.(\w+)$/;

/**
 * The agenda's rows as the command takes them: without those left out or without a title, in the order of their
 * numbers (equal ones as they stood), and each chosen text as the frozen version it stands for.
 */
export function agendaInOrder(form: FormData): FormData {
  const rows = new Map<number, Map<string, string>>();
  const result = new FormData();
  for (const [name, value] of form) {
    const row = ROW.exec(name);
    if (!row?.[1] || !row[2]) {
      result.append(name, value);
      continue;
    }
    const at = Number(row[1]);
    rows.set(at, (rows.get(at) ?? new Map()).set(row[2], String(value)));
  }
  const kept = [...rows.entries()]
    .filter(([, row]) => row.get('remove') !== 'on' && (row.get('title') ?? '').trim() !== '')
    .sort(([a, one], [b, other]) => placeOf(one, a) - placeOf(other, b) || a - b);
  for (const [at, [, row]] of kept.entries()) {
    for (const [field, value] of row) {
      if (field === 'place' || field === 'remove') continue;
      if (field !== 'text') {
        if (field !== 'itemId' || value !== '') result.append(`agenda[${at}].${field}`, value);
        continue;
      }
      const [proposalId, proposalVersionId, version, hash] = value.split(':');
      if (!hash) continue;
      const parts = { proposalId, proposalVersionId, version, hash };
      for (const [part, worth] of Object.entries(parts))
        result.append(`agenda[${at}].text.${part}`, worth ?? '');
    }
  }
  return result;
}

/** The number a row was given; a row without one stays where it is. */
function placeOf(row: ReadonlyMap<string, string>, at: number): number {
  const place = Number(row.get('place'));
  return Number.isFinite(place) && row.get('place')?.trim() ? place : at + 1;
}

/** Everything that was typed, as rows to be drawn again. */
export const typedAgenda = (form: FormData) => typedIn(form).typed;
