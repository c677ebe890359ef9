import { itemOf } from '#app/domain/session/index.ts';
import { handleRoom } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { theRoom } from './room-subject.ts';
import { isWithdrawn, withdrawnIn } from './withdrawn.ts';
import { inWriting, writtenAgainst } from './written-life.ts';

/** Opens a consensus test on the frozen text that lies before the room. */
export const openRound = handleRoom('round.open', {
  action: 'session.facilitate',
  subject: theRoom,
  async load(tx, room) {
    return { written: await inWriting(tx, room), withdrawn: await withdrawnIn(tx, room) };
  },
  command: (input, make) => {
    const item = itemOf(make.state, input.itemId) ?? refuse('unknown_item');
    if (item.mode === 'consultative') refuse('item_is_consultative');
    const text = item.text ?? refuse('text_missing');
    const { written, withdrawn } = make.loaded;
    if (isWithdrawn(withdrawn, text.proposalId)) refuse('proposal_withdrawn');
    return {
      type: 'round.open',
      roundId: make.newId(),
      itemId: item.itemId,
      text,
      written: writtenAgainst(written, text.proposalId, make.state),
      scale: input.scale,
      visibility: input.visibility,
      minutes: input.minutes,
    };
  },
});
