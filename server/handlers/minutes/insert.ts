import { formatDay } from '#app/i18n/format.ts';
import type { CommandContext, RoomView } from '#server/kernel/handler.ts';
import { handle } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { editorContent } from '#server/text/draft-text.ts';
import { lineNodes } from '#server/text/nodes.ts';
import { insertUpdate } from '#server/text/yjs-worker.ts';
import { addToDraft } from '../draft/add.ts';
import { draftText, refuseUnread } from '../draft/read.ts';
import { baseOf, updatesOf } from '../draft/store.ts';
import { partiesOfSession, sessionSubject } from '../session/read.ts';
import { draftOf, holdMinutes } from './head.ts';
import { type Insert, insertsOf } from './inserts.ts';
import { actionNodes, placeIn, sectionsOf } from './outline.ts';

/**
 * Writes something into the shared text as one more writer would: everybody who has it open sees it arrive, and
 * what others are typing meanwhile stays where it is.
 */
async function putIn(
  context: CommandContext,
  { room }: RoomView,
  { section, nodes }: Pick<Insert, 'section' | 'nodes'>,
  check: (content: readonly unknown[]) => void = () => undefined,
): Promise<{ seq: number }> {
  const { db } = context;
  await holdMinutes(db, room);
  const owner = draftOf(room);
  const base = await baseOf(db, owner);
  const stored = await updatesOf(db, base);
  const { json } = await draftText(stored);
  check(json.content);
  const update = await insertUpdate(
    stored.map((row) => row.update),
    placeIn(json.content, section),
    editorContent({ type: 'doc', content: nodes }),
  );
  if (typeof update !== 'string') return refuseUnread(update.why);
  return addToDraft(context, owner, { base: base.id, update });
}

/** Puts a decision, an objection, an activity or a commitment of the room into the minutes. */
export const insertIntoMinutes = handle('minutes.insert', {
  action: 'minutes.write',
  subject: sessionSubject,
  async run(context, { sessionId, kind, ref }) {
    const view = required(await context.room(sessionId));
    const found = (await insertsOf(context.db, view)).find((one) => one.kind === kind && one.ref === ref);
    return putIn(context, view, required(found));
  },
  ledger: () => ({ networkId: null, facts: {} }),
});

/**
 * Adds plain lines to a section, for whoever writes without an editor. Nothing that stands there is touched; where
 * the heading is gone meanwhile, the writer looks again where the lines belong.
 */
export const appendToMinutes = handle('minutes.append', {
  action: 'minutes.write',
  subject: sessionSubject,
  async run(context, { sessionId, section, text }) {
    const view = required(await context.room(sessionId));
    const nodes = lineNodes(text);
    if (nodes.length === 0) refuse('invalid_input', { fields: { text: 'field_required' } });
    return putIn(context, view, { section: { title: section }, nodes }, (content) => {
      if (!sectionsOf(content).includes(section)) refuse('passage_changed');
    });
  },
  ledger: () => ({ networkId: null, facts: {} }),
});

/** Puts an action into the minutes: what, who, until when. */
export const noteAction = handle('minutes.note-action', {
  action: 'minutes.write',
  subject: sessionSubject,
  async run(context, { sessionId, what, organisationId, due }) {
    const view = required(await context.room(sessionId));
    const parties = await partiesOfSession(context.db, view.room.networkId, view.state);
    const who = parties.find(({ id }) => id === organisationId);
    if (!who) refuse('invalid_input', { fields: { organisationId: 'field_not_in_list' } });
    const nodes = actionNodes(what, who.name, formatDay(due, 'id', 'long'));
    return putIn(context, view, { section: 'actions', nodes });
  },
  ledger: () => ({ networkId: null, facts: {} }),
});
