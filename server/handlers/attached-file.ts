import type { CommandContext } from '#server/kernel/handler.ts';

/**
 * Facts of a file that whoever acts has brought; null where there is none, or where somebody else brought it: the hash
 * of a file is no key to it. The operator brings no files.
 */
export async function broughtFile(
  { actor, tools }: Pick<CommandContext, 'actor' | 'tools'>,
  fileHash: string,
): Promise<{ bytes: number; type: string } | null> {
  if (actor.kind !== 'person') return null;
  const { networkId, accountId } = actor;
  return tools.files.find(fileHash, { networkId, accountId });
}
