import type { Headed } from '#app/contract/document-shapes.ts';
import type { RecordContent } from '#app/contract/record.ts';
import { formatFor } from '#app/i18n/format.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { type Block, gap, words } from './paper.ts';

const { document, record } = messagesFor('id');
const said = document.paper;

/** What every document of a session names at its head. */
interface Titled {
  network: { name: string; region: string };
  forum: { name: string; initiator: string };
  session: { title: string };
}

/** The institution's head, what it is, of which session, under which number (or room to write one). */
export function headBlocks(of: Titled, heading: string, number: string | null): Block[] {
  return [
    {
      is: 'letterhead',
      over: of.forum.initiator.toUpperCase(),
      name: of.forum.name,
      under: `${of.network.name} · ${of.network.region}`,
    },
    words(heading.toUpperCase(), { bold: true, size: 15, centre: true }),
    gap(6),
    words(of.session.title, { bold: true, size: 11.5, centre: true }),
    words(record.document.number(number ?? said.blank), { centre: true }),
  ];
}

/** When and where the session was, and by which letter it was called. */
export function whenAndWhere({ session, timeZone }: Headed): Block {
  const format = formatFor('id', timeZone);
  const from = session.openedAt ?? session.startsAt;
  const to = session.closedAt === null ? said.still : format.time(session.closedAt);
  const facts = [
    [said.when, format.date(from, 'full')],
    [said.time, said.period(format.time(from), to)],
    [said.place, session.place],
    [said.letter, session.letterNumber ?? said.blank],
    [said.event, session.title],
  ] as const;
  return { is: 'facts', facts };
}

/** "Kepala Bidang Rehabilitasi Sosial (delegasi, daring)". */
export const attendeeWords = ({
  office,
  role,
  mode,
}: RecordContent['parties'][number]['attendees'][number]): string =>
  `${office} (${record.document.role[role]}, ${record.document.mode[mode]})`;

/** Place and day, and the two who answer for a document: the facilitator in the chair and the note-taker. */
export function signedBlocks({ session, timeZone }: Headed): Block[] {
  const format = formatFor('id', timeZone);
  return [
    gap(12),
    words(
      `${session.place}, ${format.date(session.closedAt ?? session.openedAt ?? session.startsAt, 'long')}`,
    ),
    {
      is: 'signatures',
      lines: [
        { above: said.signed.chair, below: '' },
        { above: said.signed.writer, below: '' },
      ],
    },
  ];
}
