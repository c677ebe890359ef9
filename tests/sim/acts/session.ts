import type { SessionState } from '#app/domain/session/index.ts';
import { idOf } from '../cast.ts';
import type { Generator } from './generator.ts';

/** The text after the one that lies before the room; whether it exists is not the room's to know. */
function nextVersion(state: SessionState, itemId: string) {
  const version = (state.items[itemId]?.text?.version ?? 0) + 1;
  const proposalId = state.items[itemId]?.text?.proposalId ?? idOf('p', 2);
  return { proposalId, proposalVersionId: idOf('v', version), version, hash: `${version % 10}`.repeat(64) };
}

/** Opening, postponing and closing, and the course of the agenda. */
export const sessionActs: Generator = {
  commands: [
    'session.open',
    'session.postpone',
    'session.close',
    'agenda.start',
    'agenda.finish',
    'agenda.step',
    'agenda.put-text',
  ],
  propose({ state, facilitates, chance }) {
    if (!facilitates) return [];
    const itemId = chance.pick(state.itemIds);
    const deciding = state.itemIds.find((id) => state.items[id]?.mode === 'deciding') ?? itemId;
    if (state.status !== 'open')
      return [
        { command: 'session.open', input: {}, weight: 20 },
        { command: 'session.postpone', input: { note: 'Belum lengkap' }, weight: 0.3 },
      ];
    return [
      { command: 'session.close', input: {}, weight: 0.03 },
      {
        command: 'agenda.start',
        input: { itemId: chance.odds(0.8) ? deciding : itemId },
        weight: state.currentItemId === null ? 20 : 0.3,
      },
      { command: 'agenda.finish', input: { itemId: state.currentItemId ?? itemId }, weight: 0.2 },
      {
        command: 'agenda.put-text',
        input: { itemId: deciding, ...nextVersion(state, deciding) },
        weight: 0.4,
      },
      {
        command: 'agenda.step',
        input: {
          itemId: state.currentItemId ?? itemId,
          step: chance.pick(['present', 'clarify', 'react', 'amend', 'test']),
        },
      },
    ];
  },
};
