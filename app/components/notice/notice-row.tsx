import { DateTime } from '#app/components/date-time.tsx';
import type { NoticeShown } from '#app/contract/notices.ts';
import { CommandForm } from '#app/forms/command-form.tsx';
import { useMessages } from '#app/reader.tsx';

/** Who did it, in one name: the organisation, else the facilitator. */
function useWho(by: NoticeShown['by']): string {
  const { forum } = useMessages();
  return by.organisation?.shortName ?? forum.thread.facilitator;
}

/**
 * One notice: a sentence that is a button. Pressing it marks it as read and leads to the thing; a plain form, so that
 * looking at a page never changes anything.
 */
export function NoticeRow({ notice, pageKey }: { notice: NoticeShown; pageKey: string }) {
  const { notice: words } = useMessages();
  const who = useWho(notice.by);
  return (
    <li className={notice.read ? 'notice notice--read' : 'notice'}>
      <CommandForm
        command="notice.open"
        pageKey={pageKey}
        id={`buka-${notice.id}`}
        className="notice__f"
        compact
      >
        <input type="hidden" name="noticeId" value={notice.id} />
        <button type="submit" className="notice__b">
          <span className="notice__t">{words.says[notice.kind](who, notice.n, notice.standing)}</span>
          <span className="notice__m">
            {(notice.decision ?? notice.session ?? notice.proposal ?? notice.topic)?.title ??
              notice.forum.name}
            , <DateTime at={notice.at} />
            {notice.kind === 'session-moved' && notice.session && (
              <>
                . {words.movedTo}: <DateTime at={notice.session.startsAt} />
              </>
            )}
          </span>
        </button>
      </CommandForm>
    </li>
  );
}
