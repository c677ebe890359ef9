import type { ReactNode } from 'react';
import type { IconName } from '#app/components/icon.tsx';
import { Org } from '#app/components/organisation.tsx';
import { Item } from '#app/components/rows.tsx';
import { OutcomeTag, Tag, type Tone } from '#app/components/tag.tsx';
import type { DecisionItem, ProposalItem } from '#app/contract/forum-shapes.ts';
import { useFormat, useMessages } from '#app/reader.tsx';

const STANDING: Record<ProposalItem['standing'], readonly [Tone, IconName]> = {
  untested: ['line', 'clock'],
  objected: ['bad', 'objection'],
  'not-agreed': ['plain', 'minus'],
  agreed: ['ok', 'check'],
  withdrawn: ['plain', 'ret'],
};

/** How the parties stand to a proposal, in a word with its icon. */
export function StandingTag({ proposal }: { proposal: Pick<ProposalItem, 'standing' | 'openObjections'> }) {
  const { forum } = useMessages();
  const [tone, icon] = STANDING[proposal.standing];
  const words = forum.proposals;
  return (
    <Tag tone={tone} icon={icon}>
      {proposal.standing === 'objected' && proposal.openObjections > 0
        ? words.objections(proposal.openObjections)
        : words.standing[proposal.standing]}
    </Tag>
  );
}

/** A proposal in a list: title, standing, version, who put it forward. */
export function ProposalRow({ proposal }: { proposal: ProposalItem }) {
  const { forum, common } = useMessages();
  return (
    <Item
      doc
      title={proposal.title}
      to={`/usulan/${proposal.id}`}
      meta={
        <>
          <StandingTag proposal={proposal} />
          <span className="quiet">
            {forum.proposals.number(proposal.number)}, {common.word.version(proposal.version).toLowerCase()},{' '}
            {forum.proposals.from}
          </span>
          <Org organisation={proposal.organisation} />
        </>
      }
    />
  );
}

interface DecisionRowProps {
  decision: DecisionItem;
  /** A fact at the end: which version it was about. */
  more?: string;
  /** Tags after the outcome: that it was superseded, that it is reviewed. */
  tags?: ReactNode;
  /** Anything below. */
  children?: ReactNode;
}

/** A decision in a list: title, outcome, day, whose words stay with it. */
export function DecisionRow({ decision, more, tags, children }: DecisionRowProps) {
  const { forum } = useMessages();
  const format = useFormat();
  const words = forum.decisions;
  const { objecting } = decision;
  const reserved = decision.reserved.filter((name) => !objecting.includes(name));
  const few = (names: readonly string[]) =>
    names.length > 3 ? words.andMore(names.slice(0, 3).join(', '), names.length - 3) : names.join(', ');
  const facts = [
    format.date(decision.decidedAt),
    decision.carried === null ? '' : decision.carried ? words.carried : words.notCarried,
    objecting.length > 0 ? words.objecting(few(objecting)) : '',
    reserved.length > 0 ? words.reserved(few(reserved)) : '',
    decision.next ? words.next[decision.next] : '',
    more ?? '',
  ].filter(Boolean);
  return (
    <Item
      doc
      title={decision.title}
      to={`/keputusan/${decision.id}`}
      meta={
        <>
          <OutcomeTag outcome={decision.outcome} />
          {tags}
          <span className="quiet">{facts.join(', ')}</span>
        </>
      }
    >
      {children}
    </Item>
  );
}
