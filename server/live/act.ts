import type { ActAnswer, ActInput } from '#app/contract/live.ts';
import { commands, isCommandName } from '#app/contract/registry.ts';
import type { Kernel } from '#server/kernel/kernel.ts';
import type { LiveSocket } from './socket.ts';

/**
 * What may be done over the socket: what a live room decides, and what several do at once on a board
 * or in a text.
 */
function isOffered(name: string): boolean {
  return (
    isCommandName(name) &&
    (commands[name].room || name.startsWith('board.') || name === 'draft.write' || name === 'minutes.write')
  );
}

/** One act through the kernel's door; answered when it is committed. The same key again has the same answer. */
export async function act(kernel: Kernel, socket: LiveSocket, input: ActInput): Promise<ActAnswer> {
  if (!isOffered(input.command)) return { ok: false, refusal: { code: 'unknown_command' } };
  const { credentials } = socket.data;
  const { answer } = await kernel.execute(input.command, input.input, { credentials, key: input.key });
  if (!answer.ok) return answer;
  return { ok: true, output: answer.output as Record<string, unknown> };
}
