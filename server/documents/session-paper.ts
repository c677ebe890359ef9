import type { ContentOf, DocumentContent, LogEntry } from '#app/contract/document.ts';
import type { Headed } from '#app/contract/document-shapes.ts';
import { SECTORS } from '#app/domain/sector.ts';
import { formatFor } from '#app/i18n/format.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { minutesBlocks } from './minutes-paper.ts';
import { type Block, gap, type Paper, words } from './paper.ts';
import { attendeeWords, headBlocks, signedBlocks, whenAndWhere } from './session-blocks.ts';

const { common, document, record } = messagesFor('id');
const said = document.paper;

/** What is the same for every document of a session. */
function paper(content: Headed, heading: string, sheets: Paper['sheets']): Paper {
  const { session, forum, number } = content;
  return {
    title: `${heading}: ${session.title}`,
    author: forum.name,
    subject: number ? record.document.number(number) : heading,
    keywords: session.id,
    at: session.closedAt ?? session.openedAt ?? session.startsAt,
    foot: said.foot(heading, session.title),
    sheets,
  };
}

/** The attendance list (domain.md 5D): by sector and organisation, with a column to sign in. */
function attendancePaper(content: ContentOf<'attendance-list'>): Paper {
  const format = formatFor('id', content.timeZone);
  const { columns, absent, role, mode } = record.document;
  const heading = said.attendance.heading;
  const left = (at: string | null) => (at ? `, ${said.attendance.left(format.time(at))}` : '');
  let number = 0;
  const sectorPart = (sector: (typeof SECTORS)[number]): Block[] => {
    const parties = content.parties.filter((party) => party.sector === sector);
    if (parties.length === 0) return [];
    const rows = parties.flatMap((party) => {
      const came = content.session.openedAt === null ? '' : absent;
      return party.attendees.length === 0
        ? [[party.name, '', came, '', '']]
        : party.attendees.map((one) => [
            party.name,
            one.office,
            `${role[one.role]}, ${mode[one.mode]}`,
            `${format.time(one.since)}${left(one.leftAt ?? null)}`,
            '',
          ]);
    });
    const table: Block = {
      is: 'table',
      head: [
        columns.number,
        columns.organisation,
        columns.office,
        said.attendance.how,
        said.attendance.since,
        said.attendance.name,
      ],
      rows: rows.map((cells) => {
        number += 1;
        return [String(number), ...cells];
      }),
      widths: [0.5, 2.4, 2, 1.5, 1.3, 2.4],
      roomy: true,
    };
    return [
      { is: 'part', title: said.attendance.sector(common.sector[sector].toLowerCase()), blocks: [table] },
    ];
  };
  const observed: Block[] =
    content.observers.length === 0
      ? []
      : [
          {
            is: 'part',
            title: said.attendance.observers,
            blocks: [
              {
                is: 'table',
                head: [columns.number, columns.organisation, said.attendance.since, said.attendance.name],
                rows: content.observers.map(({ name, institution, since, leftAt }, at) => [
                  String(at + 1),
                  institution || '–',
                  `${format.time(since)}${left(leftAt)}`,
                  name,
                ]),
                widths: [0.5, 3.6, 2, 4],
              },
              words(said.attendance.observersNote, { soft: true, size: 8.5 }),
            ],
          },
        ];
  const present = content.parties.filter(({ attendees }) => attendees.length > 0).length;
  return paper(content, heading, [
    [
      ...headBlocks(content, heading, content.number),
      gap(12),
      whenAndWhere(content),
      ...SECTORS.flatMap(sectorPart),
      ...observed,
      gap(8),
      words(said.attendance.counts(present, content.parties.length)),
      words(said.attendance.note, { soft: true, size: 8.5 }),
      ...signedBlocks(content),
    ],
  ]);
}

/** What happened while one agenda item was being dealt with, under its title. */
function parted(entries: readonly LogEntry[]): { title: string; entries: LogEntry[] }[] {
  const parts: { title: string; entries: LogEntry[] }[] = [];
  for (const one of entries) {
    const title = one.item ?? '';
    const last = parts.at(-1);
    if (last && (last.title === title || title === '')) last.entries.push(one);
    else parts.push({ title, entries: [one] });
  }
  return parts;
}

/** The full record: everything that happened in order of time, with the words that were written. */
function fullRecordPaper(content: ContentOf<'full-record'>): Paper {
  const format = formatFor('id', content.timeZone);
  const heading = said.fullRecord.heading;
  const there = content.parties.filter(({ attendees }) => attendees.length > 0);
  const absent = content.parties.filter(({ attendees }) => attendees.length === 0);
  const happened = ({ at, text, details, organisation }: LogEntry): Block => ({
    is: 'entry',
    sign: format.time(at, { zoneName: false, seconds: true }),
    wide: true,
    ...(organisation ? { sector: organisation.sector } : {}),
    blocks: [words(text), ...details.map((detail) => words(detail, { soft: true }))],
  });
  return paper(content, heading, [
    [
      ...headBlocks(content, heading, content.number),
      gap(12),
      whenAndWhere(content),
      gap(6),
      words(said.fullRecord.note, { soft: true, size: 8.5 }),
      {
        is: 'part',
        title: said.fullRecord.present,
        blocks: [
          ...there.map(
            ({ name, sector, attendees }): Block => ({
              is: 'entry',
              sign: '',
              sector,
              blocks: [words(`${name}: ${attendees.map(attendeeWords).join('; ')}`)],
            }),
          ),
          ...(absent.length > 0
            ? [words(said.fullRecord.absent(absent.map(({ name }) => name).join('; ')))]
            : []),
        ],
      },
      ...parted(content.entries).map(
        ({ title, entries }): Block => ({
          is: 'part',
          title: title || said.fullRecord.opening,
          blocks: entries.map(happened),
        }),
      ),
      gap(8),
      words(said.fullRecord.made, { soft: true, size: 8.5 }),
      ...signedBlocks(content),
    ],
  ]);
}

/** A document of a session, from what it says. */
export function paperOf(content: DocumentContent): Paper {
  switch (content.kind) {
    case 'attendance-list':
      return attendancePaper(content);
    case 'minutes': {
      const heading = document.kind.minutes;
      return paper(content, heading, [minutesBlocks(content, content.lockHash)]);
    }
    case 'full-record':
      return fullRecordPaper(content);
  }
}
