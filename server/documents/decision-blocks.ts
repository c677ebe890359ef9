import type { RecordDecision } from '#app/contract/record.ts';
import { isLevel, kindOf, LEVEL_KINDS, type LevelKind } from '#app/domain/consensus.ts';
import { SECTORS } from '#app/domain/sector.ts';
import { formatDay, formatFor } from '#app/i18n/format.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { outcomeSaid } from '#server/text/outcome.ts';
import { type Block, gap, words } from './paper.ts';

const { common, record, session } = messagesFor('id');
const said = record.document;

type Voice = Pick<RecordDecision['objections'][number], 'organisation' | 'reason' | 'suggestion' | 'passage'>;

/** What one organisation added, word for word. */
function voiceEntry(voice: Voice, label: string, note = ''): Block {
  return {
    is: 'entry',
    sign: '',
    sector: voice.organisation.sector,
    blocks: [
      words(`${voice.organisation.name} · ${label}`, { bold: true }),
      words(voice.reason || said.noReason),
      ...(voice.passage === '' ? [] : [words(said.passage(voice.passage), { soft: true })]),
      ...(voice.suggestion === '' ? [] : [words(said.suggestion(voice.suggestion))]),
      ...(note === '' ? [] : [words(said.objectionNote(note), { soft: true })]),
    ],
  };
}

/** A level of agreement in words. */
export const levelName = (level: number): string => (isLevel(level) ? common.level[level] : String(level));

const COUNTED: Record<LevelKind, 'agree' | 'agreeWithNote' | 'abstain' | 'discuss' | 'object'> = {
  agree: 'agree',
  'agree-with-note': 'agreeWithNote',
  abstain: 'abstain',
  discuss: 'discuss',
  object: 'object',
};

function tallyTable({ tally }: RecordDecision): Block[] {
  if (!tally) return [];
  const head = [said.tally, ...LEVEL_KINDS.map((kind) => common.answerShort[kind]), said.answered];
  const rows = SECTORS.map((sector) => {
    const own = tally[sector];
    const counts = LEVEL_KINDS.map((kind) => String(own[COUNTED[kind]]));
    return [common.sector[sector], ...counts, common.word.of(own.answered, own.parties)];
  });
  return [{ is: 'table', head, rows, widths: [2.2, 1, 1.4, 1, 1.3, 1.2, 1.2] }];
}

/** Positions by level: "Setuju sepenuhnya: A, B". */
export function positionLines(positions: RecordDecision['positions']): string[] {
  const byLevel = new Map<number, string[]>();
  for (const { organisation, level } of positions)
    byLevel.set(level, [...(byLevel.get(level) ?? []), organisation.name]);
  return [...byLevel]
    .sort(([a], [b]) => a - b)
    .map(([level, names]) => `${levelName(level)}: ${names.join('; ')}.`);
}

/** Whose position the facilitator had noted, and when the organisation made it its own. */
function notedLines(positions: RecordDecision['positions'], timeZone: string): string[] {
  const format = formatFor('id', timeZone);
  return positions.flatMap(({ organisation, noted }) =>
    noted ? said.noted(organisation.name, format.dateTime(noted.at), format.dateTime(noted.confirmedAt)) : [],
  );
}

const namesOf = (parties: readonly { name: string }[]) => parties.map(({ name }) => name).join('; ');

/** What organisations added to a decision: reservations, then objections, word for word. */
function voiceBlocks({ reservations, objections }: RecordDecision): Block[] {
  return [
    ...(reservations.length > 0 ? [{ is: 'subhead' as const, text: said.reservations }] : []),
    ...reservations.map((voice) => voiceEntry(voice, levelName(voice.level))),
    ...(objections.length > 0 ? [{ is: 'subhead' as const, text: said.objections }] : []),
    ...objections.map((voice) => {
      const answer = voice.vote
        ? session.choice.against
        : common.answer[voice.level !== null && isLevel(voice.level) ? kindOf(voice.level) : 'object'];
      return voiceEntry(voice, `${answer} · ${common.objectionStatus[voice.status]}`, voice.note);
    }),
  ];
}

/** One decision, whole: text, outcome, figures, and every word that was added. @param timeZone the network's */
export function decisionBlocks(decision: RecordDecision, timeZone: string): Block[] {
  const { text, quorum, vote, unanswered, next, replaces, reviewOn } = decision;
  return [
    gap(4),
    words(`${said.decision(decision.number)}: ${outcomeSaid(decision.outcome, vote)}`, {
      bold: true,
      size: 11.5,
    }),
    words(said.text(session.proposalNumber(text.proposal), text.title, text.version), { soft: true }),
    { is: 'quote', text: text.plain },
    words(said.textHash(text.hash), { sans: true, soft: true, size: 7.5 }),
    gap(4),
    words(said.quorum(quorum.present, quorum.parties, quorum.needed, quorum.met)),
    ...(replaces === null ? [] : [words(said.replaces(replaces))]),
    ...(vote === null
      ? []
      : [
          words(
            `${said.vote(vote.for, vote.against, vote.abstain, vote.notCast, vote.needed, vote.roll)} ${said.carried[vote.carried ? 'yes' : 'no']}`,
          ),
        ]),
    gap(4),
    ...tallyTable(decision),
    gap(4),
    ...positionLines(decision.positions).map((line) => words(line)),
    ...notedLines(decision.positions, timeZone).map((line) => words(line)),
    ...(unanswered.present.length > 0 ? [words(said.unansweredPresent(namesOf(unanswered.present)))] : []),
    ...(unanswered.absent.length > 0 ? [words(said.unansweredAbsent(namesOf(unanswered.absent)))] : []),
    ...(next === null ? [] : [words(said.next(session.fallback[next].toLowerCase()))]),
    ...(reviewOn === undefined ? [] : [words(said.reviewOn(formatDay(reviewOn, 'id', 'long')))]),
    ...voiceBlocks(decision),
    gap(6),
  ];
}
