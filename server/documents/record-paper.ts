import type { RecordContent } from '#app/contract/record.ts';
import { formatFor } from '#app/i18n/format.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { codeInGroups } from './code.ts';
import { decisionBlocks } from './decision-blocks.ts';
import { type Block, gap, type Paper, words } from './paper.ts';
import { attendeeWords, headBlocks } from './session-blocks.ts';

const { record } = messagesFor('id');
const said = record.document;

/** A record and the seal that is printed on it. */
export interface Sealed {
  content: RecordContent;
  hash: string;
  code: string;
  /** The public page that verifies it. */
  link: string;
}

function partyEntries(parties: RecordContent['parties']): Block[] {
  return parties.map((party, at) => {
    const there =
      party.attendees.length === 0
        ? said.absent
        : said.represented(party.attendees.map(attendeeWords).join('; '));
    return {
      is: 'entry',
      sign: `${at + 1}.`,
      sector: party.sector,
      blocks: [words(`${party.name}, ${said.element[party.sector]}, ${there}`)],
    };
  });
}

function agendaBlocks({ agenda, timeZone }: RecordContent): Block[] {
  return agenda.flatMap((item, at) => [
    words(said.agendaItem(at + 1, item.title), { bold: true, keep: true }),
    ...(item.decisions.length === 0
      ? [words(item.mode === 'consultative' ? said.itemMode.consultative : said.noDecision, { soft: true })]
      : []),
    ...item.decisions.flatMap((decision) => decisionBlocks(decision, timeZone)),
    // What was agreed comes first (domain.md 5D); what led to it stands below.
    ...(item.activities ? [gap(4), words(said.held, { soft: true })] : []),
    ...(item.activities ?? []).flatMap(({ title, lines }): Block[] => [
      words(title, { keep: true }),
      ...lines.map((line): Block => ({ is: 'entry', sign: '–', blocks: [words(line)] })),
      gap(4),
    ]),
    gap(6),
  ]);
}

function signatureLines({ parties }: RecordContent): Block {
  const present = parties.filter(({ attendees }) => attendees.length > 0);
  return {
    is: 'signatures',
    lines: [
      ...present.map(({ name, attendees }) => ({ above: name, below: attendees[0]?.office ?? '' })),
      { above: said.facilitator, below: '' },
      { above: said.noteTaker, below: '' },
    ],
  };
}

/** The box by which whoever holds the paper can see that it is genuine. */
export const sealBlock = ({ link, code, hash }: Omit<Sealed, 'content'>): Block => ({
  is: 'seal',
  link,
  title: said.verify,
  lines: [said.verifyHow, `${record.code}: ${codeInGroups(code)}`],
  hash: `${record.hash}: ${hash}`,
});

function attendanceTable(content: RecordContent): Block {
  const format = formatFor('id', content.timeZone);
  const { columns } = said;
  const rows = content.parties.flatMap((party) =>
    party.attendees.length === 0
      ? [[party.name, '–', said.absent, '–']]
      : party.attendees.map((one) => [
          party.name,
          one.office,
          `${said.role[one.role]}, ${said.mode[one.mode]}`,
          format.time(one.since),
        ]),
  );
  return {
    is: 'table',
    head: [columns.number, columns.organisation, columns.office, columns.how, columns.since],
    rows: rows.map((cells, at) => [String(at + 1), ...cells]),
    widths: [0.4, 2.4, 2.4, 1.6, 1],
  };
}

/**
 * The berita acara as a document (domain.md 5D): head, number, opening with the day in words, parties, basis,
 * results word for word, closing, lines to sign on, seal; the attendance list as its annex. Nothing in it is
 * computed: it says what the frozen content says.
 */
export function recordPaper(sealed: Sealed): Paper {
  const { content } = sealed;
  const format = formatFor('id', content.timeZone);
  return {
    title: `${said.heading}: ${content.session.title}`,
    author: content.forum.name,
    subject: said.number(content.number),
    keywords: sealed.hash,
    at: content.issuedAt,
    foot: `${said.footer(content.number)} · ${codeInGroups(sealed.code)}`,
    sheets: [
      [
        ...headBlocks(content, said.heading, content.number),
        gap(12),
        words(content.opening),
        gap(6),
        ...partyEntries(content.parties),
        words(said.together),
        {
          is: 'part',
          title: said.basis,
          blocks: content.basis.map((line, at) => ({
            is: 'entry',
            sign: `${at + 1}.`,
            blocks: [words(line)],
          })),
        },
        { is: 'part', title: said.results, blocks: agendaBlocks(content) },
        gap(10),
        words(content.closing),
        gap(10),
        words(`${content.session.place}, ${format.date(content.session.closedAt, 'long')}`),
        words(said.legal, { soft: true, size: 8.5 }),
        signatureLines(content),
        sealBlock(sealed),
      ],
      [{ is: 'part', title: said.attendance, blocks: [attendanceTable(content)] }],
    ],
  };
}
