import { ANSWER_ICON } from '#app/components/answers.tsx';
import { CommitmentItem } from '#app/components/commitment/line.tsx';
import { Org } from '#app/components/organisation.tsx';
import { Section } from '#app/components/page-head.tsx';
import { Item, Rows } from '#app/components/rows.tsx';
import { AgreementTag, Tag } from '#app/components/tag.tsx';
import { type TallyRows, TallyTable } from '#app/components/tally.tsx';
import type { RegisterLine } from '#app/contract/decision.ts';
import type { QueryOutput } from '#app/contract/registry.ts';
import { useFormat, useMessages } from '#app/reader.tsx';

type Shown = QueryOutput<'decision.show'>;

/** Who answered what, one mark for each organisation; nothing where nobody was asked. */
export function Answers({ positions }: { positions: Shown['positions'] }) {
  const { forum, register, common } = useMessages();
  if (positions.length === 0) return null;
  const of = (kind: Shown['positions'][number]['kind']) =>
    positions.filter((one) => one.kind === kind).map((one) => one.organisation);
  const rows: TallyRows = {
    agree: of('agree'),
    'agree-with-note': of('agree-with-note'),
    abstain: of('abstain'),
    discuss: of('discuss'),
    object: of('object'),
    unanswered: of('unanswered'),
  };
  return (
    <Section title={forum.decisions.answers} id="jawaban">
      <TallyTable rows={rows} caption={forum.decisions.answersCaption} />
      <details className="changes">
        <summary>{register.positions}</summary>
        <p className="soft">{register.positionsLead}</p>
        <ul className="rows">
          {positions.map(({ organisation, kind, by, at, noted }) => (
            <li className="item item__m" key={organisation.id}>
              <Org organisation={organisation} full />{' '}
              {kind === 'unanswered' ? (
                <span className="quiet">{common.notAnswered}</span>
              ) : (
                <Tag tone="line" icon={ANSWER_ICON[kind]}>
                  {common.answer[kind]}
                </Tag>
              )}{' '}
              {noted && at ? (
                <NotedThenConfirmed noted={noted} by={by} at={at} />
              ) : (
                by && <span className="quiet">{register.by(by)}</span>
              )}
            </li>
          ))}
        </ul>
      </details>
    </Section>
  );
}

/** Who noted a position, and who made it the organisation's own, each with the moment. */
export function NotedThenConfirmed({
  noted,
  by,
  at,
}: Pick<RegisterLine['noted'][number], 'noted' | 'by' | 'at'>) {
  const { register } = useMessages();
  const format = useFormat();
  return (
    <span className="quiet">
      {register.noted(noted.by ?? '', format.dateTime(noted.at))};{' '}
      {register.confirmed(by ?? '', format.dateTime(at))}
    </span>
  );
}

const CHOICE_ICON = { for: 'check', against: 'close', abstain: 'abstain' } as const;

/** A vote, the recorded last resort: its count, and each vote with its reason. */
export function Votes({ vote }: { vote: Shown['vote'] }) {
  const { forum, ballot, register } = useMessages();
  if (!vote) return null;
  const words = forum.decisions;
  return (
    <Section
      title={words.vote}
      id="suara"
      end={
        <Tag tone={vote.carried ? 'ok' : 'plain'} icon={vote.carried ? 'check' : 'minus'}>
          {vote.carried ? words.carried : words.notCarried}
        </Tag>
      }
    >
      <p>
        {words.voteCounts(vote.for, vote.against, vote.abstain, vote.notCast)}.{' '}
        {words.voteNeeded(vote.needed, vote.roll)}
      </p>
      {vote.ballots.length > 0 && <p className="cap">{ballot.list}</p>}
      <Rows>
        {vote.ballots.map((one) => (
          <Item
            key={one.code}
            title={<span className="mono">{one.code}</span>}
            end={
              <Tag tone="plain" icon={CHOICE_ICON[one.choice]}>
                {words.choice[one.choice]}
              </Tag>
            }
          />
        ))}
        {vote.cast.map((one) => (
          <Item
            key={one.organisation.id}
            title={<Org organisation={one.organisation} />}
            meta={one.by && <span className="quiet">{register.by(one.by)}</span>}
            end={
              <Tag tone={one.choice === 'against' ? 'bad' : 'plain'} icon={CHOICE_ICON[one.choice]}>
                {words.choice[one.choice]}
              </Tag>
            }
          >
            {one.reason && <p className="said serif">{one.reason}</p>}
          </Item>
        ))}
      </Rows>
    </Section>
  );
}

/** What came of a decision: agreements and the commitments in them. */
export function Followed({ agreements, commitments }: Pick<Shown, 'agreements' | 'commitments'>) {
  const { forum } = useMessages();
  const words = forum.decisions;
  return (
    <Section title={words.followed} id="ikutan">
      {agreements.length === 0 && <p className="soft fempty">{words.followedEmpty}</p>}
      <Rows>
        {agreements.map((agreement) => (
          <Item
            key={agreement.id}
            doc
            title={agreement.title}
            to={`/kesepakatan/${agreement.id}`}
            meta={
              <>
                <AgreementTag status={agreement.status} />
                <span className="quiet">{words.agreement}</span>
              </>
            }
          />
        ))}
        {commitments.map((line) => (
          <CommitmentItem key={line.id} line={line} />
        ))}
      </Rows>
    </Section>
  );
}
