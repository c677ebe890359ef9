import { Link } from '@remix-run/react';
import { Button, ButtonLink, Buttons } from '#app/components/button.tsx';
import { DateTime, Day } from '#app/components/date-time.tsx';
import { Field, TextArea } from '#app/components/field.tsx';
import { Section } from '#app/components/page-head.tsx';
import { Facts } from '#app/components/rows.tsx';
import type { QueryOutput } from '#app/contract/registry.ts';
import { monthsAfter, REVIEW_SPANS } from '#app/domain/review.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { useFormat, useMessages } from '#app/reader.tsx';
import { ReviewTag } from './register-row.tsx';

type Shown = QueryOutput<'decision.show'>;

interface NextProps {
  forumId: string;
  proposalId: string | undefined;
  /** Sessions that are scheduled already, whose agenda could take it. */
  sessions: QueryOutput<'session.list'>['sessions'];
}

interface ReviewProps extends Pick<Shown, 'review' | 'supersededBy' | 'text' | 'today'>, NextProps {
  decisionId: string;
  /** Whether the decision agreed on its text. */
  agreed: boolean;
  facilitate: boolean;
  pageKey: string;
}

/** The facilitator's ways to bring the text before the parties again. */
function Next({ forumId, proposalId, sessions }: NextProps) {
  const words = useMessages().register.review;
  return (
    <Buttons>
      {sessions.map((session) => (
        <ButtonLink
          key={session.id}
          kind="main"
          icon="calendar"
          to={`/sesi/${session.id}/agenda?usulan=${proposalId ?? ''}`}
        >
          {words.toSession(session.title)}
        </ButtonLink>
      ))}
      <ButtonLink kind={sessions.length > 0 ? 'plain' : 'main'} to={`/sesi/baru?forum=${forumId}`}>
        {words.schedule}
      </ButtonLink>
      {proposalId && (
        <ButtonLink icon="pen" to={`/usulan/${proposalId}/revisi`}>
          {words.revise}
        </ButtonLink>
      )}
    </Buttons>
  );
}

/** When the decision is looked at again, why, and what came of it; the facilitator sets the day and reopens it. */
export function Review({
  decisionId,
  agreed,
  text,
  review,
  supersededBy,
  today,
  facilitate,
  pageKey,
  ...next
}: ReviewProps) {
  const { register, common } = useMessages();
  const words = register.review;
  const format = useFormat();
  const opened = review?.state === 'reopened' || review?.state === 'reviewed';
  if (text?.withdrawn && !review)
    return (
      <Section title={words.title} id="tinjau">
        <p className="soft">{words.withdrawn}</p>
      </Section>
    );
  if (!review && (!facilitate || supersededBy)) return null;
  return (
    <Section
      title={agreed ? words.title : words.again}
      id="tinjau"
      end={review && <ReviewTag review={review} />}
    >
      {!agreed && !opened && <p className="soft">{words.nothingAgreed}</p>}
      {!review && <p className="soft fempty">{words.none}</p>}
      {!review && (
        <CommandForm command="decision.set-review" pageKey={pageKey}>
          <input type="hidden" name="decisionId" value={decisionId} />
          <div className="btns">
            {REVIEW_SPANS.map((months) => {
              const on = monthsAfter(today, months);
              return (
                <Button key={months} name="reviewOn" value={on} title={format.day(on, 'long')}>
                  {words.after(months)}
                </Button>
              );
            })}
          </div>
        </CommandForm>
      )}
      {review && (
        <Facts
          facts={[
            [words.on, review.on && <Day key="on" on={review.on} style="long" />],
            [words.note, review.note],
            [words.openedAt, review.reopenedAt && <DateTime key="at" at={review.reopenedAt} />],
            [words.reason, review.reason],
            [
              words.text,
              review.version && (
                <Link key="text" to={`/usulan/${review.version.proposalId}?versi=${review.version.version}`}>
                  {words.version(review.version.version)}
                </Link>
              ),
            ],
            [
              words.result,
              review.result ? (
                <Link key="result" to={`/keputusan/${review.result.id}`}>
                  {register.number(review.result.number)}
                </Link>
              ) : opened ? (
                words.noResult
              ) : (
                ''
              ),
            ],
          ]}
        />
      )}
      {facilitate && review?.state === 'reopened' && <Next {...next} />}
      {facilitate && !opened && !supersededBy && (
        <>
          <details className="changes" open={review?.state === 'due' || undefined}>
            <summary>{words.reopen}</summary>
            <p className="soft">{agreed ? words.reopenLead : words.againLead}</p>
            <CommandForm command="decision.reopen" pageKey={pageKey}>
              <input type="hidden" name="decisionId" value={decisionId} />
              <TextArea name="reason" label={words.reason} rows={2} maxLength={1_000} />
              <div className="btns">
                <Button kind={review?.state === 'due' ? 'main' : 'plain'} icon="ret">
                  {words.reopen}
                </Button>
              </div>
            </CommandForm>
          </details>
          <details className="changes">
            <summary>{review ? words.change : words.otherDay}</summary>
            <CommandForm command="decision.set-review" pageKey={pageKey}>
              <input type="hidden" name="decisionId" value={decisionId} />
              <Field
                name="reviewOn"
                type="date"
                label={words.on}
                help={words.onHelp}
                value={review?.on ?? ''}
                optional={review !== null}
              />
              <Field name="note" label={words.note} value={review?.note} maxLength={300} optional />
              <div className="btns">
                <Button icon="calendar">{review ? common.do.save : words.set}</Button>
              </div>
            </CommandForm>
          </details>
        </>
      )}
    </Section>
  );
}
