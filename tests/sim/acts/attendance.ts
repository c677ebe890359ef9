import { isPresent } from '#app/domain/session/index.ts';
import type { Generator } from './generator.ts';

/** Coming and going, by oneself or noted by the facilitator. */
export const attendanceActs: Generator = {
  commands: ['attendance.mark', 'attendance.leave'],
  propose({ state, facilitates, organisationId, chance }) {
    const whose = organisationId ?? (facilitates ? chance.pick(state.partyIds) : null);
    if (whose === null) return [];
    const mark = {
      organisationId: whose,
      mode: chance.pick(['in-room', 'online']),
      role: chance.pick(['delegate', 'alternate']),
    };
    return [
      {
        command: 'attendance.mark',
        input: mark,
        weight: isPresent(state, whose) ? 0.3 : facilitates ? 2 : 10,
      },
      { command: 'attendance.leave', input: { organisationId: whose }, weight: 0.2 },
    ];
  },
};
