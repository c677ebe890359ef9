import type { ReceiptStage } from '../receipt.tsx';
import { type RoomCommandName, useRoomView } from './room-context.tsx';

/**
 * How far the newest act of a kind, or of several kinds, has come.
 * @param about values of its input that tell it from others of the same kind
 * @param counted the room already holds its effect
 * @returns null when nothing was given yet
 */
export function useActStage(
  commands: RoomCommandName | readonly RoomCommandName[],
  about: Readonly<Record<string, unknown>>,
  counted: boolean,
): ReceiptStage | null {
  const { acts } = useRoomView();
  const kinds: readonly RoomCommandName[] = [commands].flat();
  const last = acts.findLast(
    (act) =>
      kinds.some((kind) => kind === act.command) &&
      Object.entries(about).every(([name, value]) => act.input[name] === value),
  );
  if (last && last.state !== 'refused') {
    // Until the server has answered, an act is only safe here: a dead line swallows what was sent.
    return last.state === 'sent' && last.seq === undefined ? 'saved' : last.state;
  }
  return counted ? 'counted' : null;
}
