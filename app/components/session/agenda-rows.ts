import type { SessionState } from '#app/domain/session/index.ts';
import { isRefused, type Refused } from '#app/forms/form-state.ts';
import { AGENDA_FORM, type AgendaRow, emptyRow, textValue } from './agenda-form.tsx';

/**
 * The rows as they were last typed, what was to be taken out with its mark: after a refusal, or after one more was
 * asked for.
 */
export function rowsOf(
  answer: unknown,
  state: Pick<SessionState, 'itemIds' | 'items'>,
  wanted: AgendaRow | null,
): { rows: AgendaRow[]; refused: Refused | null } {
  const refused = isRefused(answer) && answer.form === AGENDA_FORM ? answer : null;
  const added = typeof answer === 'object' && answer !== null && 'added' in answer ? answer.added : null;
  const typed = (refused?.typed ?? added) as Record<string, string> | null;
  if (!typed) {
    const rows = state.itemIds.flatMap((itemId) => {
      const item = state.items[itemId];
      if (!item) return [];
      const { title, mode, minutes, text, activity = '' } = item;
      const row = { itemId, title, mode, minutes: String(minutes), activity, remove: '' };
      return [{ ...row, text: text ? textValue(text) : '' }];
    });
    return { rows: wanted ? [...rows, wanted] : rows, refused: null };
  }
  const rows: AgendaRow[] = [];
  for (let at = 0; `agenda[${at}].title` in typed; at += 1) {
    const of = (field: string) => typed[`agenda[${at}].${field}`] ?? '';
    const parts = ['proposalId', 'proposalVersionId', 'version', 'hash'].map((part) => of(`text.${part}`));
    const text = of('text') || (parts.every(Boolean) ? parts.join(':') : '');
    rows.push({
      itemId: of('itemId'),
      title: of('title'),
      mode: of('mode') || emptyRow.mode,
      minutes: of('minutes'),
      text,
      activity: of('activity'),
      remove: of('remove'),
    });
  }
  if (added) rows.push(emptyRow);
  // Fields read what was typed by their own names: only the sentence at them is taken from the refusal.
  const atField = (one: Refused): Refused =>
    one.refusal.code === 'reason_required'
      ? { ...one, refusal: { ...one.refusal, fields: { reason: 'reason_required' } } }
      : one;
  const kept = { reason: typed.reason ?? '' };
  return { rows, refused: refused && atField({ ...refused, typed: { ...retyped(rows), ...kept } }) };
}

function retyped(rows: readonly AgendaRow[]): Record<string, string> {
  return Object.fromEntries(
    rows.flatMap((row, at) => [
      ...Object.entries(row).map(([field, value]) => [`agenda[${at}].${field}`, value]),
      [`_place[${at}]`, String(at + 1)],
    ]),
  );
}
