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

interface ReviewProps extends Pick<Shown, 'review' | 'supersededBy' | 'today'> {
  decisionId: string;
  forumId: string;
  facilitate: boolean;
  /** Sessions that are scheduled already, whose agenda could take it. */
  sessions: QueryOutput<'session.list'>['sessions'];
  pageKey: string;
}

/** When the decision is looked at again, why, and what came of it; the facilitator sets the day and reopens it. */
export function Review({
  decisionId,
  forumId,
  review,
  supersededBy,
  today,
  facilitate,
  sessions,
  pageKey,
}: ReviewProps) {
  const { register, common } = useMessages();
  const words = register.review;
  const format = useFormat();
  const opened = review?.state === 'reopened' || review?.state === 'reviewed';
  if (!review && (!facilitate || supersededBy)) return null;
  return (
    <Section title={words.title} id="tinjau" end={review && <ReviewTag review={review} />}>
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
      {facilitate && review?.state === 'reopened' && (
        <Buttons>
          {sessions.map((session) => (
            <ButtonLink
              key={session.id}
              kind="main"
              icon="calendar"
              to={`/sesi/${session.id}/agenda?usulan=${review.version?.proposalId ?? ''}`}
            >
              {words.toSession(session.title)}
            </ButtonLink>
          ))}
          <ButtonLink kind={sessions.length > 0 ? 'plain' : 'main'} to={`/sesi/baru?forum=${forumId}`}>
            {words.schedule}
          </ButtonLink>
          {review.version && (
            <ButtonLink icon="pen" to={`/usulan/${review.version.proposalId}/revisi`}>
              {words.revise}
            </ButtonLink>
          )}
        </Buttons>
      )}
      {facilitate && !opened && !supersededBy && (
        <>
          <details className="changes" open={review?.state === 'due' || undefined}>
            <summary>{words.reopen}</summary>
            <p className="soft">{words.reopenLead}</p>
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
