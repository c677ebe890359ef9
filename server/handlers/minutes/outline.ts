import { isLevel, type Outcome } from '#app/domain/consensus.ts';
import { type Block, endOfSection } from '#app/domain/minutes.ts';
import { type Decision, itemOf, type Objection, type SessionState } from '#app/domain/session/index.ts';
import { messagesFor } from '#app/i18n/messages.server.ts';
import { list, type Node, paragraph, run } from '#server/text/nodes.ts';
import { outcomeSaid } from '#server/text/outcome.ts';

const { common, minutes, record, session } = messagesFor('id');
const said = minutes.text;

const heading = (level: 2 | 3, text: string): Node => ({
  type: 'heading',
  attrs: { level },
  content: [run(text)],
});
const itemHeading = (number: number, title: string): string => `${number}. ${title}`;

/** The outline of minutes as official practice has it: opening, discussion item by item, conclusions, actions, close. */
export function outlineOf(state: SessionState): Node {
  const items = state.itemIds.flatMap((id, at) => {
    const item = itemOf(state, id);
    return item ? [heading(3, itemHeading(at + 1, item.title)), paragraph()] : [];
  });
  return {
    type: 'doc',
    content: [
      heading(2, said.opening),
      paragraph(),
      heading(2, said.discussion),
      ...items,
      heading(2, said.conclusions),
      paragraph(),
      heading(2, said.actions),
      paragraph(),
      heading(2, said.closing),
      paragraph(),
    ],
  };
}

const levelOf = (level: number) => (isLevel(level) ? common.level[level] : String(level));

/** A decision as the register has it. */
export interface Decided {
  number: number;
  outcome: Outcome;
  proposal: number;
  title: string;
  version: number;
  /** The figures of the vote, where it was decided by one. */
  vote: Decision['vote'];
  reservations: readonly { name: string; level: number; reason: string }[];
  objections: readonly { name: string; reason: string; status: keyof typeof common.objectionStatus }[];
}

/** A decision in the minutes: outcome, text, figures of a vote, and every reservation and objection word for word. */
export function decisionNodes(decided: Decided): Node[] {
  const voices = [
    ...decided.reservations.map(({ name, level, reason }) => said.reservation(name, levelOf(level), reason)),
    ...decided.objections.map(({ name, reason, status }) =>
      said.objectionLine(name, reason, common.objectionStatus[status].toLowerCase()),
    ),
  ];
  const { vote } = decided;
  const figures = vote
    ? ` ${record.document.vote(vote.for, vote.against, vote.abstain, vote.notCast, vote.needed, vote.roll)}`
    : '';
  const text = said.decidedOn(session.proposalNumber(decided.proposal), decided.title, decided.version);
  return [
    paragraph(
      run(`${said.decision(decided.number)}: ${outcomeSaid(decided.outcome, vote)}.`, true),
      run(` ${text}${figures}`),
    ),
    ...(voices.length > 0 ? [list(voices)] : []),
  ];
}

/** An objection with its life. */
export function objectionNodes(name: string, objection: Objection): Node[] {
  const lines = [
    ...(objection.passage === '' ? [] : [said.passage(objection.passage)]),
    ...(objection.suggestion === '' ? [] : [said.suggestion(objection.suggestion)]),
    said.status(common.objectionStatus[objection.status].toLowerCase(), objection.version),
    ...(objection.note === '' ? [] : [said.note(objection.note)]),
  ];
  return [
    paragraph(run(said.objection(name), true), run(` “${objection.reason || said.noReason}”`)),
    list(lines),
  ];
}

/** What an activity came to. */
export const heldNodes = (title: string, lines: readonly string[]): Node[] => [
  paragraph(run(title, true)),
  ...(lines.length > 0 ? [list(lines)] : []),
];

/** A commitment or action: what, who, until when. */
export const actionNodes = (what: string, who: string, due: string): Node[] => [
  list([said.action(what, who, due)]),
];

const textOf = (node: Node): string => (node.content ?? []).map((one) => one.text ?? textOf(one)).join('');

const blockOf = (node: Node): Block => {
  if (node.type === 'heading')
    return { is: 'heading', level: Number(node.attrs?.level ?? 2), text: textOf(node) };
  return node.type === 'paragraph' && textOf(node).trim() === '' ? { is: 'blank' } : { is: 'other' };
};

/** The headings of a text, each once, in their order. */
export const sectionsOf = (content: readonly unknown[]): string[] => [
  ...new Set(
    (content as Node[]).flatMap((node) => {
      const words = node.type === 'heading' ? textOf(node).trim() : '';
      return words === '' ? [] : [words];
    }),
  ),
];

/** Where something belongs: in its agenda item's section, or among the actions. */
export function placeIn(content: readonly unknown[], section: { title: string } | 'actions'): number {
  const plain = (heading: string) =>
    heading
      .replace(/^\d+\.\s*/, '')
      .trim()
      .toLowerCase();
  const wanted = plain(section === 'actions' ? said.actions : section.title);
  const matches = (heading: string) => plain(heading) === wanted;
  return endOfSection((content as Node[]).map(blockOf), matches);
}
