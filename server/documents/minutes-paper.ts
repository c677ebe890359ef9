import type { MinutesContent } from '#app/contract/minutes.ts';
import { withBetween } from '#app/domain/minutes.ts';
import { type RichNode, readDocument } from '#app/editor/document.ts';
import { formatFor } from '#app/i18n/format.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { type Block, gap, words } from './paper.ts';
import { headBlocks, signedBlocks, whenAndWhere } from './session-blocks.ts';

const { minutes } = messagesFor('id');
const said = minutes.paper;

/** What each organisation that attended said to this version, silence included. */
function answersPart({ responses, timeZone }: MinutesContent): Block {
  const format = formatFor('id', timeZone);
  const rows = responses.map(({ organisation, standing, at }) => [
    organisation.name,
    minutes.answers.standing[standing],
    at ? format.dateTime(at) : '–',
  ]);
  return {
    is: 'part',
    title: said.answers,
    blocks: [
      {
        is: 'table',
        head: [said.columns.organisation, said.columns.standing, said.columns.at],
        rows,
        widths: [3, 2, 2],
      },
      gap(4),
      words(minutes.silence, { soft: true, size: 8.5 }),
    ],
  };
}

function correctionsPart({ corrections }: MinutesContent): Block[] {
  if (corrections.length === 0) return [];
  const entries = corrections.map(
    ({ organisation, version, text, status, reason }): Block => ({
      is: 'entry',
      sign: '',
      sector: organisation.sector,
      blocks: [
        words(minutes.corrections.of(organisation.name, version), { bold: true }),
        words(`“${text}”`),
        words(said.reply(minutes.corrections.status[status], reason), { soft: true }),
      ],
    }),
  );
  return [{ is: 'part', title: said.corrections, blocks: entries }];
}

/** The text as it was stored, read the one way there is; nothing where nothing was written. */
function nodesOf(body: unknown): readonly RichNode[] {
  const read = readDocument(body);
  return read.ok ? read.document.content : [];
}

type Told = NonNullable<MinutesContent['activities']>[number];

/** What came of an activity, marked as the room's and not the note-taker's words. */
const activityBlock = ({ title, lines }: Told): Block => ({
  is: 'entry',
  sign: '',
  blocks: [
    words(said.fromRoom, { sans: true, soft: true, size: 7.5 }),
    words(title, { bold: true }),
    ...lines.map((line): Block => ({ is: 'entry', sign: '–', blocks: [words(line)] })),
    gap(4),
  ],
});

/** The text, with what came of activities at the end of their agenda items. */
function textBlocks({ body, activities }: MinutesContent): Block[] {
  return withBetween(nodesOf(body), activities ?? []).map((piece) =>
    piece.is === 'text' ? { is: 'rich', content: piece.blocks } : activityBlock(piece.one),
  );
}

/** The minutes (domain.md 5D): head, when and where, the text, what those who attended said to it, signatures. */
export function minutesBlocks(content: MinutesContent, lockHash: string | null): Block[] {
  const there = content.parties.filter(({ attendees }) => attendees.length > 0);
  return [
    ...headBlocks(content, said.heading, content.number),
    gap(12),
    whenAndWhere(content),
    { is: 'facts', facts: [[said.participants, said.count(there.length, content.parties.length)]] },
    gap(6),
    ...(content.lockedAt === null ? [words(said.offered, { soft: true, size: 8.5 }), gap(4)] : []),
    ...textBlocks(content),
    gap(6),
    words(said.version(content.version, content.textHash), { sans: true, soft: true, size: 7.5 }),
    answersPart(content),
    ...correctionsPart(content),
    ...signedBlocks(content),
    ...(lockHash === null ? [] : [words(said.sealed(lockHash), { sans: true, soft: true, size: 7.5 })]),
  ];
}
