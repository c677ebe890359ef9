import type { PlannedItem } from './state.ts';

/** What the item is called that opens a session with what was promised before. */
export const PROMISES_TITLE = 'Janji dari sesi lalu';
/** Minutes it is given at first. */
export const PROMISES_MINUTES = 15;

/** Whether an item lists what was promised before. */
export const isPromises = (item: Pick<PlannedItem, 'kind'>): boolean => item.kind === 'promises';

/**
 * An agenda that begins with what was promised before, unless it deals with it somewhere already.
 * @param itemId of the item that is put first
 */
export function withPromises(agenda: readonly PlannedItem[], itemId: string): readonly PlannedItem[] {
  if (agenda.some(isPromises)) return agenda;
  const first: PlannedItem = {
    itemId,
    title: PROMISES_TITLE,
    mode: 'consultative',
    minutes: PROMISES_MINUTES,
    text: null,
    kind: 'promises',
  };
  return [first, ...agenda];
}
