import type { DataSet, SessionData } from '#app/contract/document.ts';
import type { Headed } from '#app/contract/document-shapes.ts';
import type { RecordContent } from '#app/contract/record.ts';
import { isLevel } from '#app/domain/consensus.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import type { Reader } from '#db/client.ts';
import { answer, type RoomView } from '#server/kernel/handler.ts';
import { refuse, required } from '#server/kernel/refusal.ts';
import { outcomeSaid } from '#server/text/outcome.ts';
import { guestsWhoCame } from '../guest/read.ts';
import { contentOf } from '../record/content.ts';
import { sessionSubject } from '../session/read.ts';
import { logOf } from './content.ts';
import { activityRows } from './data-activity.ts';
import { headOf } from './head.ts';

const { common, document, record, session } = messagesFor('id');
const said = document.data;

type Row = SessionData['rows'][number];
type Column = keyof typeof said.column;

/** The columns of each set, in their order; names are the same in every network, so that files can be joined. */
const COLUMNS: Record<DataSet, readonly Column[]> = {
  attendance: [
    'organisation',
    'code',
    'sector',
    'present',
    'office',
    'how',
    'mode',
    'since',
    'leftAt',
    'observer',
  ],
  decisions: [
    'number',
    'item',
    'proposal',
    'version',
    'hash',
    'outcome',
    'decidedAt',
    'organisation',
    'code',
    'sector',
    'level',
    'answer',
    'notedAt',
    'confirmedAt',
    'reason',
    'suggestion',
    'objection',
  ],
  activities: [
    'item',
    'kind',
    'question',
    'anonymity',
    'closedAt',
    'result',
    'words',
    'value',
    'total',
    'government',
    'others',
    'verdict',
    'group',
    'organisation',
  ],
  events: ['seq', 'at', 'type', 'item', 'organisation', 'code', 'sector', 'text', 'details'],
};

type Named = Pick<Headed['parties'][number], 'name' | 'code' | 'sector'>;
const named = ({ name, code, sector }: Named): Row => ({
  organisation: name,
  code,
  sector: common.sectorSpoken[sector],
});

function attendanceRows({ parties }: Headed): Row[] {
  return parties.flatMap((party): Row[] => {
    if (party.attendees.length === 0)
      return [
        {
          ...named(party),
          present: said.no,
          office: null,
          how: null,
          mode: null,
          since: null,
          leftAt: null,
          observer: null,
        },
      ];
    return party.attendees.map(({ office, role, mode, since, leftAt }) => ({
      ...named(party),
      present: said.yes,
      office,
      how: record.document.role[role],
      mode: record.document.mode[mode],
      since,
      leftAt: leftAt ?? null,
      observer: null,
    }));
  });
}

/** Observers with a name only: they stand below the parties and count nowhere. */
async function observerRows(db: Reader, { room }: RoomView): Promise<Row[]> {
  const came = await guestsWhoCame(db, room.networkId, room.sessionId);
  return came.map(({ name, institution, since, leftAt }) => ({
    organisation: institution || null,
    code: null,
    sector: null,
    present: said.yes,
    office: null,
    how: said.observer,
    mode: null,
    since,
    leftAt,
    observer: name,
  }));
}

function decisionRows(content: RecordContent): Row[] {
  return content.agenda.flatMap((item) =>
    item.decisions.flatMap((decision) => {
      const { number, text, outcome, vote, decidedAt } = decision;
      const about = {
        number,
        item: item.title,
        proposal: session.proposalNumber(text.proposal),
        version: text.version,
        hash: text.hash,
        outcome: outcomeSaid(outcome, vote),
        decidedAt,
      };
      return content.parties.map((party): Row => {
        const of = <T extends { organisation: { id: string } }>(list: readonly T[]) =>
          list.find(({ organisation }) => organisation.id === party.id);
        const position = of(decision.positions);
        const level = position?.level ?? null;
        const objection = of(decision.objections.filter(({ vote }) => !vote));
        const voice = of(decision.objections) ?? of(decision.reservations);
        const ballot = of(decision.choices ?? []);
        const absent = of(decision.unanswered.absent.map((organisation) => ({ organisation })));
        const answered =
          level !== null && isLevel(level)
            ? common.level[level]
            : ballot
              ? ballot.choice === null
                ? said.votedInSecret
                : session.choice[ballot.choice]
              : absent
                ? said.absent
                : said.unanswered;
        return {
          ...about,
          ...named(party),
          level,
          answer: answered,
          notedAt: position?.noted?.at ?? null,
          confirmedAt: position?.noted?.confirmedAt ?? null,
          reason: voice?.reason || null,
          suggestion: voice?.suggestion || null,
          objection: objection ? common.objectionStatus[objection.status] : null,
        };
      });
    }),
  );
}

/** The rows of a set. @throws Refused `wrong_state` while the session is not closed */
export async function rowsOf(db: Reader, view: RoomView, head: Headed, set: DataSet): Promise<Row[]> {
  if (view.state.status !== 'closed') refuse('wrong_state');
  if (set === 'attendance') return [...attendanceRows(head), ...(await observerRows(db, view))];
  if (set === 'decisions') {
    // What the berita acara would say now: its number and time are no part of the rows.
    const content = await contentOf(db, view, { number: '–', at: new Date(0) });
    return decisionRows(required(content));
  }
  if (set === 'activities') return activityRows(view.state);
  const entries = await logOf(db, view, head);
  return entries.map(({ seq, at, type, item, organisation, text, details }) => ({
    seq,
    at,
    type,
    item,
    ...(organisation ? named(organisation) : { organisation: null, code: null, sector: null }),
    text,
    details: details.join('\n') || null,
  }));
}

/** Attendance, decisions, activities or events as rows, with what a reader elsewhere must know to use them. */
export const sessionData = answer('document.data', {
  action: 'session.read',
  subject: sessionSubject,
  async run({ db, room }, { sessionId, set }) {
    const view = required(await room(sessionId));
    const head = await headOf(db, view, null);
    const rows = await rowsOf(db, view, head, set);
    return {
      metadata: {
        title: `${said.set[set]}: ${head.session.title}`,
        definition: said.definition[set],
        source: said.source(head.network.name),
        period: { from: head.session.openedAt, to: head.session.closedAt },
        region: head.network.region,
        network: head.network.name,
        forum: head.forum.name,
        session: { id: head.session.id, title: head.session.title },
        language: 'id',
        timeZone: head.timeZone,
        columns: COLUMNS[set].map((name) => ({ name, definition: said.column[name] })),
      },
      rows,
    };
  },
});
