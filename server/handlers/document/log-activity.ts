import type { SessionEvent } from '#app/domain/session/index.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';

type ActivityEvent = Extract<SessionEvent, { type: `activity.${string}` }>;

const { activity, document } = messagesFor('id');
const said = document.log.activity;

const written = (text: string): string[] => (text.trim() === '' ? [] : [document.log.quoted(text)]);

/**
 * An event of an activity in words, as its reader may see it: the event comes masked, so a name that is not there
 * is a name that was promised not to be told. Null for what is only there to keep the numbers whole.
 */
export function tellActivity(
  event: ActivityEvent,
  who: (organisationId: string) => string,
): readonly [text: string, ...details: string[]] | null {
  const named = event.organisationId === null ? null : who(event.organisationId);
  switch (event.type) {
    case 'activity.opened':
      return [
        said.opened(activity.kind[event.plan.kind], event.plan.question),
        activity.anonymity[event.plan.anonymity],
      ];
    case 'activity.entry-written':
      return [said.entryWritten(named), ...written(event.text)];
    case 'activity.entry-withdrawn':
      return [said.entryWithdrawn];
    case 'activity.entry-declined':
      return [said.entryDeclined];
    case 'activity.entry-admitted':
      return [said.entryAdmitted, ...written(event.text)];
    case 'activity.entry-answered':
      return [said.entryAnswered(event.answered)];
    case 'activity.revealed':
      return [said.revealed(event.entries.length), ...event.entries.flatMap(({ text }) => written(text))];
    case 'activity.grouped':
      return [said.grouped, ...written(event.name)];
    case 'activity.group-named':
      return [said.groupNamed, ...written(event.name)];
    case 'activity.dots-opened':
      return [said.dotsOpened(event.budget, event.most)];
    case 'activity.marked':
    case 'activity.mark-counted':
      return [said.marked(named)];
    case 'activity.drawn':
      return [said.drawn(who(event.drawn.organisationId))];
    case 'activity.joined':
      return [said.joined(who(event.organisationId))];
    case 'activity.reported':
      return [said.reported(who(event.organisationId)), ...written(event.text)];
    case 'activity.closed': {
      const { government, 'non-government': others } = event.results.answered;
      return [said.closed(government, others), ...(event.seed === null ? [] : [said.seed(event.seed)])];
    }
    case 'activity.entry-counted':
      return null;
  }
}
