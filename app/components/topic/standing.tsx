import { Link } from '@remix-run/react';
import { DateTime } from '#app/components/date-time.tsx';
import { AuthorName } from '#app/components/forum/author-name.tsx';
import type { IconName } from '#app/components/icon.tsx';
import { Tag, type Tone } from '#app/components/tag.tsx';
import type { MarkShown } from '#app/contract/topic-shapes.ts';
import type { Standing } from '#app/domain/topic.ts';
import { useMessages } from '#app/reader.tsx';

const LOOK: Record<Standing, readonly [Tone, IconName]> = {
  adopted: ['ok', 'check'],
  answered: ['line', 'discuss'],
  parked: ['plain', 'clock'],
  open: ['wait', 'wait'],
};

/** What became of an input, in a word with its icon. */
export function StandingTag({ standing }: { standing: Standing }) {
  const { topic } = useMessages();
  const [tone, icon] = LOOK[standing];
  return (
    <Tag tone={tone} icon={icon}>
      {topic.standing[standing]}
    </Tag>
  );
}

/** What was said about an input: where it was adopted, the answer or the reason, by whom and when. */
export function MarkWords({ mark }: { mark: MarkShown }) {
  const { forum, topic } = useMessages();
  const { proposal } = mark;
  return (
    <div className="fate">
      <p className="item__m">
        <StandingTag standing={mark.standing} />{' '}
        {proposal && (
          <Link to={`/usulan/${proposal.id}?versi=${proposal.version}`}>
            {topic.in(forum.proposals.number(proposal.number), proposal.version)}
          </Link>
        )}{' '}
        <span className="cap">
          <AuthorName author={mark.author} />, <DateTime at={mark.createdAt} show="date" />
        </span>
      </p>
      {mark.note && <p className="fate__n">{mark.note}</p>}
      {mark.url && (
        <p>
          <a href={mark.url} rel="noopener noreferrer nofollow ugc" target="_blank">
            {topic.answerAt}
          </a>
        </p>
      )}
    </div>
  );
}
