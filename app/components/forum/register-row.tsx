import { ANSWER_ICON } from '#app/components/answers.tsx';
import { Org } from '#app/components/organisation.tsx';
import { Tag, type Tone } from '#app/components/tag.tsx';
import type { OrganisationRef } from '#app/contract/contract.ts';
import type { RegisterLine, ReviewShown } from '#app/contract/decision.ts';
import type { ReviewState } from '#app/domain/review.ts';
import { useFormat, useMessages } from '#app/reader.tsx';
import { NotedThenConfirmed } from './decision-parts.tsx';
import { DecisionRow } from './text-rows.tsx';

const REVIEW_TONE: Record<ReviewState, Tone> = {
  planned: 'line',
  due: 'wait',
  reopened: 'now',
  reviewed: 'plain',
};

/** How far the review of a decision has come, with its day. */
export function ReviewTag({ review }: { review: ReviewShown }) {
  const { register: words } = useMessages();
  const format = useFormat();
  const day =
    review.on && (review.state === 'planned' || review.state === 'due') ? format.day(review.on) : '';
  return (
    <Tag tone={REVIEW_TONE[review.state]} icon={review.state === 'reviewed' ? 'check' : 'calendar'}>
      {words.review.state[review.state]} {day}
    </Tag>
  );
}

/** Words of a text with those that were looked for marked. */
function Excerpt({ text }: { text: string }) {
  return (
    <p className="said serif">
      {text.split(/[⟦⟧]/).map((part, at) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: parts are drawn once, in order, and keep no state
        at % 2 === 1 ? <mark key={at}>{part}</mark> : part,
      )}
    </p>
  );
}

interface RowProps {
  decision: RegisterLine;
  /** Whose answer the register was narrowed to. */
  organisation?: OrganisationRef;
}

/** A line of the register: what was decided, whose words stay, what followed, whether it still stands. */
export function RegisterRow({ decision, organisation }: RowProps) {
  const { forum, register: words, common } = useMessages();
  const { said, agreements, commitments, supersededBy, review } = decision;
  const saidAs =
    said === null
      ? null
      : said === 'for' || said === 'against'
        ? forum.decisions.choice[said]
        : common.answer[said];
  return (
    <DecisionRow
      decision={decision}
      more={words.number(decision.number)}
      tags={
        <>
          {supersededBy && <Tag icon="ret">{words.supersededBy(supersededBy.number)}</Tag>}
          {review && <ReviewTag review={review} />}
        </>
      }
    >
      {organisation && saidAs && (
        <p className="item__m">
          <span className="quiet">{words.answered(organisation.shortName)}</span>{' '}
          <Tag
            tone="line"
            icon={said && said in ANSWER_ICON ? ANSWER_ICON[said as keyof typeof ANSWER_ICON] : 'ballot'}
          >
            {saidAs}
          </Tag>
        </p>
      )}
      {decision.noted.map(({ organisation: whose, ...noted }) => (
        <p className="item__m" key={whose.id}>
          <Org organisation={whose} /> <NotedThenConfirmed {...noted} />
        </p>
      ))}
      {decision.votes.length > 0 && (
        <details className="changes">
          <summary>{words.votes}</summary>
          <ul className="rows">
            {decision.votes.map(({ organisation: whose, choice, by }) => (
              <li className="item item__m" key={whose.id}>
                <Org organisation={whose} />{' '}
                <Tag tone="line" icon="ballot">
                  {forum.decisions.choice[choice]}
                </Tag>{' '}
                {by && <span className="quiet">{words.by(by)}</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
      {decision.excerpt && <Excerpt text={decision.excerpt} />}
      <p className="cap">
        {words.inSession(decision.session.title)}
        {agreements + commitments > 0 && `. ${words.followed(agreements, commitments)}`}
      </p>
    </DecisionRow>
  );
}
