import {
  type Activity,
  type ActivityKind,
  type Anonymity,
  type Audience,
  activityOf,
  type SessionCommand,
} from '#app/domain/session/index.ts';
import { delegateOf, facilitator, Room, seedOf } from './room.ts';

type Settings = Partial<Extract<SessionCommand, { type: 'activity.open' }>>;

/** A room with four organisations in each sector and one activity open in it. */
export class Hall extends Room {
  constructor(kind: ActivityKind, anonymity: Anonymity, settings: Settings = {}) {
    super(seedOf({}, 4));
    this.deliberate().do({
      type: 'activity.open',
      activityId: 'a',
      itemId: 'choose',
      kind,
      question: 'Apa yang perlu kita lakukan?',
      anonymity,
      visibility: 'after-close',
      ...settings,
    });
  }

  get activity(): Activity {
    const activity = activityOf(this.state, 'a');
    if (!activity) throw new Error('no activity');
    return activity;
  }

  #written = 0;

  write(organisationId: string, text: string, entryId = `e${++this.#written}`): this {
    return this.do(
      { type: 'activity.write', activityId: 'a', organisationId, entryId, text },
      delegateOf(organisationId),
    );
  }

  mark(organisationId: string, target: string, value: number): this {
    return this.do(
      { type: 'activity.mark', activityId: 'a', organisationId, target, value },
      delegateOf(organisationId),
    );
  }

  reveal(): this {
    return this.do({ type: 'activity.reveal', activityId: 'a' });
  }

  dots(budget = 3, most = 2, visibility: 'live' | 'after-close' = 'after-close'): this {
    return this.do({ type: 'activity.open-dots', activityId: 'a', budget, most, visibility });
  }

  admit(entryId: string): this {
    return this.do({ type: 'activity.settle', activityId: 'a', entryId, status: 'open' });
  }

  close(): this {
    return this.do({ type: 'activity.close', activityId: 'a' });
  }

  refused(command: SessionCommand, actor = facilitator) {
    return this.try(command, actor);
  }
}

/** For the tests of who sees what: everybody but the organisation itself. */
export const OTHERS: readonly Audience[] = [
  { kind: 'facilitator' },
  { kind: 'party', organisationIds: ['n4'] },
  { kind: 'observer' },
  { kind: 'wall' },
];
