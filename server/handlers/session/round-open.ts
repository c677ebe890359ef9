import { itemOf } from '#app/domain/session/index.ts';
import { handleRoom } from '#server/kernel/handler.ts';
import { refuse } from '#server/kernel/refusal.ts';
import { theRoom } from './room-subject.ts';
import { inWriting, writtenAgainst } from './written-life.ts';

/** Opens a consensus test on the frozen text that lies before the room. */
export const openRound = handleRoom('round.open', {
  action: 'session.facilitate',
  subject: theRoom,
  load: (tx, room) => inWriting(tx, room),
  command: (input, make) => {
    const item = itemOf(make.state, input.itemId) ?? refuse('unknown_item');
    if (item.mode === 'consultative') refuse('item_is_consultative');
    const text = item.text ?? refuse('text_missing');
    return {
      type: 'round.open',
      roundId: make.newId(),
      itemId: item.itemId,
      text,
      written: writtenAgainst(make.loaded, text.proposalId, make.state),
      scale: input.scale,
      visibility: input.visibility,
      minutes: input.minutes,
    };
  },
});
